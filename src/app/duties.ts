/**
 * Who of several workers does what one must do for all: held by leases that are renewed as long as the worker lives, and taken
 * over when they end. A program that has its store for itself has every duty.
 */
import type { Logger } from 'pino';
import { FencedError } from './ports.ts';
import type { Duty, Store, Workers } from './ports.ts';

/** How long what a worker had to do lies there that hangs, or cannot be reached; renewed three times as often. */
export const LEASE_MS = 12_000;
/** How often is looked, in the time of a lease, whether one is dead, whose leases are ended sooner. */
const LOOKS = 12;

export type Duties = {
  /** Whether it is ours at this moment. */
  has(duty: Duty): boolean;
  /** Does `work` where the duty is ours; what it writes is refused once it is another's. */
  under<T>(duty: Duty, work: () => Promise<T>): Promise<T>;
  /** Asks for those that this program can do from now on; resolves when it is known whose each is. `gained` is called for each that becomes ours from then on. */
  start(wanted: readonly Duty[], gained: (duty: Duty) => void): Promise<void>;
  /** Gives all back. */
  stop(): Promise<void>;
};

type Held = { token: number; until: number };

export function createDuties(how: {
  store: Pick<Store, 'workers'>;
  log: Logger;
  /** Messages of a dead worker wait to be sent. */
  reclaimed: () => void;
  leaseMs?: number;
}): Duties {
  const { log } = how;
  const { workers } = how.store;
  const leaseMs = how.leaseMs ?? LEASE_MS;
  const held = new Map<Duty, Held>();
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let duties: readonly Duty[] = [];
  let tell: (duty: Duty) => void = () => undefined;

  const has = (duty: Duty): boolean =>
    workers === undefined || performance.now() < (held.get(duty)?.until ?? 0);

  async function ask(own: Workers, duty: Duty): Promise<void> {
    const until = performance.now() + leaseMs;
    const had = has(duty);
    const token = await own.lease(duty, leaseMs);
    if (token === undefined) {
      if (held.delete(duty) && had) log.warn({ duty }, 'another worker does this now');
      return;
    }
    held.set(duty, { token, until });
    if (had) return;
    log.info({ duty, worker: own.id }, 'this worker does this for all');
    tell(duty);
  }

  async function beat(own: Workers, oneIsDead = false): Promise<void> {
    try {
      await own.live(leaseMs);
      for (const duty of duties) await ask(own, duty);
      if ((has('timers') || oneIsDead) && (await own.reclaim()) > 0) {
        log.info('messages that a worker was sending who is gone are sent again');
        how.reclaimed();
      }
    } catch (err) {
      log.warn({ err }, 'the leases could not be renewed');
    }
  }

  /** Takes over at once what dead ones had. */
  async function look(own: Workers): Promise<void> {
    let buried = 0;
    try {
      buried = await own.bury();
    } catch (err) {
      log.debug({ err }, 'nobody can be looked for');
    }
    if (buried > 0) {
      log.info('another worker is dead: what it did is taken over');
      await beat(own, true);
    }
  }

  return {
    has,
    under(duty, work) {
      if (!workers) return work();
      const own = held.get(duty);
      if (!own) return Promise.reject(new FencedError(duty));
      return workers.under({ name: duty, token: own.token }, work);
    },
    async start(wanted, gained) {
      duties = wanted;
      tell = gained;
      if (!workers) return;
      await beat(workers);
      let waiting = 0;
      const next = (work: (own: Workers) => Promise<void>): void => {
        waiting += 1;
        beating = beating.then(() => work(workers)).finally(() => (waiting -= 1));
      };
      timer = setInterval(() => next(beat), leaseMs / 3);
      timer.unref();
      looking = setInterval(() => {
        if (waiting === 0) next(look);
      }, leaseMs / LOOKS);
      looking.unref();
    },
    async stop() {
      clearInterval(timer);
      clearInterval(looking);
      await beating;
      held.clear();
      await workers?.leave().catch((err: unknown) => {
        log.warn({ err }, 'the leases could not be given back; they end by themselves');
      });
    },
  };
}
