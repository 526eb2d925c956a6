/** How many messages that nobody asked for may still go today; what is used up stays used up over a restart. */
import type { DeviceRow, Devices } from '../../app/ports.ts';
import { DEVICE } from './identity.ts';

export const ALLOWANCE = 'allowance';
/** Not among the rows that go with time: a row written again counts as old as it first was. */
const STOP = 'allowance-stop';
const UNTIL = 'until';
const DAY_MS = 24 * 60 * 60 * 1000;
/** So much of a day's allowance broadcasts may use up: an appointment's reminder must not wait for a bazaar's. */
const FOR_CROWDS = 0.75;

export type Allowance = {
  /** 0 when one more may go, else after how long to ask again; `crowd`: one of a broadcast, which leaves some for single ones. */
  waitMs(crowd?: boolean): Promise<number>;
  /** Counts one more; the row belongs into the write that keeps the message. */
  spend(): Promise<DeviceRow>;
  /** WhatsApp refuses such messages: none for a day. True where that was not known yet. */
  stop(): Promise<boolean>;
};

export function createAllowance(how: {
  devices: Pick<Devices, 'read' | 'write'>;
  now: () => Date;
  perDay: number;
}): Allowance {
  const { devices } = how;
  let known: { day: string; spent: number; stoppedUntil: number } | undefined;

  async function today(): Promise<NonNullable<typeof known>> {
    const day = how.now().toISOString().slice(0, 10);
    if (known?.day === day) return known;
    const spent = (await devices.read(DEVICE, ALLOWANCE, [day])).get(day);
    const until = (await devices.read(DEVICE, STOP, [UNTIL])).get(UNTIL);
    known = {
      day,
      spent: Number(spent ?? 0),
      stoppedUntil: until === undefined ? 0 : Date.parse(until),
    };
    return known;
  }

  return {
    async waitMs(crowd = false) {
      const { spent, stoppedUntil, day } = await today();
      const now = how.now().getTime();
      if (stoppedUntil > now) return stoppedUntil - now;
      const most = crowd ? Math.ceil(how.perDay * FOR_CROWDS) : how.perDay;
      return spent < most ? 0 : Date.parse(day) + DAY_MS - now;
    },
    async spend() {
      const state = await today();
      state.spent += 1;
      return { type: ALLOWANCE, id: state.day, value: String(state.spent) };
    },
    async stop() {
      const state = await today();
      const now = how.now();
      if (state.stoppedUntil > now.getTime()) return false;
      state.stoppedUntil = now.getTime() + DAY_MS;
      const value = new Date(state.stoppedUntil).toISOString();
      await devices.write(DEVICE, [{ type: STOP, id: UNTIL, value }], now);
      return true;
    },
  };
}
