/** One amount or a range of two ("50-100", "2 sampai 3 juta"); the lower bound takes the scale of the upper one. */
import { simpleAmount, type Amount, type AmountOptions } from './amount.ts';
import { one, times, type Exact } from './exact.ts';
import { textAt, type Token } from './text.ts';
import { numberWord } from './words.ts';

const untilWords = new Set(
  'sampai sampe sampek smp smpe ampe nyampe hingga sd sampei nepi nyampek tekan to until'.split(
    ' ',
  ),
);
const between = new Set(['antara', 'antra', 'dari', 'between', 'from']);
const andWords = new Set(['dan', 'sama', 'sm', 'and', 'dn', '&']);

/** How many tokens say "until" at `at`, 0 if none; `sure` is false for "5 atau 6", which may be two answers. */
export function untilAt(
  list: readonly Token[],
  at: number,
  afterBetween: boolean,
): { length: number; sure: boolean } | undefined {
  const text = textAt(list, at);
  if (untilWords.has(text))
    return { length: textAt(list, at + 1) === 'dengan' ? 2 : 1, sure: true };
  if (text === '-' || text === '~') {
    let length = 1;
    while (textAt(list, at + length) === text && length < 4) length += 1;
    return { length, sure: true };
  }
  if (text === 's' && (textAt(list, at + 1) === '/' || textAt(list, at + 1) === '.')) {
    if (textAt(list, at + 2) !== 'd') return undefined;
    return { length: textAt(list, at + 3) === '.' ? 4 : 3, sure: true };
  }
  if (afterBetween && andWords.has(text)) return { length: 1, sure: true };
  return text === 'atau' || text === 'ato' || text === 'ke'
    ? { length: 1, sure: false }
    : undefined;
}

/** "ratusan ribu", "puluhan", "belasan juta": a size without a number; the clerk would ask. */
function vagueAmount(list: readonly Token[], at: number): Amount | undefined {
  const first = numberWord(textAt(list, at));
  if (!first?.an || (first.word.kind === 'scale' && first.word.one)) return undefined;
  if (first.word.kind === 'small' || first.word.kind === 'slang') return undefined;
  let next = at + 1;
  while (numberWord(textAt(list, next))?.word.kind === 'scale') next += 1;
  const none = { min: 0n, max: 0n, approximate: true, scaled: true, slang: false };
  return { ...none, next, vague: true };
}

/** The scale of an amount that was said with one word ("10jt": a million), found from its value and its digits. */
function lastScale(list: readonly Token[], from: number, to: number): Exact {
  for (let at = to - 1; at >= from; at -= 1) {
    const text = textAt(list, at);
    const word = numberWord(text)?.word;
    if (word?.kind === 'scale') return BigInt(word.value) * one;
    if (text === 'k' || text === 'm') return BigInt(text === 'k' ? 1e3 : 1e9) * one;
  }
  return one;
}

function joined(
  list: readonly Token[],
  low: Amount,
  high: Amount,
  from: number,
  sure: boolean,
): Amount {
  const doubt = low.doubt ?? high.doubt ?? (sure ? undefined : 'one or the other');
  const base: Amount = {
    min: low.min,
    max: high.max,
    next: high.next,
    approximate: low.approximate || high.approximate,
    scaled: low.scaled || high.scaled,
    slang: low.slang || high.slang,
    vague: low.vague || high.vague,
    ...(doubt ? { doubt } : {}),
  };
  if (high.scaled && !low.scaled) {
    const scale = lastScale(list, from, high.next);
    base.min = times(low.min, scale);
    if (base.min > base.max) {
      // "500 - 1 juta": the lower bound is meant in thousands.
      base.min = times(low.min, scale / 1000n);
      base.doubt = 'scale of the lower bound';
      if (scale <= one) base.min = low.min;
    }
  }
  if (base.min > base.max) {
    [base.min, base.max] = [base.max, base.min];
    base.doubt = 'the larger one first';
  }
  return base;
}

/** "dua tiga juta", "lima enam orang": two neighbours said without a word between them. */
function neighbour(
  list: readonly Token[],
  low: Amount,
  at: number,
  options: AmountOptions,
): Amount | undefined {
  const first = numberWord(textAt(list, at))?.word;
  const second = numberWord(textAt(list, low.next))?.word;
  if (first?.kind !== 'digit' || second?.kind !== 'digit' || low.next !== at + 1) return undefined;
  const high = simpleAmount(list, low.next, options);
  if (!high) return undefined;
  const range = joined(list, low, high, low.next, true);
  return second.value === first.value + 1
    ? { ...range, doubt: 'two numbers in a row' }
    : { ...range, vague: true };
}

/** Several readers ask for the same amounts of one list, which never changes. */
const remembered = {
  meter: new WeakMap<readonly Token[], Map<number, Amount | undefined>>(),
  miliar: new WeakMap<readonly Token[], Map<number, Amount | undefined>>(),
};

/** Reads an amount or a range at token `at`; undefined where none starts there. `vague` needs a question back. */
export function amountAt(
  list: readonly Token[],
  at: number,
  options: AmountOptions,
): Amount | undefined {
  const lists = remembered[options.mIs];
  const known = lists.get(list) ?? new Map<number, Amount | undefined>();
  if (known.size === 0) lists.set(list, known);
  if (!known.has(at)) known.set(at, freshAmount(list, at, options));
  return known.get(at);
}

function freshAmount(
  list: readonly Token[],
  at: number,
  options: AmountOptions,
): Amount | undefined {
  const low = vagueAmount(list, at) ?? simpleAmount(list, at, options);
  if (!low) return undefined;
  const close = neighbour(list, low, at, options);
  if (close) return close;
  const until = untilAt(list, low.next, between.has(textAt(list, at - 1)));
  if (!until) return low;
  let from = low.next + until.length;
  // "Rp50.000 - Rp100.000"
  if (/^(?:rp|idr)$/.test(textAt(list, from))) from += textAt(list, from + 1) === '.' ? 2 : 1;
  const high = vagueAmount(list, from) ?? simpleAmount(list, from, options);
  if (!high) return low;
  return joined(list, low, high, from, until.sure);
}
