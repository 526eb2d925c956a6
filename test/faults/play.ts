/** Plays rows of the table, some parts of them side by side, each with a seed of its own, and hands each row's tally on when all of it is done. */
import { add } from './judge.ts';
import type { Tally } from './judge.ts';
import type { Playing, Row } from './row.ts';

type Part = { row: Row; times: number; part: number };
export type Played = { row: Row; tally: Tally | undefined; seconds: number };

/** The parts of a row of which about `share` of a hundred faults are. */
function partsOf(row: Row, faults: number): Part[] {
  const times = Math.max(1, Math.round((faults * row.share) / 100));
  const count = Math.ceil(times / row.most);
  return Array.from({ length: count }, (_, part) => ({
    ...{ row, part },
    times: Math.ceil(times / count),
  }));
}

/** `beside`: parts at once. What is not begun by `until` (of `performance.now`) is left out, and its row with it. */
export async function playAll(
  rows: readonly Row[],
  how: Omit<Playing, 'times' | 'part'> & { faults: number; beside: number; until: number },
  ended: (played: Played) => void,
): Promise<void> {
  const parts = rows.flatMap((row) => partsOf(row, how.faults));
  const done = new Map<Row, { left: number; tally: Tally | undefined; seconds: number }>();
  for (const { row } of parts) {
    const known = done.get(row) ?? { left: 0, tally: undefined, seconds: 0 };
    done.set(row, { ...known, left: known.left + 1 });
  }
  async function lane(): Promise<void> {
    for (let next = parts.shift(); next; next = parts.shift()) {
      const { row, times, part } = next;
      const state = done.get(row);
      if (!state || performance.now() > how.until) continue;
      const began = performance.now();
      const tally = await row.play({ ...how, times, part, seed: how.seed + part * 7_919 });
      if (tally) state.tally = state.tally ? add(state.tally, tally) : tally;
      state.left -= 1;
      state.seconds += (performance.now() - began) / 1000;
      if (state.left === 0) ended({ row, tally: state.tally, seconds: state.seconds });
    }
  }
  await Promise.all(Array.from({ length: how.beside }, lane));
}
