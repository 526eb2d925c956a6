/** Lets what is due happen: timers become inbound rows, held rows are handled, jobs take a step; each due thing at its own time. */
import type { Logger } from 'pino';
import type { Region } from '../domain/region.ts';
import type { Delivery } from './deliver.ts';
import type { Duties } from './duties.ts';
import type { Job } from './jobs/job.ts';
import type { Handler } from './handle.ts';
import type { Store } from './ports.ts';
import type { SupplyIndex } from './supplyIndex.ts';

const BATCH = 100;
const SHORTEST_SLEEP_MS = 1_000;
const LONGEST_SLEEP_MS = 60_000;
/** With several workers: what another one wrote or left is found by looking. */
const SHARED_SLEEP_MS = 1_500;

export type Timers = {
  /**
   * Fires everything that is due by `until` (default now), for a tick called `cause`. True where a job has more to do as
   * soon as what it said is sent.
   */
  fire(cause: string, until?: Date): Promise<boolean>;
  /** Goes on firing as time passes. */
  start(): void;
  /** Something new may be due; nothing happens before the start. */
  wake(): void;
  stop(): void;
};

export function createTimers(how: {
  store: Store;
  supply: SupplyIndex;
  /** As staff have changed it by now: days off are counted. */
  region: () => Promise<Region>;
  jobs: readonly Job[];
  duties: Pick<Duties, 'has' | 'under'>;
  handler: Handler;
  delivery: Pick<Delivery, 'wake'>;
  log: Logger;
  now: () => Date;
}): Timers {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** `running`: firing at this moment; `woken`: it is to look once more. */
  let started = false;
  let running = false;
  let woken = false;
  let firedAt = 0;

  async function fire(cause: string, until = how.now()): Promise<boolean> {
    for (;;) {
      const people = await how.store.fireTimers(until, BATCH, cause);
      if (people.length === 0) break;
      await how.handler.drain(people, cause);
    }
    await how.handler.drain(await how.store.waitingPeople(until), cause);
    let goesOn = false;
    // Jobs are one worker's, and what they write is refused where it is no longer this one.
    if (!how.duties.has('timers')) return false;
    const { store } = how;
    const region = await how.region();
    for (const job of how.jobs) {
      const { supply } = how;
      const { people, more } = await how.duties.under('timers', () =>
        job.run({ store, supply, region, now: until, cause }),
      );
      await how.handler.drain(people, cause);
      goesOn ||= more;
    }
    return goesOn;
  }

  /** Where several have the store: what another one received and left is handled here, what is due at its time. */
  async function look(wanted: boolean): Promise<boolean> {
    if (!how.store.workers) return fire('timer');
    const at = how.now();
    if (!how.duties.has('timers')) return false;
    const due = await how.store.nextDue('timers');
    if (wanted || (due && due <= at) || at.getTime() - firedAt >= LONGEST_SLEEP_MS) {
      firedAt = at.getTime();
      return fire('timer');
    }
    await how.handler.drain(await how.store.waitingPeople(at), 'timer');
    return false;
  }

  async function sleepFor(): Promise<number> {
    if (how.store.workers) return SHARED_SLEEP_MS;
    const next = stopped ? undefined : await how.store.nextDue().catch(() => undefined);
    const wait = next ? next.getTime() - how.now().getTime() : LONGEST_SLEEP_MS;
    return Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
  }

  async function again(): Promise<void> {
    clearTimeout(timer);
    running = true;
    const wanted = woken;
    woken = false;
    let more = false;
    try {
      more = await look(wanted);
    } catch (err) {
      how.log.error({ err }, 'due things could not be looked at');
    }
    // Messages whose next try is due: after a start nobody else knows of them.
    how.delivery.wake();
    const sleep = await sleepFor();
    running = false;
    if (stopped) return;
    timer = setTimeout(() => void again(), more || woken ? 0 : sleep);
    timer.unref();
  }

  return {
    fire,
    start() {
      started = true;
      void again();
    },
    wake() {
      woken = true;
      if (started && !stopped && !running) void again();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
