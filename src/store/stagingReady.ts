/**
 * New businesses as they will be, made and encrypted when their rows are read: applying copies them all at once, because
 * nobody else can write meanwhile.
 */
import { encodeJson } from '../domain/json.ts';
import type { Planner, UmkDraft } from '../domain/imported.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './writer.ts';

/** What is not known before the row is applied. */
const NO_ID = 0;
const NO_TIME = new Date(0);
/** Columns of a business that it has from the moment on at which it is made. */
const LATER: readonly string[] = ['id', 'createdAt', 'updatedAt'];
const ROWS_A_STATEMENT = 500;

/** What is kept until the row is applied: its columns, and what is kept of the row afterwards. */
export function makeReady(
  { codec, crypto }: Pick<Kit, 'codec' | 'crypto'>,
  planner: Planner,
  draft: UmkDraft,
): { umk: Columns; origin: string } {
  const columns = Object.entries(codec.encode('umk', planner.umk(draft, NO_ID, NO_TIME)));
  const paper = { id: '', umkId: NO_ID, kind: 'nib', status: 'ada', updatedAt: NO_TIME } as const;
  const nib = draft.nib ? codec.encode('paper', { ...paper, number: draft.nib }).number : null;
  return {
    umk: { ...Object.fromEntries(columns.filter(([name]) => !LATER.includes(name))), nib },
    origin: crypto.seal('ImportRow.body', encodeJson(draft.origin)),
  };
}

/** Rows that are not made after all, because what they name came meanwhile. */
export async function leaveReady(tx: Tx, runId: number, rows: readonly number[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const n = { in: rows.slice(start, start + ROWS_A_STATEMENT) };
    await tx.importUmk.deleteMany({ where: { runId, n } });
  }
}

/** Makes every business that is ready, its number counted from one that is free by its line in the file; how many. */
export async function applyReady(tx: Tx, kit: Kit, runId: number, at: Date): Promise<number> {
  const first = await tx.importUmk.findFirst({ where: { runId }, orderBy: { n: 'desc' } });
  if (!first) return 0;
  const { runId: _, n: most, nib: __, ...umk } = first;
  const base = Prisma.sql`CAST(${await kit.numbers.block('organisation', most)} AS INTEGER)`;
  const of = Prisma.sql`FROM "ImportUmk" WHERE "runId" = ${runId}`;
  const columns = Prisma.raw(
    Object.keys(umk)
      .map((name) => `"${name}"`)
      .join(', '),
  );
  const count = await tx.$executeRaw`
    INSERT INTO "Umk" ("id", "createdAt", "updatedAt", ${columns})
    SELECT ${base} + "n", ${at}, ${at}, ${columns} ${of}`;
  await tx.$executeRaw`
    INSERT INTO "Paper" ("id", "umkId", "kind", "status", "number", "updatedAt")
    SELECT CAST(${base} + "n" AS TEXT) || '/nib', ${base} + "n", 'nib', 'ada', "nib", ${at} ${of}
    AND "nib" IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "ImportRow"
    SET "subject" = 'umk/' || CAST(${base} + "n" AS TEXT), "body" = "origin", "origin" = NULL
    WHERE "runId" = ${runId} AND "n" IN (SELECT "n" ${of})`;
  await tx.importUmk.deleteMany({ where: { runId } });
  return count;
}
