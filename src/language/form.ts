/**
 * Several answers in one message ("keripik singkong 500 bungkus sebulan di Bekasi Timur"): what is
 * clear is filled in, the rest is left to be asked.
 */
import type { Place, Quantity } from '../domain/quantity.ts';
import type { Sapaan } from '../domain/person.ts';
import type { Region } from '../domain/region.ts';
import { readYear } from './date.ts';
import { findName, isTitled, titleIn } from './formName.ts';
import { findPlace } from './formPlace.ts';
import { findPeople, findQuantity, findYear, segments, take, textOf, wordAt } from './formSpans.ts';
import type { Page } from './formSpans.ts';
import {
  afterVerb,
  businessOpeners,
  businessWords,
  ends,
  keptVerbs,
  nameWords,
  placesOfBusiness,
  productStarts,
  productVerbs,
  selves,
  stops,
} from './formWords.ts';
import { readGreeting, readSapaan, titleOf } from './greeting.ts';
import { readIntent } from './intent.ts';
import { tokenise } from './normalise.ts';
import { other, toConfirm, understood } from './reading.ts';
import type { Reading } from './reading.ts';
import { readSectors } from './sector.ts';

export type Form = {
  /** Without a title. */
  nama?: string;
  /** The business's name, or its kind said after "usaha". */
  usaha?: string;
  produk?: string;
  quantity?: Quantity;
  place?: Place;
  people?: number;
  year?: number;
  sapaan?: Sapaan;
};

/** More words than this are a story, not a form. */
const mostWords = 80;
const mostCharacters = 800;
/** Nor do this many stretches between commas. */
const mostSegments = 12;

/**
 * Every answer that the text holds. `confirm` where a place was named that must be asked about (it
 * is left out of the
 * form); `other('text')` where nothing was found. What is filled in is said back by whoever asked
 * before it is used.
 */
export function readForm(typed: string, region: Region, now: Date): Reading<Form> {
  const text = typed.slice(0, mostCharacters);
  const rest = readGreeting(text).rest;
  // Thanks, a yes or a command is no answer to a form.
  const short = rest.length < 30 && !/\d/.test(rest);
  if (short && readIntent(rest) !== 'lain') return other('text');
  const tokens = tokenise(rest).slice(0, mostWords);
  const page: Page = { text: rest, tokens, taken: tokens.map(() => false) };
  takeNumbers(page);
  const place = findPlace(page, region);
  const year = findYear(page, (said) => yearIn(said, region, now));
  const people = findPeople(page);
  const quantity = findQuantity(page);
  const sapaan = readSapaan(text) ?? titleIn(page);
  const usaha = findBusiness(page);
  const nama = findName(page, region);
  const produk = findProduct(page, region, quantity !== undefined);
  const form: Form = {
    ...(nama === undefined ? {} : { nama }),
    ...(usaha === undefined ? {} : { usaha }),
    ...(produk === undefined ? {} : { produk }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(place.value === undefined ? {} : { place: place.value }),
    ...(people === undefined ? {} : { people }),
    ...(year === undefined ? {} : { year }),
  };
  if (Object.keys(form).length === 0) return other('text');
  const full = sapaan === undefined ? form : { ...form, sapaan };
  return place.ask ? toConfirm(full, 'the place must be asked') : understood(full);
}

/** Phone and identity numbers are no answers here. */
function takeNumbers(page: Page): void {
  for (const [at, { word }] of page.tokens.entries()) {
    if (/^\d{9,}$/.test(word)) take(page, at, at + 1);
  }
}

function yearIn(said: string, region: Region, now: Date): number | undefined {
  const when = { now, timeZone: region.timeZone, holidays: region.holidays };
  const reading = readYear(said, when);
  return reading.result === 'understood' ? reading.value : undefined;
}

/** "nama usaha X", "usaha laundry", "CV Sinar Jaya", "usahanya: X"; as typed. */
function findBusiness(page: Page): string | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    const word = wordAt(page, at);
    if (page.taken[at] === true) continue;
    const opens =
      businessOpeners.has(word) && (isStart(page, at) || wordAt(page, at - 1) === 'dari');
    const kept = /^(?:punya|buka|memiliki|pny)$/.test(wordAt(page, at - 1));
    const own = placesOfBusiness.has(word) && (kept || (isStart(page, at) && isOwnName(page, at)));
    const shop = nameWords.has(wordAt(page, at - 1)) && placesOfBusiness.has(word);
    if (!opens && !own && !shop && !businessWords.has(word)) continue;
    let from = opens || own ? at : at + 1;
    while (
      !opens &&
      !own &&
      /^(?:saya|sy|nya|adalah|bernama|namanya|yaitu|itu|ku|is)$/.test(wordAt(page, from))
    )
      from += 1;
    if (productVerbs.has(wordAt(page, from)) && !keptVerbs.has(wordAt(page, from)) && !opens) {
      take(page, at, from);
      continue;
    }
    const to = runEnd(page, from, {
      titles: !(opens || own || shop || nameWords.has(wordAt(page, at - 1))),
    });
    if (to === from) continue;
    const start = nameWords.has(wordAt(page, at - 1)) ? at - 1 : at;
    take(page, start, to);
    return trimmed(page, from, to);
  }
  return undefined;
}

function isStart(page: Page, at: number): boolean {
  return at === 0 || page.tokens[at]?.afterBreak === true || selves.has(wordAt(page, at - 1));
}

/** Capitals tell "Warung Barokah" from "warung makan". */
function isOwnName(page: Page, at: number): boolean {
  for (let next = at + 1; next < at + 4; next += 1) {
    const token = page.tokens[next];
    if (token === undefined || token.afterBreak || page.taken[next] === true) return false;
    if (productVerbs.has(token.word) || (stops.has(token.word) && !isTitled(page, next))) {
      return false;
    }
    if (/^\p{Lu}/u.test(page.text.slice(token.start, token.end))) return true;
  }
  return false;
}

/**
 * What is sold or made: after a verb, else what stands before the amount, else a segment that
 * names goods.
 */
function findProduct(page: Page, region: Region, measured: boolean): string | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    const word = wordAt(page, at);
    if (page.taken[at] === true || !(productVerbs.has(word) || productStarts.has(word))) continue;
    if (word === 'terima' && wordAt(page, at + 1) === 'kasih') continue;
    let from = keptVerbs.has(word) ? at : at + 1;
    while (
      from > at &&
      (afterVerb.has(wordAt(page, from)) || productVerbs.has(wordAt(page, from))) &&
      page.taken[from] === false &&
      !keptVerbs.has(wordAt(page, from))
    )
      from += 1;
    const to = runEnd(page, from, { titles: true });
    if (to > from) {
      const found = trimmed(page, from, to);
      if (found !== '') return found;
    }
  }
  for (const [from, to] of segments(page).slice(0, mostSegments)) {
    const free = freeRun(page, from, to);
    if (free === undefined) continue;
    const beforeAmount = measured && page.taken[free.to] === true && free.to < to;
    const text = trimmed(page, free.from, free.to);
    if (text === '') continue;
    const [best] = readSectors(text, region);
    if (beforeAmount || (best !== undefined && best.score >= 0.35)) return text;
  }
  return undefined;
}

/** The first words of a segment that nothing else took. */
function freeRun(page: Page, from: number, to: number): { from: number; to: number } | undefined {
  let start = from;
  while (start < to && (page.taken[start] === true || ends.has(wordAt(page, start)))) start += 1;
  let end = start;
  while (end < to && page.taken[end] !== true && !stops.has(wordAt(page, end))) end += 1;
  return end > start && end - start <= 6 ? { from: start, to: end } : undefined;
}

/**
 * Where a run of words ends: at a break, something taken, a stop word, a number or a titled name.
 */
function runEnd(page: Page, from: number, how: { titles: boolean }): number {
  let to = from;
  while (to < page.tokens.length && to < from + 8) {
    const token = page.tokens[to];
    if (token === undefined || page.taken[to] === true) break;
    if (to > from && token.afterBreak) break;
    if (stops.has(token.word) && !(titleOf(token.word) !== undefined && !how.titles)) break;
    if (how.titles && isTitled(page, to)) break;
    if (to > from && productVerbs.has(token.word)) break;
    if (/^\d/.test(token.word)) break;
    to += 1;
  }
  return to;
}

/** The words as typed, without padding at either end. */
function trimmed(page: Page, from: number, to: number): string {
  let [start, end] = [from, to];
  while (start < end && ends.has(wordAt(page, start))) start += 1;
  while (end > start && ends.has(wordAt(page, end - 1))) end -= 1;
  return textOf(page, start, end);
}
