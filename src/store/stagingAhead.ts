/**
 * What is looked at before a file is applied, while everybody else can write: which of its new rows came by another way
 * meanwhile, and which of those that are known would change nothing. Only what came after that is looked at again inside
 * the transaction.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Verdict } from '../domain/imported.ts';
import type { ApplyHow } from '../app/ports.ts';
import type { Kit } from './core.ts';
import { act, draftOf, leftBy } from './stagingAct.ts';
import { loadPage } from './stagingPage.ts';
import type { Page, Stored } from './stagingPage.ts';
import { readKnown } from './stagingKnown.ts';
import type { Tx } from './writer.ts';

const ROWS_A_PAGE = 500;
/** Rows looked at before whoever chats has a turn: a few milliseconds. */
const BREATHES_EVERY = 25;

export type Late = { verdict: Verdict; ref: string };
export type Ahead = {
  /** What came since the file was read, as far as it was looked at. */
  seen: ReadonlySet<string>;
  /** New rows that are one of those. */
  late: ReadonlyMap<number, Late>;
  /** Known rows that would change nothing. */
  idle: readonly number[];
};
type Run = { id: number; at: Date };

async function* cameSince(tx: Tx, kit: Kit, { at }: Run) {
  for await (const page of readKnown(tx, kit, 'organisation', at)) yield* page;
}

/** Rows of these verdicts with their drafts, and with turns for others between. */
async function* rowsOf(tx: Tx, kit: Kit, runId: number, verdicts: readonly Verdict[]) {
  let looked = 0;
  for (let after = -1; ;) {
    const rows = await tx.importRow.findMany({
      where: { runId, n: { gt: after }, verdict: { in: [...verdicts] }, body: { not: null } },
      orderBy: { n: 'asc' },
      take: ROWS_A_PAGE,
    });
    if (rows.length === 0) return;
    for (const row of rows) {
      if (++looked % BREATHES_EVERY === 0) await breathe();
      yield { row, rows, draft: draftOf(kit, row) };
    }
    after = rows.at(-1)?.n ?? after;
  }
}

async function lateRows(tx: Tx, kit: Kit, run: Run, how: ApplyHow) {
  const directory = how.latecomers();
  const seen = new Set<string>();
  const late = new Map<number, Late>();
  for await (const known of cameSince(tx, kit, run)) {
    directory.add(known);
    seen.add(known.ref);
  }
  if (seen.size === 0) return { seen, late };
  for await (const { row, draft } of rowsOf(tx, kit, run.id, ['new'])) {
    if (draft.kind !== 'umk' && draft.kind !== 'company') break;
    const found = directory.find(draft);
    if (found) late.set(row.n, found);
  }
  return { seen, late };
}

/** Known rows that fill nothing, although they may. */
async function idleRows(tx: Tx, kit: Kit, run: Run, how: ApplyHow): Promise<number[]> {
  const left = leftBy(how.merge);
  const filling = (['same_nib', 'same_phone', 'near'] as const).filter((v) => !left.includes(v));
  const idle: number[] = [];
  if (filling.length === 0) return idle;
  let page: Page | undefined;
  let of: readonly Stored[] | undefined;
  let looked = 0;
  for await (const { row, rows, draft } of rowsOf(tx, kit, run.id, filling)) {
    if (draft.kind !== 'umk' && draft.kind !== 'company') break;
    if (of !== rows || !page) page = await loadPage(tx, kit, run.id, (of = rows));
    const is = { verdict: row.verdict as Verdict, ref: row.same };
    if (act({ kit, how }, page, row, draft, is).subject === undefined) idle.push(row.n);
    how.looked?.(++looked);
  }
  return idle;
}

export async function lookAhead(tx: Tx, kit: Kit, run: Run, how: ApplyHow): Promise<Ahead> {
  const idle = await idleRows(tx, kit, run, how);
  return { ...(await lateRows(tx, kit, run, how)), idle };
}

/** The same inside the transaction: looked at again only where something came after all. */
export async function stillAhead(
  tx: Tx,
  kit: Kit,
  run: Run,
  how: ApplyHow,
  ahead: Ahead,
): Promise<Ahead> {
  for await (const { ref } of cameSince(tx, kit, run))
    if (!ahead.seen.has(ref)) return { ...ahead, ...(await lateRows(tx, kit, run, how)) };
  return ahead;
}
