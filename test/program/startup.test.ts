/** A start that cannot succeed says in a line or two what to do, and ends with 1; nobody has to read a stack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { startBotApi } from '../servers/botApi/index.ts';
import { startProcess, telegramOf } from './botProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'startup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = 'src/main.ts';
const TOKEN = `7012345678:${'A'.repeat(35)}`;

it('reads lines where there is no terminal, and ends at their end', async () => {
  const dataDir = join(folder, 'lines');
  const run = startProcess(MAIN, { BOT_DATA_DIR: dataDir }, [], 'halo\ndaftar');
  expect(await run.exited, run.stderr()).toBe(0);
  expect(run.stderr()).toBe('');
  expect(run.stdout()).toContain('TELEGRAM_BOT_TOKEN');
  expect(run.stdout()).toContain('1. Setuju');

  const other = { BOT_DATA_KEY: Buffer.alloc(32, 8).toString('base64') };
  const wrong = startProcess(MAIN, { BOT_DATA_DIR: dataDir, ...other });
  expect(await wrong.exited).toBe(1);
  expect(wrong.stderr()).toMatch(/^BOT_DATA_KEY is not the key that this data was written with/);
  expect(wrong.stderr().trim().split('\n')).toHaveLength(1);
}, 60_000);

const ROOT_KEY = 'a'.repeat(64);
const LINKED = {
  BOT_CHANNELS: 'whatsapp',
  WHATSAPP_WS_URL: 'ws://127.0.0.1:9/ws/chat',
  WHATSAPP_TEST_ROOT_PUBLIC_KEY: ROOT_KEY,
};
const CLOUD = {
  BOT_CHANNELS: 'whatsapp-cloud',
  CLOUD_API_TOKEN: 'a-token-for-tests',
  CLOUD_PHONE_NUMBER_ID: '106540352242922',
  CLOUD_VERIFY_TOKEN: 'kata-sandi-webhook',
  CLOUD_APP_SECRET: ROOT_KEY,
};
/** Another server is for tests on this machine only, and the Cloud API needs all four of its settings. */
const whatsappFaults: [what: RegExp, env: Record<string, string>][] = [
  [/WHATSAPP_WS_URL.*tests only.*Remove them/, { ...LINKED, NODE_ENV: 'development' }],
  [/WHATSAPP_WS_URL.*this machine/, { ...LINKED, WHATSAPP_WS_URL: 'wss://wa.example.org/ws' }],
  [/WHATSAPP_WS_URL.*this machine/, { ...LINKED, WHATSAPP_WS_URL: 'ws://127.0.0.1.example.org' }],
  [/WHATSAPP_WS_URL.*tests only/, { ...LINKED, WHATSAPP_WS_URL: '' }],
  [/ROOT_PUBLIC_KEY.*32 bytes in hex/, { ...LINKED, WHATSAPP_TEST_ROOT_PUBLIC_KEY: 'xyz' }],
  [/needs WHATSAPP_TEST_ROOT_PUBLIC_KEY/, { ...LINKED, WHATSAPP_TEST_ROOT_PUBLIC_KEY: '' }],
  [/whatsapp-cloud.*CLOUD_API_TOKEN is needed/, { ...CLOUD, CLOUD_API_TOKEN: '' }],
  [/whatsapp-cloud.*CLOUD_PHONE_NUMBER_ID is/, { ...CLOUD, CLOUD_PHONE_NUMBER_ID: '' }],
  [/whatsapp-cloud.*CLOUD_VERIFY_TOKEN is needed/, { ...CLOUD, CLOUD_VERIFY_TOKEN: '' }],
  [/whatsapp-cloud.*CLOUD_APP_SECRET is needed/, { ...CLOUD, CLOUD_APP_SECRET: '' }],
  [/CLOUD_API_ROOT must be https/, { ...CLOUD, CLOUD_API_ROOT: 'http://graph.example.org/v23.0' }],
  [/CLOUD_PHONE_NUMBER_ID.*not the number/, { ...CLOUD, CLOUD_PHONE_NUMBER_ID: '+62 21 555' }],
  [/WHATSAPP_PAIR_PHONE.*62812/, { BOT_CHANNELS: 'whatsapp', WHATSAPP_PAIR_PHONE: '0812-3456' }],
  [/WHATSAPP_TYPING_MS.*1000-3000/, { BOT_CHANNELS: 'whatsapp', WHATSAPP_TYPING_MS: '2 s' }],
];

it('says of each setting of WhatsApp what is wrong with it', () => {
  expect(readConfig({ NODE_ENV: 'test', ...LINKED }).whatsapp.test?.wsUrl).toContain('127.0.0.1');
  expect(readConfig(CLOUD).cloud?.phoneNumberId).toBe(CLOUD.CLOUD_PHONE_NUMBER_ID);
  for (const [what, env] of whatsappFaults) {
    const read = (): unknown => readConfig({ NODE_ENV: 'test', ...env });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(what.source, 's'));
  }
});

it('says what to do about settings that are wrong', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'this is no database, and no folder either; it only stands here in the way');
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '0.0.0.0', resolve));
  const { port } = busy.address() as AddressInfo;
  const server = await startBotApi();
  const dir = (name: string): string => join(folder, name);
  const cases: [what: RegExp, env: Record<string, string>][] = [
    [/TELEGRAM_BOT_TOKEN .*@BotFather/, { TELEGRAM_BOT_TOKEN: '12345' }],
    [/BOT_DATA_KEY .*openssl rand -base64 32/, { BOT_DATA_KEY: 'c2hvcnQ=' }],
    [/BOT_DATA_DIR/, { BOT_DATA_DIR: join(file, 'data') }],
    [/no database.*DATABASE_URL/, { DATABASE_URL: `file:${file}` }],
    [/"sms" is not a channel; choose from/, { BOT_CHANNELS: 'sms' }],
    [/TELEGRAM_BOT_TOKEN is needed/, { BOT_CHANNELS: 'telegram' }],
    [/terminal runs alone/, { BOT_CHANNELS: 'terminal,telegram', TELEGRAM_BOT_TOKEN: TOKEN }],
    // One of each way to WhatsApp; the others are said in the same place, see below.
    ...whatsappFaults.filter((_fault, n) => n === 1 || n === 6),
    [/no region "kota-x"; known: kota-bekasi/, { BOT_REGION: 'kota-x' }],
    [/taken by another.*HTTP_PORT/, telegramOf(server, dir('busy'), { HTTP_PORT: String(port) })],
    [
      /does not accept TELEGRAM_BOT_TOKEN.*@BotFather/,
      telegramOf(server, dir('refused'), { TELEGRAM_BOT_TOKEN: TOKEN }),
    ],
  ];
  const ended = await Promise.all(
    cases.map(async ([what, env], n) => {
      const run = startProcess(MAIN, { BOT_DATA_DIR: dir(`case${n}`), LOG_LEVEL: 'fatal', ...env });
      return { what, code: await run.exited, said: run.stderr() };
    }),
  );
  for (const { what, code, said } of ended) {
    expect(said.replaceAll('\n', ' ')).toMatch(what);
    expect([said, code]).toEqual([said, 1]);
    expect(said.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(said).not.toMatch(/\n\s+at |Error:/);
    expect(said).not.toContain(TOKEN);
  }
  await server.stop();
  busy.close();
}, 240_000);

it('refuses a role that does not exist', async () => {
  const args = ['--json', '--db', join(folder, 'x.db'), '--as-staff', 'ani=boss'];
  const run = startProcess('src/cli/chat.ts', {}, args);
  expect(await run.exited).toBe(1);
  expect(run.stderr()).toMatch(/^--as-staff wants name=role, with one of admin, /);
  expect(run.stdout()).toBe('');
}, 30_000);
