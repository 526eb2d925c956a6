/**
 * Jobs at their times: node-cron says when, by the clock of the region. One runs after another and none beside itself; what was
 * missed while the program was down, or while another worker died, is done once.
 */
import { schedule } from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { Region } from '../domain/region.ts';
import type { Duties } from './duties.ts';
import type { Handler } from './handle.ts';
import type { Job } from './jobs/job.ts';
import type { Store, Table } from './ports.ts';
import type { SupplyIndex } from './supplyIndex.ts';

export type Schedule = {
  /** Runs each job once; true where one has more to do as soon as what it said is sent. */
  all(cause: string, at: Date): Promise<boolean>;
  /** Runs each job once, and from then on at its times. */
  start(): void;
  /** Runs each job once more, soon: nobody did while this was another's. */
  again(): void;
  /** The clock was set: the times of all are found anew, and each runs once more, soon, for those that were passed over. */
  anew(): void;
  /** These tables were written to: whichever job they wake runs soon. Nothing happens before the start. */
  wrote(tables: readonly Table[]): void;
  /** Resolves when no job is running. */
  stop(): Promise<void>;
};

export function createSchedule(how: {
  store: Store;
  supply: SupplyIndex;
  jobs: readonly Job[];
  /** As staff have changed it by now: days off are counted. */
  region: () => Promise<Region>;
  timeZone: string;
  duties: Pick<Duties, 'has' | 'under'>;
  handler: Pick<Handler, 'drain'>;
  log: Logger;
  now: () => Date;
}): Schedule {
  const { jobs, log, store, supply } = how;
  /** What is to run, in this order; a job that is in it already is not put in twice. */
  const wanted = new Set<Job>();
  let running: Promise<void> | undefined;
  let tasks: ScheduledTask[] | undefined;
  let stopped = false;

  async function runOne(job: Job, cause: string, now: Date): Promise<boolean> {
    // Jobs are one worker's, and what they write is refused where it is no longer this one.
    if (!how.duties.has('timers')) return false;
    const region = await how.region();
    const { people, more } = await how.duties.under('timers', () =>
      job.run({ store, supply, region, now, cause }),
    );
    await how.handler.drain(people, cause);
    return more;
  }

  async function work(): Promise<void> {
    for (const job of wanted) {
      wanted.delete(job);
      if (stopped) return;
      try {
        // Behind the others: what goes on for long holds up none of them.
        if (await runOne(job, 'timer', how.now())) wanted.add(job);
      } catch (err) {
        log.error({ err, job: job.name }, 'a job failed; it runs again at its next time');
      }
    }
  }

  /** Resolves when nothing is left to run. */
  function run(some: readonly Job[]): Promise<void> {
    for (const job of some) wanted.add(job);
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  }

  const logger = {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.debug(message),
    debug: (message: string | Error) => log.debug(String(message)),
    error: (message: string | Error, err?: Error) => log.error({ err }, String(message)),
  };

  /** When each is next is found once and then waited for, so that after a jump back of the clock none would run for as long. */
  function plan(): void {
    const { timeZone: timezone } = how;
    const options = { timezone, noOverlap: true, unref: true, logger };
    tasks = jobs.map((job) =>
      schedule(job.cron, () => run([job]), {
        ...options,
        name: job.name,
        suppressMissedWarning: true,
      }),
    );
  }

  return {
    async all(cause, at) {
      let more = false;
      for (const job of jobs) more = (await runOne(job, cause, at)) || more;
      return more;
    },
    start() {
      plan();
      void run(jobs);
    },
    anew() {
      if (!tasks || stopped) return;
      for (const task of tasks) void task.destroy();
      plan();
      void run(jobs);
    },
    again() {
      if (tasks && !stopped) void run(jobs);
    },
    wrote(tables) {
      if (!tables.length || !tasks || stopped) return;
      const woken = jobs.filter(({ wokenBy }) => wokenBy && tables.includes(wokenBy));
      if (woken.length > 0) void run(woken);
    },
    async stop() {
      stopped = true;
      for (const task of tasks ?? []) await task.destroy();
      await running;
    },
  };
}
