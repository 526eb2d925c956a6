/** Quantities: amount, unit and period ("2rb pcs/bln", "3 lusin", "50-100 kg seminggu"); a gap is asked for, never filled silently. */
import type { Period, Quantity } from '../domain/quantity.ts';
import { exactInt, times, toThousandths, type Exact } from './exact.ts';
import { identifierIn, looksLike } from './looks.ts';
import { confident, doubtIn, withoutAmount } from './number.ts';
import { barePeriodAt, periodUnit } from './period.ts';
import type { Measure } from './measure.ts';
import { readPhrase, type Phrase } from './phrase.ts';
import { other, toConfirm, understood, type Reading } from './reading.ts';
import { tokens } from './text.ts';
import { nearUnit, oneOfUnit, unitName } from './unit.ts';
import { roleOf } from './wordKinds.ts';

export { perPeriod, toBase } from './rate.ts';

export type QuantityOptions = { period?: 'required' | 'optional' };

const largest = exactInt(9e12);

/** A unit behind one or two words of product ("100 kue kering toples"), or the word itself as a unit not known. */
function looseUnit(phrase: Phrase, measure: Measure): Measure | undefined {
  for (let at = measure.to; at < measure.to + 3; at += 1) {
    const token = phrase.list[at];
    if (token?.kind !== 'word' || roleOf(token.text) !== undefined) break;
    const unit = unitName(token.text);
    if (unit) return { ...measure, kind: 'unit', unit };
  }
  const word = phrase.list[measure.to];
  const period = phrase.periods.some(({ from, to }) => from <= measure.to && measure.to < to);
  const usable =
    word?.kind === 'word' && word.text.length > 2 && !period && roleOf(word.text) === undefined;
  if (!usable) return undefined;
  return { ...measure, kind: 'unit', unit: nearUnit(word.text) ?? word.text.slice(0, 40) };
}

/** The measures that can be the quantity, and why they are doubtful if they are. */
function choose(phrase: Phrase): { measures: Measure[]; doubt?: string } {
  const real = phrase.measures.filter((measure) => !measure.content);
  const units = real.filter((measure) => measure.kind === 'unit');
  const things = units.filter((measure) => measure.unit !== 'orang');
  if (things.length > 0) return { measures: things };
  if (units.length > 0) return { measures: units };
  const plain = real.filter((measure) => measure.kind === 'plain');
  const [only] = plain.length === 1 ? plain : [];
  const loose = only && looseUnit(phrase, only);
  if (loose) return { measures: [loose], doubt: 'a unit we do not know' };
  const durations = real.filter((measure) => measure.kind === 'duration');
  if (plain.length === 0 && durations.length === 1)
    return { measures: durations, doubt: 'a duration' };
  return { measures: plain };
}

/** The period said beside a quantity; "50 kg 1 minggu" too, and "50 kg 2 minggu" with a doubt. */
function periodOf(phrase: Phrase, measure: Measure): { period?: Period; doubt?: string } {
  const said = [...new Set(phrase.periods.map((mention) => mention.period))];
  const [period] = said;
  if (period) return said.length > 1 ? { period, doubt: 'two periods' } : { period };
  if (measure.kind === 'duration') return {};
  const bare = barePeriodAt(phrase.list, measure.to);
  if (bare)
    return /\d/.test(bare.period)
      ? { period: bare.period, doubt: 'a duration' }
      : { period: bare.period };
  const [duration] = phrase.measures.filter((each) => each.kind === 'duration');
  if (!duration) return {};
  const found = barePeriodAt(phrase.list, duration.from);
  return found ? { period: found.period, doubt: 'a duration' } : {};
}

function missingUnit(measure: Measure, phrase: Phrase): Reading<Quantity> {
  const { period } = periodOf(phrase, measure);
  const partial: Partial<Quantity> = {
    min: toThousandths(measure.amount.min),
    max: toThousandths(measure.amount.max),
    ...(period ? { period } : {}),
    ...(phrase.rough ? { approximate: true } : {}),
  };
  return { result: 'ask', why: 'no_unit', partial };
}

function build(measure: Measure, phrase: Phrase, factor: Exact, period?: Period): Quantity {
  return {
    min: toThousandths(times(measure.amount.min, factor)),
    max: toThousandths(times(measure.amount.max, factor)),
    unit: measure.unit ?? 'pcs',
    ...(period ? { period } : {}),
    ...(phrase.rough ? { approximate: true as const } : {}),
  };
}

/** Without a unit: money, a percentage and a bare small number are told apart. */
function unitless(phrase: Phrase, measure: Measure | undefined, text: string): Reading<Quantity> {
  if (phrase.measures.some((each) => each.kind === 'money')) return other('money');
  if (!measure) return withoutAmount(phrase, text);
  if (measure.amount.scaled && phrase.perUnits.length > 0) return other('money');
  if (phrase.words.length > 0 && phrase.periods.length === 0 && phrase.doubts.length > 0)
    return other(looksLike(text));
  return missingUnit(measure, phrase);
}

/**
 * Reads a quantity in thousandths of its unit. Without a unit it asks `no_unit`, with `period: 'required'` and none said
 * `no_period`, each with what is known in `partial`; several quantities are asked back with all of them as candidates.
 * "2x seminggu 50 kg" is 100 kg a week, to be confirmed. Identifiers, money and words are `other`.
 */
export function readQuantity(text: string, options: QuantityOptions = {}): Reading<Quantity> {
  if (identifierIn(text)) return other(looksLike(text));
  const phrase = readPhrase(text, { mIs: 'meter' });
  if (phrase.measures.some((measure) => measure.amount.max > largest)) return other();
  const { measures, doubt: unsure } = choose(phrase);
  const [measure] = measures;
  if (!measure || measure.kind === 'plain') {
    if (measures.length > 1) return { result: 'ask', why: 'ambiguous' };
    return unitless(phrase, measure, text);
  }
  const { period, doubt: periodDoubt } = periodOf(phrase, measure);
  const one = exactInt(1);
  if (measures.length > 1) {
    const candidates = measures.slice(0, 5).map((each) => build(each, phrase, one, period));
    return { result: 'ask', why: 'ambiguous', candidates };
  }
  const perUnit = phrase.perUnits.length > 0 ? 'per unit' : undefined;
  const used = period
    ? phrase.measures.filter((each) => each === measure || each.kind === 'duration')
    : [measure];
  const mine = phrase.measures.includes(measure) ? used : phrase.measures;
  const doubt = unsure ?? periodDoubt ?? perUnit ?? doubtIn(phrase, mine);
  const single = build(measure, phrase, one, period);
  if (options.period === 'required' && !period)
    return { result: 'ask', why: 'no_period', partial: single };
  if (phrase.frequency !== undefined && phrase.frequency > one) {
    const multiplied = build(measure, phrase, phrase.frequency, period);
    if (multiplied.max > Number.MAX_SAFE_INTEGER) return other();
    return toConfirm(multiplied, 'a multiple', [multiplied, single]);
  }
  return confident(single, doubt, phrase.rough);
}

/** The unit in an answer such as "bungkus" or "bks aja", if exactly one is named. */
function unitIn(text: string): string | undefined {
  const found = new Set<string>();
  for (const { text: word } of tokens(text)) {
    if (periodUnit(word)) continue;
    const unit = unitName(word) ?? oneOfUnit(word);
    // "pak" is rather a man spoken to; "l", "m", "g" alone are hardly an answer of their own.
    if (unit && (roleOf(word) === undefined || unit === word)) if (word !== 'pak') found.add(unit);
  }
  const [unit] = found;
  return found.size === 1 ? unit : undefined;
}

/** The period in an answer such as "per minggu" or just "minggu". */
function periodIn(text: string, phrase: Phrase): Period | undefined {
  const said = [...new Set(phrase.periods.map((mention) => mention.period))];
  if (said.length > 0) return said.length === 1 ? said[0] : undefined;
  const list = tokens(text);
  const bare = list
    .map((_, at) => barePeriodAt(list, at)?.period)
    .filter((period) => period !== undefined);
  return new Set(bare.slice(0, 1)).size === 1 ? bare[0] : undefined;
}

/**
 * Fills what was missing in `partial` from the next answer: a unit ("bungkus"), a period ("per minggu"), or both. A whole
 * new quantity replaces the old one. What is still missing is asked again; text without either is `other`.
 */
export function completeQuantity(
  partial: Partial<Quantity>,
  text: string,
  options: QuantityOptions = {},
): Reading<Quantity> {
  const phrase = readPhrase(text, { mIs: 'meter' });
  const fresh = readQuantity(text, options);
  const counted = phrase.measures.some(
    (measure) => measure.kind !== 'duration' && measure.one !== true,
  );
  if (counted) {
    const known = partial.unit ?? unitIn(text);
    if (fresh.result !== 'ask' || fresh.why !== 'no_unit' || !known) return fresh;
    return completeQuantity({ ...fresh.partial, unit: known }, '', options);
  }
  if (partial.min === undefined || partial.max === undefined) return fresh;
  const unit = partial.unit ?? unitIn(text);
  const period = partial.period ?? periodIn(text, phrase);
  if (text !== '' && unit === partial.unit && period === partial.period) {
    return phrase.vague ? { result: 'ask', why: 'vague', partial } : other(looksLike(text));
  }
  const value = { ...partial, ...(period ? { period } : {}) };
  if (!unit) return { result: 'ask', why: 'no_unit', partial: value };
  const whole: Quantity = { ...value, min: partial.min, max: partial.max, unit };
  if (options.period === 'required' && !period)
    return { result: 'ask', why: 'no_period', partial: whole };
  return understood(whole, partial.approximate ? 'approximate' : undefined);
}
