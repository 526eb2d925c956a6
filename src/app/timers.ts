/** Lets what is due happen: timers become inbound rows, held rows are handled; each due thing at its own time. */
import type { Logger } from 'pino';
import type { Delivery } from './deliver.ts';
import type { Handler } from './handle.ts';
import type { Store } from './ports.ts';

const BATCH = 100;
const LONGEST_SLEEP_MS = 60_000;

export type Timers = {
  /** Fires everything that is due by `until` (default now), for a tick called `cause`. */
  fire(cause: string, until?: Date): Promise<void>;
  /** Goes on firing as time passes. */
  start(): void;
  stop(): void;
};

export function createTimers(how: {
  store: Store;
  handler: Handler;
  delivery: Pick<Delivery, 'wake'>;
  log: Logger;
  now: () => Date;
}): Timers {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function fire(cause: string, until = how.now()): Promise<void> {
    for (;;) {
      const people = await how.store.fireTimers(until, BATCH, cause);
      if (people.length === 0) break;
      await how.handler.drain(people, cause);
    }
    await how.handler.drain(await how.store.waitingPeople(until), cause);
  }

  async function again(): Promise<void> {
    try {
      await fire('timer');
    } catch (err) {
      how.log.error({ err }, 'due things could not be looked at');
    }
    // Messages whose next try is due: after a start nobody else knows of them.
    how.delivery.wake();
    if (stopped) return;
    const next = await how.store.nextDue().catch(() => undefined);
    const wait = next ? next.getTime() - how.now().getTime() : LONGEST_SLEEP_MS;
    timer = setTimeout(() => void again(), Math.min(Math.max(wait, 1_000), LONGEST_SLEEP_MS));
    timer.unref();
  }

  return {
    fire,
    start() {
      void again();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
