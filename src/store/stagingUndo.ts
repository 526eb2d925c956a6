/** Takes back what an import made or filled, where nobody has touched it since; what somebody lives with by now stays. */
import { z } from 'zod';
import type { UndoHow } from '../app/ports.ts';
import { decodeJson } from '../domain/json.ts';
import type { Undone } from '../domain/imported.ts';
import type { NewOverride } from '../domain/override.ts';
import { overrideId } from '../domain/override.ts';
import type { Kit } from './core.ts';
import { Prisma } from './generated/client.ts';
import { KBLI_CHANGED, markChanged, named } from './matchingChanges.ts';
import { insertRows } from './sql.ts';
import type { Before } from './stagingAct.ts';
import { moveDeadlines } from './stagingLists.ts';
import type { Tx } from './writer.ts';

const ROWS_A_PAGE = 500;
const Before: z.ZodType<Before> = z.object({
  set: z.record(z.string(), z.unknown()),
  emptied: z.array(z.string()),
  nib: z.literal(true).optional(),
  made: z.array(z.string()).optional(),
}) as z.ZodType<Before>;

type Undoing = {
  tx: Tx;
  kit: Kit;
  appliedAt: Date;
  how: UndoHow;
  done: Undone;
  /** Days off that are taken back. */
  overrides: NewOverride[];
};

function idsOf(subjects: readonly string[], kind: string): number[] {
  return subjects
    .filter((subject) => subject.startsWith(`${kind}/`))
    .map((subject) => Number(subject.slice(kind.length + 1)));
}

/** Those of the ids that are as the import left them. */
async function untouched(
  { tx, appliedAt }: Pick<Undoing, 'tx' | 'appliedAt'>,
  table: 'umk' | 'company' | 'need' | 'match',
  ids: readonly number[],
): Promise<Set<number>> {
  const args = { where: { id: { in: [...ids] }, updatedAt: appliedAt }, select: { id: true } };
  const model = tx[table] as unknown as { findMany(of: object): Promise<{ id: number }[]> };
  return new Set((await model.findMany(args)).map(({ id }) => id));
}

async function withMembers(
  tx: Tx,
  organisation: string,
  ids: readonly number[],
): Promise<number[]> {
  const rows = await tx.membership.findMany({
    where: { organisation, organisationId: { in: [...ids] } },
  });
  return rows.map(({ organisationId }) => organisationId);
}

/** Numbers of businesses in the subjects of rows. */
const UMK_ID = Prisma.sql`CAST(SUBSTR("subject", 5) AS INTEGER)`;

function madeUmks(runId: number): Prisma.Sql {
  return Prisma.sql`FROM "ImportRow"
    WHERE "runId" = ${runId} AND "before" IS NULL AND "subject" LIKE 'umk/%'`;
}

/** All businesses that the rows of a run made and nobody has touched, with their papers, at once: others wait meanwhile. */
async function removeMadeUmks(undoing: Undoing, runId: number): Promise<void> {
  const { tx, appliedAt, done } = undoing;
  const made = madeUmks(runId);
  done.removed += await tx.$executeRaw`
    DELETE FROM "Umk"
    WHERE "id" IN (SELECT ${UMK_ID} ${made}) AND "updatedAt" = ${appliedAt}
      AND "id" NOT IN (SELECT "organisationId" FROM "Membership" WHERE "organisation" = 'umk')
      AND "id" NOT IN (SELECT "umkId" FROM "Match")
      AND "id" NOT IN (SELECT "id" FROM "Readiness")
      AND "id" NOT IN (SELECT "umkId" FROM "LicenceRequest")
      AND "id" NOT IN (SELECT "umkId" FROM "Curation")
      AND NOT EXISTS (
        SELECT 1 FROM "Paper" WHERE "umkId" = "Umk"."id" AND "updatedAt" <> ${appliedAt})`;
  await tx.$executeRaw`
    DELETE FROM "Paper"
    WHERE "umkId" IN (SELECT ${UMK_ID} ${made}) AND "umkId" NOT IN (SELECT "id" FROM "Umk")`;
  const left = await tx.$queryRaw<{ subject: string }[]>`
    SELECT "subject" ${made} AND ${UMK_ID} IN (SELECT "id" FROM "Umk") ORDER BY "n" ASC`;
  done.left.push(...left.map(({ subject }) => subject));
}

/** Businesses that came with an agreement; the same rule. */
async function removeUmks(undoing: Undoing, ids: readonly number[]): Promise<Set<number>> {
  const { tx, appliedAt } = undoing;
  const free = await untouched(undoing, 'umk', ids);
  const umkId = { in: [...ids] };
  const used = [
    ...(await withMembers(tx, 'umk', ids)),
    ...(await tx.match.findMany({ where: { umkId }, select: { umkId: true } })).map(
      (row) => row.umkId,
    ),
    ...(await tx.paper.findMany({ where: { umkId, updatedAt: { not: appliedAt } } })).map(
      (row) => row.umkId,
    ),
  ];
  for (const id of used) free.delete(id);
  await tx.paper.deleteMany({ where: { umkId: { in: [...free] } } });
  await tx.umk.deleteMany({ where: { id: { in: [...free] } } });
  await markChanged(tx, named('umk', free));
  return free;
}

async function removeCompanies(undoing: Undoing, ids: readonly number[]): Promise<Set<number>> {
  const { tx } = undoing;
  const free = await untouched(undoing, 'company', ids);
  const needs = await tx.need.findMany({
    where: { companyId: { in: [...ids] } },
    select: { companyId: true },
  });
  const used = [
    ...(await withMembers(tx, 'company', ids)),
    ...needs.map(({ companyId }) => companyId),
  ];
  for (const id of used) free.delete(id);
  const gone = [...free];
  await tx.invitation.deleteMany({
    where: { organisation: 'company', organisationId: { in: gone }, madeBy: 0 },
  });
  await tx.company.deleteMany({ where: { id: { in: gone } } });
  return free;
}

async function removeNeeds(undoing: Undoing, ids: readonly number[]): Promise<Set<number>> {
  const { tx } = undoing;
  const free = await untouched(undoing, 'need', ids);
  const matches = await tx.match.findMany({
    where: { needId: { in: [...ids] } },
    select: { needId: true },
  });
  for (const { needId } of matches) free.delete(needId);
  await tx.need.deleteMany({ where: { id: { in: [...free] } } });
  await markChanged(tx, named('need', free));
  return free;
}

async function removeMatches(undoing: Undoing, ids: readonly number[]): Promise<Set<number>> {
  const free = await untouched(undoing, 'match', ids);
  await undoing.tx.match.deleteMany({ where: { id: { in: [...free] } } });
  return free;
}

/** Puts back what a row filled; false where it was changed since. When it was changed last stays, for the rows before. */
async function restore(undoing: Undoing, subject: string, before: Before): Promise<boolean> {
  const { tx, kit, appliedAt } = undoing;
  const [table, number] = subject.split('/') as ['umk' | 'company', string];
  const id = Number(number);
  if (!(await untouched(undoing, table, [id])).has(id)) return false;
  const empty = Object.fromEntries(before.emptied.map((field) => [field, undefined]));
  const data = kit.codec.encodePart(table, { ...before.set, ...empty });
  await kit.codec.delegate(tx, table).updateMany({ where: { id }, data });
  if (table === 'umk') await markChanged(tx, [`umk/${id}`]);
  if (before.nib) await tx.paper.deleteMany({ where: { id: `${id}/nib`, updatedAt: appliedAt } });
  return true;
}

/** Codes are nobody's: they go, and are counted, as they came. */
async function removeCodes({ tx, done }: Undoing, made: readonly string[]): Promise<void> {
  const ids = (kind: string): { in: string[] } => ({
    in: made
      .filter((subject) => subject.startsWith(`${kind}/`))
      .map((subject) => subject.slice(kind.length + 1)),
  });
  const codes = await tx.kbliCode.deleteMany({ where: { id: ids('kbli') } });
  const moves = await tx.kbliMove.deleteMany({ where: { id: ids('kbli_move') } });
  if (codes.count + moves.count > 0) await markChanged(tx, [KBLI_CHANGED]);
  done.removed += codes.count + moves.count;
}

/** A day off that nobody changed since is as it was before: what staff change is added to, never taken away. */
async function removeHolidays(undoing: Undoing, made: readonly string[]): Promise<void> {
  const { tx, kit, done, overrides } = undoing;
  for (const id of made.filter((subject) => subject.startsWith('holiday/'))) {
    const [of = '', number] = id.split('#');
    const n = Number(number);
    const rows = await tx.override.findMany({ where: { of }, orderBy: { n: 'desc' }, take: 2 });
    const [newest, before] = rows.map((row) => kit.codec.decode('override', row));
    if (newest?.n !== n) {
      done.left.push(id);
      continue;
    }
    overrides.push({ of, n: n + 1, ...(before ? { value: before.value } : {}) });
    done.removed += 1;
  }
}

async function writeHolidays(undoing: Undoing): Promise<void> {
  const { tx, kit, how, overrides } = undoing;
  if (overrides.length === 0) return;
  const { personId: byId, at } = how;
  const rows = overrides.map((row) => ({ ...row, id: overrideId(row.of, row.n), byId, at }));
  const columns = rows.map((row) => kit.codec.encode('override', row));
  await insertRows(tx, 'Override', columns);
  // It was no day off when it was imported.
  const changes = overrides.map(({ of, n }) => ({ of, n, value: { off: true } }));
  await moveDeadlines(tx, kit, how.planner, changes, at);
}

type UndoRow = { verdict: string; subject: string | null; before: string | null };

function beforeOf({ crypto }: Kit, { before }: UndoRow): Before | undefined {
  return before === null
    ? undefined
    : Before.parse(decodeJson(crypto.open('ImportRow.before', before)));
}

async function undoPage(undoing: Undoing, rows: readonly UndoRow[]): Promise<void> {
  const { kit, done } = undoing;
  const read = rows.map((row) => ({ ...row, was: beforeOf(kit, row) }));
  const made = read.flatMap(({ subject, was }) =>
    subject && (!was || was.made) ? [subject, ...(was?.made ?? [])] : [],
  );
  // What stands on others goes before them.
  const gone = {
    match: await removeMatches(undoing, idsOf(made, 'match')),
    need: await removeNeeds(undoing, idsOf(made, 'need')),
    umk: await removeUmks(undoing, idsOf(made, 'umk')),
    company: await removeCompanies(undoing, idsOf(made, 'company')),
  };
  for (const [kind, removed] of Object.entries(gone)) {
    done.removed += removed.size;
    const left = idsOf(made, kind).filter((id) => !removed.has(id));
    done.left.push(...left.map((id) => `${kind}/${id}`));
  }
  await removeHolidays(undoing, made);
  await removeCodes(undoing, made);
  for (const { verdict, subject, was } of read) {
    // Further lines of a business go, or stay, with it.
    if (!subject || !was || was.made || verdict === 'in_file') continue;
    if (await restore(undoing, subject, was)) done.restored += 1;
    else done.left.push(subject);
  }
}

/** Newest rows first, so that what filled is put back before what it filled is removed. */
export async function undoRun(
  tx: Tx,
  kit: Kit,
  runId: number,
  appliedAt: Date,
  how: UndoHow,
): Promise<Undone> {
  const done: Undone = { removed: 0, restored: 0, left: [] };
  const undoing: Undoing = { tx, kit, appliedAt, how, done, overrides: [] };
  await removeMadeUmks(undoing, runId);
  const rest = [{ before: { not: null } }, { NOT: { subject: { startsWith: 'umk/' } } }];
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await tx.importRow.findMany({
      where: { runId, n: { lt: before }, subject: { not: null }, OR: rest },
      orderBy: { n: 'desc' },
      take: ROWS_A_PAGE,
    });
    await undoPage(undoing, rows);
    before = rows.at(-1)?.n ?? 0;
    if (rows.length < ROWS_A_PAGE) break;
  }
  await writeHolidays(undoing);
  return done;
}
