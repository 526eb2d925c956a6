/** What staff have changed without a deploy, and what they look at while they do: changes with their history, and questions without an answer. */
import type { Changed } from '../domain/changing.ts';
import type { OpenDeadlines } from '../domain/deadlines.ts';
import type { Override } from '../domain/override.ts';
import { newestOf } from '../domain/override.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import type { Core } from './core.ts';
import type { Known } from './known.ts';
import { queryRows } from './sql.ts';
import type { Db } from './sql.ts';
import type { Tx } from './writer.ts';

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;
type ChangeQuery = Asked<
  'overrides.of' | 'overrides.under' | 'unanswered.list' | 'unanswered' | 'deadlines.open'
>;

/** See `Store.overrides`: rows are only ever added, so that their number says whether anything is new. */
export async function overrides(
  { client, codec, known: remembered }: Core,
  known: number | undefined,
): Promise<{ count: number; rows: Override[] } | undefined> {
  const { overrides: counts } = remembered ?? {};
  if (known !== undefined && (counts?.get('count') ?? (await count(client, counts))) === known)
    return undefined;
  const rows = await client.override.findMany({ orderBy: [{ of: 'asc' }, { n: 'asc' }] });
  return { count: rows.length, rows: rows.map((row) => codec.decode('override', row)) };
}

async function count(db: Db, counts: Known['overrides'] | undefined): Promise<number> {
  const keep = counts?.reading('count');
  const [counted] = await queryRows<{ count: number | bigint }>(
    db,
    'SELECT COUNT(*) AS "count" FROM "Override"',
    [],
  );
  const found = Number(counted?.count);
  keep?.(found);
  return found;
}

async function withNames({ client, codec }: Core, rows: readonly Override[]): Promise<Changed[]> {
  const ids = [...new Set(rows.map(({ byId }) => byId))];
  const people = await client.person.findMany({ where: { id: { in: ids } } });
  const names = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  return rows.map((row) => {
    const who = names.get(row.byId);
    return { ...row, ...(who === undefined ? {} : { who }) };
  });
}

async function changesOf(core: Core, { of, take }: Asked<'overrides.of'>): Promise<Changed[]> {
  const { client, codec } = core;
  const found = await Promise.all(
    of.map((one) => client.override.findMany({ where: { of: one }, orderBy: { n: 'desc' }, take })),
  );
  const rows = found.flat().map((row) => codec.decode('override', row));
  return withNames(
    core,
    rows.sort((a, b) => b.at.getTime() - a.at.getTime()),
  );
}

async function changedUnder(core: Core, prefix: string): Promise<Changed[]> {
  const { client, codec } = core;
  const rows = await client.override.findMany({ where: { of: { startsWith: prefix } } });
  const newest = newestOf(rows.map((row) => codec.decode('override', row)));
  return withNames(core, [...newest.values()]);
}

async function unansweredPage(
  { client, codec }: Core,
  { page, size }: Asked<'unanswered.list'>,
): Promise<QueryResult<'unanswered.list'>> {
  const where = { times: { gte: client.unanswered.fields.quietUntil } };
  const total = await client.unanswered.count({ where });
  const last = Math.max(1, Math.ceil(total / size));
  const rows = await client.unanswered.findMany({
    where,
    orderBy: [{ times: 'desc' }, { lastAt: 'desc' }, { id: 'asc' }],
    skip: (Math.min(Math.max(1, page), last) - 1) * size,
    take: size,
  });
  return { total, rows: rows.map((row) => codec.decode('unanswered', row)) };
}

export async function openDeadlines(
  client: Tx,
  { codec, regionId }: Pick<Core, 'codec' | 'regionId'>,
): Promise<OpenDeadlines> {
  const [tickets, items] = await Promise.all([
    client.ticket.findMany({ where: { regionId, state: 'open' }, orderBy: { id: 'asc' } }),
    client.queueItem.findMany({
      where: { regionId, state: { in: ['open', 'taken'] }, dueOn: { not: null } },
      orderBy: { id: 'asc' },
    }),
  ]);
  return {
    tickets: tickets.map((row) => codec.decode('ticket', row)),
    items: items.map((row) => codec.decode('queueItem', row)),
  };
}

/** Answers what staff ask while they change something. */
export async function readChanges(core: Core, query: ChangeQuery): Promise<unknown> {
  switch (query.kind) {
    case 'overrides.of':
      return changesOf(core, query);
    case 'overrides.under':
      return changedUnder(core, query.prefix);
    case 'unanswered.list':
      return unansweredPage(core, query);
    case 'unanswered': {
      const row = await core.client.unanswered.findUnique({ where: { id: query.id } });
      return row ? core.codec.decode('unanswered', row) : undefined;
    }
    case 'deadlines.open':
      return openDeadlines(core.client, core);
  }
}
