/** Rupiah as people say it: "Rp25.000,00", "goceng", "5jt/bln", "15rb sebungkus"; per unit or per period where one was said. */
import type { Money } from '../domain/quantity.ts';
import { exactInt, one, type Exact } from './exact.ts';
import { identifierIn, looksLike } from './looks.ts';
import { alternatives, confident, doubtIn, withoutAmount } from './number.ts';
import type { Measure } from './measure.ts';
import { readPhrase, type Phrase } from './phrase.ts';
import { other, type Reading } from './reading.ts';

/** Amounts in a phrase that can be rupiah; the ones that are marked as such win over bare numbers. */
function sums(phrase: Phrase): Measure[] {
  const marked = phrase.measures.filter((measure) => measure.kind === 'money');
  if (marked.length > 0) return marked;
  return phrase.measures.filter((measure) => measure.kind === 'plain');
}

/** What the sum is for: "per kg", "sebungkus", "5 ribu 1 porsi" or a period. */
function perOf(phrase: Phrase, sum: Measure): { per?: string; used: Measure[]; sure: boolean } {
  const ones = phrase.measures.filter(
    (m) =>
      (m.kind === 'unit' || m.kind === 'duration') && m.amount.min === one && m.amount.max === one,
  );
  const per = phrase.perUnits[0] ?? ones[0]?.unit ?? phrase.periods[0]?.period;
  const count = new Set([
    ...phrase.perUnits,
    ...phrase.periods.map((p) => p.period),
    ...ones.map((m) => m.unit),
  ]).size;
  return { ...(per ? { per } : {}), used: [sum, ...ones], sure: count < 2 };
}

/** A bare number below 1000 is rarely meant in rupiah: "15" is fifteen thousand to most sellers. */
function tooSmall(measure: Measure): boolean {
  const { max, scaled, slang } = measure.amount;
  return measure.kind === 'plain' && !scaled && !slang && max < exactInt(1000);
}

/**
 * Reads a sum or a range in whole rupiah, with `per` a unit or a period. "M" is miliar; more than 50 miliar, a bare number
 * below 1000, and fractions of a rupiah are confirmed or asked back. Quantities ("3 kg") are `other`.
 */
export function readMoney(text: string): Reading<Money> {
  if (identifierIn(text)) return other(looksLike(text));
  const phrase = readPhrase(text, { mIs: 'miliar' });
  const found = sums(phrase);
  const [sum] = found;
  if (!sum) return withoutAmount(phrase, text);
  const { per, used, sure } = perOf(phrase, sum);
  function build(min: Exact, max: Exact): Money {
    return {
      min: min / one,
      max: max / one,
      ...(per ? { per } : {}),
      ...(phrase.rough ? { approximate: true as const } : {}),
    };
  }
  if (found.length > 1) {
    const candidates = found.slice(0, 5).map((each) => build(each.amount.min, each.amount.max));
    return { result: 'ask', why: 'ambiguous', candidates };
  }
  const { min, max } = sum.amount;
  if (max > exactInt(1e15)) return other();
  if (min % one !== 0n || max % one !== 0n) return { result: 'ask', why: 'ambiguous' };
  if (tooSmall(sum)) {
    if (phrase.words.length > 0 && phrase.perUnits.length + phrase.periods.length === 0)
      return other(looksLike(text));
    return confident(build(min, max), 'very small', phrase.rough, [
      build(min, max),
      build(min * 1000n, max * 1000n),
    ]);
  }
  const lone = sum.kind === 'plain' && !sum.amount.scaled && phrase.words.length > 0;
  const doubt =
    doubtIn(phrase, used) ??
    (sure ? undefined : 'per unit and per period') ??
    (lone ? 'with other words' : undefined);
  return confident(build(min, max), doubt, phrase.rough, alternatives(sum, build));
}
