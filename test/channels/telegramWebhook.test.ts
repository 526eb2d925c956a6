/** Messages in by webhook: nobody without the secret, 200 only for what is kept, and repeats that change nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttp } from '../../src/channels/http.ts';
import type { Http } from '../../src/channels/http.ts';
import { TelegramSetupError } from '../../src/channels/setupErrors.ts';
import { makeRig } from './telegramRig.ts';
import type { Rig } from './telegramRig.ts';
import { pino } from 'pino';

const SECRET = 'rahasia-webhook-0123456789';
let rig: Rig;
let http: Http;
let url: string;
beforeEach(async () => {
  // The route has to be known before the port is, so the port is chosen by a server that is closed again.
  const log = pino({ level: 'silent' });
  const finder = createHttp({ port: 0, log, host: '127.0.0.1' });
  const port = await finder.listen();
  await finder.close();
  http = createHttp({ port, log, host: '127.0.0.1' });
  url = `http://127.0.0.1:${port}`;
  rig = await makeRig({
    server: { webhookRetryMs: 20 },
    options: () => ({ webhook: { url, secret: SECRET, http } }),
  });
  await http.listen();
});
afterEach(async () => {
  await rig.end();
  await http.close();
});

const update = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1795309200,
    chat: { id: 9, type: 'private' },
    from: { id: 9, is_bot: false },
    text,
  },
});

async function post(
  body: unknown,
  secret: string | undefined,
  type = 'application/json',
): Promise<number> {
  const response = await fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}

test('Telegram is told the address and the secret, and what people send arrives', async () => {
  await rig.start();
  expect(rig.server.webhook.info()).toMatchObject({
    url: `${url}/webhooks/telegram`,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  });
  rig.server.user(1).sendText('halo');
  await rig.server.waitFor(() => rig.inbox.length === 1 && rig.server.pendingUpdates() === 0);
  expect(rig.inbox[0]?.input).toEqual({ kind: 'text', text: 'halo' });
  expect(rig.server.callsOf('getUpdates')).toEqual([]);
});

test('without the secret, or with a wrong one, nobody gets in', async () => {
  await rig.start();
  expect(await post(update(1, 'palsu'), undefined)).toBe(401);
  expect(await post(update(1, 'palsu'), '')).toBe(401);
  expect(await post(update(1, 'palsu'), `${SECRET}x`)).toBe(401);
  expect(await post('{broken', 'salah')).toBe(401);
  expect(rig.inbox).toEqual([]);
  expect(await post(update(1, 'asli'), SECRET)).toBe(200);
  expect(rig.inbox).toHaveLength(1);
});

test('what is no update is taken without harm, what is no JSON or too big is refused', async () => {
  await rig.start();
  expect(await post({ update_id: 'x' }, SECRET)).toBe(200);
  expect(await post([1, 2], SECRET)).toBe(200);
  expect(await post('{broken', SECRET)).toBe(400);
  expect(await post('a=b', SECRET, 'application/x-www-form-urlencoded')).toBe(415);
  expect(await post(update(1, 'x'.repeat(1_100_000)), SECRET)).toBe(413);
  expect(rig.inbox).toEqual([]);
});

test('200 comes after it is kept; what could not be kept comes again', async () => {
  let failures = 2;
  rig.before.receive = async () => {
    if (failures-- > 0) throw new Error('database is locked');
  };
  await rig.start();
  rig.server.user(1).sendText('penting');
  await rig.server.waitFor(() => rig.inbox.length === 1 && rig.server.pendingUpdates() === 0);
  expect(rig.server.webhook.counts).toEqual({ posted: 3, failed: 2 });
});

test('a lost answer makes Telegram repeat, and nothing happens twice', async () => {
  await rig.start();
  rig.server.webhook.loseAnswers(2);
  rig.server.user(1).sendText('sekali');
  await rig.server.waitFor(() => rig.server.pendingUpdates() === 0);
  expect(rig.server.webhook.counts.posted).toBe(3);
  expect(rig.inbox).toHaveLength(1);
});

test('before the start and after the stop Telegram is asked to come again', async () => {
  expect(await post(update(1, 'a'), SECRET)).toBe(503);
  await rig.start();
  expect(await post(update(1, 'a'), SECRET)).toBe(200);
  await rig.channel.stop();
  expect(await post(update(2, 'b'), SECRET)).toBe(503);
  expect(rig.inbox).toHaveLength(1);
});

test('a stop waits for the request that is under way', async () => {
  let open = (): void => undefined;
  await rig.start();
  const reached = new Promise<void>((resolve) => {
    rig.before.receive = () => {
      resolve();
      return new Promise((go) => (open = go));
    };
  });
  const answer = post(update(1, 'a'), SECRET);
  await reached;
  const stopped = rig.channel.stop();
  open();
  await stopped;
  expect(rig.inbox).toHaveLength(1);
  expect(await answer).toBe(200);
});

test('an address that Telegram refuses ends the start with what to do', async () => {
  const plain = rig.again({
    webhook: {
      url: 'http://bekasi.example',
      secret: SECRET,
      http: createHttp({ port: 0, log: rig.log }),
    },
  });
  await expect(plain.start(rig.receive)).rejects.toThrow(TelegramSetupError);
  await expect(plain.start(rig.receive)).rejects.toThrow(/PUBLIC_URL/);
});

test('a webhook that cannot be set yet is set later', async () => {
  rig.server.faults.add({ kind: 'serverError', method: 'setWebhook' });
  await rig.start();
  await rig.server.waitFor(() => rig.server.webhook.info().url !== '');
  rig.server.user(1).sendText('halo');
  await rig.server.waitFor(() => rig.inbox.length === 1);
});

test('polling takes an old webhook away', async () => {
  await rig.start();
  await rig.channel.stop();
  rig.server.user(1).sendText('halo');
  await rig.again().start(rig.receive);
  await rig.server.waitFor(() => rig.inbox.length === 1);
  expect(rig.server.webhook.info().url).toBe('');
});
