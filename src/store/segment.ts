/** Whom a broadcast is for, asked of the database: who fits, who of them may be written to, and why the others may not. */
import type { Reach, Sample, Segment } from '../domain/broadcast.ts';
import { firmFor } from '../domain/broadcastFirm.ts';
import type { Day } from '../domain/quantity.ts';
import { addDays } from '../domain/workingDays.ts';
import type { Core, Kit } from './core.ts';
import { Prisma } from './generated/client.ts';
import { rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

/** As of which local day, and the instant at which it began. */
export type AsOf = { today: Day; dayStart: Date };

const DAY_MS = 86_400_000;
const SAMPLE = 5;

function among(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql[] {
  return values && values.length > 0
    ? [Prisma.sql`${column} IN (${Prisma.join([...values])})`]
    : [];
}

function daysAgo({ dayStart }: AsOf, days: number): Date {
  return new Date(dayStart.getTime() - days * DAY_MS);
}

function registered(column: Prisma.Sql, since: Day | undefined, asOf: AsOf): Prisma.Sql[] {
  if (since === undefined) return [];
  const days = (Date.parse(asOf.today) - Date.parse(since)) / DAY_MS;
  return [Prisma.sql`${column} >= ${daysAgo(asOf, days)}`];
}

function ofPaper({ paperKind, paperDays }: Segment, { today }: AsOf): Prisma.Sql[] {
  if (paperDays === undefined) return [];
  const kind = paperKind === undefined ? Prisma.empty : Prisma.sql`AND d."kind" = ${paperKind}`;
  return [
    Prisma.sql`EXISTS (SELECT 1 FROM "Paper" d WHERE d."umkId" = u."id" AND d."status" = 'ada'
      AND d."refusal" IS NULL AND d."expires" >= ${today} AND d."expires" <= ${addDays(today, paperDays)} ${kind})`,
  ];
}

/** That a business "u" has an NIB, as `holdsNib` of the domain says it. */
export const withNib = Prisma.sql`u."hasNib" = 'ya' AND NOT EXISTS (SELECT 1 FROM "Paper" d
  WHERE d."umkId" = u."id" AND d."kind" = 'nib' AND d."refusal" IS NOT NULL)`;

/** The level that counts, as `effectiveLevel` of the domain says it. */
function ofLevel(levels: Segment['levels']): Prisma.Sql[] {
  if (!levels || levels.length === 0) return [];
  const decided = Prisma.sql`SELECT k."level" FROM "Curation" k WHERE k."umkId" = u."id" ORDER BY k."at" DESC LIMIT 1`;
  const answered = Prisma.sql`SELECT r."level" FROM "Readiness" r WHERE r."id" = u."id"`;
  const level = Prisma.sql`COALESCE((${decided}), (${answered}), 'none')`;
  return among(level, levels);
}

/** The conditions on a business "u". */
function ofUmk(segment: Segment, asOf: AsOf): Prisma.Sql[] {
  const { kecamatan, sectors = [], nib, scales, since } = segment;
  const inSector = sectors.map((code) => Prisma.sql`u."sectors" LIKE ${`%"${code}"%`}`);
  return [
    ...among(Prisma.sql`u."kecamatan"`, kecamatan),
    ...(inSector.length > 0 ? [Prisma.sql`(${Prisma.join(inSector, ' OR ')})`] : []),
    ...(nib === 'ya' ? [withNib] : []),
    ...(nib === 'tidak' ? [Prisma.sql`NOT (${withNib})`] : []),
    ...among(Prisma.sql`u."scale"`, scales),
    ...registered(Prisma.sql`u."createdAt"`, since, asOf),
    ...ofLevel(segment.levels),
    ...ofPaper(segment, asOf),
  ];
}

function ofCompany({ sectors, scales, since }: Segment, asOf: AsOf): Prisma.Sql[] {
  return [
    ...among(Prisma.sql`c."sector"`, sectors),
    ...among(Prisma.sql`c."scale"`, scales),
    ...registered(Prisma.sql`c."createdAt"`, since, asOf),
  ];
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions], ' AND ');
}

/** The conditions on a person "p": they belong to a firm that fits, and fit themselves. */
function fitting({ regionId }: Kit, segment: Segment, asOf: AsOf): Prisma.Sql {
  const { audience, language, seenWithin, seenBefore } = segment;
  const firm =
    audience === 'owners'
      ? Prisma.sql`EXISTS (SELECT 1 FROM "Membership" m JOIN "Umk" u ON u."id" = m."organisationId"
          WHERE m."personId" = p."id" AND ${all([
            Prisma.sql`m."organisation" = 'umk' AND u."status" IN ('active', 'withdrawn')`,
            ...ofUmk(segment, asOf),
          ])})`
      : Prisma.sql`EXISTS (SELECT 1 FROM "Membership" m JOIN "Company" c ON c."id" = m."organisationId"
          WHERE m."personId" = p."id" AND ${all([
            Prisma.sql`m."organisation" = 'company' AND c."status" = 'approved'`,
            ...ofCompany(segment, asOf),
          ])})`;
  return all([
    Prisma.sql`p."regionId" = ${regionId} AND p."mergedInto" IS NULL`,
    firm,
    ...(language === undefined ? [] : [Prisma.sql`p."language" = ${language}`]),
    ...(seenWithin === undefined
      ? []
      : [Prisma.sql`p."lastWroteAt" >= ${daysAgo(asOf, seenWithin)}`]),
    ...(seenBefore === undefined
      ? []
      : [Prisma.sql`p."lastWroteAt" < ${daysAgo(asOf, seenBefore)}`]),
  ]);
}

/** The newest yes or no to reminders since they were last erased; none is a no. */
const reminded = Prisma.sql`COALESCE((SELECT k."granted" FROM "Consent" k WHERE k."personId" = p."id"
  AND k."purpose" = 'reminders' AND (p."erasedAt" IS NULL OR k."at" > p."erasedAt")
  ORDER BY k."at" DESC LIMIT 1), FALSE)`;

/** Why "p" is not written to, as `unwilling` of the domain says it, or 'ok'. */
const verdict = Prisma.sql`CASE WHEN p."leaving" THEN 'gone'
  WHEN p."frozenAt" IS NOT NULL THEN 'frozen' WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn'
  WHEN p."mutedAt" IS NOT NULL THEN 'muted' WHEN p."blockedAt" IS NOT NULL THEN 'blocked' WHEN NOT ${reminded} THEN 'no_consent'
  WHEN p."addressId" IS NULL THEN 'no_address' ELSE 'ok' END`;

/** The next people that are to be written to, by rising id after `after`. */
export function nextPeople(
  db: Tx,
  kit: Kit,
  { segment, asOf, after, limit }: { segment: Segment; asOf: AsOf; after: number; limit: number },
): Promise<{ id: number; channel: string }[]> {
  return db.$queryRaw`
    SELECT p."id", a."channel" FROM "Person" p JOIN "Address" a ON a."id" = p."addressId"
    WHERE p."id" > ${after} AND ${fitting(kit, segment, asOf)} AND ${verdict} = 'ok'
    ORDER BY p."id" ASC LIMIT ${limit}`;
}

async function sampleOf(core: Core, segment: Segment, asOf: AsOf): Promise<Sample[]> {
  const { client, codec } = core;
  const rows = await client.$queryRaw<{ id: number }[]>`
    SELECT p.* FROM "Person" p WHERE ${fitting(core, segment, asOf)} AND ${verdict} = 'ok'
    ORDER BY p."id" DESC LIMIT ${SAMPLE}`;
  const ids = rows.map(({ id }) => id);
  const memberships = await client.membership.findMany({ where: { personId: { in: ids } } });
  const idsOf = (organisation: string): number[] =>
    memberships.flatMap((one) => (one.organisation === organisation ? [one.organisationId] : []));
  const umks = (await rowsBy(client, 'Umk', 'id', idsOf('umk'))).map((row) =>
    codec.decode('umk', row),
  );
  const companies = (await rowsBy(client, 'Company', 'id', idsOf('company'))).map((row) =>
    codec.decode('company', row),
  );
  return rows.map((row): Sample => {
    const { id: personId, name, sapaan } = codec.decode('person', row);
    const theirs = memberships.filter((one) => one.personId === personId);
    const belongs = (organisation: string, id: number): boolean =>
      theirs.some((one) => one.organisation === organisation && one.organisationId === id);
    return {
      personId,
      ...(name === undefined ? {} : { name }),
      ...(sapaan === undefined ? {} : { sapaan }),
      ...firmFor(segment, {
        umks: umks.filter(({ id }) => belongs('umk', id)),
        companies: companies.filter(({ id }) => belongs('company', id)),
      }),
    };
  });
}

/** How many a segment reaches, with a few of them. */
export async function reach(core: Core, segment: Segment, asOf: AsOf): Promise<Reach> {
  const { client, regionId } = core;
  const counts = await client.$queryRaw<{ why: string; count: bigint }[]>`
    SELECT t."why", COUNT(*) AS "count" FROM (SELECT ${verdict} AS "why" FROM "Person" p
    WHERE ${fitting(core, segment, asOf)}) AS t GROUP BY t."why" ORDER BY t."why"`;
  const of = new Map(counts.map(({ why, count }) => [why, Number(count)]));
  const reachable = of.get('ok') ?? 0;
  of.delete('ok');
  const imported = [
    Prisma.sql`u."regionId" = ${regionId} AND u."status" = 'imported'`,
    ...ofUmk(segment, asOf),
  ];
  const [unclaimed] =
    segment.audience === 'owners'
      ? await client.$queryRaw<{ count: bigint }[]>`
          SELECT COUNT(*) AS "count" FROM "Umk" u WHERE ${all(imported)}`
      : [];
  return {
    fits: [...of.values()].reduce((sum, count) => sum + count, reachable),
    reachable,
    why: Object.fromEntries(of),
    unclaimed: Number(unclaimed?.count ?? 0),
    sample: await sampleOf(core, segment, asOf),
  };
}
