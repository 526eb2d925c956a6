/** What a row of the table plays on: a provider on loopback, a database of its own, and one bot that is started as often as it dies. */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import type { Order } from './order.ts';
import { startVictim } from './victim.ts';
import type { Victim } from './victim.ts';

/** A Monday morning in Bekasi: neither night nor holiday, so that everything may be sent. */
const BEGINS = Date.parse('2026-11-23T02:00:00Z');

export type Stage = {
  server: BotApi;
  /** The bot that runs now. */
  bot(): Victim;
  /** Starts the bot; the one before must have ended. */
  start(first?: Order): Promise<Victim>;
  /** How far the bot's clock is from the machine's, now and after each start. */
  clockMs(): number;
  moveClock(ms: number): Promise<void>;
  /** What the bot's clock is ahead of the machine's where it did not jump. */
  zeroMs: number;
  /** The provider's time, which never jumps. */
  now(): Date;
  database: string;
  /** What the bot and its command line are started with. */
  env: Record<string, string>;
  /** Rows of the bot's database; works while the bot has it. */
  rows<T>(sql: string): T[];
  /** Ends the bot in peace, and everything else. */
  close(): Promise<void>;
};

export async function openStage(
  programs: string,
  env: Record<string, string> = {},
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const zeroMs = BEGINS - Date.now();
  let clockMs = zeroMs;
  const now = (): Date => new Date(Date.now() + zeroMs);
  const server = await startBotApi({ now, keepCalls: 50_000 });
  const database = join(folder, 'bot.db');
  let bot: Victim | undefined;
  const settings = {
    BOT_DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    ...env,
  };
  const running = (): Victim => {
    if (!bot) throw new Error('the bot was never started');
    return bot;
  };
  return {
    server,
    database,
    env: settings,
    bot: running,
    async start(first) {
      bot = await startVictim(programs, settings, clockMs, first);
      return bot;
    },
    clockMs: () => clockMs - zeroMs,
    async moveClock(ms) {
      clockMs = zeroMs + ms;
      await bot?.order({ clockMs });
    },
    zeroMs,
    now,
    rows: <T>(sql: string) => rowsOf<T>(database, sql),
    async close() {
      if (bot && !bot.hasEnded()) await bot.kill();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function rowsOf<T>(file: string, sql: string): T[] {
  const open = new Database(file, { readonly: true, timeout: 5_000 });
  try {
    return open.prepare<[], T>(sql).all();
  } finally {
    open.close();
  }
}
