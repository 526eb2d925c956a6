/** What an operator relies on: whether it is ready, its figures, one message followed through the log, copies and putting one back. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/cli/metrics.ts';
import { registerOperations } from '../../src/cli/operations.ts';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import { startBot, startProcess, telegramOf } from './botProcess.ts';
import type { BotProcess } from './botProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let server: BotApi;
let bot: BotProcess | undefined;
let dataDir: string;
let count = 0;
beforeEach(async () => {
  server = await startBotApi();
  dataDir = join(folder, `data${count++}`);
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  await server.stop();
});

async function run(file: string, args: string[], env: Record<string, string> = {}) {
  const process = startProcess(file, telegramOf(server, dataDir, env), args);
  const code = await process.exited;
  return { code, out: process.stdout(), err: process.stderr() };
}

/** Somebody says hello and is answered; `times` messages of the bot are there then. */
async function greet(id: number, times: number): Promise<void> {
  server.user(id, { first_name: 'Siti' }).sendText('halo');
  await server.waitFor(() => server.chat(id).botMessages.length >= times, 20_000, 'an answer');
}

describe('over HTTP', () => {
  it('says that it is ready, and its figures to whom they are for', async () => {
    bot = startBot(server, dataDir, { METRICS_TOKEN: 'rahasia-angka-0123' });
    await bot.running;
    await greet(1, 2);
    const at = `http://127.0.0.1:${bot.port()}`;
    const ready = await fetch(`${at}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ok: true, channels: true, database: true },
    ]);
    expect((await fetch(`${at}/metrics`)).status).toBe(404);
    const metrics = await fetch(`${at}/metrics`, {
      headers: { authorization: 'Bearer rahasia-angka-0123' },
    });
    const text = await metrics.text();
    expect(text).toContain('bot_turn_seconds_count{ended="kept"} 1');
    expect(text).toContain('bot_send_seconds_count{channel="telegram",result="sent"} 2');
    expect(text).toContain('bot_oldest_seconds{side="in"} 0');
    expect(text).toMatch(/nodejs_eventloop_lag_seconds \d/);

    const lines = bot
      .stderr()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { msg: string; trace?: string });
    const trace = lines.find(({ msg }) => msg === 'received')?.trace;
    expect(trace).toMatch(/^[0-9a-f]{12}$/);
    const way = lines.filter((line) => line.trace === trace).map(({ msg }) => msg);
    expect(way).toEqual(['received', 'turn', 'sent', 'sent']);
  });
});

describe('without a token', () => {
  it('shows figures to this machine only, to nobody through a proxy, and says where something is amiss', async () => {
    const page = fastify();
    let open = true;
    let rows = Promise.resolve({
      ...{ inbound: { waiting: 0, oldestS: 0 }, outbound: { waiting: 3, oldestS: 9 } },
      ...{ parked: 0, failed: 0 },
    });
    registerOperations(page, {
      store: { depth: () => rows },
      metrics: createMetrics(),
      open: () => open,
      now: () => new Date(),
    });
    const look = async (from: Record<string, unknown>): Promise<number> =>
      (await page.inject({ url: '/metrics', ...from })).statusCode;
    expect(await look({ remoteAddress: '127.0.0.1' })).toBe(200);
    expect(await look({ remoteAddress: '::ffff:127.0.0.1' })).toBe(200);
    expect(await look({ remoteAddress: '10.0.0.7' })).toBe(404);
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    expect(await look({ remoteAddress: '127.0.0.1', headers })).toBe(404);

    open = false;
    rows = Promise.reject(new Error('no database'));
    const ready = await page.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { ok: false, channels: false, database: false },
    ]);
    expect(await look({})).toBe(503);
  });
});

describe('copies', () => {
  it('are made while people are answered, put back, and checked before', async () => {
    bot = startBot(server, dataDir);
    await bot.running;
    await greet(1, 1);
    const first = await run('src/cli/backup.ts', ['--keep', '1']);
    expect(first, first.err).toMatchObject({ code: 0 });
    const backups = join(dataDir, 'backups');
    const [copy = ''] = readdirSync(backups);
    expect(statSync(join(backups, copy)).mode & 0o777).toBe(0o600);
    await greet(2, 1);

    // Under a running bot nothing is replaced.
    const under = await run('src/cli/restore.ts', [join(backups, copy)]);
    expect([under.code, under.err]).toEqual([1, expect.stringContaining('stop the bot first')]);
    expect(await bot.stop()).toBe(0);

    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'not a database');
    for (const [args, env, said] of [
      [[broken], {}, /no copy of this program's database/],
      [
        [join(backups, copy)],
        { BOT_DATA_KEY: Buffer.alloc(32, 8).toString('base64') },
        /not the key that this data was written with/,
      ],
    ] as const) {
      const wrong = await run('src/cli/restore.ts', [...args], env);
      expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(said)]);
    }
    const restored = await run('src/cli/restore.ts', [join(backups, copy)]);
    expect(restored, restored.err).toMatchObject({ code: 0 });
    expect(restored.out).toMatch(/Audit trail: \d+ rows, whole/);
    expect(existsSync(join(dataDir, 'bot.db.replaced-1'))).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.includes('trial'))).toEqual([]);

    bot = startBot(server, dataDir);
    await bot.running;
    // The first is known from the copy, the second came after it; both are answered.
    await greet(1, 3);
    await greet(2, 3);
    expect(await run('src/cli/verifyAudit.ts', [])).toMatchObject({ code: 0 });
  }, 120_000);
});
