/** Keeps what we send under Meta's limits, so that refusals are rare; nobody waits here longer than a few seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import { boundedMap } from '../bounded.ts';

/**
 * Cloud API, Overview, "Throughput" and "Pair rate limits": 80 messages a second for each number, and 1 every 6 seconds
 * to one person, with bursts of up to 45 at once that count against the time after. So a conversation needs no pace of
 * ours until Meta says 131056; then Meta asks to wait longer after each further refusal.
 */
export type Limits = {
  perSecond: number;
  /** Messages that need not be spaced; with `perSecond` at most 80 in any second. */
  burst: number;
  /** Between two messages to somebody of whom Meta said that it is too much. */
  pairGapMs: number;
  longestRestMs: number;
  /** For how long after that the gap is kept. */
  carefulMs: number;
  /** Whoever would wait longer comes again instead, so that the queue is bounded. */
  maxWaitMs: number;
};
const LIMITS: Limits = {
  perSecond: 70,
  burst: 10,
  pairGapMs: 6_000,
  longestRestMs: 5 * 60_000,
  carefulMs: 60 * 60_000,
  maxWaitMs: 5_000,
};
const MAX_PEOPLE = 20_000;

export type Pace = {
  /** Resolves with 0 when it is this message's turn, or at once with the ms after which to try again. */
  take(person: string): Promise<number>;
  /** Meta refused a message to this person as too fast (131056): the ms to rest, more each time. */
  slowDown(person: string): number;
  /** Meta refused one because of all that we send (130429). */
  rest(ms: number): void;
};

/** Works on the monotonic clock: a wall clock that jumps must not stop the sending. */
export function createPace(changed: Partial<Limits> = {}): Pace {
  const limits = { ...LIMITS, ...changed };
  const step = 1000 / limits.perSecond;
  const slow = boundedMap<string, { due: number; refusals: number; until: number }>(MAX_PEOPLE);
  let dueOfAll = 0;
  return {
    async take(person) {
      const now = performance.now();
      const pair = slow.get(person);
      const waitForAll = dueOfAll - step * (limits.burst - 1) - now;
      const wait = Math.max(0, (pair?.due ?? 0) - now, waitForAll);
      if (wait > limits.maxWaitMs) return Math.ceil(wait);
      if (pair && now > pair.until) slow.delete(person);
      else if (pair) pair.due = Math.max(pair.due, now) + limits.pairGapMs;
      dueOfAll = Math.max(dueOfAll, now) + step;
      if (wait > 0) await pause(wait);
      return 0;
    },
    slowDown(person) {
      const now = performance.now();
      const refusals = (slow.get(person)?.refusals ?? 0) + 1;
      const ms = Math.min(limits.pairGapMs * 2 ** (refusals - 1), limits.longestRestMs);
      slow.set(person, { due: now + ms, refusals, until: now + limits.carefulMs });
      return ms;
    },
    rest(ms) {
      dueOfAll = Math.max(dueOfAll, performance.now() + ms + step * (limits.burst - 1));
    },
  };
}
