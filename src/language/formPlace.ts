/**
 * The place in a message with several answers; what could be two places, or is elsewhere, is left
 * to be asked.
 */
import type { Place } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import { segments, take, wordAt } from './formSpans.ts';
import type { Page } from './formSpans.ts';
import { productVerbs } from './formWords.ts';
import { elsewhere, settle } from './place.ts';
import { findMentions } from './placeMention.ts';

/**
 * The place, or that one was named which must be asked about. Names are taken where the words
 * around say "place".
 */
export function findPlace(page: Page, region: Region): { value?: Place; ask: boolean } {
  const inside = findMentions(page.tokens, region, { loose: false });
  const mentions = inside.length > 0 ? inside : ownSegment(page, region);
  const away = elsewhere(page.text, region);
  for (const mention of mentions) {
    let from = mention.from;
    while (
      from > 0 &&
      /^(?:di|dari|daerah|wilayah|lokasi|lokasinya|alamat|alamatnya|tinggal|dr|d|area)$/.test(
        wordAt(page, from - 1),
      )
    )
      from -= 1;
    take(page, from, mention.to + 1);
  }
  takeStreet(page);
  if (mentions.length === 0) return { ask: away !== undefined };
  const reading = settle(mentions);
  if (reading?.confidence === 'full' && away === undefined)
    return { value: reading.value, ask: false };
  return { ask: true };
}

/** Between two commas a place may stand by itself, with its slips. */
function ownSegment(page: Page, region: Region): ReturnType<typeof findMentions> {
  for (const [from, to] of segments(page).slice(0, 12)) {
    if (to - from > 4) continue;
    const found = findMentions(page.tokens.slice(from, to), region, { loose: true });
    const covered = found.reduce((sum, mention) => sum + mention.to - mention.from + 1, 0);
    const sure = found.every((mention) => mention.kind !== 'named' || mention.how !== 'far');
    if (found.length > 0 && covered === to - from && sure) {
      return found.map((mention) => ({
        ...mention,
        from: mention.from + from,
        to: mention.to + from,
      }));
    }
  }
  return [];
}

/** "jl melati no 5 rt 3 rw 2": no answer of its own, and no product either. */
function takeStreet(page: Page): void {
  for (const [from, to] of segments(page)) {
    for (let at = from; at < to; at += 1) {
      const word = wordAt(page, at);
      if (/^(?:rt|rw|no)$/.test(word) && /^\d/.test(wordAt(page, at + 1))) take(page, at, at + 2);
      // "telur ayam kampung" is goods.
      const village = /^(?:kp|kampung)$/.test(word) && at > from && wordAt(page, at - 1) !== 'di';
      if (village) continue;
      if (/^(?:jl|jln|jalan|gg|gang|perum|perumahan|komplek|kp|kampung)$/.test(word)) {
        let end = at + 1;
        while (
          end < to &&
          page.taken[end] !== true &&
          !productVerbs.has(wordAt(page, end)) &&
          !/^\d+$/.test(wordAt(page, end))
        )
          end += 1;
        take(page, wordAt(page, at - 1) === 'di' ? at - 1 : at, end);
      }
    }
  }
}
