/** Two workers on one PostgreSQL database keep Telegram's limits together, whichever of them takes a message. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import { postgresMaker } from '../store/postgresPlace.ts';
import { startProcess, telegramOf } from './botProcess.ts';
import type { BotProcess } from './botProcess.ts';

/** Twice as fast as one may send, these would be refused: a server lets thirty through at once, and thirty a second. */
const PEOPLE = 120;
const SECRET = 'rahasia-webhook-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'workers-pace-'));
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

async function says(worker: BotProcess, id: number): Promise<void> {
  const from = { id, is_bot: false, first_name: 'Siti' };
  const message = {
    ...{ message_id: 1, date: Math.floor(Date.now() / 1000), chat: { id, type: 'private' } },
    ...{ from, text: 'halo' },
  };
  const answer = await fetch(`http://127.0.0.1:${worker.port()}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify({ update_id: id, message }),
  });
  await answer.arrayBuffer();
  expect(answer.status).toBe(200);
}

describe.skipIf(!maker)('two workers', () => {
  it('send no faster together than one may', { timeout: 120_000 }, async () => {
    const { url } = (await maker?.make()) ?? { url: '' };
    const server = await startBotApi({ rateLimit: { chatBurst: 3 } });
    const ids = Array.from({ length: PEOPLE }, (_, n) => 501 + n);
    server.crowd(400, 1);
    server.crowd(ids[0] ?? 0, PEOPLE);
    const workers = [startWorker(server, url), startWorker(server, url)];
    await Promise.all(workers.map(({ running }) => running));
    await Promise.all(ids.map((id, n) => says(workers[n % 2] as BotProcess, id)));
    const answered = (): boolean => ids.every((id) => server.chat(id).botMessages.length > 0);
    await server.waitFor(answered, 60_000, 'answers');
    expect(server.limiter?.counts.refused).toBe(0);

    // Who sends is another one at once where the one before is stopped, and both have answered.
    const sending = /"duty":"sending"/;
    const [first, second] = workers as [BotProcess, BotProcess];
    const [sender, other] = sending.test(first.stderr()) ? [first, second] : [second, first];
    expect(sending.test(other.stderr())).toBe(false);
    expect(await sender.stop(), sender.stderr()).toBe(0);
    await says(other, 400);
    await server.waitFor(() => server.chat(400).botMessages.length > 0, 30_000, 'another answer');
    expect(await other.stop(), other.stderr()).toBe(0);
    await server.stop();
  });
});
