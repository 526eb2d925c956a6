/** What staff see of matching as a whole: a fair run over all open needs, what another weight would change, and where supply and need miss each other. */
import { setImmediate as yielded } from 'node:timers/promises';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import type { CoverageView, FairPlan, TriedWeight } from '../domain/queryMatching.ts';
import { MOST_PROPOSALS } from '../domain/matchLimits.ts';
import { localDay } from '../domain/workingDays.ts';
import { assign } from '../matching/assign.ts';
import type { Offer } from '../matching/assignTypes.ts';
import { amountOf, freeAmount, seasonPercent, shareOf } from '../matching/capacity.ts';
import { checkConditions } from '../matching/conditions.ts';
import { coverage } from '../matching/coverage.ts';
import { find, LEAST_FIT } from '../matching/find.ts';
import { pairOf } from '../matching/pair.ts';
import type { Demand, Found, Supply } from '../matching/types.ts';
import { WEIGHTS } from '../matching/weights.ts';
import type { Part, Weights } from '../matching/weights.ts';
import { demandOf } from './demand.ts';
import type { Store } from './ports.ts';
import type { Known, SupplyIndex } from './supplyIndex.ts';
import { papersIn } from './unlock.ts';

/** In one run a need gets so many new suggestions. */
const PER_NEED = 3;
const CANDIDATES_EACH = 40;
/** More would keep everybody waiting. */
const PAIRS_JUDGED = 20_000;
const TOP = 10;

export type Overview = {
  fair(giveUp: number, facts: Facts): Promise<FairPlan>;
  tried(query: Extract<Query, { kind: 'weights.try' }>, facts: Facts): Promise<TriedWeight>;
  coverage(facts: Facts): Promise<CoverageView>;
};

type Wanting = { demand: Demand; found: Found[] };

export function createOverview(how: { store: Store; supply: SupplyIndex }): Overview {
  const { store, supply } = how;
  const todayOf = ({ now, region }: Facts) => localDay(now, region.timeZone);

  /** Each open need with the best of those who were never suggested to it; nothing of the person's own. */
  async function wanting({ index, needs }: Known, facts: Facts): Promise<Wanting[]> {
    const { umks, companies } = facts.person;
    const all: Wanting[] = [];
    for (const { need } of needs.values()) {
      // Others are answered between two needs.
      await yielded();
      if (companies.some(({ id }) => id === need.companyId)) continue;
      const matches = await store.matchesOfNeed(need.id);
      const known = new Set([...matches.map(({ umkId }) => umkId), ...umks.map(({ id }) => id)]);
      const demand = demandOf(need, await store.lessons(need.companyId));
      const top = CANDIDATES_EACH + known.size;
      const found = find(index, demand, { top, today: todayOf(facts) });
      all.push({ demand, found: found.filter(({ id }) => !known.has(id)) });
    }
    return all;
  }

  async function fair(giveUp: number, facts: Facts): Promise<FairPlan> {
    const known = await supply.current(facts.now);
    const all = await wanting(known, facts);
    const today = todayOf(facts);
    const supplies = known.index.rows;
    const exposure = new Map<number, number>();
    const needs = all.map(({ demand, found }) => ({
      id: demand.id,
      volume: 1,
      candidates: found.flatMap(({ id, score }) => {
        const offered = supplies.get(id)?.supply;
        if (!offered) return [];
        exposure.set(id, offered.exposure);
        return [offerOf(offered, score, demand, today)];
      }),
    }));
    const { proposals, quality, gini } = assign(
      { needs, exposure },
      { perNeed: PER_NEED, giveUp: giveUp / 100 },
    );
    const reasonsOf = new Map(
      all.flatMap(({ demand, found }) =>
        found.map(({ id, reasons }) => [`${demand.id}/${id}`, reasons] as const),
      ),
    );
    const chosen = proposals.flatMap(({ need: needId, offers }) =>
      offers.map(({ id: umkId, score }, place) => ({
        ...{ needId, umkId, score, place },
        companyId: known.needs.get(needId)?.need.companyId ?? 0,
        reasons: reasonsOf.get(`${needId}/${umkId}`) ?? [],
      })),
    );
    // The first of each need before the second of any.
    const kept = chosen.sort((a, b) => a.place - b.place || a.needId - b.needId);
    return {
      needs: all.length,
      total: chosen.length,
      proposals: kept.slice(0, MOST_PROPOSALS).map(({ place: _, ...proposal }) => proposal),
      ...{ quality: quality.final, gini: { before: gini.before, after: gini.after } },
    };
  }

  async function tried(
    { needId, part, percent }: Extract<Query, { kind: 'weights.try' }>,
    facts: Facts,
  ): Promise<TriedWeight> {
    const [open] = await store.openNeeds([needId]);
    if (!open) return { before: [], after: [], weight: 0 };
    const { index } = await supply.current(facts.now);
    const demand = demandOf(open.need, await store.lessons(open.company.id));
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
    fair,
    tried,
    coverage: async (facts) => covered(await supply.current(facts.now), todayOf(facts)),
  };
}

/** The share of the need that it could deliver; not told where the two cannot be compared. */
export function offerOf(supplier: Supply, score: number, demand: Demand, today: string): Offer {
  const share = shareOf(freeAmount(supplier), amountOf(demand.volume));
  const season = seasonPercent(supplier.seasons, demand.start ?? today) / 100;
  return { id: supplier.id, score, ...(share === undefined ? {} : { able: share * season }) };
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
