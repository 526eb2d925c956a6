/** Where a broadcast is measured: a Bot API server with flood limits in this process, and the built program in one of its own. */
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quietUntil } from '../../src/domain/quietHours.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { createRateLimiter } from '../servers/botApi/rateLimit.ts';
import { cpuMillis, freePort, megabytes, startBuilt } from './builtProgram.ts';
import { createCounts } from './castCounts.ts';
import type { CastCounts } from './castCounts.ts';
import { post, startTelegramHere } from './telegramHere.ts';

/** What every bot may send in a second, and how long a call to Telegram takes from Jakarta: both before time is scaled. */
const FREE_PER_SECOND = 30;
const ANSWER_MS = 100;
const PATIENCE_MS = 120_000;
const LOOK_MS = 1_000;
/** Where the night begins sooner than this, the program's clock is put back to the morning. */
const LONGEST_MS = 2 * 3_600_000;

export type CastStage = {
  port: number;
  /** Calls a second that the server allows. */
  allowed: number;
  counts: CastCounts;
  start(): Promise<void>;
  /** kill -9, and a start after it. */
  kill(): Promise<void>;
  /** Says something as somebody, until they hear these words. */
  say(chatId: number, text: string, answer: string): Promise<void>;
  /** Resolves when so many owners got something. */
  reached(owners: number): Promise<void>;
  /** `call` is called with each message that somebody gets. */
  onSent(call: (chatId: number, text: string) => void): void;
  /** The program's highest memory at any time, and the processor time that it used so far. */
  memoryMb(): number;
  cpuMs(): number;
  close(): Promise<void>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function clockOf(begunAt: number): { env: Record<string, string>; flags: string[] } {
  const soon = new Date(begunAt + LONGEST_MS);
  if (!quietUntil(new Date(begunAt), kotaBekasi) && !quietUntil(soon, kotaBekasi))
    return { env: {}, flags: [] };
  const file = fileURLToPath(new URL('morning.mjs', import.meta.url));
  return { env: { BENCH_BEGUN_AT: String(begunAt) }, flags: ['--import', file] };
}

/** `times`: how much faster than a second of Telegram a second passes here. */
export async function openStage(built: string, dataDir: string, times: number): Promise<CastStage> {
  const counts = createCounts(times);
  const limiter = createRateLimiter({ perSecond: FREE_PER_SECOND, chatBurst: 3, timeScale: times });
  const allowed = FREE_PER_SECOND * times;
  const here = await startTelegramHere({
    answerMs: ANSWER_MS / times,
    refuses(chatId) {
      const seconds = limiter.waits(chatId);
      counts.count(chatId, seconds !== undefined);
      return seconds;
    },
  });
  const port = await freePort();
  const clock = clockOf(Date.now());
  const calls: ((chatId: number, text: string) => void)[] = [];
  here.on.sent = (chatId, text) => calls.forEach((call) => call(chatId, text));
  let child: ChildProcess | undefined;
  const used = { memoryMb: 0, cpuMs: 0 };
  const pid = (): number => child?.pid ?? 0;
  const look = (): void => {
    if (child?.exitCode === null && child.signalCode === null)
      used.memoryMb = Math.max(used.memoryMb, megabytes(pid(), 'VmHWM'));
  };
  const looking = setInterval(look, LOOK_MS);

  async function start(): Promise<void> {
    const env = { ...clock.env, TELEGRAM_PER_SECOND: String(allowed) };
    const ready = new Promise<void>((resolve) => (here.on.ready = resolve));
    child = startBuilt(built, { dataDir, port, apiRoot: here.url }, { ...clock, env });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the program ended')));
    ended.catch(() => undefined);
    await Promise.race([ready, ended]);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!child) return;
    look();
    used.cpuMs += cpuMillis(pid());
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    child = undefined;
  }

  function hears(chatId: number, words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const heard: string[] = [];
      const over = (): void => {
        clearTimeout(timer);
        calls.splice(calls.indexOf(listen), 1);
      };
      const listen = (who: number, text: string): void => {
        if (who !== chatId) return;
        heard.push(text);
        if (!text.includes(words)) return;
        over();
        resolve();
      };
      const timer = setTimeout(() => {
        over();
        reject(new Error(`${chatId} never heard "${words}", but: ${heard.join(' | ')}`));
      }, PATIENCE_MS);
      calls.push(listen);
    });
  }

  return {
    port,
    allowed,
    counts,
    start,
    async kill() {
      await end('SIGKILL');
      await start();
    },
    async say(chatId, text, answer) {
      const answered = hears(chatId, answer);
      await Promise.all([answered, post(port, chatId, text)]);
    },
    async reached(owners) {
      while (counts.got.size < owners) await pause(LOOK_MS / 10);
    },
    onSent: (call) => void calls.push(call),
    memoryMb: () => used.memoryMb,
    cpuMs: () => used.cpuMs + (child ? cpuMillis(pid()) : 0),
    async close() {
      clearInterval(looking);
      await end('SIGTERM');
      here.close();
    },
  };
}
