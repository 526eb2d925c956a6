/** How good a group can still become when members are added: a bound that is never below the truth, so that the search may stop there. */
import { GROUP_LIMITS, GROUP_WEIGHTS, fewWorth, nearWorth, spareWorth } from './groupScore.ts';

/** A member as the search sees it: its worth, and what it can take on, in the unit of the volume. */
export type Piece = { worth: number; free: number };

/** What the whole volume as capacity is worth in each of the bounds (Lagrange multipliers); 0 counts as "capacity is plenty". */
const PRICES = [0, 0.2, 0.6, 1.5, 4, 12, 40];

/** What rounding could hide: half a millionth of the score, and a little for sums of floats. */
const SLACK = 1;

/** `from` and `count`: that many more are taken from place `from` on. */
export type Bound = {
  /** What they can take on at most. */
  most: (from: number, count: number) => number;
  /** What they can take on at least. */
  least: (from: number, count: number) => number;
  /** Whether a group of `size` with them can score more than `score`, in millionths. */
  beats: (score: number, part: Part, size: number, from: number, count: number) => boolean;
};
type Part = { worth: number; free: number; km: number };

/**
 * For each price of capacity: worth + price × capacity of a whole group is at most that of what is chosen plus the best `count`
 * that follow; the spare part of the score minus the price is concave, so its best is at one of two ends. The least of
 * all these is the bound. Tables are made once: pieces × prices × group size.
 */
export function groupBound(volume: number, pieces: readonly Piece[]): Bound {
  const width = GROUP_LIMITS.most + 1;
  const most = tops(pieces.map(({ free }) => free));
  const least = tops(pieces.map(({ free }) => -free));
  const tables = PRICES.map((price) =>
    tops(pieces.map(({ worth, free }) => worth + (price * free) / volume)),
  );
  function beats(score: number, part: Part, size: number, from: number, count: number): boolean {
    const wanted = (score - SLACK) / 1e6 - fewWorth(size) - nearWorth(part.km);
    const used = part.free / volume;
    for (let i = 0; i < PRICES.length; i += 1) {
      const price = PRICES[i] ?? 0;
      const members = part.worth + price * used + (tables[i]?.[from * width + count] ?? 0);
      const exact = size * spareWorth(1) - price;
      const ample = size * GROUP_WEIGHTS.spare - price * (1 + GROUP_LIMITS.spare);
      if (members + Math.max(exact, ample) <= wanted * size) return false;
    }
    return true;
  }
  return {
    most: (from, count) => most[from * width + count] ?? 0,
    least: (from, count) => -(least[from * width + count] ?? 0),
    beats,
  };
}

/** For each place, in a row of its own: the sum of the greatest 0, 1, 2 … 6 of the values from there on. */
function tops(values: readonly number[]): Float64Array {
  const width = GROUP_LIMITS.most + 1;
  const rows = new Float64Array((values.length + 1) * width);
  let best: number[] = [];
  for (let from = values.length - 1; from >= 0; from -= 1) {
    best = [...best, values[from] ?? 0].sort((a, b) => b - a).slice(0, GROUP_LIMITS.most);
    let sum = 0;
    for (let count = 1; count < width; count += 1) {
      sum += best[count - 1] ?? 0;
      rows[from * width + count] = sum;
    }
  }
  return rows;
}
