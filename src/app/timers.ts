/** Lets what is due happen: timers become inbound rows, and held rows are handled, each at its own time. */
import type { Logger } from 'pino';
import { watchClock } from './clockWatch.ts';
import type { ClockWatch } from './clockWatch.ts';
import { LONGEST_PAUSE_MS } from './deliver.ts';
import type { Delivery } from './deliver.ts';
import type { Duties } from './duties.ts';
import type { Handler } from './handle.ts';
import type { Store } from './ports.ts';
import type { Schedule } from './schedule.ts';

const BATCH = 100;
const SHORTEST_SLEEP_MS = 1_000;
const LONGEST_SLEEP_MS = 60_000;
/** With several workers: what another one wrote or left is found by looking. */
const SHARED_SLEEP_MS = 1_500;

export type Timers = {
  /**
   * Fires everything that is due by `until` (default now), for a tick called `cause`, and runs each job once. True where a job
   * has more to do as soon as what it said is sent.
   */
  fire(cause: string, until?: Date): Promise<boolean>;
  /** Goes on firing as time passes, and runs the jobs at their times. */
  start(): void;
  /** Something new may be due; nothing happens before the start. */
  wake(): void;
  stop(): Promise<void>;
};

export function createTimers(how: {
  store: Store;
  schedule: Schedule;
  duties: Pick<Duties, 'has'>;
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
  let clock: ClockWatch | undefined;
  /** Our clock went back since the last look. */
  let setBack = false;
  let forwardedAt = -Infinity;

  async function fireDue(cause: string, until: Date): Promise<void> {
    for (;;) {
      const people = await how.store.fireTimers(until, BATCH, cause);
      if (people.length === 0) break;
      await how.handler.drain(people, cause);
    }
    await how.handler.drain(await how.store.waitingPeople(until), cause);
  }

  /** Where several have the store, one looks for all: what another one received and left is handled there, too. */
  async function look(): Promise<void> {
    const at = how.now();
    if (!how.duties.has('timers')) return;
    if (!how.store.workers) return fireDue('timer', at);
    // Firing would have the database to itself for a moment: only where there is something to fire.
    const due = await how.store.nextDue('timers');
    if (due && due <= at) await fireDue('timer', at);
    else await how.handler.drain(await how.store.waitingPeople(at), 'timer');
  }

  /** Now and then also where nothing was seen: it may have been before the start, or another worker's clock. */
  async function forward(): Promise<void> {
    const seen = setBack;
    if (!seen && performance.now() - forwardedAt < LONGEST_SLEEP_MS) return;
    const { store, now, log } = how;
    const rows = await store.bringForward({ now: now(), seen, longestMs: LONGEST_PAUSE_MS });
    // A second jump meanwhile wakes this once more, and what is seen is seen by the new clock.
    setBack = false;
    forwardedAt = performance.now();
    if (rows > 0) log.warn({ rows }, 'the clock was set back: what waited for it goes on now');
  }

  function clockSet(byMs: number): void {
    how.log.warn({ seconds: Math.round(byMs / 1000) }, 'the clock was set');
    if (byMs < 0) setBack = true;
    how.schedule.anew();
    timers.wake();
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
    woken = false;
    try {
      await forward();
      await look();
    } catch (err) {
      how.log.error({ err }, 'due things could not be looked at');
    }
    // Messages whose next try is due: after a start nobody else knows of them.
    how.delivery.wake();
    const sleep = await sleepFor();
    running = false;
    if (stopped) return;
    timer = setTimeout(() => void again(), woken ? 0 : sleep);
    timer.unref();
  }

  const timers: Timers = {
    async fire(cause, until = how.now()) {
      await fireDue(cause, until);
      return how.schedule.all(cause, until);
    },
    start() {
      started = true;
      how.schedule.start();
      clock = watchClock({ now: how.now, set: clockSet });
      void again();
    },
    wake() {
      woken = true;
      if (started && !stopped && !running) void again();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clock?.stop();
      await how.schedule.stop();
    },
  };
  return timers;
}
