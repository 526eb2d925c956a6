/** What `npm run match` says of each need: one line of JSON with its best suppliers and groups, ids as the files have them. */
import type { Reason } from '../domain/match.ts';
import { find } from '../matching/find.ts';
import { groupsFor } from '../matching/groups.ts';
import type { Knowledge } from '../matching/knowledge.ts';
import { createIndex, put, settleIndex } from '../matching/supplyIndex.ts';
import type { SupplyIndex } from '../matching/supplyIndex.ts';
import type { Demand, Found, Group, Supply } from '../matching/types.ts';
import type { List } from './matchRows.ts';

/** Those of the best that groups are made of; more would only be slower. */
const PARTNERS = 60;

type How = {
  top: number;
  today: string;
  /** Also those that fail a hard condition; they are in no group. */
  all: boolean;
};

export function* matchLines(
  knowledge: Knowledge,
  supplies: List<Supply>,
  needs: List<Demand>,
  { top, today, all }: How,
): Generator<string> {
  const index = createIndex(knowledge);
  for (const supply of supplies.items) put(index, supply);
  settleIndex(index);
  for (const [at, demand] of needs.items.entries()) {
    const found = find(index, demand, { top, today, all });
    const groups = demand.volume ? together(index, demand, supplies, today) : [];
    yield lineOf(needs.ids[at] ?? '', supplies.ids, found, groups);
  }
}

/** Several who reach together what one cannot. */
function together(
  index: SupplyIndex,
  demand: Demand,
  supplies: List<Supply>,
  today: string,
): readonly Group[] {
  const candidates = find(index, demand, { top: PARTNERS, today }).flatMap((found) => {
    const supply = supplies.items[found.id];
    return supply === undefined ? [] : [{ found, supply }];
  });
  return groupsFor(index.knowledge, demand, candidates, today);
}

function lineOf(
  need: string,
  ids: readonly string[],
  found: readonly Found[],
  groups: readonly Group[],
): string {
  const name = (id: number): string => ids[id] ?? '';
  return JSON.stringify({
    need,
    candidates: found.map(({ id, score, reasons }) => ({
      id: name(id),
      score,
      reasons: reasons.map(flat),
    })),
    groups: groups.map(({ members, lead, score, reasons }) => ({
      members: members.map(({ id, share }) => ({ id: name(id), share })),
      lead: name(lead),
      score,
      reasons: reasons.map(flat),
    })),
  });
}

/** The values beside the code. */
function flat({ code, values }: Reason): Record<string, string | number> {
  return { code, ...values };
}
