/** What can be done with a file that was read: apply it, and the codes for those it invites go to a file that only the owner can read. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Applied, InvitedPic, Merge } from '../domain/imported.ts';
import { INVITATION_DAYS } from '../domain/invitation.ts';
import { localDay } from '../domain/workingDays.ts';
import { createLatecomers } from '../import/judge.ts';
import { createPlanner } from '../import/plan.ts';
import { safeCell } from '../sheets/safe.ts';
import type { Settlement } from '../app/ports.ts';
import type { Shelf } from './shelf.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type How = {
  program: Pick<Shelf, 'staging' | 'region'>;
  runId: number;
  merge: Merge;
  now: Date;
  personId: number;
  /** See `ApplyHow`. */
  looked?(rows: number): void;
  progress?(rows: number): void;
};
type Applying = How & { codesPath: string };

/** Who is invited, with the code that works once. */
function codesCsv(codes: readonly InvitedPic[], timeZone: string): string {
  const columns = ['perusahaan', 'nama_pic', 'telepon', 'kode', 'berlaku_sampai'];
  const rows = codes.map(({ company, picName, phone, code, expiresAt }) =>
    [company, picName, phone.replace(/^\+62/, '0'), code, localDay(expiresAt, timeZone)].map(
      safeCell,
    ),
  );
  return stringify(rows, { header: true, bom: true, columns });
}

function plan({ program: { region }, merge, now, personId, looked, progress }: How) {
  return {
    merge,
    planner: createPlanner(region),
    personId,
    at: now,
    invitedUntil: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
    latecomers: createLatecomers,
    ...(looked ? { looked } : {}),
    ...(progress ? { progress } : {}),
  };
}

/** Applies a run; the file of codes is whole before the commit, and is there only after it. */
export async function applyImport(how: Applying): Promise<Applied> {
  const { program, runId, codesPath } = how;
  const part = `${codesPath}.part`;
  let kept = false;
  try {
    const applied = await program.staging.apply(runId, {
      ...plan(how),
      keep: async (codes) => {
        kept = codes.length > 0;
        if (!kept) return;
        await mkdir(dirname(codesPath), { recursive: true });
        await writeFile(part, codesCsv(codes, program.region.timeZone), { mode: 0o600 });
      },
    });
    if (kept) await rename(part, codesPath);
    return applied;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Applies a run for a job: what was applied, the codes, and that it is done, are written in one transaction. */
export async function applyForJob(how: How & { jobId: number }): Promise<void> {
  const { program, runId, jobId } = how;
  await program.staging.apply(runId, {
    ...plan(how),
    settles: ({ made, filled, skipped, codes }): Settlement => ({
      jobId,
      state: 'done',
      result: { made, filled, skipped, codes: codes.length },
      told: { kind: 'import.applied', jobId },
      ...(codes.length > 0 ? { file: Buffer.from(codesCsv(codes, program.region.timeZone)) } : {}),
    }),
  });
}
