/**
 * Applies a staged file inside one transaction: new businesses all at once, everything else page by page, so that memory is
 * bounded however many rows there are and nobody waits for long.
 */
import { encodeJson } from '../domain/json.ts';
import type { Applied, Draft, Verdict } from '../domain/imported.ts';
import type { NewOverride } from '../domain/override.ts';
import type { ApplyHow } from '../app/ports.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { act, draftOf, leftBy } from './stagingAct.ts';
import type { Acting, Is, Outcome } from './stagingAct.ts';
import type { Ahead, Late } from './stagingAhead.ts';
import { moveDeadlines } from './stagingLists.ts';
import { loadPage, writePage } from './stagingPage.ts';
import type { Page, Stored } from './stagingPage.ts';
import { applyReady, leaveReady } from './stagingReady.ts';
import type { Tx } from './writer.ts';

const ROWS_A_PAGE = 500;

type Applier = Acting & {
  tx: Tx;
  how: ApplyHow;
  runId: number;
  done: Applied;
  overrides: NewOverride[];
};

/** Rows that stay as they are, and whose words are not needed any more. */
async function skip({ tx, runId, done }: Applier, where: object): Promise<void> {
  const rest = { runId, body: { not: null }, ...where };
  const data = { body: null, origin: null };
  const { count } = await tx.importRow.updateMany({ where: rest, data });
  done.skipped += count;
}

async function skipIdle(applier: Applier, idle: readonly number[]): Promise<void> {
  for (let start = 0; start < idle.length; start += ROWS_A_PAGE)
    await skip(applier, { n: { in: idle.slice(start, start + ROWS_A_PAGE) } });
}

/** The row as it is kept: what it made, and of what it said only where it came from. */
function kept({ kit }: Applier, row: Stored, draft: Draft, is: Is, outcome: Outcome): Columns {
  const { crypto } = kit;
  const { subject, before } = outcome;
  return {
    ...row,
    verdict: is.verdict,
    same: is.ref,
    subject: subject ?? null,
    origin: null,
    body: subject === undefined ? null : crypto.seal('ImportRow.body', encodeJson(draft.origin)),
    before: before ? crypto.seal('ImportRow.before', encodeJson(before)) : null,
  };
}

/** What came by another way since it was read is left as it is there. */
async function leaveLate(applier: Applier, late: ReadonlyMap<number, Late>): Promise<void> {
  const { tx, runId, done } = applier;
  await leaveReady(tx, runId, [...late.keys()]);
  for (const [n, { verdict, ref }] of late) {
    const data = { verdict, same: ref, body: null, origin: null };
    await tx.importRow.updateMany({ where: { runId, n }, data });
    done.skipped += 1;
  }
}

/** Does the rows of a page in their order; what they make and fill is written at its end. */
function doPage(applier: Applier, page: Page, rows: readonly Stored[]): void {
  const { kit, done } = applier;
  for (const row of rows) {
    const draft = draftOf(kit, row);
    const is: Is = { verdict: row.verdict as Verdict, ref: row.same };
    const outcome = act(applier, page, row, draft, is);
    if (outcome.subject === undefined) done.skipped += 1;
    else if (is.verdict === 'new') done.made += 1;
    else done.filled += 1;
    page.rows.push(kept(applier, row, draft, is, outcome));
  }
  applier.overrides.push(...page.overrides);
}

async function applyPages(applier: Applier): Promise<void> {
  const { tx, kit, how, runId, done } = applier;
  const { personId: byId, at } = how;
  for (let after = -1; ;) {
    const rows = await tx.importRow.findMany({
      where: { runId, n: { gt: after }, subject: null, body: { not: null } },
      orderBy: { n: 'asc' },
      take: ROWS_A_PAGE,
    });
    if (rows.length === 0) return;
    const page = await loadPage(tx, kit, runId, rows);
    doPage(applier, page, rows);
    await writePage(tx, kit, page, { runId, byId, at });
    how.progress?.(done.made + done.filled + done.skipped);
    after = rows.at(-1)?.n ?? after;
  }
}

export async function applyRun(
  tx: Tx,
  kit: Kit,
  run: { id: number },
  how: ApplyHow,
  { late, idle }: Ahead,
): Promise<Applied> {
  const done: Applied = { made: 0, filled: 0, skipped: 0, codes: [] };
  const sides = new Map<string, number>();
  const applier: Applier = { tx, kit, how, runId: run.id, done, overrides: [], sides };
  await leaveLate(applier, late);
  done.made += await applyReady(tx, kit, run.id, how.at);
  await skip(applier, { verdict: { in: leftBy(how.merge) } });
  await skipIdle(applier, idle);
  await applyPages(applier);
  if (applier.overrides.length > 0)
    await moveDeadlines(tx, kit, how.planner, applier.overrides, how.at);
  how.progress?.(done.made + done.filled + done.skipped);
  return done;
}
