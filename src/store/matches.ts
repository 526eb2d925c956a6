/** Matches with both their sides, as dialogs and lists of a company need them. */
import { MatchState } from '../domain/match.ts';
import type { Match } from '../domain/match.ts';
import type { MatchView } from '../domain/query.ts';
import { agreementsOfMatches } from './agreements.ts';
import type { Core } from './core.ts';
import { inParts } from './sql.ts';

const over: MatchState[] = ['declined_company', 'declined_umk', 'lapsed', 'stopped'];

/** Matches with both sides, without those of a business that has been erased. */
export async function views(
  core: Core,
  matches: readonly { id: number; needId: number; umkId: number }[],
): Promise<MatchView[]> {
  if (matches.length === 0) return [];
  const { client, codec } = core;
  const [needs, umks] = await Promise.all([
    client.need.findMany({ where: { id: { in: matches.map(({ needId }) => needId) } } }),
    client.umk.findMany({
      where: { id: { in: matches.map(({ umkId }) => umkId) }, status: { not: 'erased' } },
    }),
  ]);
  const companies = await client.company.findMany({
    where: { id: { in: needs.map(({ companyId }) => companyId) } },
  });
  const agreements = await agreementsOfMatches(
    core,
    matches.map(({ id }) => id),
  );
  const needOf = new Map(needs.map((row) => [row.id, codec.decode('need', row)]));
  const umkOf = new Map(umks.map((row) => [row.id, codec.decode('umk', row)]));
  const companyOf = new Map(companies.map((row) => [row.id, codec.decode('company', row)]));
  return matches.flatMap((row) => {
    const need = needOf.get(row.needId);
    const umk = umkOf.get(row.umkId);
    const company = need && companyOf.get(need.companyId);
    if (!need || !umk || !company) return [];
    const agreement = agreements.get(row.id);
    return [
      {
        match: codec.decode('match', row),
        ...{ need, umk, company },
        ...(agreement ? { agreement } : {}),
      },
    ];
  });
}

/** Those of these organisations that are not over, newest first. */
export async function matchesOf(
  core: Core,
  umkIds: number[],
  companyIds: number[],
): Promise<MatchView[]> {
  const { client } = core;
  const needs = await client.need.findMany({
    where: { companyId: { in: companyIds } },
    select: { id: true },
  });
  const rows = await client.match.findMany({
    where: {
      state: { notIn: over },
      OR: [{ umkId: { in: umkIds } }, { needId: { in: needs.map(({ id }) => id) } }],
    },
    orderBy: { id: 'desc' },
  });
  return views(core, rows);
}

/** Of these needs who was suggested, and how far it came; nothing of what was said. */
export async function pairsOfNeeds(
  { client }: Core,
  needIds: readonly number[],
): Promise<Pick<Match, 'needId' | 'umkId' | 'state'>[]> {
  const rows = await inParts(needIds, (part) =>
    client.match.findMany({
      where: { needId: { in: part } },
      select: { needId: true, umkId: true, state: true },
    }),
  );
  return rows.map((row) => ({ ...row, state: MatchState.parse(row.state) }));
}
