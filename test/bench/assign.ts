/** The run over all open needs at the size of a city: 1,000 needs whose candidates come from 100,000 suppliers, made up the same way each time. */
import { sequence } from '../../src/cli/examples.ts';
import { assign } from '../../src/matching/assign.ts';
import type { AssignInput, Assignment, Wanted } from '../../src/matching/assignTypes.ts';
import { rounded, type Bench } from './measure.ts';

const LINES = 40;

/**
 * Each need belongs to a line of business, and few lines have most of the needs; its candidates are the best of that line, so that
 * the same few suppliers head many lists, as they do where some are simply better. Capacities range over three orders.
 */
export function madeUp(needs: number, suppliers: number, candidates: number): AssignInput {
  const roll = sequence(20_261_122);
  const perLine = Math.max(1, Math.floor(suppliers / LINES));
  const merit = Float64Array.from({ length: suppliers }, () => roll());
  const able = Float64Array.from({ length: suppliers }, () =>
    Math.floor(1000 * 10 ** (3 * roll())),
  );
  const best = Array.from({ length: LINES }, (_, line) =>
    Array.from({ length: perLine }, (_each, i) => line * perLine + i)
      .sort((a, b) => (merit[b] ?? 0) - (merit[a] ?? 0))
      .slice(0, candidates * 3),
  );
  const exposure = new Map(
    best.flat().map((id) => [id, Math.floor(12 * (merit[id] ?? 0) * roll() ** 3)]),
  );
  const list = Array.from({ length: needs }, (_, id): Wanted => {
    const line = Math.floor(LINES * roll() ** 2);
    const found = (best[line] ?? []).map((who) => ({
      id: who,
      score: Math.round(1000 * (0.6 * (merit[who] ?? 0) + 0.4 * roll())) / 1000,
      able: able[who] ?? 0,
    }));
    found.sort((a, b) => b.score - a.score || a.id - b.id);
    return {
      id,
      volume: Math.floor(1000 * 10 ** (2.5 * roll())),
      candidates: found.slice(0, candidates),
    };
  });
  return { needs: list, exposure };
}

/** Seconds for one run, and what came of it. */
export function timedAssign(input: AssignInput): { assign_s: number; result: Assignment } {
  const start = performance.now();
  const result = assign(input);
  return { assign_s: (performance.now() - start) / 1000, result };
}

const SIZES = [
  [100, 10_000, 50],
  [300, 30_000, 100],
  [1000, 100_000, 20],
  [1000, 100_000, 100],
  [1000, 100_000, 200],
] as const;

/** Several sizes; the last ones are the figure that is to be reached. */
export function benchAssign(): Bench {
  const rows = SIZES.map(([needs, suppliers, candidates]) => {
    const { assign_s, result } = timedAssign(madeUp(needs, suppliers, candidates));
    return {
      name: `${needs} × ${suppliers}, top ${candidates}`,
      assign_s: Math.round(assign_s * 100) / 100,
      proposals: result.proposals.reduce((sum, { offers }) => sum + offers.length, 0),
      'nDCG % within': rounded(100 * result.quality.within),
      'nDCG % final': rounded(100 * result.quality.final),
      'Gini % before': rounded(100 * result.gini.before),
      'Gini % within': rounded(100 * result.gini.within),
      'Gini % after': rounded(100 * result.gini.after),
    };
  });
  return {
    bench: 'assign',
    node: process.version,
    notes: [
      'made-up candidate lists, headed by the same few suppliers; finding them is not in the time',
    ],
    rows,
  };
}
