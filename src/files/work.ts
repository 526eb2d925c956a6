/** Works off the jobs on files, one at a time, in the order in which they were asked for; what a killed process left is taken up or said. */
import type { Logger } from 'pino';
import type { Job } from '../domain/files.ts';
import type { Shelf } from './shelf.ts';
import type { Uploads } from './uploads.ts';

/** How often it looks for what another process asked for, and for what is over. */
const LOOK_EVERY_MS = 60_000;
/** How often the desk can see how far it is. */
const SAID_EVERY_ROWS = 2_000;

export type FileWork = {
  /** Does everything that waits; resolves when nothing does. */
  work(): Promise<void>;
  /** Something waits: begins, where it was started. */
  wake(): void;
  start(): void;
  /** Ends at the next row; what is being applied is finished. */
  stop(): Promise<void>;
  /** After a start, before any work: drops what was half read, and takes up the rest. */
  recover(): Promise<void>;
};

class Stopped extends Error {}

export function createFileWork(how: {
  shelf: Shelf;
  uploads: Uploads;
  now: () => Date;
  log: Logger;
  /** Whether this process is the one that works on files. */
  ours: () => boolean;
  /** Whether others have the folder and the database too. */
  shared: boolean;
  /** Somebody has news. */
  due: () => Promise<void>;
}): FileWork {
  const { shelf, uploads, log, now } = how;
  const { files } = shelf;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function progressOf({ id }: Job): (rows: number) => void {
    let said = 0;
    return (rows) => {
      if (stopped) throw new Stopped('the program stops');
      if (rows - said < SAID_EVERY_ROWS) return;
      said = rows;
      files.progress(id, rows).catch((err: unknown) => {
        log.warn({ err, job: id }, 'how far a job is could not be written');
      });
    };
  }

  async function one(job: Job): Promise<void> {
    const { id, kind } = job;
    log.info({ job: id, kind }, 'work on a file begins');
    // Loaded with the first file: most starts never see one.
    const { doJob, failure } = await import('./doJob.ts');
    try {
      await doJob({ shelf, uploads, now: now(), progress: progressOf(job) }, job);
    } catch (err) {
      if (err instanceof Stopped) return;
      log.error({ err, job: id, kind }, 'work on a file failed');
      await files.settle(failure(job, 'trouble'), now());
    }
    log.info({ job: id, kind }, 'work on a file is over');
    await how.due();
  }

  async function all(): Promise<void> {
    if (!how.ours()) return;
    await files.sweep(now());
    await uploads.prune(await files.uploadsInUse());
    while (!stopped && how.ours()) {
      const job = await files.take(now());
      if (!job) break;
      await one(job);
    }
  }

  function work(): Promise<void> {
    const before = running ?? Promise.resolve();
    const own = before.then(all, all);
    running = own;
    return own;
  }

  function look(): void {
    work().catch((err: unknown) => {
      log.error({ err }, 'work on files could not be looked for');
    });
  }

  return {
    work,
    wake() {
      if (timer !== undefined) look();
    },
    start() {
      timer = setInterval(look, LOOK_EVERY_MS);
      timer.unref();
      look();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      timer = undefined;
      await running?.catch(() => undefined);
    },
    async recover() {
      // Another process may be taking a file in.
      if (how.shared) await uploads.prune(await files.uploadsInUse());
      else await uploads.empty();
      const left = await files.interrupted('stopped', now());
      if (left > 0) log.info({ left }, 'work on files that was cut off');
    },
  };
}
