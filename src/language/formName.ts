/** Who is writing: a name after "saya", "nama" or a title; never the name of goods. */
import type { Sapaan } from '../domain/person.ts';
import type { Region } from '../domain/region.ts';
import { segments, take, textOf, wordAt } from './formSpans.ts';
import type { Page } from './formSpans.ts';
import { betweenName, ends, nameWords, noName, productVerbs, selves, stops } from './formWords.ts';
import { titleOf } from './greeting.ts';
import { readSectors } from './sector.ts';

/** How the writer is called, from a title before a name. */
export function titleIn(page: Page): Sapaan | undefined {
  const at = page.tokens.findIndex((_, index) => isTitled(page, index));
  return at < 0 ? undefined : titleOf(wordAt(page, at));
}

/** A title with a name behind it. */
export function isTitled(page: Page, at: number): boolean {
  if (titleOf(wordAt(page, at)) === undefined || page.taken[at] === true) return false;
  const next = page.tokens[at + 1];
  return next !== undefined && !next.afterBreak && page.taken[at + 1] !== true && isName(next.word);
}

function isName(word: string): boolean {
  return (
    /^[a-z]{2,}$/.test(word) &&
    !noName.has(word) &&
    !stops.has(word) &&
    !ends.has(word) &&
    !productVerbs.has(word)
  );
}

/** "saya bu siti", "nama: Hendra", "pak dedi"; title left out, capitals put on. */
export function findName(page: Page, region: Region): string | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.taken[at] === true) continue;
    const word = wordAt(page, at);
    let from = at;
    if (nameWords.has(word) || selves.has(word)) {
      from += 1;
      while (betweenName.has(wordAt(page, from)) && from < at + 4) from += 1;
      if (nameWords.has(wordAt(page, from))) continue;
    } else if (!isTitled(page, at)) continue;
    if (titleOf(wordAt(page, from)) !== undefined) from += 1;
    if (/^(?:haji|hajah|hj|h|ustadz|ustad)$/.test(wordAt(page, from))) from += 1;
    const named = nameAt(page, from);
    if (named === undefined) continue;
    take(page, at, named.to);
    return named.name;
  }
  return firstSegmentName(page, region);
}

function nameAt(page: Page, from: number): { name: string; to: number } | undefined {
  let to = from;
  while (to < from + 4 && page.taken[to] === false && isName(wordAt(page, to))) {
    // A colon may stand before the name, but no break within it.
    if (to > from && page.tokens[to]?.afterBreak === true) break;
    to += 1;
  }
  if (to === from) return undefined;
  const name = textOf(page, from, to).replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { name, to };
}

/** "Siti Aminah, keripik singkong, …": a first segment in capitals that is no product. */
function firstSegmentName(page: Page, region: Region): string | undefined {
  const [first, second] = segments(page);
  if (first === undefined || second === undefined) return undefined;
  const [from, to] = first;
  if (to - from > 3 || page.taken.slice(from, to).includes(true)) return undefined;
  const typed = textOf(page, from, to);
  if (!typed.split(/\s+/).every((part) => /^\p{Lu}\p{Ll}/u.test(part))) return undefined;
  if (readSectors(typed, region).length > 0) return undefined;
  const named = nameAt(page, from);
  if (named?.to !== to) return undefined;
  take(page, from, to);
  return named.name;
}
