/** What each kind of job does; whose role is gone by then gets nothing, and a file that was read lies nowhere afterwards. */
import { createReadStream } from 'node:fs';
import { RunStateError } from '../app/ports.ts';
import type { Settlement } from '../app/ports.ts';
import { mayHave } from '../domain/files.ts';
import type { Job, JobFailure, Todo } from '../domain/files.ts';
import { PeriodId } from '../domain/reportPeriod.ts';
import { importers } from '../import/index.ts';
import { createPlanner } from '../import/plan.ts';
import { SheetError } from '../sheets/sheet.ts';
import { exportFile } from './exportFile.ts';
import { ImportError } from './importError.ts';
import { applyForJob } from './importRuns.ts';
import type { Shelf } from './shelf.ts';
import { writeLkpm } from './lkpmFile.ts';
import { stageFile } from './stageFile.ts';
import type { Uploads } from './uploads.ts';

const PART_BYTES = 1024 * 1024;

export type Working = {
  shelf: Shelf;
  uploads: Uploads;
  now: Date;
  /** How many rows are done; throws where the program stops. */
  progress(rows: number): void;
};

type Doing<K extends Todo['kind']> = Working & { job: Job; todo: Extract<Todo, { kind: K }> };

export function failure({ id: jobId }: Pick<Job, 'id'>, why: JobFailure): Settlement {
  return { jobId, state: 'failed', result: { why }, told: { kind: 'file.failed', jobId } };
}

/** Keeps a file in parts, encrypted, so that it never is in memory as a whole. */
async function keepFile({ files }: Shelf, jobId: number, path: string): Promise<void> {
  for await (const part of createReadStream(path, {
    highWaterMark: PART_BYTES,
  }) as AsyncIterable<Buffer>)
    await files.addPart(jobId, part);
}

/** What a file that cannot be used as it is asks, or came to. */
function refused(job: Job, error: unknown): Settlement | undefined {
  if (error instanceof SheetError) return failure(job, error.fault);
  if (!(error instanceof ImportError) || !error.asks) return undefined;
  const { asks } = error;
  if ('why' in asks) return failure(job, asks.why);
  // Without a header that is free there is nothing to choose from.
  if ('missing' in asks && asks.headers.length < asks.missing.length)
    return failure(job, 'no_header');
  const told = { kind: 'import.read', jobId: job.id } as const;
  return { jobId: job.id, state: 'asks', result: asks, told };
}

async function read(doing: Doing<'read'>): Promise<void> {
  const { shelf, uploads, now, job, todo, progress } = doing;
  const path = uploads.pathOf(todo.upload);
  const errorsPath = `${path}.errors.csv`;
  const importer = importers.find(({ id }) => id === todo.source);
  let asks = false;
  try {
    if (!importer) throw new Error(`no list ${todo.source}`);
    const { byHand, again, name } = todo;
    const { personId } = job;
    const how = { program: shelf, importer, path, byHand, again, name };
    await stageFile({
      ...how,
      now,
      personId,
      errorsPath,
      progress,
      settles: async ({ runId, counts, wrong }) => {
        if (wrong.length > 0) await keepFile(shelf, job.id, errorsPath);
        const told = { kind: 'import.read', jobId: job.id } as const;
        return { jobId: job.id, state: 'done', result: { counts, wrong }, runId, told };
      },
    });
  } catch (error) {
    const settlement = refused(job, error);
    if (!settlement) throw error;
    asks = settlement.state === 'asks';
    await shelf.files.settle(settlement, now);
  } finally {
    // What is asked about is read again with the answer.
    if (!asks) await uploads.forget(todo.upload);
  }
}

async function apply({ shelf, now, job, todo, progress }: Doing<'apply'>): Promise<void> {
  const { runId, merge } = todo;
  const { id: jobId, personId } = job;
  // Inside of the transaction that applies, nothing else can be written.
  const how = { program: shelf, runId, merge, now, personId, jobId };
  await applyForJob({ ...how, looked: progress });
}

async function undo({ shelf, now, job, todo }: Doing<'undo'>): Promise<void> {
  const { id: jobId, personId } = job;
  await shelf.staging.undo(todo.runId, {
    personId,
    at: now,
    planner: createPlanner(shelf.region),
    settles: ({ removed, restored, left }) => ({
      jobId,
      state: 'done',
      result: { removed, restored, left: left.length },
      told: { kind: 'import.undone', jobId },
    }),
  });
}

async function drop({ shelf, now, job, todo }: Doing<'drop'>): Promise<void> {
  const { id: jobId, personId } = job;
  await shelf.staging.drop(todo.runId, personId, now);
  const told = { kind: 'import.undone', jobId } as const;
  await shelf.files.settle({ jobId, state: 'done', result: {}, told }, now);
}

/** How many rows it has. */
async function written(doing: Doing<'export'>, out: string): Promise<number> {
  const { shelf, now, job, todo, progress } = doing;
  const { as, personal, table, period, companyId } = todo;
  if (table === 'report') {
    if (as === 'pdf') throw new Error('a report is a DOCX or an XLSX');
    const asked = { period: PeriodId.parse(period), as, out, now, personId: job.personId };
    // Loaded when the first report is wanted: most starts never write one.
    const { writeReport } = await import('./reportFile.ts');
    return writeReport(shelf, asked);
  }
  if (table === 'evaluation' || table === 'evaluations') {
    const { writeEvaluation, writeEvaluations } = await import('./evaluationFile.ts');
    if (table === 'evaluations') return writeEvaluations(shelf, { out, now });
    return writeEvaluation(shelf, { todo, out, now });
  }
  if (as === 'docx' || as === 'pdf') throw new Error(`no ${table} as ${as}`);
  if (table === 'lkpm') return writeLkpm(shelf, { companyId: companyId ?? 0, out });
  const how = { as, out, noted: true, progress } as const;
  return exportFile(shelf, table, { ...how, ...(personal ? { personal } : {}) });
}

async function writeOut(doing: Doing<'export'>): Promise<void> {
  const { shelf, uploads, now, job } = doing;
  const { name, path } = await uploads.fresh();
  try {
    const rows = await written(doing, path);
    await keepFile(shelf, job.id, path);
    const told = { kind: 'export.ready', jobId: job.id } as const;
    await shelf.files.settle({ jobId: job.id, state: 'done', result: { rows }, told }, now);
  } finally {
    await uploads.forget(name);
  }
}

async function doIt(working: Working, job: Job): Promise<void> {
  const { todo } = job;
  switch (todo.kind) {
    case 'read':
      return read({ ...working, job, todo });
    case 'apply':
      return apply({ ...working, job, todo });
    case 'undo':
      return undo({ ...working, job, todo });
    case 'drop':
      return drop({ ...working, job, todo });
    case 'export':
      return writeOut({ ...working, job, todo });
    default:
      return todo satisfies never;
  }
}

/** Does a job and settles it; throws what is nobody's fault but ours. */
export async function doJob(working: Working, job: Job): Promise<void> {
  const { shelf, now, uploads } = working;
  const asking = await shelf.files.person(job.personId);
  if (!asking || !mayHave(job.todo, asking)) {
    if (job.todo.kind === 'read') await uploads.forget(job.todo.upload);
    await shelf.files.settle(failure(job, 'denied'), now);
    return;
  }
  try {
    await doIt(working, job);
  } catch (error) {
    if (!(error instanceof RunStateError)) throw error;
    await shelf.files.settle(failure(job, 'state'), now);
  }
}
