/** Jobs as they change, each inside somebody's transaction: what one came to and the telling of it are one. */
import type { Settlement } from '../app/ports.ts';
import { jobLife } from '../domain/fileLives.ts';
import type { Job } from '../domain/files.ts';
import { nextState } from '../domain/machine.ts';
import { sealBlob } from './blobs.ts';
import type { Kit } from './core.ts';
import { insertRows } from './sql.ts';
import type { Tx } from './writer.ts';

const MIME = 'application/octet-stream';

export async function jobOf(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  id: number,
): Promise<Job | undefined> {
  const row = await tx.job.findUnique({ where: { id } });
  return row ? codec.decode('job', row) : undefined;
}

/** The parts of a file are the job's: who is erased takes their jobs along. */
function partOwner(jobId: number): string {
  return `job/${jobId}`;
}

export async function putPart(tx: Tx, kit: Kit, jobId: number, bytes: Uint8Array): Promise<string> {
  const blob = sealBlob(kit.crypto, bytes, MIME, partOwner(jobId));
  await insertRows(tx, 'Blob', [blob], { id: 'id' });
  return blob.id;
}

export async function removeParts(tx: Tx, kit: Kit, jobs: readonly Job[]): Promise<void> {
  const ids = jobs.flatMap(({ parts }) => parts);
  if (ids.length === 0) return;
  await tx.blob.deleteMany({ where: { id: { in: ids } } });
  await tx.job.updateMany({
    where: { id: { in: jobs.map(({ id }) => id) } },
    data: kit.codec.encodePart('job', { parts: [] }),
  });
}

/** The list of wrong rows is of use until the file is applied or forgotten. */
async function forgetErrors(tx: Tx, kit: Kit, runId: number): Promise<void> {
  const rows = await tx.job.findMany({ where: { runId, kind: 'read' } });
  await removeParts(
    tx,
    kit,
    rows.map((row) => kit.codec.decode('job', row)),
  );
}

/** By which move a job comes to this. */
const settling = { done: 'finish', failed: 'fail', asks: 'ask' } as const;

/** What a job came to, once: one that is over stays as it is. */
export async function settleJob(
  tx: Tx,
  kit: Kit,
  { jobId, state: to, result, runId, file, told }: Settlement,
  now: Date,
): Promise<void> {
  const job = await jobOf(tx, kit, jobId);
  const state = job && nextState(jobLife, job.state, settling[to], 'system');
  if (!state) return;
  const parts = file ? [await putPart(tx, kit, jobId, file)] : undefined;
  const set = {
    state,
    result,
    updatedAt: now,
    ...(runId === undefined ? {} : { runId }),
    ...(parts ? { parts } : {}),
  };
  await tx.job.update({ where: { id: jobId }, data: kit.codec.encodePart('job', set) });
  const over = job.kind === 'apply' || job.kind === 'drop';
  if (state === 'done' && over && job.runId !== undefined) await forgetErrors(tx, kit, job.runId);
  const { personId } = job;
  const key = `job/${jobId}`;
  const timer = { id: `${key}/${personId}`, key, personId, happening: told, at: now };
  await insertRows(tx, 'Timer', [kit.codec.encode('timer', timer)], { id: 'id' });
}
