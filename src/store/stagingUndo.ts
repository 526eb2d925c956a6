/** Takes back what an import made or filled, where nobody has touched it since; what somebody lives with by now stays. */
import { z } from 'zod';
import { decodeJson } from '../domain/json.ts';
import type { Undone } from '../domain/imported.ts';
import type { Kit } from './core.ts';
import type { Before } from './stagingApply.ts';
import { markChanged, named } from './matchingChanges.ts';
import type { Tx } from './writer.ts';

const ROWS_A_PAGE = 500;
const Before: z.ZodType<Before> = z.object({
  set: z.record(z.string(), z.unknown()),
  emptied: z.array(z.string()),
  nib: z.literal(true).optional(),
}) as z.ZodType<Before>;

type Undoing = { tx: Tx; kit: Kit; appliedAt: Date; done: Undone };

function idsOf(subjects: readonly string[], kind: string): number[] {
  return subjects
    .filter((subject) => subject.startsWith(`${kind}/`))
    .map((subject) => Number(subject.slice(kind.length + 1)));
}

/** Those of the ids that are as the import left them. */
async function untouched(
  { tx, appliedAt }: Undoing,
  table: 'umk' | 'company' | 'need',
  ids: readonly number[],
): Promise<Set<number>> {
  const where = { id: { in: [...ids] }, updatedAt: appliedAt };
  const select = { id: true } as const;
  const rows =
    table === 'umk'
      ? await tx.umk.findMany({ where, select })
      : table === 'company'
        ? await tx.company.findMany({ where, select })
        : await tx.need.findMany({ where, select });
  return new Set(rows.map(({ id }) => id));
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

async function removeUmks(undoing: Undoing, ids: readonly number[]): Promise<Set<number>> {
  const { tx, appliedAt } = undoing;
  const free = await untouched(undoing, 'umk', ids);
  const of = { umkId: { in: [...ids] } };
  const used = [
    ...(await withMembers(tx, 'umk', ids)),
    ...(await tx.match.findMany({ where: of, select: { umkId: true } })).map(({ umkId }) => umkId),
    ...(await tx.paper.findMany({ where: { ...of, updatedAt: { not: appliedAt } } })).map(
      ({ umkId }) => umkId,
    ),
    ...(await tx.readiness.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(
      ({ id }) => id,
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

async function undoPage(
  undoing: Undoing,
  rows: readonly { verdict: string; subject: string | null; before: string | null }[],
): Promise<void> {
  const { kit, done } = undoing;
  const made = rows.flatMap(({ subject, before }) => (subject && !before ? [subject] : []));
  const gone = {
    umk: await removeUmks(undoing, idsOf(made, 'umk')),
    company: await removeCompanies(undoing, idsOf(made, 'company')),
    need: await removeNeeds(undoing, idsOf(made, 'need')),
  };
  for (const [kind, removed] of Object.entries(gone)) {
    done.removed += removed.size;
    const left = idsOf(made, kind).filter((id) => !removed.has(id));
    done.left.push(...left.map((id) => `${kind}/${id}`));
  }
  for (const { verdict, subject, before } of rows) {
    // Further lines of a business go, or stay, with it.
    if (!subject || !before || verdict === 'in_file') continue;
    const was = Before.parse(decodeJson(kit.crypto.open('ImportRow.before', before)));
    if (await restore(undoing, subject, was)) done.restored += 1;
    else done.left.push(subject);
  }
}

/** Newest rows first, so that what filled is put back before what it filled is removed. */
export async function undoRun(tx: Tx, kit: Kit, runId: number, appliedAt: Date): Promise<Undone> {
  const done: Undone = { removed: 0, restored: 0, left: [] };
  const undoing: Undoing = { tx, kit, appliedAt, done };
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await tx.importRow.findMany({
      where: { runId, n: { lt: before }, subject: { not: null } },
      orderBy: { n: 'desc' },
      take: ROWS_A_PAGE,
    });
    await undoPage(undoing, rows);
    before = rows.at(-1)?.n ?? 0;
    if (rows.length < ROWS_A_PAGE) return done;
  }
}
