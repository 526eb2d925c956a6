/** The bot on the Cloud API: registered by taps while it is killed, and taken over from a linked device with everybody in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { templateDefinitions } from '../../src/channels/whatsapp-cloud/templates.ts';
import { assemble } from '../../src/cli/assemble.ts';
import { readConfig } from '../../src/config.ts';
import { loadTexts } from '../../src/text/render.ts';
import { startGraphApi } from '../servers/graphApi/index.ts';
import type { GraphApi, GraphPerson } from '../servers/graphApi/index.ts';
import { startWhatsApp } from '../servers/whatsapp/index.ts';
import { KEY } from './botProcess.ts';
import { counts, moments, REPORT, withoutNumbers } from './killing.ts';
import { hears, linkByQr, PATIENCE_MS, startMain, talk, whatsappOf } from './whatsappProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'whatsapp-cloud-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = 4;
const LONGEST_MS = 900;
const SITI = '6281298765432';
const templates = templateDefinitions(loadTexts(new URL('../../locales/', import.meta.url)));

/** Meta calls one address, whatever happens to the program behind it. */
async function freePort(): Promise<number> {
  const finder = createServer();
  await new Promise<void>((resolve) => finder.listen(0, '127.0.0.1', resolve));
  const { port } = finder.address() as AddressInfo;
  await new Promise((resolve) => finder.close(resolve));
  return port;
}

function cloudOf(graph: GraphApi, dataDir: string, port: number): Record<string, string> {
  return {
    BOT_DATA_DIR: dataDir,
    BOT_CHANNELS: 'whatsapp-cloud',
    HTTP_PORT: String(port),
    CLOUD_API_ROOT: graph.url,
    CLOUD_API_TOKEN: graph.token,
    CLOUD_PHONE_NUMBER_ID: graph.phoneNumberId,
    CLOUD_VERIFY_TOKEN: graph.verifyToken,
    CLOUD_APP_SECRET: graph.appSecret,
  };
}

const webhookAt = (port: number): string => `http://127.0.0.1:${port}/webhooks/whatsapp`;

/** What the person is asked, and what they tap or write then. */
const STEPS: readonly (readonly [seen: RegExp, act: { tap: string } | { text: string }])[] = [
  [/^Siapa: /, { tap: 'Setuju' }],
  [/Siapa nama/, { text: 'Siti Aminah' }],
  [/buat atau jual/, { text: 'keripik singkong' }],
  [/sanggup/, { text: '500 bungkus per bulan' }],
  [/kelurahan atau kecamatan/, { text: 'kranji' }],
  [/punya NIB/, { tap: 'Belum punya' }],
  [/Nomor HP/, { text: '081298765432' }],
  [/pengingat/, { tap: 'Ya' }],
  [/baca ulang ya/, { tap: 'Kirim' }],
  [/Ada lagi yang bisa/, { tap: 'Lapor masalah' }],
  [/Ceritakan masalahnya/, { text: REPORT[1] }],
  [/mendesak\?/, { tap: 'Ya, mendesak' }],
  [/foto buktinya/, { tap: 'Lewati' }],
  [/baca ulang laporannya/, { tap: 'Kirim' }],
];

async function hearsOnCloud(siti: GraphPerson, seen: RegExp): Promise<string> {
  for (;;) {
    const { text } = await siti.next(2 * PATIENCE_MS).catch((thrown: unknown) => {
      throw new Error(`${String(thrown)}; waits for ${seen}`);
    });
    if (seen.test(text)) return text;
  }
}

it(`${KILLS} times kill -9 while somebody registers by buttons and lists`, async () => {
  const graph = await startGraphApi({ templates, webhookRetryMs: 300 });
  const dataDir = join(folder, 'killed');
  const env = cloudOf(graph, dataDir, await freePort());
  let bot = startMain(env);
  try {
    await bot.running;
    await graph.webhooks.subscribe(webhookAt(bot.port()));
    const siti = graph.person(SITI);
    let done = false;
    let kills = 0;
    const walking = (async () => {
      siti.says('mau daftar');
      for (const [n, [seen, act]] of STEPS.entries()) {
        await hearsOnCloud(siti, seen);
        // However quick the machine, there is something left to say at every kill.
        while (kills < Math.floor((n * KILLS) / STEPS.length)) await pause(20);
        if ('tap' in act) siti.taps(act.tap);
        else siti.says(act.text);
      }
      return hearsOnCloud(siti, /Ada lagi yang bisa/);
    })().finally(() => (done = true));
    walking.catch(() => undefined);
    const moment = moments(LONGEST_MS);
    while (kills < KILLS && !done) {
      await bot.running;
      await pause(moment());
      await bot.kill();
      kills += 1;
      bot = startMain(env);
    }
    await walking;
    // One that was only just started would end before it can be asked to.
    await bot.running;
    await graph.waitFor(() => graph.webhooks.pending() === 0, PATIENCE_MS);
    expect(await bot.stop(), bot.stderr()).toBe(0);
    expect(kills).toBeGreaterThanOrEqual(KILLS - 1);

    const all = siti.heard.map(({ text }) => withoutNumbers(text));
    const repeated = all.filter((text, n) => text === all[n - 1]).length;
    console.log(
      `${kills} kills: ${all.length} messages, ${repeated} came twice; ` +
        `${graph.webhooks.counts.failed} webhooks of ${graph.webhooks.counts.posted} came again`,
    );
    expect(repeated).toBeLessThanOrEqual(kills);
    expect(new Set(all).size).toBeGreaterThanOrEqual(STEPS.length);
    expect(graph.webhooks.counts.failed).toBeGreaterThan(0);
    expect(siti.heard.some(({ type }) => type === 'interactive')).toBe(true);
    const tables = ['"Umk"', '"Ticket"', '"Person"', '"Outbound"'];
    expect(counts(join(dataDir, 'bot.db'), ...tables)).toEqual([1, 1, 1, 0]);
    expect(graph.callsOf('unknown')).toEqual([]);
  } finally {
    await bot.kill();
    await graph.stop();
  }
}, 150_000);

/** A message that nobody asked for is in line for the only person there is. */
async function queueNews(dataDir: string, pn: string): Promise<void> {
  const config = readConfig({ BOT_DATA_DIR: dataDir, BOT_DATA_KEY: KEY });
  const program = await assemble(config, { channels: new Map(), log: pino({ level: 'silent' }) });
  const { store } = program;
  const from = { channel: 'whatsapp', account: pn, id: `${SITI}@s.whatsapp.net` } as const;
  const input = { kind: 'text', text: '.' } as const;
  const { personId, inboundId } = await store.receive({
    id: 'queued',
    from,
    at: new Date(),
    input,
  });
  const [inbound] = await store.inboundOf(personId, new Date());
  const { conversation, version } = await store.open(personId);
  const [kept] = await store.commitMany([
    {
      inboundIds: [inboundId],
      personId,
      conversation,
      version,
      writes: [],
      told: [],
      outbound: [
        {
          addressId: inbound?.addressId ?? 0,
          message: { text: 'Ada kabar untuk Ibu.', position: 'notice/news' },
          proactive: true,
        },
      ],
      cause: 'test',
      at: new Date(),
    },
  ]);
  expect(kept).toBe(true);
  await store.close();
}

it('takes a number over from a linked device: the same people, in the middle of the same dialogs', async () => {
  const graph = await startGraphApi({ templates });
  const pn = graph.displayPhoneNumber.replace(/\D/g, '');
  const whatsapp = await startWhatsApp({ owner: { pn, lid: '190000000000009' } });
  const dataDir = join(folder, 'moved');
  let bot = startMain(whatsappOf(whatsapp, dataDir));
  try {
    await linkByQr(bot, whatsapp);
    const before = whatsapp.phone(SITI);
    await before.says('mau daftar');
    await talk(before, [
      [/^Siapa: /, '1'],
      [/Siapa nama/, 'Siti Aminah'],
    ]);
    await hears(before, /buat atau jual/);
    await whatsapp.confirmed();
    expect(await bot.stop(), bot.stderr()).toBe(0);
    await queueNews(dataDir, pn);

    bot = startMain(cloudOf(graph, dataDir, 0));
    const siti = graph.person(SITI);
    const news = await siti.next(PATIENCE_MS);
    expect(news).toMatchObject({ type: 'template', template: { name: 'bighug_news' } });
    expect(news.text).toContain('Ada kabar untuk Ibu.');
    await bot.running;
    await graph.webhooks.subscribe(webhookAt(bot.port()));
    siti.says('keripik singkong');
    await hearsOnCloud(siti, /sanggup/);
    expect(bot.stderr()).toMatch(/"moved":1\b/);
    expect(await bot.stop(), bot.stderr()).toBe(0);
    expect(counts(join(dataDir, 'bot.db'), '"Person"', '"Conversation"', '"Outbound"')).toEqual([
      1, 1, 0,
    ]);
    const wrong = [...whatsapp.unhandled, ...whatsapp.violations, ...graph.callsOf('unknown')];
    expect(wrong).toEqual([]);
  } finally {
    await bot.kill();
    await Promise.all([graph.stop(), whatsapp.close()]);
  }
}, 120_000);
