/** A fair run over all open needs, reckoned in slices so that others are answered meanwhile; what it suggests is judged once more when it is made. */
import { createHash } from 'node:crypto';
import { setImmediate as yielded } from 'node:timers/promises';
import type { FairRun } from '../domain/fairRun.ts';
import type { Facts } from '../domain/facts.ts';
import type { Match } from '../domain/match.ts';
import { MOST_PROPOSALS } from '../domain/matchLimits.ts';
import { inside } from '../domain/together.ts';
import type { FairPlan } from '../domain/queryMatching.ts';
import type { Quantity } from '../domain/quantity.ts';
import { localDay } from '../domain/workingDays.ts';
import { assignInSteps } from '../matching/assign.ts';
import type { Offer } from '../matching/assignTypes.ts';
import { amountOf, freeAmount, seasonPercent, shareOf, workDay } from '../matching/capacity.ts';
import { explain } from '../matching/explain.ts';
import { find } from '../matching/find.ts';
import { rarityIn } from '../matching/supplyIndex.ts';
import type { Demand, Found, Supply } from '../matching/types.ts';
import { demandOf, interestedIn } from './demand.ts';
import type { NewSuggestion, Store } from './ports.ts';
import { inSlices } from './slices.ts';
import type { Known, SupplyIndex } from './supplyIndex.ts';

/** In one run a need gets so many new suggestions. */
const PER_NEED = 3;
const CANDIDATES_EACH = 40;

type Shell = { store: Store; supply: SupplyIndex };
type Wanting = { demand: Demand; found: Found[] };
type Pairs = Pick<Match, 'needId' | 'umkId' | 'state'>[];

/** The plan of a run; the same as long as nothing changed, so that what was shown is not reckoned again. */
export function createFair({ store, supply }: Shell) {
  let last: { key: string; plan: Promise<FairPlan> } | undefined;

  return async (giveUp: number, facts: Facts): Promise<FairPlan> => {
    const known = await supply.current(facts.now);
    const running = await store.fairRun();
    const coming = running ? running.pairs.length - running.at : 0;
    const { umks, companies } = facts.person;
    const own = [umks, companies].map((all) => all.map(({ id }) => id));
    const today = localDay(facts.now, facts.region.timeZone);
    const key = JSON.stringify([known.rev, giveUp, today, own]);
    if (last?.key !== key) last = { key, plan: planned(store, known, { giveUp, facts, today }) };
    const { plan } = last;
    // What failed is reckoned again.
    plan.catch(() => (last = undefined));
    return { ...(await plan), coming };
  };
}

type How = { giveUp: number; facts: Facts; today: string };

async function planned(store: Store, known: Known, how: How): Promise<FairPlan> {
  const { today, giveUp } = how;
  const reserved = await reservedBy(store);
  const all = await wanting(store, known, how, reserved.needs);
  const exposure = new Map<number, number>();
  const needs = all.map(({ demand, found }) => ({
    id: demand.id,
    volume: 1,
    candidates: found.flatMap(({ id, score }) => {
      const supplier = known.index.rows.get(id)?.supply;
      if (!supplier) return [];
      exposure.set(id, supplier.exposure);
      const promised = [...(supplier.promised ?? []), ...(reserved.parts.get(id) ?? [])];
      return [offerOf({ ...supplier, promised }, score, demand, today)];
    }),
  }));
  const { proposals, quality, gini } = await inSlices(
    assignInSteps({ needs, exposure }, { perNeed: PER_NEED, giveUp: giveUp / 100 }),
  );
  const pairs = proposals
    .toSorted((a, b) => a.need - b.need)
    .flatMap(({ need, offers }) => offers.map(({ id }): [number, number] => [need, id]))
    .slice(0, MOST_PROPOSALS);
  return {
    needs: all.length,
    pairs,
    mark: createHash('sha256').update(JSON.stringify(pairs)).digest('base64url').slice(0, 12),
    coming: 0,
    quality: quality.final,
    gini: { before: gini.before, after: gini.after },
  };
}

/** Each open need with the best of those who were never suggested to it; nothing of the person's own. */
async function wanting(
  store: Store,
  { index, needs }: Known,
  { facts, today }: How,
  taken: ReadonlySet<number>,
): Promise<Wanting[]> {
  const { umks, companies } = facts.person;
  const open = [...needs.values()].filter(
    ({ need }) => !taken.has(need.id) && !companies.some(({ id }) => id === need.companyId),
  );
  const pairs = byNeed(await store.pairsOfNeeds(open.map(({ need }) => need.id)));
  const all: Wanting[] = [];
  for (const { need, open: ready } of open) {
    // Others are answered between two needs.
    await yielded();
    const known = new Set([
      ...(pairs.get(need.id) ?? []).map(({ umkId }) => umkId),
      ...umks.map(({ id }) => id),
    ]);
    const { demand } = ready.wanted;
    const found = find(index, demand, { top: CANDIDATES_EACH + known.size, today });
    all.push({ demand, found: found.filter(({ id }) => !known.has(id)) });
  }
  return all;
}

function byNeed(pairs: Pairs): Map<number, Pairs> {
  const grouped = new Map<number, Pairs>();
  for (const pair of pairs) {
    const known = grouped.get(pair.needId);
    if (known) known.push(pair);
    else grouped.set(pair.needId, [pair]);
  }
  return grouped;
}

/** What members of groups that are asked hold for them, and the needs that these groups are for. */
async function reservedBy(
  store: Store,
): Promise<{ needs: Set<number>; parts: Map<number, Quantity[]> }> {
  const groups = await store.openTogethers();
  const open = await store.openNeeds(groups.map(({ needId }) => needId));
  const volumes = new Map(open.map(({ need }) => [need.id, need.volume]));
  const parts = new Map<number, Quantity[]>();
  for (const group of groups) {
    const volume = volumes.get(group.needId);
    if (!volume) continue;
    for (const { umkId, share } of inside(group))
      parts.set(umkId, [...(parts.get(umkId) ?? []), { ...volume, min: share, max: share }]);
  }
  return { needs: new Set(volumes.keys()), parts };
}

/** The share of the need that it could deliver; not told where the two cannot be compared. */
export function offerOf(supplier: Supply, score: number, demand: Demand, today: string): Offer {
  const share = shareOf(freeAmount(supplier), amountOf(demand.volume));
  const season = seasonPercent(supplier.seasons, workDay(demand, today)) / 100;
  return { id: supplier.id, score, ...(share === undefined ? {} : { able: share * season }) };
}

/** Of these pairs of a run those that still fit and that nobody suggested meanwhile, as they are stored at this moment. */
export async function stillFair(
  { store, supply }: Shell,
  pairs: FairRun['pairs'],
  { now, today }: { now: Date; today: string },
): Promise<NewSuggestion[]> {
  const needIds = [...new Set(pairs.map(([needId]) => needId))];
  const [open, suppliers, known] = await Promise.all([
    store.openNeeds(needIds),
    store.suppliers([...new Set(pairs.map(([, umkId]) => umkId))], now),
    store.pairsOfNeeds(needIds),
  ]);
  const { index } = await supply.current(now);
  const rarity = rarityIn(index);
  const lessons = await store.lessons(open.map(({ company }) => company.id));
  const matches = byNeed(known);
  const demands = new Map(
    open.map(({ need }) => {
      const interested = interestedIn(matches.get(need.id) ?? []);
      return [need.id, demandOf(need, lessons.get(need.companyId) ?? [], interested)] as const;
    }),
  );
  const byId = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  return pairs.flatMap(([needId, umkId]) => {
    const [demand, supplier] = [demands.get(needId), byId.get(umkId)];
    if (!demand || !supplier) return [];
    if (matches.get(needId)?.some((one) => one.umkId === umkId) === true) return [];
    const { score, reasons, obstacles } = explain(index.knowledge, supplier, demand, {
      ...{ today, rarity },
    });
    return obstacles.length > 0 ? [] : [{ needId, umkId, score, reasons: reasons.slice(0, 4) }];
  });
}
