/** People who begin to register at a steady rate, each saying the next thing once the one before is answered; how long each answer took is counted. */
import { post } from './telegramHere.ts';

/** What people write in turn, and by what they know that it was answered. */
export const TALK = [
  ['keripik singkong 500 bungkus sebulan di Kranji', 'Betul?'],
  ['betul', 'Berapa lama'],
  ['setuju', 'Siapa nama'],
  ['pak Budi', 'NIB'],
] as const;

const FIRST_TALKER = 10_000;
const LOOK_MS = 20;
/** Nobody reads and writes faster: Telegram lets one chat have a message a second. */
const THINK_MS = 4_000;

type Waiting = { turn: number; since: number };

export type Talkers = {
  /** To be called with each message that somebody gets. */
  heard(chatId: number, text: string): void;
  /** Nothing more is said; resolves with the answers' times in ms, sorted, and how many never came. */
  end(patienceMs: number): Promise<{ times: number[]; unanswered: number }>;
};

/** `perSecond`: messages in all. */
export function startTalking(port: number, perSecond: number): Talkers {
  const waiting = new Map<number, Waiting>();
  const next: { person: number; turn: number; from: number }[] = [];
  const times: number[] = [];
  const began = performance.now();
  let people = 0;
  let said = 0;
  let failed = 0;

  function say(): void {
    const ready = (next[0]?.from ?? Infinity) <= performance.now();
    const one = ready ? next.shift() : undefined;
    const { person, turn } = one ?? { person: FIRST_TALKER + people++, turn: 0 };
    said += 1;
    waiting.set(person, { turn, since: performance.now() });
    post(port, person, TALK[turn]?.[0] ?? '').catch(() => {
      failed += 1;
      waiting.delete(person);
    });
  }
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond;
    while (said < due) say();
  }, LOOK_MS);

  return {
    heard(person, text) {
      const one = waiting.get(person);
      if (!one || !text.includes(TALK[one.turn]?.[1] ?? '')) return;
      times.push(performance.now() - one.since);
      waiting.delete(person);
      if (one.turn + 1 < TALK.length)
        next.push({ person, turn: one.turn + 1, from: performance.now() + THINK_MS });
    },
    async end(patienceMs) {
      clearInterval(timer);
      const until = performance.now() + patienceMs;
      while (waiting.size > 0 && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      return { times: times.sort((a, b) => a - b), unanswered: waiting.size + failed };
    },
  };
}
