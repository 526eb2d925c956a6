/** Answers what dialogs ask of matching: found in memory, and for the few that are shown judged once more on what is stored. */
import type { Facts } from '../domain/facts.ts';
import { isProposed } from '../domain/match.ts';
import type { Match } from '../domain/match.ts';
import type { Query } from '../domain/query.ts';
import type { Candidate, Opportunity, PairView } from '../domain/queryMatching.ts';
import type { QueryKind, QueryResult } from '../domain/query.ts';
import type { Unlock } from '../domain/queryMatching.ts';
import { localDay } from '../domain/workingDays.ts';
import { explain } from '../matching/explain.ts';
import { find } from '../matching/find.ts';
import { rarityIn } from '../matching/supplyIndex.ts';
import type { SupplyIndex as Index } from '../matching/supplyIndex.ts';
import type { Demand, Supply } from '../matching/types.ts';
import { demandOf, demandReader, interestedIn } from './demand.ts';
import type { Store } from './ports.ts';
import { createOverview } from './overview.ts';
import type { Overview } from './overview.ts';
import type { SupplyIndex } from './supplyIndex.ts';
import { createGrouping } from './together.ts';
import type { Grouping } from './together.ts';
import { fittingNeeds, unlockOf } from './unlock.ts';

const MAX_CANDIDATES = 20;
/** Some of those found may turn out to be asked already, or to fit no longer. */
const LOOKED_AT = 3 * MAX_CANDIDATES;
const MAX_OPPORTUNITIES = 10;

export type Matching = {
  candidates(needId: number, facts: Facts): Promise<Candidate[]>;
  pair(query: Extract<Query, { kind: 'pair' }>, facts: Facts): Promise<PairView | undefined>;
  opportunities(umkId: number, facts: Facts): Promise<Opportunity[]>;
  groups: Grouping;
  overview: Overview;
  /** Which one paper would open the most needs to this business. */
  unlock(umkId: number, facts: Facts): Promise<Unlock | undefined>;
};

function judge(index: Index, supplier: Supply, demand: Demand, today: string) {
  return explain(index.knowledge, supplier, demand, { today, rarity: rarityIn(index) });
}

function withMatch(candidate: Candidate, match: Match | undefined): Candidate {
  if (!match) return candidate;
  const { id: matchId, state } = match;
  return {
    ...candidate,
    matchId,
    raised: state === 'raised',
    ...(isProposed(match) ? { proposed: true } : {}),
  };
}

/** Nobody has answered it yet, so that it may be shown to its company. */
function isOpen(match: Match | undefined): boolean {
  return !match || match.state === 'suggested' || match.state === 'raised';
}

export function createMatching(how: { store: Store; supply: SupplyIndex }): Matching {
  const { store, supply } = how;
  const todayOf = ({ now, region }: Facts) => localDay(now, region.timeZone);

  const demandFor = demandReader(store);

  /** Those that still fit as they are stored at this moment, best first. */
  async function stillFit(index: Index, demand: Demand, ids: readonly number[], facts: Facts) {
    const today = todayOf(facts);
    const judged = (await store.suppliers(ids, facts.now)).flatMap((supplier) => {
      const { score, reasons, obstacles } = judge(index, supplier, demand, today);
      return obstacles.length > 0 ? [] : [{ id: supplier.id, score, reasons }];
    });
    const order = new Map(ids.map((id, at) => [id, at]));
    return judged.sort(
      (a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    );
  }

  async function candidates(needId: number, facts: Facts): Promise<Candidate[]> {
    const matches = await store.matchesOfNeed(needId);
    const demand = await demandFor(needId, matches);
    if (!demand) return [];
    const { index } = await supply.current(facts.now);
    const own = new Set(facts.person.umks.map(({ id }) => id));
    const matchOf = new Map(matches.map((match) => [match.umkId, match]));
    const may = (id: number) => !own.has(id) && isOpen(matchOf.get(id));
    const top = LOOKED_AT + matches.length + own.size;
    const ids = find(index, demand, { top, today: todayOf(facts) }).map(({ id }) => id);
    const found = (await stillFit(index, demand, ids.filter(may), facts)).slice(0, MAX_CANDIDATES);
    const known = new Set(found.map(({ id }) => id));
    // What an owner or staff thought of is shown whatever the program thinks of it, with the reasons of that day.
    const others = matches
      .filter((match) => may(match.umkId) && !known.has(match.umkId))
      .filter((match) => match.state === 'raised' || isProposed(match))
      .map(({ umkId: id, score, reasons }) => ({ id, score, reasons }));
    const umks = await store.umks([...others, ...found].map(({ id }) => id));
    const umkOf = new Map(umks.map((umk) => [umk.id, umk]));
    const rank = ({ raised, proposed }: Candidate): number => (raised ? 2 : proposed ? 1 : 0);
    return [...others, ...found]
      .flatMap(({ id, score, reasons }): Candidate[] => {
        const umk = umkOf.get(id);
        if (umk?.status !== 'active') return [];
        return [withMatch({ umk, score, reasons }, matchOf.get(id))];
      })
      .sort((a, b) => rank(b) - rank(a));
  }

  /** One need and one UMK, whatever they have in common; undefined where one of them is not there. */
  async function pair(
    { needId, umkId }: Extract<Query, { kind: 'pair' }>,
    facts: Facts,
  ): Promise<PairView | undefined> {
    const ask = <K extends QueryKind>(query: Extract<Query, { kind: K }>) =>
      store.read(query, facts.person.id) as Promise<QueryResult<K>>;
    const [need, umk, matches, [supplier], { index }] = await Promise.all([
      ask<'need'>({ kind: 'need', id: needId }),
      ask<'umk'>({ kind: 'umk', id: umkId }),
      store.matchesOfNeed(needId),
      store.suppliers([umkId], facts.now),
      supply.current(facts.now),
    ]);
    const company = need && (await ask<'company'>({ kind: 'company', id: need.companyId }));
    if (!need || !umk || !company || !supplier) return undefined;
    const match = matches.find((one) => one.umkId === umkId);
    const lessons = await store.lessons([company.id]);
    const demand = demandOf(need, lessons.get(company.id) ?? [], interestedIn(matches));
    const { id, name, status } = company;
    return {
      need,
      company: { id, name, status },
      umk,
      ...judge(index, supplier, demand, todayOf(facts)),
      ...(match ? { match } : {}),
    };
  }

  async function opportunities(umkId: number, facts: Facts): Promise<Opportunity[]> {
    if (!facts.person.umks.some(({ id }) => id === umkId)) return [];
    if (!(await supply.isOfUse())) return [];
    const [known, matches, [supplier]] = await Promise.all([
      supply.current(facts.now),
      store.matchesOfUmk(umkId),
      store.suppliers([umkId], facts.now),
    ]);
    if (!supplier) return [];
    const own = new Set(facts.person.companies.map(({ id }) => id));
    const answered = new Set(
      matches.filter(({ state }) => state !== 'suggested').map(({ needId }) => needId),
    );
    const today = todayOf(facts);
    const found = fittingNeeds(
      known,
      supplier,
      today,
      (id, companyId) => !own.has(companyId) && !answered.has(id),
    );
    // What can be had as it is comes before what needs a paper first.
    return found
      .sort((a, b) => Number(a.blocked.length > 0) - Number(b.blocked.length > 0))
      .slice(0, MAX_OPPORTUNITIES)
      .flatMap(({ id, score, reasons }) => {
        const need = known.needs.get(id)?.need;
        return need ? [{ need, score, reasons }] : [];
      });
  }

  async function unlock(umkId: number, facts: Facts): Promise<Unlock | undefined> {
    if (!(await supply.isOfUse())) return undefined;
    const [known, [supplier]] = await Promise.all([
      supply.current(facts.now),
      store.suppliers([umkId], facts.now),
    ]);
    return supplier && unlockOf(known, supplier, todayOf(facts));
  }

  return {
    candidates,
    pair,
    opportunities,
    unlock,
    groups: createGrouping(how),
    overview: createOverview(how),
  };
}
