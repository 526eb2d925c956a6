/** Keeps what we send under Telegram's flood limits, so that 429 is rare; nobody waits here longer than a few seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import { boundedMap } from '../bounded.ts';

export type Limits = {
  /** Messages a second in all; Telegram allows about 30 (Bots FAQ, "My bot is hitting limits"). */
  perSecond: number;
  /** Messages in all that need not be spaced; with `perSecond` at most 30 in any second. */
  burst: number;
  /** Messages a second to one chat, over time; the same page says 1 and tolerates short bursts. */
  perChatPerSecond: number;
  chatBurst: number;
  /** Messages a minute to one group; the same page says 20. With `groupBurst` at most 20 in any minute. */
  perGroupPerMinute: number;
  groupBurst: number;
  /** Whoever would wait longer comes again instead, so that the queue is bounded. */
  maxWaitMs: number;
};
const LIMITS: Limits = {
  perSecond: 25,
  burst: 5,
  perChatPerSecond: 1,
  chatBurst: 3,
  perGroupPerMinute: 15,
  groupBurst: 5,
  maxWaitMs: 5_000,
};
const MAX_CHATS = 20_000;

export type Pace = {
  /** Resolves with 0 when it is this message's turn, or at once with the ms after which to try again. */
  take(chatId: number): Promise<number>;
  /** Telegram said how long this chat has to rest. */
  rest(chatId: number, ms: number): void;
};

/** Works on the monotonic clock: a wall clock that jumps must not stop the sending. */
export function createPace(changed: Partial<Limits> = {}): Pace {
  const limits = { ...LIMITS, ...changed };
  const step = 1000 / limits.perSecond;
  const chatStep = 1000 / limits.perChatPerSecond;
  const groupStep = 60_000 / limits.perGroupPerMinute;
  /** How far apart, and how much sooner than that where few were sent; Telegram numbers groups below zero. */
  const paceOf = (chatId: number): { every: number; slack: number } =>
    chatId < 0
      ? { every: groupStep, slack: groupStep * (limits.groupBurst - 1) }
      : { every: chatStep, slack: chatStep * (limits.chatBurst - 1) };
  /** When the next message to each chat would be exactly on pace. */
  const dueOf = boundedMap<number, number>(MAX_CHATS);
  let dueOfAll = 0;
  return {
    async take(chatId) {
      const now = performance.now();
      const due = dueOf.get(chatId) ?? 0;
      const waitForAll = dueOfAll - step * (limits.burst - 1) - now;
      const { every, slack } = paceOf(chatId);
      const wait = Math.max(0, due - slack - now, waitForAll);
      if (wait > limits.maxWaitMs) return Math.ceil(wait);
      dueOf.set(chatId, Math.max(due, now) + every);
      dueOfAll = Math.max(dueOfAll, now) + step;
      if (wait > 0) await pause(wait);
      return 0;
    },
    rest(chatId, ms) {
      const until = performance.now() + ms + paceOf(chatId).slack;
      dueOf.set(chatId, Math.max(dueOf.get(chatId) ?? 0, until));
    },
  };
}
