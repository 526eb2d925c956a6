/** An amount with what stands directly behind it: a unit, a per cent sign, rupiah, a length of time. */
import type { Amount, AmountOptions } from './amount.ts';
import { one, type Exact } from './exact.ts';
import { periodUnit } from './period.ts';
import { amountAt, untilAt } from './range.ts';
import { textAt, type Token } from './text.ts';
import { baseOf, unitName } from './unit.ts';
import { roleOf } from './wordKinds.ts';
import { numberWord } from './words.ts';

/** `plain` has neither unit nor sign; `duration` is "3 hari"; `one` was said as "sebungkus"; `content` is "isi 24". */
export type Measure = {
  kind: 'plain' | 'unit' | 'money' | 'percent' | 'duration';
  amount: Amount;
  unit?: string;
  one?: true;
  content?: true;
  from: number;
  to: number;
};
/** What measuring needs of the phrase around it; doubts found on the way are added to `doubts`. */
export type MeasureContext = {
  list: readonly Token[];
  options: AmountOptions;
  /** "Rp" was said before the amount. */
  rupiah: boolean;
  doubts: string[];
};

const percentWords = new Set('% persen prosen percent pct persn prsen'.split(' '));
function withUnit(measure: Measure, unit: string, to: number): Measure {
  return { ...measure, kind: 'unit', unit, to };
}

/** "kilo setengah": half of the unit just said, unless the half belongs to what follows. */
export function addHalf(list: readonly Token[], measure: Measure): Measure {
  const found = numberWord(textAt(list, measure.to))?.word;
  const after = list[measure.to + 1];
  if (found?.kind !== 'fraction') return measure;
  if (
    after?.kind === 'word' &&
    (unitName(after.text) ?? numberWord(after.text) ?? periodUnit(after.text))
  )
    return measure;
  const part = (BigInt(found.top) * one) / BigInt(found.bottom);
  const { amount } = measure;
  return {
    ...measure,
    to: measure.to + 1,
    amount: { ...amount, min: amount.min + part, max: amount.max + part },
  };
}

function unitAt(
  list: readonly Token[],
  at: number,
): { unit: string; to: number; sure: boolean } | undefined {
  const token = list[at];
  if (token?.kind !== 'word') return undefined;
  const [word, after] = [token.text, textAt(list, at + 1)];
  // "nasi box", "nasi kotak"
  const inside = word === 'nasi' || word === 'snack' ? unitName(after) : undefined;
  if (inside === 'kotak') return { unit: 'kotak', to: at + 2, sure: true };
  const unit = unitName(word);
  if (unit === undefined) return undefined;
  if (unit === 'meter' && (after === 'persegi' || after === 'kuadrat'))
    return { unit: 'm2', to: at + 2, sure: true };
  if (unit === 'meter' && unitName(after) === 'm3') return { unit: 'm3', to: at + 2, sure: true };
  if (unit === 'kg' && after === 'gram') return { unit, to: at + 2, sure: true };
  // "500 pak" may be 500 packs, or 500 said to a man.
  return { unit, to: at + 1, sure: word !== 'pak' };
}

/** "50 kg sampai 100 kg": the upper bound with its own unit. */
function rangeOfUnits(context: MeasureContext, low: Measure): Measure {
  const { list } = context;
  const until = untilAt(list, low.to, false);
  if (!until || low.unit === undefined) return low;
  const high = amountAt(list, low.to + until.length, context.options);
  const unit = high && unitAt(list, high.next);
  if (!high || !unit) return low;
  const [a, b] = [baseOf(low.unit), baseOf(unit.unit)];
  const merged = (min: Exact, max: Exact): Amount => ({ ...low.amount, min, max, next: high.next });
  if (low.unit === unit.unit) {
    const [min, max] = [low.amount.min, high.max];
    if (min > max) return low;
    if (!until.sure) context.doubts.push('one or the other');
    return { ...low, to: unit.to, amount: merged(min, max) };
  }
  if (a.unit !== b.unit) return low;
  const toBase = (value: Exact, [top, bottom]: readonly [bigint, bigint]): Exact =>
    (value * top) / bottom;
  const [min, max] = [toBase(low.amount.min, a.factor), toBase(high.max, b.factor)];
  if (min > max) return low;
  context.doubts.push('two units');
  return { ...low, unit: a.unit, to: unit.to, amount: merged(min, max) };
}

/** What stands directly behind an amount decides what kind of measure it is. */
export function measured(context: MeasureContext, amount: Amount, from: number): Measure {
  const { list } = context;
  const word = textAt(list, amount.next);
  const plain: Measure = { kind: 'plain', amount, from, to: amount.next };
  if (percentWords.has(word)) return { ...plain, kind: 'percent', to: amount.next + 1 };
  if (roleOf(word) === 'rupiah') return { ...plain, kind: 'money', to: amount.next + 1 };
  if (word === ',' && textAt(list, amount.next + 1) === '-') plain.to += 2;
  if (word === '.' && textAt(list, amount.next + 1) === '-') plain.to += 2;
  if (context.rupiah || amount.slang) return { ...plain, kind: 'money' };
  const unit = unitAt(list, plain.to);
  if (unit && unit.unit !== 'jam') {
    if (!unit.sure) context.doubts.push('pak');
    return rangeOfUnits(context, addHalf(list, withUnit(plain, unit.unit, unit.to)));
  }
  const calendar = periodUnit(word);
  if (calendar)
    return addHalf(list, { ...withUnit(plain, calendar, amount.next + 1), kind: 'duration' });
  return plain;
}
