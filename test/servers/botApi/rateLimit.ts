// The flood limits: 30 messages a second in all, 1 a second per chat, 20 a minute per group.
// Pace is kept per key; a refused call takes nothing from the allowance.
import { tooManyRequests } from './errors.ts';

export interface RateLimits {
  perSecond: number;
  perChatPerSecond: number;
  perGroupPerMinute: number;
  /** Messages a chat may receive at once before the pace counts. */
  chatBurst: number;
  /** Messages in all that may come at once. */
  burst: number;
  /** Time runs this many times faster, so that an hour's broadcast takes minutes; retry_after is in scaled seconds. */
  timeScale: number;
}

export interface RateLimiter {
  limits: RateLimits;
  /** How many calls were let through and refused. */
  counts: { allowed: number; refused: number };
  /** Throws 429 when a message to this chat comes too early. */
  check: (chatId: number) => void;
  /** The same as a number: the seconds to wait, or undefined where it is let through. */
  waits: (chatId: number) => number | undefined;
}

const DEFAULTS: RateLimits = {
  perSecond: 30,
  perChatPerSecond: 1,
  perGroupPerMinute: 20,
  chatBurst: 1,
  burst: 30,
  timeScale: 1,
};
const MAX_BUCKETS = 50_000;

interface Bucket {
  /** When the next message would be exactly on pace (scaled ms). */
  due: number;
  refusedUntil: number;
}

/** A limiter over the given limits; pure bookkeeping on the machine's monotonic clock. */
export function createRateLimiter(limits: Partial<RateLimits>): RateLimiter {
  const all = { ...DEFAULTS, ...limits };
  const buckets = new Map<string, Bucket>();
  const counts = { allowed: 0, refused: 0 };
  function waits(chatId: number): number | undefined {
    const now = performance.now() * all.timeScale;
    const gates: [string, number, number][] = [
      ['all', 1000 / all.perSecond, all.burst],
      chatId < 0
        ? [`group ${chatId}`, 60_000 / all.perGroupPerMinute, all.perGroupPerMinute]
        : [`chat ${chatId}`, 1000 / all.perChatPerSecond, all.chatBurst],
    ];
    const each = gates.map(([key, step, burst]) =>
      waitOf(bucketOf(buckets, key), now, step, burst),
    );
    const wait = Math.max(...each);
    if (wait > 0) {
      counts.refused += 1;
      const seconds = Math.max(1, Math.ceil(wait / 1000));
      gates.forEach(([key], index) => {
        if (each[index] === 0) return;
        const bucket = bucketOf(buckets, key);
        bucket.refusedUntil = Math.max(bucket.refusedUntil, now + wait);
      });
      return seconds;
    }
    counts.allowed += 1;
    for (const [key, step] of gates) {
      const bucket = bucketOf(buckets, key);
      bucket.due = Math.max(bucket.due, now) + step;
    }
    forgetIdle(buckets, now);
    return undefined;
  }
  function check(chatId: number): void {
    const seconds = waits(chatId);
    if (seconds !== undefined) throw tooManyRequests(seconds);
  }
  return { limits: all, counts, check, waits };
}

function bucketOf(buckets: Map<string, Bucket>, key: string): Bucket {
  let bucket = buckets.get(key);
  if (bucket === undefined) {
    bucket = { due: 0, refusedUntil: 0 };
    buckets.set(key, bucket);
  }
  return bucket;
}

function waitOf(bucket: Bucket, now: number, step: number, burst: number): number {
  const pace = bucket.due - now - step * (burst - 1);
  return Math.max(0, pace, bucket.refusedUntil - now);
}

function forgetIdle(buckets: Map<string, Bucket>, now: number): void {
  if (buckets.size < MAX_BUCKETS) return;
  for (const [key, bucket] of buckets) {
    if (bucket.due < now && bucket.refusedUntil < now) buckets.delete(key);
  }
}
