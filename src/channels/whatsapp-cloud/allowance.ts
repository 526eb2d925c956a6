/**
 * How many people we may begin to write to in a day: Meta's messaging limit, counted here before Meta refuses, so that a broadcast
 * goes on over days by itself and leaves room for what is for one person alone.
 */
import type { Logger } from 'pino';
import type { Devices } from '../../app/ports.ts';
import { describe } from './failures.ts';

const TYPE = 'begun';
const HOUR_MS = 60 * 60 * 1000;
/** WhatsApp Business Platform, "Messaging limits": different people in a moving 24 hours, outside of their service windows. */
const WINDOW_MS = 24 * HOUR_MS;
/** Of the limit that broadcasts leave to orders, reminders and all else. */
const KEPT_FROM_BROADCASTS = 0.2;
const SHORTEST_WAIT_MS = 60_000;
const THOUSANDS: Record<string, number> = { '': 1, K: 1_000, M: 1_000_000 };

export type Allowance = {
  /** What Meta said: a tier by its name, a number, or -1 for no limit; anything else changes nothing. */
  learn(limit: unknown): void;
  /** Counts this person, and resolves with 0; or with the ms after which there may be room. */
  take(person: string, crowd: boolean): Promise<number>;
  /** It went out: counted, also after a restart. Never fails. */
  began(person: string): Promise<void>;
  /** It did not go out. */
  release(person: string): void;
  /** Another process sends: what it counts is read anew when it is our turn again. */
  forget(): void;
};

/** People a day by what Meta calls it: "TIER_250", "TIER_2K", "TIER_UNLIMITED", 2000, -1; undefined where it is none of these. */
export function peopleADay(limit: unknown): number | undefined {
  const words = String(limit);
  if (words === '-1' || words === 'TIER_UNLIMITED') return Infinity;
  const [, count, unit = ''] = /^(?:TIER_)?(\d{1,9})([KM]?)$/.exec(words) ?? [];
  return count === undefined ? undefined : Number(count) * (THOUSANDS[unit] ?? 1);
}

export function createAllowance(how: {
  devices: Pick<Devices, 'list' | 'write' | 'prune'>;
  account: string;
  /** It is used up: Meta may have raised it since it was asked for. */
  usedUp: () => void;
  log: Logger;
  now: () => Date;
}): Allowance {
  const { devices, log } = how;
  const device = `whatsapp-cloud/${how.account}`;
  /** Until Meta said one there is none of ours. */
  let limit = Infinity;
  /** When (ms) somebody was begun with last, the one of longest ago first. */
  let begun: Promise<Map<string, number>> | undefined;
  /** Under way, of whom nothing was counted before. */
  const fresh = new Set<string>();
  let prunedAt = 0;
  let toldAt = -Infinity;

  async function read(): Promise<Map<string, number>> {
    const rows = await devices.list(device, TYPE);
    const people = new Map<string, number>();
    for (const { value, at } of rows) put(people, value, at.getTime());
    return people;
  }

  /** An entry that is set again is the newest. */
  function put(people: Map<string, number>, person: string, at: number): void {
    people.delete(person);
    people.set(person, at);
  }

  function dropOld(people: Map<string, number>, now: number): void {
    for (const [person, at] of people) {
      if (at > now - WINDOW_MS) return;
      people.delete(person);
    }
  }

  function tell(now: number, crowd: boolean): void {
    if (now - toldAt < HOUR_MS) return;
    toldAt = now;
    log.warn(
      { people: limit, crowd },
      'as many people as Meta allows were begun with: others wait',
    );
    how.usedUp();
  }

  return {
    learn(said) {
      const people = peopleADay(said);
      if (people === undefined || people === limit) return;
      limit = people;
      log.info({ people: String(people) }, 'Meta says how many people we may begin with in a day');
    },
    async take(person, crowd) {
      begun ??= read();
      const people = await begun.catch((thrown: unknown) => {
        begun = undefined;
        throw thrown;
      });
      const now = how.now().getTime();
      dropOld(people, now);
      const room = crowd ? Math.floor(limit * (1 - KEPT_FROM_BROADCASTS)) : limit;
      const counted = people.has(person);
      if (!counted && people.size >= room) {
        tell(now, crowd);
        const [oldest = now] = people.values();
        return Math.max(oldest + WINDOW_MS - now, SHORTEST_WAIT_MS);
      }
      if (!counted) fresh.add(person);
      put(people, person, now);
      return 0;
    },
    async began(person) {
      fresh.delete(person);
      const now = how.now();
      const row = { type: TYPE, id: `${person}/${now.getTime()}`, value: person };
      try {
        await devices.write(device, [{ ...row, owner: `${device}/${person}` }], now);
        if (now.getTime() - prunedAt < HOUR_MS) return;
        prunedAt = now.getTime();
        await devices.prune(device, TYPE, new Date(now.getTime() - WINDOW_MS));
      } catch (thrown) {
        log.warn({ why: describe(thrown) }, 'whom we began to write to was not kept');
      }
    },
    release(person) {
      if (fresh.delete(person)) void begun?.then((people) => people.delete(person));
    },
    forget() {
      begun = undefined;
    },
  };
}
