/** Every way to give candidates to a handful of needs: what a run over all needs is checked against. */
import type { AssignInput, Wanted } from '../../src/matching/assignTypes.ts';
import { ndcg } from '../../src/matching/measures.ts';

export type Way = { lists: number[][]; quality: number; crowding: number };

/** All ways that keep every capacity, with what each is worth; the measures are those of the run, computed from scratch. */
export function allWays({ needs, exposure }: AssignInput, perNeed: number): Way[] {
  const ways: Way[] = [];
  const lists = needs.map((need) => listsOf(need, perNeed));
  function walk(at: number, chosen: number[][], used: Map<number, number>, quality: number): void {
    const need = needs[at];
    if (!need) {
      ways.push({
        lists: chosen,
        quality: needs.length === 0 ? 1 : quality / needs.length,
        crowding: crowdingOf(chosen, exposure),
      });
      return;
    }
    for (const { ids, value } of lists[at] ?? []) {
      const after = new Map(used);
      for (const id of ids) after.set(id, (after.get(id) ?? 0) + partOf(need, id));
      if ([...after.values()].every((sum) => sum <= 1 + 1e-9))
        walk(at + 1, [...chosen, ids], after, quality + value);
    }
  }
  walk(0, [], new Map(), 0);
  return ways;
}

/** What one need takes of one supplier: more than all where nothing can be delivered. */
export function partOf({ volume, candidates }: Wanted, id: number): number {
  const able = candidates.find((each) => each.id === id)?.able;
  if (able === undefined) return 0;
  return able <= 0 ? 2 : Math.min(1, volume / able);
}

export function crowdingOf(
  lists: readonly number[][],
  exposure?: ReadonlyMap<number, number>,
): number {
  const load = new Map(exposure);
  for (const id of lists.flat()) load.set(id, (load.get(id) ?? 0) + 1);
  return [...load.values()].reduce((sum, each) => sum + each * each, 0);
}

function listsOf({ candidates }: Wanted, perNeed: number): { ids: number[]; value: number }[] {
  const pool = candidates.map(({ score }) => score);
  const found: { ids: number[]; value: number }[] = [];
  for (let mask = 0; mask < 2 ** candidates.length; mask += 1) {
    const some = candidates.filter((_, i) => mask & (2 ** i)).sort((a, b) => b.score - a.score);
    if (some.length > perNeed) continue;
    const value = ndcg(
      some.map(({ score }) => score),
      perNeed,
      pool,
    );
    found.push({ ids: some.map(({ id }) => id), value });
  }
  return found;
}

/** Mean nDCG of given lists. */
export function qualityOf(
  { needs }: AssignInput,
  lists: readonly number[][],
  perNeed: number,
): number {
  const values = needs.map(({ candidates }, i) => {
    const scores = new Map(candidates.map(({ id, score }) => [id, score]));
    const shown = (lists[i] ?? []).map((id) => scores.get(id) ?? 0);
    return ndcg(shown, perNeed, [...scores.values()]);
  });
  return needs.length === 0 ? 1 : values.reduce((sum, each) => sum + each, 0) / needs.length;
}
