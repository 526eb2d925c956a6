/** One process per session: whoever holds the lease may connect, and lets go of the connection when it is lost. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Devices } from '../../app/ports.ts';
import { DEVICE } from './identity.ts';
import { createPredecessor } from './predecessor.ts';

export type Lease = {
  /** Resolves with true when it is ours, with false when `signal` ended the waiting. */
  take(signal: AbortSignal): Promise<boolean>;
  /** Whether it is ours as far as we know. */
  held(): boolean;
  /** What only its holder may write; to be asked for once it was taken. */
  devices(): Devices;
  /** Gives it back; never throws. */
  drop(): Promise<void>;
};

/** Renewed every third of `lengthMs`; `lost` is called once when that fails until the time is over. */
export function createLease(how: {
  devices: Devices;
  log: Logger;
  now: () => Date;
  lengthMs: number;
  lost: () => void;
}): Lease {
  const { devices, log, lengthMs } = how;
  const holder = randomUUID();
  const predecessor = createPredecessor(how);
  let renewing: NodeJS.Timeout | undefined;
  let heldUntil = 0;
  let token = 0;
  let pending: Promise<void> = Promise.resolve();

  async function ask(): Promise<boolean> {
    const asked = performance.now();
    const now = how.now();
    const got = await devices.lease(DEVICE, holder, new Date(now.getTime() + lengthMs), now);
    if (got === undefined) return false;
    heldUntil = asked + lengthMs;
    token = got;
    return true;
  }

  /** Once more where the one who has it was killed: their lease would be over only after a minute. */
  async function begin(): Promise<boolean> {
    try {
      // Before it can be ours: whoever is killed right after must not be waited for.
      await predecessor.sign(holder);
      let got = await ask();
      if (!got) {
        await predecessor.bury();
        got = await ask();
      }
      if (got) await predecessor.forgetOthers(holder);
      return got;
    } catch (err) {
      log.warn({ err }, 'the WhatsApp lease could not be asked for');
      return false;
    }
  }

  async function renew(): Promise<void> {
    let held: boolean;
    try {
      held = await ask();
    } catch (err) {
      log.warn({ err }, 'the WhatsApp lease could not be renewed');
      held = performance.now() < heldUntil - lengthMs / 3;
    }
    if (held || renewing === undefined) return;
    clearInterval(renewing);
    renewing = undefined;
    how.lost();
  }

  return {
    async take(signal) {
      let told = false;
      while (!signal.aborted) {
        const got = renewing !== undefined || (await begin());
        if (got && !signal.aborted) {
          renewing ??= setInterval(() => void (pending = renew()), lengthMs / 3);
          return true;
        }
        if (!told) log.info('another process has the WhatsApp session; waiting for it');
        told = true;
        await pause(lengthMs / 3, undefined, { signal }).catch(() => undefined);
      }
      return false;
    },
    held: () => renewing !== undefined,
    devices: () => devices.under({ name: DEVICE, token }),
    async drop() {
      clearInterval(renewing);
      renewing = undefined;
      await pending;
      await devices.release(DEVICE, holder).catch((err: unknown) => {
        log.warn({ err }, 'the WhatsApp lease could not be given back; it ends by itself');
      });
    },
  };
}
