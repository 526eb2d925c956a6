/** Two workers on one PostgreSQL database, one of them killed in the middle: nothing is lost or done twice, and each person is answered in order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import { postgresMaker } from '../store/postgresPlace.ts';
import { startProcess, telegramOf } from './botProcess.ts';
import type { BotProcess } from './botProcess.ts';
import { moments, withoutNumbers } from './killing.ts';

const PEOPLE = 50;
/** To the end of what makes rows: who is to have said everything has a name, a product and a capacity. */
const SAID = [
  'mau daftar',
  'setuju',
  'Siti Aminah',
  'keripik singkong',
  '500 bungkus per bulan',
  'kranji',
];
const SECRET = 'rahasia-webhook-0123456789';
/** Messages that may be on their way when a worker is killed. */
const MOST_UNDER_WAY = 50;
const folder = mkdtempSync(join(tmpdir(), 'workers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const maker = await postgresMaker();

function startWorker(server: BotApi, url: string): BotProcess {
  const more = {
    DATABASE_URL: url,
    PUBLIC_URL: 'http://127.0.0.1:9',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  return startProcess('src/main.ts', telegramOf(server, folder, more));
}

async function post(worker: BotProcess, update: object): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${worker.port()}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(update),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** As Telegram does: to whichever worker comes, and again until one has taken it. */
async function say(workers: BotProcess[], n: number, id: number, text: string, draw: () => number) {
  const from = { id, is_bot: false, first_name: 'Siti' };
  const date = Math.floor(Date.now() / 1000);
  const message = { message_id: n, date, chat: { id, type: 'private' }, from, text };
  const update = { update_id: id * 100 + n, message };
  for (;;) {
    const worker = workers[draw() % workers.length];
    if (worker && (await post(worker, update))) {
      // Now and then an answer is lost on its way back: it comes once more, to another.
      if (draw() % 10 === 0) await post(workers[draw() % workers.length] ?? worker, update);
      return;
    }
    await pause(20);
  }
}

describe.skipIf(!maker)('two workers', () => {
  it(
    `take ${PEOPLE} × ${SAID.length} messages in any order, one killed in the middle`,
    { timeout: 240_000 },
    async () => {
      const { url } = (await maker?.make()) ?? { url: '' };
      const server = await startBotApi();
      const ids = Array.from({ length: PEOPLE }, (_, n) => 501 + n);
      server.crowd(ids[0] ?? 0, PEOPLE);
      const [dying, staying] = [startWorker(server, url), startWorker(server, url)];
      await Promise.all([dying.running, staying.running]);
      const draw = moments(1_000_000);
      let said = 0;
      let killed: Promise<void> | undefined;
      const talk = async (id: number): Promise<void> => {
        for (const [n, text] of SAID.entries()) {
          await pause(draw() % 40);
          await say([dying, staying], n + 1, id, text, draw);
          said += 1;
          if (said >= (PEOPLE * SAID.length) / 2) killed ??= dying.kill();
        }
      };
      await Promise.all(ids.map(talk));
      await killed;

      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const count = async (from: string): Promise<number> => {
        const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
        return Number(rows[0]?.n);
      };
      const open = `"Inbound" WHERE "dueAt" IS NOT NULL`;
      // What the dead one was sending is taken over once its lease is over.
      const until = Date.now() + 120_000;
      while ((await count(open)) + (await count('"Outbound"')) > 0 && Date.now() < until)
        await pause(200);
      expect([await count(open), await count('"Outbound"')], staying.stderr()).toEqual([0, 0]);
      expect(await count('"Person"')).toBe(PEOPLE);
      expect(await count('"Inbound" WHERE "parked" IS NOT NULL')).toBe(0);
      expect(await count('"Inbound" WHERE NOT "proactive"')).toBe(PEOPLE * SAID.length);
      const { rows: versions } = await client.query<{ version: number }>(
        'SELECT DISTINCT "version" FROM "Conversation"',
      );
      expect(versions).toEqual([{ version: SAID.length }]);
      await client.end();

      const heard = (id: number): string[] =>
        server.chat(id).botMessages.map(({ text }) => withoutNumbers(text));
      const [first = 0] = ids;
      const once = (words: string[]): string[] => words.filter((text, n) => text !== words[n - 1]);
      const expected = once(heard(first));
      expect(expected.at(-1)).toMatch(/punya NIB/);
      let doubled = 0;
      for (const id of ids) {
        expect(once(heard(id))).toEqual(expected);
        doubled += heard(id).length - expected.length;
      }
      expect(doubled).toBeLessThanOrEqual(MOST_UNDER_WAY);
      console.log(`${PEOPLE * SAID.length} messages, 1 kill: 0 lost, ${doubled} came twice`);
      expect(await staying.stop(), staying.stderr()).toBe(0);
      await server.stop();
    },
  );
});
