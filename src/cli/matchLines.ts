/** What `npm run match` says of each need: one line of JSON with its best suppliers and groups, ids as the files have them. */
import type { Reason } from '../domain/match.ts';
import { find } from '../matching/find.ts';
import type { Knowledge } from '../matching/knowledge.ts';
import { createIndex, put, settleIndex } from '../matching/supplyIndex.ts';
import type { Demand, Found, Group, Supply } from '../matching/types.ts';
import type { List } from './matchRows.ts';

/** Several who reach together what one cannot, out of those who were found for a need. */
export type GroupsOf = (
  knowledge: Knowledge,
  demand: Demand,
  candidates: readonly { found: Found; supply: Supply }[],
  today: string,
) => readonly Group[];

type How = {
  top: number;
  today: string;
  /** Also those that fail a hard condition; they are in no group. */
  all: boolean;
  groupsOf: GroupsOf;
};

export function* matchLines(
  knowledge: Knowledge,
  supplies: List<Supply>,
  needs: List<Demand>,
  { top, today, all, groupsOf }: How,
): Generator<string> {
  const index = createIndex(knowledge);
  for (const supply of supplies.items) put(index, supply);
  settleIndex(index);
  for (const [at, demand] of needs.items.entries()) {
    const found = find(index, demand, { top, today, all });
    const sure = all ? find(index, demand, { top, today }) : found;
    const candidates = sure.flatMap((one) => {
      const supply = supplies.items[one.id];
      return supply === undefined ? [] : [{ found: one, supply }];
    });
    const groups = groupsOf(knowledge, demand, candidates, today);
    yield lineOf(needs.ids[at] ?? '', supplies.ids, found, groups);
  }
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
