/** The whole bot over Telegram: the real process against a Bot API server, walked by taps and words. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import type { Actor, BotApi } from '../servers/botApi/index.ts';
import { startBot, startProcess, telegramOf } from './botProcess.ts';
import type { BotProcess } from './botProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'telegram-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'rahasia-webhook-0123456789';
const PATIENCE_MS = 20_000;
let server: BotApi;
let bot: BotProcess;
let dataDir: string;
let count = 0;
beforeEach(async () => {
  server = await startBotApi({ webhookRetryMs: 50 });
  dataDir = join(folder, `data${count++}`);
});
afterEach(async () => {
  await bot.kill();
  const { unknownMethods } = server;
  await server.stop();
  expect(unknownMethods).toEqual([]);
});

/** What the newest message of the bot says, and what the person does about it. */
type Step = [seen: RegExp, act: { tap: string } | { text: string }];

/** Waits until the bot's newest message says this; a chat's messages come a second apart. */
function until(person: Actor, seen: RegExp): Promise<string> {
  const newest = (): string => server.chat(person.id).last?.text ?? '';
  return server.waitFor(
    () => seen.test(newest()) && newest(),
    PATIENCE_MS,
    `${person.id} waits for ${seen} on the screen`,
  );
}

async function walk(person: Actor, steps: readonly Step[]): Promise<void> {
  for (const [seen, act] of steps) {
    await until(person, seen);
    if ('text' in act) person.sendText(act.text);
    else await person.tap(act.tap).answered(PATIENCE_MS);
  }
}

const PHONE = '081298765432';
const INDONESIAN: Step[] = [
  [/^Siapa:/, { tap: 'Setuju' }],
  [/Siapa nama/, { text: 'Siti Rahmawati' }],
  [/buat atau jual/, { text: 'keripik singkong balado' }],
  [/sanggup/, { text: '500 bungkus per bulan' }],
  [/kelurahan/, { text: 'kranji' }],
  [/NIB/, { tap: 'Belum punya' }],
  [/Nomor HP/, { text: PHONE }],
  [/pengingat/, { tap: 'Ya' }],
  [/baca ulang/, { tap: 'Kirim' }],
];
const ENGLISH: Step[] = [
  [/Mau apa/, { tap: 'English / Bahasa' }],
  [/Bahasa apa|language/i, { tap: 'English' }],
  [/anything else/, { text: 'register' }],
  [/^Who:/, { tap: 'I agree' }],
  [/name/, { text: 'John Wick Simatupang' }],
  [/make or sell/, { text: 'katering nasi kotak' }],
  [/How much|How many/, { text: '2000 kotak per minggu' }],
  [/kelurahan|kecamatan/, { text: 'kel. Kranji' }],
  [/NIB/, { tap: 'Not yet' }],
  [/phone number/, { text: '081311122233' }],
  [/reminders/, { tap: 'Yes' }],
  [/read it back/, { tap: 'Send' }],
];

/** What must not be found in any file of the data nor in any log. */
const PLANTED = [
  'Rahmawati',
  'Simatupang',
  PHONE,
  PHONE.slice(1),
  '81311122233',
  'nota belum dibayar planted',
  '987654501',
  '987654502',
];

function files(dir: string): [name: string, bytes: Buffer][] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))]);
}

describe('polling', () => {
  it('registers people in both languages, gathers bubbles, serves staff and groups, and keeps it all secret', async () => {
    const grant = startProcess('src/cli/admin.ts', telegramOf(server, dataDir), [
      'grant',
      'telegram:987654503',
      'admin',
      '--name',
      'bu ani lestari',
    ]);
    expect(await grant.exited, grant.stderr()).toBe(0);
    bot = startBot(server, dataDir, { LOG_LEVEL: 'trace' });
    await bot.running;

    const siti = server.user(987654501, { first_name: 'Siti', language_code: 'id' });
    const john = server.user(987654502, { first_name: 'John', language_code: 'en' });
    siti.sendText('bu');
    siti.sendText('mau daftar');
    john.start();
    await Promise.all([walk(siti, INDONESIAN), walk(john, ENGLISH)]);
    await Promise.all([until(siti, /Ada lagi/), until(john, /anything else/i)]);
    const heard = (person: Actor): string =>
      server
        .chat(person.id)
        .botMessages.map(({ text }) => text)
        .join('\n');
    expect(heard(siti)).toMatch(/pendaftaran selesai. Nomor UMK \S+: \d+/);
    // "bu" alone made no sense, and was not complained about.
    expect(heard(siti)).not.toMatch(/belum saya mengerti|menangkap|petugas saja/);
    expect(heard(john)).toMatch(/you are registered. Your UMK number: \d+/);
    expect([...siti.spinning(), ...john.spinning()]).toEqual([]);

    await walk(siti, [
      [/Ada lagi/, { text: 'lapor' }],
      [/Ceritakan/, { text: 'nota belum dibayar planted, barang sudah diterima bulan lalu' }],
    ]);
    await until(siti, /mendesak/);

    const ani = server.user(987654503, { first_name: 'Ani' });
    expect(ani.menu().map(({ command }) => command)).not.toContain('perusahaan');
    ani.sendCommand('perintah');
    await until(ani, /peran: admin/);
    const buttons =
      server
        .chat(ani.id)
        .last?.buttons.flat()
        .map(({ label }) => label) ?? [];
    expect(buttons.some((label) => label.startsWith('/perusahaan'))).toBe(true);
    ani.sendCommand('peran');
    await until(ani, /1 petugas/);
    const [first] = server.chat(ani.id).last?.buttons.flat() ?? [];
    expect(first?.label).toBe('Ani Lestari (admin), Telegram');
    await server.waitFor(() => ani.menu().some(({ command }) => command === 'perusahaan'));
    expect(siti.menu().map(({ command }) => command)).not.toContain('perusahaan');

    const group = server.group(-100123);
    for (const text of ['/daftar', '/menu']) group.sendText(siti, text);
    await server.waitFor(() => server.chat(-100123).botMessages.length > 0);
    await siti.expectSilence(500);
    expect(server.chat(-100123).botMessages).toHaveLength(1);
    expect(server.chat(-100123).botMessages[0]?.text.trim().split('\n').length).toBeLessThan(3);

    const secrets = [...PLANTED, server.token, server.token.split(':')[1] ?? ''];
    const check = (where: string, bytes: Buffer | string): void => {
      for (const secret of secrets) expect([where, bytes.includes(secret)]).toEqual([where, false]);
    };
    const kept = files(dataDir);
    expect(kept.map(([name]) => name)).toContain('bot.db-wal');
    for (const [name, bytes] of kept) check(name, bytes);
    expect(await bot.stop()).toBe(0);
    for (const [name, bytes] of files(dataDir)) check(name, bytes);
    expect(bot.stderr()).toContain('"turn"');
    check('log', bot.stderr() + bot.stdout());
  }, 90_000);
});

describe('a webhook', () => {
  it('takes messages with the secret only, ends what is under way at SIGTERM, and loses nothing', async () => {
    // The port has to be known to the public address: a free one is looked for first.
    const finder = await startBotApi();
    const port = finder.port;
    await finder.stop();
    const env = {
      HTTP_PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    };
    bot = startBot(server, dataDir, env);
    await bot.running;
    const siti = server.user(501);
    siti.sendText('mau daftar');
    await until(siti, /^Siapa:/);
    expect(server.callsOf('getUpdates')).toEqual([]);
    for (const secret of [undefined, 'salah-salah-salah-salah']) {
      const headers = { ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}) };
      const url = `${env.PUBLIC_URL}/webhooks/telegram`;
      expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401);
    }
    siti.sendText('setuju');
    await server.waitFor(() => server.pendingUpdates() === 0);
    expect(await bot.stop()).toBe(0);
    siti.sendText('Siti Aminah');
    bot = startBot(server, dataDir, env);
    await until(siti, /buat atau jual/);
    const said = server.chat(501).botMessages.map(({ text }) => text);
    expect(new Set(said).size).toBe(said.length);
  }, 60_000);
});
