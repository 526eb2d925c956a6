/** Percentages: "30%", "sepuluh persen", "separuh"; a bare number is taken as percent because percent was asked. */
import { exactInt, times, toNumber, type Exact } from './exact.ts';
import { identifierIn, looksLike } from './looks.ts';
import { alternatives, confident, doubtIn, withoutAmount } from './number.ts';
import { readPhrase } from './phrase.ts';
import { other, type Reading } from './reading.ts';

/**
 * Reads a percentage or a range of two, in percent (30 for "30%"). A fraction without the sign ("setengah", "1/4") is
 * meant as a share and confirmed; more than 100 is confirmed.
 */
export function readPercent(text: string): Reading<{ min: number; max: number }> {
  if (identifierIn(text)) return other(looksLike(text));
  const phrase = readPhrase(text, { mIs: 'miliar' });
  const marked = phrase.measures.filter((measure) => measure.kind === 'percent');
  const usable =
    marked.length > 0 ? marked : phrase.measures.filter((measure) => measure.kind === 'plain');
  const [measure] = usable;
  if (!measure) return withoutAmount(phrase, text);
  function build(min: Exact, max: Exact): { min: number; max: number } {
    return { min: toNumber(min), max: toNumber(max) };
  }
  if (usable.length > 1) {
    return {
      result: 'ask',
      why: 'ambiguous',
      candidates: usable.slice(0, 5).map((m) => build(m.amount.min, m.amount.max)),
    };
  }
  const { min, max } = measure.amount;
  if (max > exactInt(1000)) return other();
  const share = measure.kind === 'plain' && max < exactInt(1) && max > 0n;
  if (share) {
    const hundred = exactInt(100);
    return confident(build(times(min, hundred), times(max, hundred)), 'a share', false);
  }
  const large = max > exactInt(100) ? 'more than the whole' : undefined;
  const doubt = doubtIn(phrase, [measure]) ?? large;
  return confident(build(min, max), doubt, phrase.rough, alternatives(measure, build));
}
