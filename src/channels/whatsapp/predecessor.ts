/** Who holds the lease is written down with its process, so that nobody waits for one that was killed; a living one is never robbed. */
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
  /** Writes down that this process holds the lease as `holder`. */
  sign(holder: string): Promise<void>;
  /** Gives the lease back for a process of this machine that surely is no more. */
  bury(): Promise<void>;
};

export function createPredecessor(how: {
  devices: Pick<Devices, 'read' | 'write' | 'release'>;
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
      await devices.write(REGISTER, [{ type: ROW, id: ROW, value }], how.now());
    },
    async bury() {
      const value = (await devices.read(REGISTER, ROW, [ROW])).get(ROW);
      if (value === undefined) return;
      const last = Holder.parse(JSON.parse(value));
      // Of another place nothing is known: its lease ends by itself.
      if (last.place !== own.place) return;
      const gone = last.pid === own.pid ? last.began !== own.began : !isRunning(last.pid);
      if (gone) await devices.release(DEVICE, last.holder);
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
