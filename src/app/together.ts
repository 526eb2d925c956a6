/** Plans groups for needs that nobody reaches alone, from what is stored at this moment. */
import type { Facts } from '../domain/facts.ts';
import type { Match } from '../domain/match.ts';
import { inside } from '../domain/together.ts';
import type { Plan, Together } from '../domain/together.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { localDay } from '../domain/workingDays.ts';
import { explain } from '../matching/explain.ts';
import { find } from '../matching/find.ts';
import { groupsFor, replanFor } from '../matching/groups.ts';
import type { Candidate } from '../matching/groups.ts';
import { rarityIn } from '../matching/supplyIndex.ts';
import type { Demand } from '../matching/types.ts';
import { demandReader } from './demand.ts';
import type { Store } from './ports.ts';
import type { Known, SupplyIndex } from './supplyIndex.ts';

/** So many of the best are looked at for groups. */
const CONSIDERED = 60;

export type Grouping = {
  /** The best group for a need, or the one whose members are asked; undefined where there is neither. */
  ofNeed(needId: number, facts: Facts): Promise<QueryResult<'together.ofNeed'>>;
  /** Who could take the place of a member that said no, or nothing; undefined where nobody can. */
  replan(
    query: Extract<Query, { kind: 'together.replan' }>,
    facts: Facts,
  ): Promise<Plan | undefined>;
};

export function createGrouping(how: { store: Store; supply: SupplyIndex }): Grouping {
  const { store, supply } = how;
  const demandFor = demandReader(store);

  /** Those that pass every condition and whom nobody asked yet, and those of `keep` whatever their match. */
  async function candidates(
    { index }: Known,
    demand: Demand,
    about: { matches: readonly Match[]; keep: ReadonlySet<number> },
    facts: Facts,
  ): Promise<Candidate[]> {
    const { keep } = about;
    const today = localDay(facts.now, facts.region.timeZone);
    const matches = new Map(about.matches.map((match) => [match.umkId, match]));
    const may = (id: number): boolean => {
      const state = matches.get(id)?.state;
      return keep.has(id) || state === undefined || state === 'suggested' || state === 'raised';
    };
    const found = find(index, demand, { top: CONSIDERED + matches.size, today });
    const ids = [...new Set([...found.map(({ id }) => id), ...keep])].filter(may);
    const rarity = rarityIn(index);
    const read = await store.suppliers(ids.slice(0, CONSIDERED + keep.size), facts.now);
    const fitting = read.flatMap((supplier) => {
      const { score, obstacles } = explain(index.knowledge, supplier, demand, { today, rarity });
      return obstacles.length > 0 ? [] : [{ found: { score }, supply: supplier }];
    });
    // A group waits for everybody's answer: whoever nobody can ask is in none.
    const people = await Promise.all(
      fitting.map(({ supply: { id } }) => store.peopleOf({ umk: id })),
    );
    return fitting.filter((_, at) => (people[at] ?? []).length > 0);
  }

  async function ofNeed(needId: number, facts: Facts): Promise<QueryResult<'together.ofNeed'>> {
    const matches = await store.matchesOfNeed(needId);
    const demand = await demandFor(needId, matches);
    if (!demand) return undefined;
    const asked = await store.togetherOf(needId);
    const umksOf = async (ids: readonly number[]) => await store.umks(ids);
    if (asked) return { asked, umks: await umksOf(inside(asked).map(({ umkId }) => umkId)) };
    const known = await supply.current(facts.now);
    const today = localDay(facts.now, facts.region.timeZone);
    const from = await candidates(known, demand, { matches, keep: new Set() }, facts);
    const own = new Set(facts.person.umks.map(({ id }) => id));
    const others = from.filter((one) => !own.has(one.supply.id));
    const [plan] = groupsFor(known.index.knowledge, demand, others, today);
    return plan && { plan, umks: await umksOf(plan.members.map(({ id }) => id)) };
  }

  async function replan(
    { id, umkId }: Extract<Query, { kind: 'together.replan' }>,
    facts: Facts,
  ): Promise<Plan | undefined> {
    const asked = await store.together(id);
    const matches = asked ? await store.matchesOfNeed(asked.needId) : [];
    const demand = asked && (await demandFor(asked.needId, matches));
    if (!demand) return undefined;
    const known = await supply.current(facts.now);
    const today = localDay(facts.now, facts.region.timeZone);
    const answers = answersOf(asked, umkId);
    const keep = new Set([...answers.agreed.map((one) => one.id), ...answers.silent]);
    const from = await candidates(known, demand, { matches, keep }, facts);
    const { knowledge } = known.index;
    return replanFor(knowledge, demand, from, answers, today)?.groups[0];
  }

  return { ofNeed, replan };
}

/** Who agreed, who is asked still, and who is out of it, with the one who says no at this moment. */
function answersOf({ members }: Together, leaving: number) {
  const others = members.filter(({ umkId }) => umkId !== leaving);
  const idsIn = (...states: string[]) =>
    others.filter(({ state }) => states.includes(state)).map(({ umkId }) => umkId);
  return {
    agreed: others
      .filter(({ state }) => state === 'accepted')
      .map(({ umkId: id, share }) => ({ id, share })),
    silent: idsIn('asked'),
    refused: [leaving, ...idsIn('declined', 'lapsed')],
  };
}
