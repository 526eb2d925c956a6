/** How ready businesses are, as answered and as staff found it, and who waits for a look; every level that is read goes through here. */
import type { Curation } from '../domain/curation.ts';
import { effectiveLevel, readinessView } from '../domain/curation.ts';
import type { Found, Waiting } from '../domain/desk.ts';
import type { Query, QueryResult } from '../domain/query.ts';
import { Level } from '../domain/readiness.ts';
import type { Core } from './core.ts';
import { Prisma } from './generated/client.ts';
import { rowsBy } from './sql.ts';

/** More asked-for reviews than an office can have open; the most pressing are among them. */
const MAX_ASKED = 400;

async function newestFirst({ client, codec }: Core, umkId: number): Promise<Curation[]> {
  const rows = await client.curation.findMany({ where: { umkId }, orderBy: { at: 'desc' } });
  return rows.map((row) => codec.decode('curation', row));
}

/** See the query `readiness`. */
export async function readinessOf(core: Core, umkId: number): Promise<QueryResult<'readiness'>> {
  const { client, codec } = core;
  const [row, [newest]] = await Promise.all([
    client.readiness.findUnique({ where: { id: umkId } }),
    newestFirst(core, umkId),
  ]);
  return readinessView(umkId, row ? codec.decode('readiness', row) : undefined, newest);
}

/** See the query `curations`. */
export async function curations(core: Core, umkId: number): Promise<QueryResult<'curations'>> {
  const { client, codec } = core;
  const found = await newestFirst(core, umkId);
  const people = await client.person.findMany({ where: { id: { in: found.map(({ by }) => by) } } });
  const names = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  return found.map((curation) => {
    const name = names.get(curation.by);
    return { ...curation, ...(name === undefined ? {} : { name }) };
  });
}

/** The level that counts of each of these UMK; one without a level is not in it. */
export async function levelsOf(
  { client }: Core,
  umkIds: readonly number[],
): Promise<Map<number, Level>> {
  const ids = [...umkIds];
  const [answered, looked] = await Promise.all([
    rowsBy<{ id: number; level: string | null }>(client, 'Readiness', 'id', ids),
    rowsBy<{ umkId: number; level: string | null }>(client, 'Curation', 'umkId', ids, 'at'),
  ]);
  const parsed = (level: string | null | undefined) => (level ? { level: Level.parse(level) } : {});
  // Oldest first, so that the newest of each is what stays.
  const newest = new Map(looked.map((row) => [row.umkId, parsed(row.level)]));
  const computed = new Map(answered.map((row) => [row.id, parsed(row.level)]));
  return new Map(
    ids.flatMap((id) => {
      const level = effectiveLevel(computed.get(id), newest.get(id));
      return level ? [[id, level] as const] : [];
    }),
  );
}

type Line = Pick<Waiting, 'asked'> & { id: number; dueOn?: string };

async function askedFor({ client, regionId }: Core, without: readonly number[]): Promise<Line[]> {
  const rows = await client.queueItem.findMany({
    where: {
      regionId,
      kind: 'review_request',
      state: { in: ['open', 'taken'] },
      subjectId: { notIn: [...without] },
    },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: MAX_ASKED,
  });
  const first = new Map<number, Line>();
  for (const { subjectId: id, dueOn } of rows) {
    if (!first.has(id)) first.set(id, { id, asked: true, ...(dueOn ? { dueOn } : {}) });
  }
  return [...first.values()];
}

/** Complete questionnaires that nobody has looked at since they were answered. */
function complete({ regionId }: Core, without: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    FROM "Readiness" r JOIN "Umk" u ON u."id" = r."id"
    WHERE u."regionId" = ${regionId} AND u."status" = 'active' AND r."level" IS NOT NULL
      AND r."id" NOT IN (${Prisma.join([0, ...without])})
      AND NOT EXISTS (
        SELECT 1 FROM "Curation" c WHERE c."umkId" = r."id" AND c."at" >= r."updatedAt"
      )`;
}

/** See the query `curations.waiting`; `page` counts from 1, and one that is not there is the nearest. */
export async function waiting(
  core: Core,
  { without, page, size }: Extract<Query, { kind: 'curations.waiting' }>,
): Promise<Found<Waiting>> {
  const { client } = core;
  const asked = await askedFor(core, without);
  const rest = complete(core, [...without, ...asked.map(({ id }) => id)]);
  const [counted] = await client.$queryRaw<{ count: bigint | number }[]>`
    SELECT COUNT(*) AS "count" ${rest}`;
  const total = asked.length + Number(counted?.count ?? 0);
  const last = Math.max(1, Math.ceil(total / size));
  const from = (Math.min(Math.max(1, page), last) - 1) * size;
  const lines = asked.slice(from, from + size);
  const skip = Math.max(0, from - asked.length);
  const found = await client.$queryRaw<{ id: number | bigint }[]>`
    SELECT r."id" AS "id" ${rest}
    ORDER BY r."updatedAt" DESC, r."id" DESC LIMIT ${size - lines.length} OFFSET ${skip}`;
  const all = [...lines, ...found.map(({ id }): Line => ({ id: Number(id), asked: false }))];
  return { total, rows: await withFirms(core, all) };
}

async function withFirms(core: Core, lines: readonly Line[]): Promise<Waiting[]> {
  const { client } = core;
  const ids = lines.map(({ id }) => id);
  const [umks, answered, looked, levels] = await Promise.all([
    client.umk.findMany({ where: { id: { in: ids } }, select: { id: true, product: true } }),
    client.readiness.findMany({ where: { id: { in: ids } }, select: { id: true, score: true } }),
    client.curation.findMany({ where: { umkId: { in: ids } }, select: { umkId: true } }),
    levelsOf(core, ids),
  ]);
  return lines.flatMap(({ id, ...line }) => {
    const umk = umks.find((row) => row.id === id);
    const score = answered.find((row) => row.id === id)?.score ?? undefined;
    const level = levels.get(id);
    const again = looked.some(({ umkId }) => umkId === id);
    if (!umk) return [];
    return [
      {
        umk,
        again,
        ...line,
        ...(score === undefined ? {} : { score }),
        ...(level ? { level } : {}),
      },
    ];
  });
}
