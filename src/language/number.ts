/** Plain numbers: "5rb", "dua juta setengah", "25-30"; what might be something else is confirmed or asked back. */
import { toNumber, type Exact } from './exact.ts';
import { identifierIn, looksLike } from './looks.ts';
import type { Measure } from './measure.ts';
import { readPhrase, type Phrase } from './phrase.ts';
import { other, toConfirm, understood, type AskBack, type Other, type Reading } from './reading.ts';

export type NumberRange = { min: number; max: number; approximate?: true };

/** A sum that a small business hardly ever means; beyond it the amount is said back. */
const plausibleRupiah: Exact = 50_000_000_000n * 1_000_000_000n;
const largest = 10n ** 24n;

/** The answer to a text without any usable amount: a question where it was vague, else what it looks like. */
export function withoutAmount(phrase: Phrase, text: string): AskBack<never> | Other {
  return phrase.vague ? { result: 'ask', why: 'vague' } : other(looksLike(text));
}

/** Why an amount in this phrase must be said back before it is used; undefined if nothing speaks against it. */
export function doubtIn(phrase: Phrase, measures: readonly Measure[]): string | undefined {
  if (phrase.doubts[0]) return phrase.doubts[0];
  if (phrase.vague) return 'with a vague word';
  if (phrase.denied) return 'with a denial';
  if (phrase.frequency !== undefined) return 'a multiple';
  const others = phrase.measures.filter((measure) => !measure.content);
  if (others.length > measures.length) return 'other numbers beside it';
  if (measures.some((measure) => measure.amount.max > plausibleRupiah)) return 'very large';
  return undefined;
}

/** The value with full confidence, or to confirm where there is a doubt. */
export function confident<T>(
  value: T,
  doubt: string | undefined,
  rough: boolean,
  candidates?: T[],
): Reading<T> {
  if (doubt) return toConfirm(value, doubt, candidates);
  return understood(value, rough ? 'approximate' : undefined);
}

/** The value doubled by its other reading, where there is one. */
export function alternatives<T>(
  measure: Measure,
  build: (min: Exact, max: Exact) => T,
): T[] | undefined {
  const { amount } = measure;
  if (!amount.also) return undefined;
  return [build(amount.min, amount.max), build(amount.also[0], amount.also[1])];
}

/**
 * Reads a number or a range of two. "M" is miliar. A size without a number ("ratusan") is asked back; a telephone number
 * or another identifier is `other`; two numbers that do not belong together are asked back with both as candidates.
 */
export function readNumber(text: string): Reading<NumberRange> {
  if (identifierIn(text)) return other(looksLike(text));
  const phrase = readPhrase(text, { mIs: 'miliar' });
  const measures = phrase.measures.filter((measure) => measure.amount.max <= largest);
  if (measures.length < phrase.measures.length) return other();
  const [measure] = measures;
  if (!measure) return withoutAmount(phrase, text);
  function build(min: Exact, max: Exact): NumberRange {
    const rough = phrase.rough ? { approximate: true as const } : {};
    return { min: toNumber(min), max: toNumber(max), ...rough };
  }
  const value = build(measure.amount.min, measure.amount.max);
  if (measures.length > 1) {
    const candidates = measures.map((each) => build(each.amount.min, each.amount.max));
    return { result: 'ask', why: 'ambiguous', candidates: candidates.slice(0, 5) };
  }
  const beside =
    phrase.words.length > 0 || !['plain', 'money'].includes(measure.kind)
      ? 'with other words'
      : undefined;
  const doubt = doubtIn(phrase, [measure]) ?? beside;
  return confident(value, doubt, phrase.rough, alternatives(measure, build));
}
