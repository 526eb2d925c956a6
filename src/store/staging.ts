/**
 * Files that were read and wait to be applied: every row that could be read is kept encrypted, and nothing else of the
 * store is touched before somebody says so.
 */
import { z } from 'zod';
import { RunStateError } from '../app/ports.ts';
import type { ApplyHow, AuditRow, Staging, UndoHow } from '../app/ports.ts';
import { runLife, RunState } from '../domain/fileLives.ts';
import type { RunMove, RunSide } from '../domain/fileLives.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import { Counts } from '../domain/imported.ts';
import type { Applied, ImportRun, Undone } from '../domain/imported.ts';
import { nextState } from '../domain/machine.ts';
import { appendAudit } from './audit.ts';
import type { Core, Kit } from './core.ts';
import { settleJob } from './jobs.ts';
import { insertRows } from './sql.ts';
import { lookAhead, stillAhead } from './stagingAhead.ts';
import { applyRun } from './stagingApply.ts';
import { readKbli } from './stagingLists.ts';
import { makeReady } from './stagingReady.ts';
import { readKnown } from './stagingKnown.ts';
import { undoRun } from './stagingUndo.ts';
import type { Tx } from './writer.ts';

const RunStored = z.object({
  id: z.int(),
  source: z.string(),
  file: z.string(),
  state: RunState,
  counts: Counts,
  personId: z.int(),
  at: z.date(),
  appliedAt: z.date().optional(),
  undoneAt: z.date().optional(),
});

type RunColumns = Awaited<ReturnType<Tx['importRun']['findMany']>>[number];

export function runOf({ crypto }: Pick<Kit, 'crypto'>, row: RunColumns): ImportRun {
  const { appliedAt, undoneAt, hash: _, ...rest } = row;
  const run = RunStored.parse({
    ...rest,
    file: crypto.open('ImportRun.file', row.file),
    counts: decodeJson(row.counts),
    ...(appliedAt ? { appliedAt } : {}),
    ...(undoneAt ? { undoneAt } : {}),
  });
  return run as ImportRun;
}

/** What is done with a file leaves a row in the audit trail; of whom its rows tell is found by its number. */
function auditRow(action: string, runId: number, personId: number, at: Date): AuditRow {
  const subject = `import/${runId}`;
  return { id: `${subject}/${action}/${at.getTime()}`, personId, action, subject, at };
}

/** The run as it is, and what it is after the move; throws where the table of its life does not allow it. */
async function insist(
  tx: Tx,
  runId: number,
  move: RunMove,
  by: RunSide,
): Promise<{ run: RunColumns; state: RunState }> {
  const row = await tx.importRun.findUnique({ where: { id: runId } });
  if (!row) throw new RunStateError(`There is no import ${runId}.`);
  const state = nextState(runLife, RunState.parse(row.state), move, by);
  if (state) return { run: row, state };
  const from = Object.keys(runLife.moves[move].to).join(' or ');
  throw new RunStateError(`Import ${runId} is ${row.state}, not ${from}.`);
}

async function apply(core: Core, runId: number, how: ApplyHow): Promise<Applied> {
  const before = await core.client.importRun.findUnique({ where: { id: runId } });
  const ahead = await lookAhead(core.client, core, before ?? { id: runId, at: how.at }, how);
  return core.writer.long(async (tx) => {
    const { at, personId } = how;
    const { run, state } = await insist(tx, runId, 'apply', 'staff');
    const applied = await applyRun(tx, core, run, how, await stillAhead(tx, core, run, how, ahead));
    await how.keep?.(applied.codes);
    await tx.importRun.update({
      where: { id: runId },
      data: { state, appliedAt: at },
    });
    await appendAudit(tx, core, [auditRow('import.apply', runId, personId, at)]);
    if (how.settles) await settleJob(tx, core, how.settles(applied), at);
    return applied;
  });
}

async function undo(core: Core, runId: number, how: UndoHow): Promise<Undone> {
  const { personId, at, settles } = how;
  return core.writer.long(async (tx) => {
    const { run, state } = await insist(tx, runId, 'undo', 'staff');
    const undone = await undoRun(tx, core, runId, run.appliedAt ?? at, how);
    await tx.importRun.update({ where: { id: runId }, data: { state, undoneAt: at } });
    await appendAudit(tx, core, [auditRow('import.undo', runId, personId, at)]);
    if (settles) await settleJob(tx, core, settles(undone), at);
    return undone;
  });
}

/** Forgets what was read of a file. */
export async function dropRun(
  tx: Tx,
  kit: Kit,
  runId: number,
  personId: number,
  at: Date,
): Promise<void> {
  const { state } = await insist(tx, runId, 'drop', 'system');
  await tx.importRow.deleteMany({ where: { runId } });
  await tx.importUmk.deleteMany({ where: { runId } });
  await tx.importRun.update({ where: { id: runId }, data: { state } });
  await appendAudit(tx, kit, [auditRow('import.drop', runId, personId, at)]);
}

export function createStaging(core: Core): Staging {
  const { client, writer, crypto } = core;
  return {
    begin: (run) =>
      writer.once(async (tx) => {
        const newest = await tx.importRun.findFirst({ orderBy: { id: 'desc' } });
        const id = (newest?.id ?? 0) + 1;
        const { source, personId, at } = run;
        const file = crypto.seal('ImportRun.file', run.file);
        const hash = crypto.blind('import', run.hash);
        const counts = encodeJson({ rows: 0, verdicts: {}, errors: {} });
        const state = 'reading';
        await insertRows(tx, 'ImportRun', [
          { id, source, file, hash, state, counts, personId, at },
        ]);
        return id;
      }),
    add: async (runId, rows, planner) => {
      const sealed = rows.map(({ n, verdict, same, errors, draft }) => ({
        runId,
        n,
        verdict,
        same: same ?? null,
        errors: errors ? encodeJson(errors.map(({ field, code }) => ({ field, code }))) : null,
        body: draft ? crypto.seal('ImportRow.body', encodeJson(draft)) : null,
        ready: draft?.kind === 'umk' && verdict === 'new' ? makeReady(core, planner, draft) : null,
      }));
      const made = sealed.flatMap(({ n, ready }) => (ready ? [{ runId, n, ...ready.umk }] : []));
      const kept = sealed.map(({ ready, ...row }) => ({ ...row, origin: ready?.origin ?? null }));
      await writer.once(async (tx) => {
        await insertRows(tx, 'ImportRow', kept);
        await insertRows(tx, 'ImportUmk', made);
      });
    },
    finish: (runId, counts, at, settlement) =>
      writer.once(async (tx) => {
        const { run, state } = await insist(tx, runId, 'stage', 'system');
        const { personId } = run;
        await tx.importRun.update({
          where: { id: runId },
          data: { state, counts: encodeJson(counts) },
        });
        await appendAudit(tx, core, [auditRow('import.stage', runId, personId, at)]);
        if (settlement) await settleJob(tx, core, settlement, at);
      }),
    runs: async () => {
      const rows = await client.importRun.findMany({ orderBy: { id: 'desc' } });
      return rows.map((row) => runOf(core, row));
    },
    sameFile: async (hash) => {
      const row = await client.importRun.findFirst({
        where: { hash: crypto.blind('import', hash), state: { in: ['staged', 'applied'] } },
        orderBy: { id: 'desc' },
      });
      return row ? runOf(core, row) : undefined;
    },
    known: (kind) => readKnown(client, core, kind),
    apply: (runId, how) => apply(core, runId, how),
    undo: (runId, how) => undo(core, runId, how),
    kbli: () => readKbli(client),
    drop: (runId, personId, at) => writer.once((tx) => dropRun(tx, core, runId, personId, at)),
  };
}
