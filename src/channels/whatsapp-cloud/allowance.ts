/**
 * How many people we may begin to write to in a day: Meta's messaging limit, counted here before Meta refuses, so that a broadcast
 * goes on over days by itself and leaves room for what is for one person alone.
 */
import type { Logger } from 'pino';
import type { Devices } from '../../app/ports.ts';
import { describe } from './failures.ts';

const TYPE = 'begun';
const LIMIT = { type: 'limit', id: 'people' };
const HOUR_MS = 60 * 60 * 1000;
/** WhatsApp Business Platform, "Messaging limits": different people in a moving 24 hours, outside of their service windows. */
const WINDOW_MS = 24 * HOUR_MS;
/** Of the limit that broadcasts leave to orders, reminders and all else. */
const KEPT_FROM_BROADCASTS = 0.2;
const SHORTEST_WAIT_MS = 60_000;
/** How often Meta is asked for the limit: where it was never told, where it is used up, and else. */
const ASK_MS = { unknown: 10 * 60_000, usedUp: HOUR_MS, known: 24 * HOUR_MS };
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
  devices: Pick<Devices, 'list' | 'read' | 'write' | 'prune'>;
  account: string;
  /** Asks Meta for the limit, which is learnt then. */
  ask: () => void;
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
  let askedAt = -Infinity;

  async function read(): Promise<Map<string, number>> {
    const [rows, told] = await Promise.all([
      devices.list(device, TYPE),
      devices.read(device, LIMIT.type, [LIMIT.id]),
    ]);
    if (limit === Infinity) limit = peopleADay(told.get(LIMIT.id)) ?? Infinity;
    const people = new Map<string, number>();
    const now = how.now().getTime();
    // None by a clock that was ahead then.
    for (const { value, at } of rows) if (at.getTime() <= now) put(people, value, at.getTime());
    return people;
  }

  /** An entry that is set again is the newest. */
  function put(people: Map<string, number>, person: string, at: number): void {
    people.delete(person);
    people.set(person, at);
  }

  function dropOld(people: Map<string, number>, now: number): void {
    for (const [person, at] of people) {
      if (at > now - WINDOW_MS && at <= now) return;
      people.delete(person);
    }
  }

  /** True where it is asked for now. */
  function ask(now: number, every: number): boolean {
    if (Math.abs(now - askedAt) < every) return false;
    askedAt = now;
    how.ask();
    return true;
  }

  return {
    learn(said) {
      const people = peopleADay(said);
      if (people === undefined || people === limit) return;
      limit = people;
      log.info({ people: String(people) }, 'Meta says how many people we may begin with in a day');
      const row = { ...LIMIT, value: String(people === Infinity ? -1 : people) };
      devices.write(device, [row], how.now()).catch((thrown: unknown) => {
        log.warn({ why: describe(thrown) }, 'how many people a day we may begin with was not kept');
      });
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
      const isFull = !counted && people.size >= room;
      const known = isFull ? ASK_MS.usedUp : ASK_MS.known;
      const asked = ask(now, limit === Infinity ? ASK_MS.unknown : known);
      if (isFull) {
        if (asked)
          log.warn({ people: limit, crowd }, 'as many people as Meta allows were begun with');
        const [oldest = now] = people.values();
        return Math.max(oldest + WINDOW_MS - now, SHORTEST_WAIT_MS);
      }
      if (!counted) fresh.add(person);
      put(people, person, now);
      return 0;
    },
    async began(person) {
      fresh.delete(person);
      if (limit === Infinity) return;
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
