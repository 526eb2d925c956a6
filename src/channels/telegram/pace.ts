/** Keeps what we send under Telegram's flood limits, so that 429 is rare; answers go before what nobody asked for, and nobody waits here longer than a few seconds. */
import { boundedMap } from '../bounded.ts';

export type Limits = {
  /** Messages a second in all; Telegram allows about 30 (Bots FAQ, "My bot is hitting limits"). */
  perSecond: number;
  /** Messages in all that need not be spaced; with `perSecond` no more than are allowed in any second. More than one, so that a late timer loses nothing. */
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
/** What every bot may send in a second; more is paid for (see core.telegram.org/bots/faq, "paid broadcasts"). */
export const FREE_PER_SECOND = 30;
const LIMITS: Limits = {
  ...limitsOf(FREE_PER_SECOND),
  perChatPerSecond: 1,
  chatBurst: 3,
  perGroupPerMinute: 15,
  groupBurst: 5,
  maxWaitMs: 5_000,
};
const MAX_CHATS = 20_000;
/** After a refusal of all: so much of the rate is left at first, never less than this, and all of it again after so long. */
const SLOWER = 0.8;
const SLOWEST = 0.3;
const CAREFUL_MS = 5 * 60_000;

export type Pace = {
  /**
   * Resolves with 0 when it is this message's turn, or at once with the ms after which to try again. What is `unasked` lets
   * all answers go first.
   */
  take(chatId: number, unasked: boolean): Promise<number>;
  /** Telegram refused a message to this chat and said how long to rest: where it refuses several people's, all rest. */
  rest(chatId: number, ms: number): void;
};

/** Limits of a bot that may send so many messages in any second: a thirtieth below it, and together with the burst not one more. */
export function limitsOf(allowed: number): Pick<Limits, 'perSecond' | 'burst'> {
  return { perSecond: (allowed * 29) / 30, burst: allowed / 30 + 0.9 };
}

type Waiter = { readyAt: number; go: () => void };

/** Works on the monotonic clock: a wall clock that jumps must not stop the sending. */
export function createPace(changed: Partial<Limits> = {}): Pace {
  const limits = { ...LIMITS, ...changed };
  const chatStep = 1000 / limits.perChatPerSecond;
  const groupStep = 60_000 / limits.perGroupPerMinute;
  /** How far apart, and how much sooner than that where few were sent; Telegram numbers groups below zero. */
  const paceOf = (chatId: number): { every: number; slack: number } =>
    chatId < 0
      ? { every: groupStep, slack: groupStep * (limits.groupBurst - 1) }
      : { every: chatStep, slack: chatStep * (limits.chatBurst - 1) };
  /** When the next message to each chat would be exactly on pace. */
  const dueOf = boundedMap<number, number>(MAX_CHATS);
  const allowance = createAllowance(limits);
  const answers: Waiter[] = [];
  const unaskeds: Waiter[] = [];
  let refused = { chatId: 0, until: 0 };
  let timer: NodeJS.Timeout | undefined;

  /** Lets go whoever may, answers first; what waits for its own chat is in nobody's way. */
  function pump(): void {
    clearTimeout(timer);
    const now = performance.now();
    for (const line of [answers, unaskeds]) {
      for (let at = 0; at < line.length;) {
        const waiter = line[at];
        if (!waiter || waiter.readyAt > now) at += 1;
        else if (!allowance.take(now)) break;
        else line.splice(at, 1)[0]?.go();
      }
    }
    const ready = [...answers, ...unaskeds].map(({ readyAt }) => readyAt);
    if (ready.length === 0) return;
    const next = Math.max(Math.min(...ready), allowance.nextAt(now));
    timer = setTimeout(pump, Math.max(0, next - now));
  }

  return {
    async take(chatId, unasked) {
      const now = performance.now();
      const { every, slack } = paceOf(chatId);
      const due = dueOf.get(chatId) ?? 0;
      const ahead = answers.length + (unasked ? unaskeds.length : 0);
      const wait = Math.max(0, due - slack - now, allowance.nextAt(now, ahead) - now);
      if (wait > limits.maxWaitMs) return Math.ceil(wait);
      dueOf.set(chatId, Math.max(due, now) + every);
      await new Promise<void>((go) => {
        (unasked ? unaskeds : answers).push({ readyAt: due - slack, go });
        pump();
      });
      return 0;
    },
    rest(chatId, ms) {
      const now = performance.now();
      const until = now + ms;
      dueOf.set(chatId, Math.max(dueOf.get(chatId) ?? 0, until + paceOf(chatId).slack));
      // A group has a limit of its own.
      if (chatId < 0) return;
      if (refused.chatId !== chatId && refused.until > now) allowance.rest(now, until);
      refused = { chatId, until };
    },
  };
}

/** What may be sent in all: it fills up with time, more slowly for a while after Telegram found it too much. */
function createAllowance({ perSecond, burst }: Limits): {
  /** True where one more may go now, which it then has. */
  take(now: number): boolean;
  /** When the next may go that has so many before it. */
  nextAt(now: number, ahead?: number): number;
  /** Nothing until then. */
  rest(now: number, until: number): void;
} {
  let left = burst;
  let filledAt = 0;
  let share = 1;
  let slowedAt = 0;
  const rate = (now: number): number => {
    const healed = ((1 - share) * Math.max(0, now - slowedAt)) / CAREFUL_MS;
    return (perSecond * Math.min(1, share + healed)) / 1000;
  };
  function fill(now: number): void {
    if (now <= filledAt) return;
    left = Math.min(burst, left + (now - filledAt) * rate(now));
    filledAt = now;
  }
  return {
    take(now) {
      fill(now);
      if (left < 1 || now < filledAt) return false;
      left -= 1;
      return true;
    },
    nextAt(now, ahead = 0) {
      fill(now);
      return filledAt + Math.max(0, 1 + ahead - left) / rate(now);
    },
    rest(now, until) {
      // Several are refused for one and the same thing.
      if (filledAt <= now) {
        share = Math.max(SLOWEST, (rate(now) / perSecond) * 1000 * SLOWER);
        slowedAt = until;
      }
      left = 0;
      filledAt = Math.max(filledAt, until);
    },
  };
}
