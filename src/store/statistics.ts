/** The programme's figures, counted in the database; nothing personal is read for them. */
import { LicenceState } from '../domain/licence.ts';
import type { MatchState } from '../domain/match.ts';
import type { Day } from '../domain/quantity.ts';
import type { Count, Statistics } from '../domain/statistics.ts';
import type { Core } from './core.ts';
import { levelsOf } from './curations.ts';
import { withNib } from './segment.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BOTH_AGREED: readonly MatchState[] = ['agreed', 'sample', 'visit', 'quotation', 'trial'];
/** Nobody but the program has looked at these. */
const ONLY_FOUND: readonly MatchState[] = ['suggested', 'raised', 'declined_company'];

function counted(rows: readonly { key: string | null; count: number }[]): Count[] {
  return rows
    .flatMap(({ key, count }) => (key === null ? [] : [{ key, count }]))
    .sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}

async function matchFigures({
  client,
}: Core): Promise<Pick<Statistics, 'matches' | 'daysToFirstMatch'>> {
  const umks = await client.umk.findMany({
    where: { example: false },
    select: { id: true, createdAt: true },
  });
  const registered = new Map(umks.map(({ id, createdAt }) => [id, createdAt]));
  const all = await client.match.findMany({
    select: { umkId: true, state: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
  const rows = all.filter(({ umkId }) => registered.has(umkId));
  const first = new Map<number, Date>();
  for (const { umkId, createdAt } of rows) if (!first.has(umkId)) first.set(umkId, createdAt);
  const waits = [...first]
    .map(([id, at]) => at.getTime() - (registered.get(id) ?? at).getTime())
    .sort((a, b) => a - b);
  const median = waits[Math.floor((waits.length - 1) / 2)];
  const inStates = (states: readonly string[]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  return {
    matches: {
      found: rows.length,
      asked: rows.length - inStates(ONLY_FOUND),
      agreed: inStates(BOTH_AGREED),
      trial: inStates(['trial']),
    },
    ...(median === undefined ? {} : { daysToFirstMatch: Math.floor(median / DAY_MS) }),
  };
}

async function levels(core: Core, active: number): Promise<Count[]> {
  const { client } = core;
  const ids = await client.umk.findMany({
    where: { status: 'active', example: false },
    select: { id: true },
  });
  const mine = ids.map(({ id }) => id);
  const counts = new Map<string, number>();
  for (const level of (await levelsOf(core, mine)).values()) {
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const none = active - [...counts.values()].reduce((sum, count) => sum + count, 0);
  return ['siap', 'hampir', 'perlu', 'none'].map((key) => ({
    key,
    count: key === 'none' ? none : (counts.get(key) ?? 0),
  }));
}

/** Nothing until somebody asked for help. */
async function licenceFigures({ client }: Core): Promise<Pick<Statistics, 'licences'>> {
  const groups = await client.licenceRequest.groupBy({
    by: ['state'],
    where: { example: false },
    _count: true,
  });
  if (groups.length === 0) return {};
  const licences = LicenceState.options.map((key) => ({
    key,
    count: groups.find(({ state }) => state === key)?._count ?? 0,
  }));
  return { licences };
}

/** Businesses with an NIB, as far as it was not refused (`holdsNib` of the domain). */
async function withNibCount({ client }: Core): Promise<number> {
  const [row] = await client.$queryRaw<{ count: bigint | number }[]>`
    SELECT COUNT(*) AS count FROM "Umk" u
    WHERE u."status" = 'active' AND u."example" = FALSE AND ${withNib}`;
  return Number(row?.count ?? 0);
}

/** Nothing until a report was answered or closed. */
async function disputeFigures({ client }: Core): Promise<Pick<Statistics, 'disputes'>> {
  const rows = await client.ticket.findMany({
    where: { OR: [{ answeredAt: { not: null } }, { state: 'closed' }] },
    select: { createdAt: true, answeredAt: true, breachedAt: true, state: true, outcome: true },
  });
  if (rows.length === 0) return {};
  const waits = rows
    .flatMap(({ createdAt, answeredAt }) =>
      answeredAt ? [answeredAt.getTime() - createdAt.getTime()] : [],
    )
    .sort((a, b) => a - b);
  const answered = rows.filter(({ answeredAt }) => answeredAt !== null);
  const closed = rows.filter(({ state }) => state === 'closed');
  const median = waits[Math.floor((waits.length - 1) / 2)] ?? 0;
  return {
    disputes: {
      answered: answered.length,
      inTime: answered.filter(({ breachedAt }) => breachedAt === null).length,
      days: Math.floor(median / DAY_MS),
      closed: closed.length,
      settled: closed.filter(({ outcome }) => SETTLED.includes(outcome ?? '')).length,
    },
  };
}

const SETTLED: readonly string[] = ['settled', 'partly'];

/** `today` and `monthStart` in the region's days: which reports are overdue, and what is new this month. */
export async function statistics(
  core: Core,
  { today, monthStart }: { today: Day; monthStart: Date },
): Promise<Statistics> {
  const { client } = core;
  const real = { status: 'active', example: false };
  const companies = { example: false };
  const [active, nibs, newThisMonth, waiting, approved, committed, posted, open] =
    await Promise.all([
      client.umk.count({ where: real }),
      withNibCount(core),
      client.umk.count({ where: { ...real, createdAt: { gte: monthStart } } }),
      client.company.count({ where: { ...companies, status: 'waiting' } }),
      client.company.count({ where: { ...companies, status: 'approved' } }),
      client.company.count({ where: { ...companies, commitment: { not: null } } }),
      client.need.count({ where: { example: false } }),
      client.need.count({ where: { example: false, status: 'open' } }),
    ]);
  const [byKecamatan, bySector, ticketsOpen, overdue, tickets] = await Promise.all([
    client.umk.groupBy({ by: ['kecamatan'], where: real, _count: true }),
    client.umk.groupBy({ by: ['sector'], where: real, _count: true }),
    client.ticket.count({ where: { state: 'open' } }),
    client.ticket.count({ where: { state: 'open', dueOn: { lt: today } } }),
    client.ticket.count(),
  ]);
  return {
    umk: { active, withNib: nibs, newThisMonth },
    companies: { waiting, approved, committed },
    needs: { posted, open },
    ...(await matchFigures(core)),
    byKecamatan: counted(byKecamatan.map((row) => ({ key: row.kecamatan, count: row._count }))),
    bySector: counted(bySector.map((row) => ({ key: row.sector, count: row._count }))),
    byLevel: await levels(core, active),
    ...(await licenceFigures(core)),
    tickets: { open: ticketsOpen, overdue, done: tickets - ticketsOpen },
    ...(await disputeFigures(core)),
  };
}
