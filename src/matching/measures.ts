/** How good a ranking is and how evenly chances are spread: two published measures, each a number from 0 to 1 for any input. */

/**
 * Normalised discounted cumulated gain of the first `k` places (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of
 * IR techniques", ACM TOIS 20(4), 2002): the gain of place i (from 1) is its relevance divided by log2(i + 1), and the sum is
 * divided by that of the best order. `relevance` is in the order shown; `pool` is the relevance of all that could have been
 * shown, where that is more. Linear gains, so that a score may stand for relevance. 1 where nothing relevant exists (nothing
 * was lost); what is not a positive number counts 0; `k` below 1 sees nothing, so 1.
 */
export function ndcg(
  relevance: readonly number[],
  k: number,
  pool: readonly number[] = relevance,
): number {
  const best = dcg(
    pool.map(gain).sort((a, b) => b - a),
    k,
  );
  return best > 0 ? Math.min(1, dcg(relevance.map(gain), k) / best) : 1;
}

/** What a place counts: 1, 0.63, 0.5 …; `index` from 0. */
export function discount(index: number): number {
  return 1 / Math.log2(index + 2);
}

function dcg(gains: readonly number[], k: number): number {
  return gains.slice(0, Math.max(0, k)).reduce((sum, each, i) => sum + each * discount(i), 0);
}

function gain(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/**
 * Gini coefficient (Gini, "Variabilità e mutabilità", 1912; computed from ranks as in Sen, "On Economic Inequality", 1973):
 * 0 where all have the same, near 1 where one has everything. 0 for nobody or where nobody has anything; what is not a
 * positive number counts 0.
 */
export function gini(counts: readonly number[]): number {
  const sorted = counts.map(gain).sort((a, b) => a - b);
  const n = sorted.length;
  const top = sorted[n - 1] ?? 0;
  if (top === 0) return 0;
  let [sum, ranked] = [0, 0];
  sorted.forEach((raw, i) => {
    // Of the greatest, so that no sum overflows.
    const value = raw / top;
    sum += value;
    ranked += (2 * (i + 1) - n - 1) * value;
  });
  return Math.max(0, ranked / (n * sum));
}
