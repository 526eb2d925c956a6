/** What is kept only for a while goes when its time is over: sent messages, old menus, marks of what was heard. */
import type { Logger } from 'pino';
import type { Devices } from '../../app/ports.ts';
import { ALLOWANCE } from './allowance.ts';
import { describe } from './failures.ts';
import { DEVICE } from './identity.ts';
import { HEARD } from './journal.ts';
import { MENU } from './menus.ts';
import { SENT } from './send.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Phones ask for a resend within hours; people answer an old menu within days. */
const KEPT_HOURS: Record<string, number> = {
  [SENT]: 48,
  [MENU]: 7 * 24,
  [HEARD]: 7 * 24,
  [ALLOWANCE]: 3 * 24,
};

export type Chores = {
  /** At most once an hour; that it did not work is no reason to stop. */
  prune(): Promise<void>;
};

export function createChores(how: {
  devices: Pick<Devices, 'prune'>;
  log: Logger;
  now: () => Date;
}): Chores {
  let doneAt = -Infinity;
  return {
    async prune() {
      const now = how.now().getTime();
      if (now - doneAt < HOUR_MS) return;
      doneAt = now;
      try {
        for (const [type, hours] of Object.entries(KEPT_HOURS))
          await how.devices.prune(DEVICE, type, new Date(now - hours * HOUR_MS));
      } catch (thrown) {
        how.log.warn({ why: describe(thrown) }, 'old rows of the WhatsApp session stay for now');
      }
    },
  };
}
