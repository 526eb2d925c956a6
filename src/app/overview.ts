/** What staff see of matching as a whole: a fair run over all open needs, what another weight would change, and where supply and need miss each other. */
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { CoverageView, FairPlan, TriedWeight } from '../domain/queryMatching.ts';
import { localDay } from '../domain/workingDays.ts';
import { checkConditions } from '../matching/conditions.ts';
import { coverage } from '../matching/coverage.ts';
import { find, LEAST_FIT } from '../matching/find.ts';
import { pairOf } from '../matching/pair.ts';
import { WEIGHTS } from '../matching/weights.ts';
import type { Part, Weights } from '../matching/weights.ts';
import { demandReader } from './demand.ts';
import { createFair } from './fair.ts';
import type { Store } from './ports.ts';
import type { Known, SupplyIndex } from './supplyIndex.ts';
import { papersIn } from './unlock.ts';

/** More would keep everybody waiting. */
const PAIRS_JUDGED = 20_000;
const TOP = 10;

export type Overview = {
  fair(giveUp: number, facts: Facts): Promise<FairPlan>;
  tried(query: Extract<Query, { kind: 'weights.try' }>, facts: Facts): Promise<TriedWeight>;
  coverage(facts: Facts): Promise<CoverageView>;
};

export function createOverview(how: { store: Store; supply: SupplyIndex }): Overview {
  const { store, supply } = how;
  const demandFor = demandReader(store);
  const todayOf = ({ now, region }: Facts) => localDay(now, region.timeZone);

  async function tried(
    { needId, part, percent }: Extract<Query, { kind: 'weights.try' }>,
    facts: Facts,
  ): Promise<TriedWeight> {
    const demand = await demandFor(needId, await store.matchesOfNeed(needId));
    if (!demand) return { before: [], after: [], weight: 0 };
    const { index } = await supply.current(facts.now);
    const options = { top: TOP, today: todayOf(facts) };
    const ranked = (weights?: Weights) =>
      find(index, demand, { ...options, ...(weights ? { weights } : {}) }).map(({ id, score }) => ({
        ...{ id, score },
        product: index.rows.get(id)?.supply.products[0] ?? '',
      }));
    return {
      before: ranked(),
      after: ranked(weighing(part as Part, percent / 100)),
      weight: WEIGHTS[part as Part],
    };
  }

  return {
    fair: createFair(how),
    tried,
    coverage: async (facts) => covered(await supply.current(facts.now), todayOf(facts)),
  };
}

/** One part at another weight, and all others in their proportions; together 1. */
function weighing(part: Part, weight: number): Weights {
  const rest = (1 - weight) / (1 - WEIGHTS[part]);
  const all = Object.entries(WEIGHTS).map(([name, usual]) => [
    name,
    name === part ? weight : usual * rest,
  ]);
  return Object.fromEntries(all) as Weights;
}

function covered({ index, needs }: Known, today: string): CoverageView {
  const open = new Map([...needs.values()].map((one) => [one.need.id, one.open.wanted]));
  const found = coverage({
    demands: [...open.values()].map(({ demand }) => demand),
    supplies: [...index.rows.values()].map(({ supply }) => supply),
    most: PAIRS_JUDGED,
    judge: (supply, { id }) => {
      const [offered, wanted] = [index.rows.get(supply.id), open.get(id)];
      if (!offered || !wanted) return [{ code: 'nothing_shared' }];
      const pair = pairOf({ knowledge: index.knowledge, offered, wanted, today });
      if (pair.fit.fit < LEAST_FIT) return [{ code: 'nothing_shared' }];
      return checkConditions(pair)
        .filter(({ is }) => is === 'fail')
        .map((failed) => ({ code: failed.code, papers: papersIn(failed) }));
    },
  });
  return { needs: found.needs, supplies: found.supplies, unlocks: found.unlocks };
}
