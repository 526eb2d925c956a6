/** What the readers of dates share: a mention of a day or a span in the tokens, and the small words around it. */
import type { Holiday } from '../domain/region.ts';
import { amountAt } from './range.ts';
import { one } from './exact.ts';
import { periodUnit, type PeriodUnit } from './period.ts';
import type { Span } from './calendar.ts';
import { textAt, type Token } from './text.ts';

/** `next` is the token behind the mention; `also` another reading; `weekday` marks a bare "hari jumat". */
export type Mention = Span & { next: number; doubt?: string; also?: Span; weekday?: number };

/** Today in the region, and its days off. */
export type DateContext = { list: readonly Token[]; today: number; holidays: readonly Holiday[] };

export type Direction = 'next' | 'this' | 'last';

const directions: Record<Direction, Set<string>> = {
  next: new Set(
    'depan dpn dpan depn dpen mendatang datang besok besuk bsk depannya ngarep hareup'.split(' '),
  ),
  this: new Set('ini ni sekarang skrg skarang iki ieu'.split(' ')),
  last: new Set(
    'lalu kemarin kmrn kemaren kmren lewat silam kepungkur kamari lalau kmarin'.split(' '),
  ),
};
const later = new Set('lagi lg lgi deui maneh'.split(' '));
const skipped = new Set(['yang', 'yg', 'akan', 'ke', 'di', 'hari', 'hr', 'pas', 'pada', ',']);

/** "depan", "ini", "yang lalu" at `at`. */
export function directionAt(
  list: readonly Token[],
  at: number,
): { direction: Direction; next: number } | undefined {
  let from = at;
  while (['yang', 'yg', 'akan', 'di'].includes(textAt(list, from)) && from < at + 2) from += 1;
  const word = textAt(list, from);
  for (const direction of ['next', 'this', 'last'] as const) {
    if (directions[direction].has(word)) return { direction, next: from + 1 };
  }
  return undefined;
}

/** "lagi", "ke depan", "lalu", "yang lalu" behind a duration: 1 for later, -1 for earlier. */
export function signAt(
  list: readonly Token[],
  at: number,
): { sign: 1 | -1; next: number; loose: boolean } | undefined {
  const word = textAt(list, at);
  if (later.has(word)) return { sign: 1, next: at + 1, loose: false };
  if (word === 'kedepan' || (word === 'ke' && directions.next.has(textAt(list, at + 1)))) {
    return { sign: 1, next: word === 'ke' ? at + 2 : at + 1, loose: true };
  }
  if (word === 'dari' && directions.this.has(textAt(list, at + 1)))
    return { sign: 1, next: at + 2, loose: false };
  const direction = directionAt(list, at);
  if (direction?.direction === 'last') return { sign: -1, next: direction.next, loose: false };
  if (direction?.direction === 'next') return { sign: 1, next: direction.next, loose: true };
  return undefined;
}

/** The next token that says something: "hari", "pas", commas are passed over. */
export function past(list: readonly Token[], at: number): number {
  let next = at;
  while (skipped.has(textAt(list, next)) && next < at + 3) next += 1;
  return next;
}

/** A whole number up to 9999 at `at`, in digits or words ("5", "lima", "ke-2" without its "ke"). */
export function wholeAt(
  list: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  const token = list[at];
  if (token?.kind === 'number') {
    return /^\d{1,4}$/.test(token.text) ? { value: Number(token.text), next: at + 1 } : undefined;
  }
  const amount = amountAt(list, at, { mIs: 'meter' });
  if (!amount || amount.vague || amount.approximate || amount.min !== amount.max) return undefined;
  if (amount.min % one !== 0n || amount.min > 9999n * one) return undefined;
  return { value: Number(amount.min / one), next: amount.next };
}

/** "3 hari", "seminggu", "2-3 bulan": a length of time. */
export function durationAt(
  list: readonly Token[],
  at: number,
): { min: number; max: number; unit: PeriodUnit; next: number; doubt?: string } | undefined {
  const single = /^(?:se|sa)(.{2,})$/.exec(textAt(list, at));
  const joined = single && periodUnit(single[1] ?? '');
  if (joined) return { min: 1, max: 1, unit: joined, next: at + 1 };
  const amount = amountAt(list, at, { mIs: 'meter' });
  const unit = amount && periodUnit(textAt(list, amount.next));
  if (!amount || amount.vague || !unit || amount.max > 400n * one) return undefined;
  if (amount.min % one !== 0n || amount.max % one !== 0n) return undefined;
  const doubt = amount.doubt ?? (amount.approximate ? 'approximate' : undefined);
  const [min, max] = [Number(amount.min / one), Number(amount.max / one)];
  return { min, max, unit, next: amount.next + 1, ...(doubt ? { doubt } : {}) };
}

const ordinals: readonly string[] = ['pertama kesatu', 'kedua', 'ketiga', 'keempat', 'kelima'];

/** "pertama", "kedua", "ke-2", "ke 2", "2": the place in an order, 1 to 5; 0 for "terakhir". */
export function ordinalAt(
  list: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  const word = textAt(list, at);
  if (word === 'terakhir' || word === 'trakhir') return { value: 0, next: at + 1 };
  const index = ordinals.findIndex((words) => words.split(' ').includes(word));
  if (index >= 0) return { value: index + 1, next: at + 1 };
  const from = word === 'ke' ? (textAt(list, at + 1) === '-' ? at + 2 : at + 1) : at;
  const digit = /^[1-5]$/.exec(textAt(list, from));
  return digit ? { value: Number(digit[0]), next: from + 1 } : undefined;
}
