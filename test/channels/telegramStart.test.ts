/** Starting and stopping: menus, wrong tokens, second pollers, no network; and that the token is never shown. */
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { TelegramSetupError } from '../../src/channels/setupErrors.ts';
import { createHttp } from '../../src/channels/http.ts';
import { startBotApi } from '../servers/botApi/index.ts';
import { PNG, raw } from '../servers/botApi/raw.ts';
import { makeRig, outbound } from './telegramRig.ts';
import type { Rig } from './telegramRig.ts';

let rig: Rig;
afterEach(() => rig.end());

test('the menu is there in both languages, and a member of staff has their own', async () => {
  rig = await makeRig();
  const siti = rig.server.user(1, { language_code: 'id', started: true });
  const john = rig.server.user(2, { language_code: 'en', started: true });
  const hans = rig.server.user(3, { language_code: 'de', started: true });
  await rig.start();
  await rig.server.waitFor(() => rig.server.callsOf('setMyCommands').length === 3);
  expect([siti, john, hans].map((person) => person.menu()[0]?.description)).toEqual([
    'Menu utama',
    'Main menu',
    'Menu utama',
  ]);
  const many = Array.from({ length: 150 }, (_, n) => ({
    command: `c${n}`,
    description: 'x'.repeat(300),
  }));
  await rig.channel.setMenuFor('1', [{ command: 'Salah Nama', description: 'x' }, ...many]);
  expect(siti.menu()[0]?.command).toBe('c0');
  await rig.channel.setMenuFor('1', []);
  expect(siti.menu()[0]?.command).toBe('menu');
  await rig.channel.setMenuFor('99', many);
  expect(rig.logged()).toContain('a command menu could not be set');
});

test('menus that fail do not stop the start', async () => {
  rig = await makeRig();
  rig.server.faults.add({
    kind: 'error',
    code: 400,
    description: 'Bad Request: x',
    method: 'setMyCommands',
  });
  const siti = rig.server.user(1);
  await rig.start();
  siti.sendText('halo');
  await rig.server.waitFor(() => rig.inbox.length === 1);
});

test('a wrong token ends the start with what to do', async () => {
  const wrong = `123456:${'A'.repeat(35)}`;
  rig = await makeRig({ options: () => ({ token: wrong }) });
  const failure = await rig.start().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(TelegramSetupError);
  expect(String(failure)).toMatch(/TELEGRAM_BOT_TOKEN.*@BotFather/);
  expect(JSON.stringify(failure) + String((failure as Error).stack) + rig.logged()).not.toContain(
    wrong,
  );
});

test('links into the chat carry the name that Telegram tells', async () => {
  rig = await makeRig();
  expect(rig.channel.startLink?.()).toBeUndefined();
  await rig.start();
  expect(rig.channel.startLink?.()).toMatch(/^https:\/\/t\.me\/\w{5,32}\?start=$/);
});

test('a second poller is told once, and polling goes on when it has left', async () => {
  rig = await makeRig();
  const siti = rig.server.user(1);
  await rig.start();
  await rig.server.waitFor(() => rig.server.waitingPolls() === 1);
  await raw(rig.server, 'getUpdates', { timeout: 1 });
  expect(rig.logged().match(/another program is using this bot/g)).toHaveLength(1);
  siti.sendText('halo');
  await rig.server.waitFor(() => rig.inbox.length === 1);
  expect(rig.logged()).toContain('Telegram answers again');
});

test('a start without network waits for it', async () => {
  const gone = await startBotApi();
  await gone.stop();
  rig = await makeRig();
  const channel = rig.again({ apiRoot: gone.url });
  await channel.start(rig.receive);
  expect(await channel.send(outbound(1, { text: 'a' }))).toMatchObject({
    ok: false,
    why: 'unreachable',
  });
  const back = await startBotApi({ port: gone.port });
  try {
    back.user(1).sendText('halo');
    await back.waitFor(() => rig.inbox.length === 1);
    await channel.stop();
  } finally {
    await back.stop();
  }
});

test('a stop while nothing answers does not hang', async () => {
  rig = await makeRig();
  rig.server.user(1).sendText('halo');
  await rig.start();
  await rig.server.waitFor(() => rig.server.pendingUpdates() === 0);
  rig.server.faults.add({ kind: 'delay', ms: 60_000, method: 'getUpdates', times: Infinity });
  const begin = performance.now();
  await rig.channel.stop();
  expect(performance.now() - begin).toBeLessThan(6_000);
});

test('the token and what people write are in no log and no result, whatever fails', async () => {
  rig = await makeRig();
  const { server } = rig;
  const siti = server.user(1);
  const results: unknown[] = [];
  await rig.start();
  for (const kind of ['dropBefore', 'dropAfter', 'cut', 'malformed', 'serverError'] as const) {
    server.faults.add({ kind, method: ['sendMessage', 'sendPhoto'] });
    results.push(await rig.channel.send(outbound(1, { text: 'rahasia sekali' })));
    server.faults.add({
      kind,
      method: ['getFile', 'downloadFile', 'sendChatAction', 'getUpdates'],
    });
    siti.sendPhoto(PNG, 'foto rahasia');
  }
  server.faults.add({
    kind: 'error',
    code: 401,
    description: 'Unauthorized',
    method: 'getUpdates',
  });
  rig.before.receive = () => Promise.reject(new Error('rahasia'));
  siti.sendText('rahasia juga');
  await server.waitFor(() => /could not be kept/.test(rig.logged()), 20_000);
  await rig.channel.stop();
  const said = rig.logged() + JSON.stringify(results);
  expect(said).not.toContain(server.token);
  expect(said).not.toContain(server.token.split(':')[1]);
  expect(said).not.toContain('rahasia');
});

test('a port that is taken is said with what to do', async () => {
  rig = await makeRig();
  const first = createHttp({ port: 0, log: rig.log, host: '127.0.0.1' });
  const port = await first.listen();
  const second = createHttp({ port, log: rig.log, host: '127.0.0.1' });
  await expect(second.listen()).rejects.toThrow(/HTTP_PORT/);
  const health = await new Promise<number | undefined>((resolve) => {
    request({ port, path: '/healthz' }, (response) => resolve(response.resume().statusCode)).end();
  });
  expect(health).toBe(200);
  await first.close();
});
