/**
 * The measured parts of a message with several answers: amount, people and year, each with the
 * words that it takes up.
 */
import type { Quantity } from '../domain/quantity.ts';
import { alone, workerFill, workerHeads, workers, yearLeads } from './formWords.ts';
import type { Token } from './normalise.ts';
import { readPeople } from './people.ts';
import { periodUnit } from './period.ts';
import { readQuantity } from './quantity.ts';
import { oneOfUnit, unitName } from './unit.ts';
import { numberWord, splitNumberWords } from './words.ts';

/** The words of a message and which of them have been taken. */
export type Page = { text: string; tokens: readonly Token[]; taken: boolean[] };

const perWords = new Set(
  `per tiap setiap satu dalam se sekali rata rata2 perhari perbulan perminggu
  pertahun`
    .trim()
    .split(/\s+/),
);
const ability = new Set(
  `bisa sanggup mampu produksi dapat dapet jual sekitar kira kira2 buat bikin kapasitas kurang
  lebih rata rata2 ya itu hasil laku habis minimal paling sampai`
    .trim()
    .split(/\s+/),
);

/** Marks the words from `from` up to `to` (not included) as taken. */
export function take(page: Page, from: number, to: number): void {
  for (let at = Math.max(0, from); at < Math.min(to, page.tokens.length); at += 1)
    page.taken[at] = true;
}

export function wordAt(page: Page, at: number): string {
  return page.tokens[at]?.word ?? '';
}

/** The text of some words as typed. */
export function textOf(page: Page, from: number, to: number): string {
  const first = page.tokens[from];
  const last = page.tokens[to - 1];
  return first === undefined || last === undefined ? '' : page.text.slice(first.start, last.end);
}

/** The stretches between commas, full stops and line breaks, as first and past-the-last word. */
export function segments(page: Page): [number, number][] {
  const starts = page.tokens.flatMap((token, at) => (at === 0 || token.afterBreak ? [at] : []));
  return starts.map((from, index) => [from, starts[index + 1] ?? page.tokens.length]);
}

function isNumber(word: string): boolean {
  if (/^\d/.test(word)) return true;
  return numberWord(word) !== undefined || splitNumberWords(word) !== undefined;
}

function isPeriod(word: string): boolean {
  if (periodUnit(word) !== undefined) return true;
  const base = /^(?:se|per|tiap|setiap|sa)([a-z]{2,})$/.exec(word)?.[1];
  return base !== undefined && periodUnit(base) !== undefined;
}

/**
 * "200 pcs seminggu", "sebulan bisa 200 kg", "10 lusin per minggu"; the first one that reads as a
 * quantity with a unit.
 */
export function findQuantity(page: Page): Quantity | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.taken[at] === true) continue;
    const one = oneOfUnit(wordAt(page, at)) !== undefined && !isPeriod(wordAt(page, at));
    if (!one && !isNumber(wordAt(page, at))) continue;
    const end = one ? at + 1 : amountEnd(page, at);
    if (end === undefined) continue;
    const [from, periodBefore] = periodStart(page, at);
    const [to, periodAfter] = periodEnd(page, end);
    const amount = textOf(page, at, end);
    const said = periodAfter ? textOf(page, at, to) : `${amount} ${periodBefore}`;
    const reading = readQuantity(said.trim(), { period: 'optional' });
    if (reading.result !== 'understood') continue;
    take(page, periodAfter ? at : from, to);
    return reading.value;
  }
  return undefined;
}

/** Where the amount that begins here ends, with its unit; undefined where no unit follows. */
function amountEnd(page: Page, start: number): number | undefined {
  const glued = /^[\d]+([a-z]+\d?)$/.exec(wordAt(page, start))?.[1];
  let at = start + 1;
  const isUnit = (word: string): boolean => {
    const unit = unitName(word);
    return (
      unit !== undefined && unit !== 'orang' && unit !== 'jam' && periodUnit(word) === undefined
    );
  };
  while (at < page.tokens.length && at < start + 8 && page.taken[at] !== true) {
    const word = wordAt(page, at);
    if (/^[a-z]/.test(word) && isUnit(word) && !isNumber(word)) return at + 1;
    if (
      !isNumber(word) &&
      ![
        'rb',
        'ribu',
        'rebu',
        'ratus',
        'puluh',
        'juta',
        'jt',
        'sampai',
        'sampe',
        'an',
        'sd',
        'hingga',
        'setengah',
        'k',
        's',
        'd',
      ].includes(word)
    )
      break;
    at += 1;
  }
  if (glued !== undefined && isUnit(glued)) return start + 1;
  return undefined;
}

/**
 * A period before the amount ("sebulan bisa", "tiap hari produksi"): where it begins, and as text.
 */
function periodStart(page: Page, amount: number): [number, string] {
  let at = amount - 1;
  while (at >= 0 && amount - at < 5 && ability.has(wordAt(page, at)) && page.taken[at] !== true)
    at -= 1;
  if (at < 0 || page.taken[at] === true || !isPeriod(wordAt(page, at))) return [amount, ''];
  const from = perWords.has(wordAt(page, at - 1)) ? at - 1 : at;
  return [from, textOf(page, from, at + 1)];
}

function periodEnd(page: Page, end: number): [number, boolean] {
  let at = end;
  while (perWords.has(wordAt(page, at)) && !isPeriod(wordAt(page, at)) && at < end + 3) at += 1;
  if (/^\d+$/.test(wordAt(page, at)) && isPeriod(wordAt(page, at + 1)) && at > end) at += 1;
  if (at >= page.tokens.length || !isPeriod(wordAt(page, at))) return [end, false];
  if (page.tokens[at]?.afterBreak === true && at === end) {
    // "500 bungkus, sebulan" still belongs together; "…, minggu depan" does not.
    if (!/^(?:se|per)/.test(wordAt(page, at))) return [end, false];
  }
  return [at + 1, true];
}

/** "4 orang penjahit", "karyawan 2", "sendirian". */
export function findPeople(page: Page): number | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.taken[at] === true) continue;
    const span = peopleSpan(page, at);
    if (span === undefined) continue;
    const reading = readPeople(textOf(page, span.read, span.to));
    if (reading.result !== 'understood' || reading.value.min !== reading.value.max) continue;
    take(page, span.from, span.to);
    return reading.value.min;
  }
  return undefined;
}

type Span = { from: number; to: number; read: number };

function peopleSpan(page: Page, at: number): Span | undefined {
  const word = wordAt(page, at);
  if (alone.has(word)) return { from: at, to: at + 1, read: at };
  if (word === 'tanpa' && workerHeads.has(wordAt(page, at + 1)))
    return { from: at, to: at + 2, read: at };
  if (isNumber(word)) {
    let next = at + 1;
    while (isNumber(wordAt(page, next)) && next < at + 4) next += 1;
    const glued = /^\d+(?:orang|org)$/.test(word);
    if (!glued && !workers.has(wordAt(page, next)) && wordAt(page, next) !== 'anak')
      return undefined;
    if (wordAt(page, next) === 'anak' && wordAt(page, next + 1) !== 'buah') return undefined;
    let to = glued ? next : next + 1;
    while (
      to < next + 3 &&
      (workers.has(wordAt(page, to)) || wordAt(page, to) === 'kerja' || wordAt(page, to) === 'buah')
    )
      to += 1;
    return { from: workerHeads.has(wordAt(page, at - 1)) ? at - 1 : at, to, read: at };
  }
  if (!workerHeads.has(word)) return undefined;
  let next = at + 1;
  while (workerFill.has(wordAt(page, next)) && next < at + 4) next += 1;
  if (!isNumber(wordAt(page, next)) && !alone.has(wordAt(page, next))) return undefined;
  let to = next + 1;
  while (isNumber(wordAt(page, to)) && to < next + 3) to += 1;
  if (unitName(wordAt(page, to)) !== undefined && !workers.has(wordAt(page, to))) return undefined;
  return { from: at, to: workers.has(wordAt(page, to)) ? to + 1 : to, read: next };
}

/**
 * "sejak 2019", "dari tahun 2018", "3 tahun lalu", "udah 5 tahun"; `readYear` gives the year or
 * undefined.
 */
export function findYear(
  page: Page,
  readYear: (text: string) => number | undefined,
): number | undefined {
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.taken[at] === true) continue;
    const to = yearEnd(page, at);
    if (to === undefined) continue;
    let from = at;
    while (from > 0 && yearLeads.has(wordAt(page, from - 1)) && page.taken[from - 1] !== true)
      from -= 1;
    const year = readYear(textOf(page, from, to));
    if (year === undefined) continue;
    take(page, from, to);
    return year;
  }
  return undefined;
}

function yearEnd(page: Page, at: number): number | undefined {
  const word = wordAt(page, at);
  const before = wordAt(page, at - 1);
  const after = wordAt(page, at + 1);
  if (/^(?:19|20)\d\d(?:an)?$/.test(word)) {
    const counted = unitName(after) !== undefined && page.tokens[at + 1]?.afterBreak !== true;
    return counted && !yearLeads.has(before) ? undefined : at + 1;
  }
  if (!isNumber(word) || !/^(?:tahun|thn|taun|th|bulan|bln)$/.test(after)) return undefined;
  const back = /^(?:lalu|yang|yg|kemarin|silam|ago|an)$/.test(wordAt(page, at + 2));
  if (back) return wordAt(page, at + 3) === 'lalu' ? at + 4 : at + 3;
  const going = /^(?:udah|sudah|udh|sdh|jalan|berjalan)$/;
  return going.test(before) || going.test(wordAt(page, at + 2)) ? at + 2 : undefined;
}
