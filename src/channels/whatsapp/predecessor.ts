/** Who asks for the lease is written down with its process first, so that nobody waits for one that was killed; a living one is never robbed. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { Devices } from '../../app/ports.ts';
import { DEVICE } from './identity.ts';

/** Apart from the session, which may be forgotten while its lease is held. */
const REGISTER = `${DEVICE}-lease`;
const ROW = 'holder';

const Holder = z.object({
  holder: z.string(),
  /** Where `pid` means something: this boot of this machine, and this container. */
  place: z.string(),
  pid: z.int(),
  /** When that process began, in milliseconds: after a restart a number may be another's. */
  began: z.int(),
});
type Holder = z.infer<typeof Holder>;

export type Predecessor = {
  /** Writes down that this process asks for the lease as `holder`. */
  sign(holder: string): Promise<void>;
  /** Gives the lease back for a process of this machine that surely is no more. */
  bury(): Promise<void>;
  /** The lease is `holder`'s, so nobody else's: who still waits for it signs before each asking. */
  forgetOthers(holder: string): Promise<void>;
};

export function createPredecessor(how: {
  devices: Pick<Devices, 'list' | 'write' | 'release'>;
  now: () => Date;
}): Predecessor {
  const { devices } = how;
  const own = {
    place: placeOfProcesses(),
    pid: process.pid,
    began: Math.round(performance.timeOrigin),
  };
  return {
    async sign(holder) {
      const value = JSON.stringify({ holder, ...own } satisfies Holder);
      await devices.write(REGISTER, [{ type: ROW, id: holder, value }], how.now());
    },
    async bury() {
      for (const { value } of await devices.list(REGISTER, ROW)) {
        const last = Holder.parse(JSON.parse(value));
        // Of another place nothing is known: its lease ends by itself.
        if (last.place !== own.place) continue;
        const gone = last.pid === own.pid ? last.began !== own.began : !isRunning(last.pid);
        if (gone) await devices.release(DEVICE, last.holder);
      }
    },
    async forgetOthers(holder) {
      const others = (await devices.list(REGISTER, ROW)).filter(({ id }) => id !== holder);
      const rows = others.map(({ id }) => ({ type: ROW, id, value: null }));
      if (rows.length > 0) await devices.write(REGISTER, rows, how.now());
    },
  };
}

/** Processes are numbered anew at every boot and in every container. */
function placeOfProcesses(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Also true where we may not know: it is somebody else's process then. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as { code?: unknown }).code !== 'ESRCH';
  }
}
