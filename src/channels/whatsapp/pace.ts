/** When each message may go: at a human pace, answers before anything that nobody asked for; nobody waits here for long. */
import { setTimeout as pause } from 'node:timers/promises';
import { boundedMap } from '../bounded.ts';

/**
 * WhatsApp publishes no limits for linked devices. What users of the library report: "rate-overlimit" at 3 messages
 * a second (its issue 1248), a day's restriction after 30 to 40 messages to new people (2800), a restriction after
 * 400 conversations in two hours from a young number (1850). Hence about one message a second, and unasked ones rarely.
 */
export type PaceSettings = {
  /** How long "typing…" is shown before a message, from a short one to a long one. */
  typingMs: readonly [number, number];
  perSecond: number;
  /** Messages in all that need not be spaced. */
  burst: number;
  /** Between two messages that nobody asked for. */
  proactiveEveryMs: number;
  /** Messages that nobody asked for, in one day (UTC, which ends at 7 in the morning in Bekasi). */
  proactivePerDay: number;
  /** Whoever would wait longer comes again instead, at a time that is kept for them. */
  maxWaitMs: number;
};
export const PACE: PaceSettings = {
  typingMs: [1_000, 3_000],
  perSecond: 1,
  burst: 3,
  proactiveEveryMs: 5_000,
  proactivePerDay: 200,
  maxWaitMs: 5_000,
};
const MAX_PROMISED = 5_000;
/** From here on a text counts as long. */
const LONG_TEXT = 300;

export type Turn = { waitMs: number } | { retryAfterMs: number };

export type Pace = {
  /**
   * Asks for a time for the message with this id, of which the last `leadMs` are for typing: how long to wait before
   * that, or after how long to ask again. A time that was given out is kept for its id.
   */
  take(id: string, proactive: boolean, leadMs: number): Turn;
  /** The sending itself, one after the other: however late or early somebody comes, what leaves here is on pace. */
  pass<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T>;
};

/** Works on the monotonic clock: a wall clock that jumps must not stop the sending. */
export function createPace(settings: PaceSettings, clock = () => performance.now()): Pace {
  const step = 1000 / settings.perSecond;
  const slack = step * (settings.burst - 1);
  const promised = boundedMap<string, number>(MAX_PROMISED);
  /** When the next message would be exactly on pace: as planned, as planned of unasked ones, and of what really left. */
  let due = -Infinity;
  let proactiveDue = -Infinity;
  let lastUnasked = -Infinity;
  let passedDue = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  function reply(earliest: number): number {
    const slot = Math.max(earliest, due - slack);
    due = Math.max(due, slot) + step;
    return slot;
  }

  function unasked(earliest: number): number {
    const slot = Math.max(earliest, proactiveDue);
    proactiveDue = slot + settings.proactiveEveryMs;
    return slot;
  }

  return {
    take(id, proactive, leadMs) {
      const now = clock();
      const earliest = now + leadMs;
      const slot = promised.get(id) ?? (proactive ? unasked(earliest) : reply(earliest));
      promised.set(id, slot);
      const waitMs = Math.max(0, slot - earliest);
      if (waitMs > (proactive ? 0 : settings.maxWaitMs)) return { retryAfterMs: Math.ceil(waitMs) };
      if (proactive) {
        // Answers have the way: as long as any is planned, this one only asks again.
        const busyMs = due - slack - earliest;
        if (busyMs > 0) return { retryAfterMs: Math.ceil(busyMs + step) };
        // Several that had to wait for answers come back together.
        const tooSoonMs = lastUnasked + settings.proactiveEveryMs - earliest;
        if (tooSoonMs > settings.proactiveEveryMs / 2)
          return { retryAfterMs: Math.ceil(tooSoonMs) };
        lastUnasked = earliest;
        due = Math.max(due, earliest) + step;
      }
      promised.delete(id);
      return { waitMs };
    },
    pass(signal, send) {
      const passed = last.then(async () => {
        const waitMs = passedDue - slack - clock();
        if (waitMs > 0) await pause(waitMs, undefined, { signal });
        try {
          return await send();
        } finally {
          // Counted from when it left: the first message to somebody takes longer than the next ones.
          passedDue = Math.max(passedDue, clock()) + step;
        }
      });
      last = passed.catch(() => undefined);
      return passed;
    },
  };
}

/** Longer for a longer text, and never twice the same; `random` is from 0 to 1. */
export function typingTime(
  text: string,
  random: number,
  [shortest, longest]: PaceSettings['typingMs'],
): number {
  const share = Math.min(1, text.length / LONG_TEXT) * 0.7 + random * 0.3;
  return Math.round(shortest + (longest - shortest) * share);
}
