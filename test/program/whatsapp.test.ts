/** The whole bot over WhatsApp: the real process and the real library, watched on the wire, with Telegram at the other end. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { startBotApi } from '../servers/botApi/index.ts';
import type { BotApi } from '../servers/botApi/index.ts';
import { startWhatsApp } from '../servers/whatsapp/index.ts';
import type { Phone, WhatsAppServer } from '../servers/whatsapp/index.ts';
import type { BotProcess } from './botProcess.ts';
import { startProcess, telegramOf } from './botProcess.ts';
import { bothOf, hears, linkByQr, PATIENCE_MS, startMain, talk } from './whatsappProcess.ts';
import { whatsappOf } from './whatsappProcess.ts';
import type { TelegramEar } from './whatsappStory.ts';
import * as story from './whatsappStory.ts';

const folder = mkdtempSync(join(tmpdir(), 'whatsapp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ANI = 987654503;
const BUDI = 987654504;
const SITI = 987654505;
const SITI_PN = '6281298765432';

let telegram: BotApi;
let whatsapp: WhatsAppServer;
let bot: BotProcess;
let dataDir: string;
let count = 0;
beforeEach(async () => {
  [telegram, whatsapp] = await Promise.all([startBotApi(), startWhatsApp()]);
  dataDir = join(folder, `data${count++}`);
});
afterEach(async () => {
  await bot.kill();
  const wrong = [...telegram.unknownMethods, ...whatsapp.unhandled, ...whatsapp.violations];
  await Promise.all([telegram.stop(), whatsapp.close()]);
  expect([...wrong, ...whatsapp.unreadable]).toEqual([]);
});

/** By numbers, by quoting a question that is open, and one that is not; then a photo. */
async function registers(siti: Phone): Promise<void> {
  await siti.says('assalamualaikum, mau daftar');
  await talk(siti, story.OWNER_BEGINS);
  const place = await hears(siti, /kelurahan/);
  await siti.says('2', { quotes: { id: place.id, text: place.text } });
  await talk(siti, [
    [/kelurahan mana/, '2'],
    [/punya NIB/, '1'],
  ]);
  await talk(siti, story.OWNER_ENDS);
  const review = await hears(siti, /baca ulang/);
  expect(review.text).toContain('- Tempat: Kranji, Bekasi Barat');
  // The third place under the old question is no third line of the review.
  await siti.says('3', { quotes: { id: place.id, text: place.text } });
  expect((await hears(siti, /baca ulang/)).text).toMatch(/sudah lewat[^]*- Tempat: Kranji/);
  await siti.says('1');
  await hears(siti, /Nomor UMK Ibu: 1/);
  await hears(siti, /Ada lagi/);
  await siti.says('profil usaha');
  await hears(siti, /Mau melengkapi/);
  await siti.says('3');
  await hears(siti, /Kirim foto produk/);
  await siti.sendsImage(story.PIXEL, 'image/jpeg', 'kotak planted');
  await hears(siti, /Sudah ada 1 dari 5 foto/);
  await siti.says('selesai');
  await hears(siti, /Mau melengkapi/);
  await siti.says('batal');
  await hears(siti, /Ada lagi/);
}

/** The need reaches the owner only when staff have approved; both hear of each other only when both have agreed. */
async function match(siti: Phone, budi: TelegramEar, ani: TelegramEar): Promise<void> {
  const [says, decides] = [telegram.user(BUDI), telegram.user(ANI)];
  await ani.hears(/PT Maju Jaya|perusahaan/);
  decides.sendCommand('perusahaan');
  await ani.answers([
    [/menunggu diperiksa/, '1'],
    [/Bagaimana hasil/, '1'],
    [/Diperiksa dengan cara apa/, '1'],
  ]);
  await ani.hears(/disetujui/);
  // The news offers the candidates; as long as that is unanswered, other news waits.
  await budi.hears(/Ada 1 calon UMK/);
  says.sendText('1');
  const candidate = await budi.hears(/^Calon UMK nomor 1/);
  expect(candidate.text).not.toMatch(/Rahmawati|0812/);
  says.sendText('1');
  const proposal = await hears(siti, /^Kabar baik/);
  expect(proposal.text).toContain('nasi kotak');
  expect(proposal.text).not.toMatch(/Maju|Budi|0811/);
  await siti.says('mau');
  expect((await hears(siti, /kontak perusahaannya/)).text).toMatch(/Budi Santoso[^]*08119876543/);
  expect((await budi.hears(/Siti Rahmawati/)).text).toContain(story.PHONE);
}

async function disputes(siti: Phone, ani: TelegramEar): Promise<void> {
  await siti.says('lapor');
  await talk(siti, story.REPORT);
  await hears(siti, /foto buktinya/);
  await siti.sendsImage(story.PIXEL, 'image/jpeg');
  await talk(siti, [
    [/Ada lagi\?/, 'tidak'],
    [/baca ulang laporannya[^]*1 foto/, '1'],
  ]);
  const [number] = /T-\d+/.exec((await hears(siti, /T-\d+/)).text) ?? [];
  // News of it waits for the morning where it is night in Bekasi; who asks sees it.
  telegram.user(ANI).sendText(`/sengketa ${number}`);
  expect((await ani.hears(/^Laporan T-/)).text).toContain(number);
  telegram.user(ANI).sendText('batal');
  await ani.hears(/Ada lagi/);
}

/** What was begun on WhatsApp goes on at Telegram. */
async function links(siti: Phone, onTelegram: TelegramEar): Promise<void> {
  await siti.says('hubungkan');
  const [code] = /HUBUNGKAN \w{8}/.exec((await hears(siti, /HUBUNGKAN/)).text) ?? [];
  await siti.says('profil usaha');
  await hears(siti, /Mau melengkapi/);
  const also = telegram.user(SITI, { first_name: 'Siti' });
  also.sendText(code ?? '');
  await onTelegram.answers([[/profil Siti R\./, 'ya']]);
  await onTelegram.hears(/Sudah terhubung/);
  await onTelegram.hears(/Mau melengkapi/);
  await also.tap('Kirim foto produk').answered(PATIENCE_MS);
  await onTelegram.hears(/Sudah ada 1 dari 5 foto/);
  also.sendPhoto(story.PIXEL);
  await onTelegram.hears(/Sudah ada 2 dari 5 foto/);
  also.sendText('selesai');
  await onTelegram.hears(/Mau melengkapi/);
  also.sendText('batal');
  await onTelegram.hears(/Ada lagi/);
}

async function speaks(siti: Phone, ani: TelegramEar): Promise<void> {
  const how = { mime: 'audio/ogg; codecs=opus', ptt: true };
  await siti.sendsMedia('audio', story.VOICE, how);
  await hears(siti, /Pesan suaranya sudah saya terima/);
  await ani.hears(/pesan suara/);
  telegram.user(ANI).sendCommand('suara');
  const voice = await ani.hears(/Pesan suara nomor/);
  const all = telegram.chat(ANI).botMessages;
  expect(
    all.some(({ raw }) => raw.voice !== undefined),
    voice.text,
  ).toBe(true);
  await ani.answers([[/Apa yang diucapkan/, 'mau lapor barang planted ditolak']]);
  await hears(siti, /Petugas mendengar: "mau lapor barang planted ditolak"/);
  await siti.says('1');
  await hears(siti, /tentang kemitraan yang mana|Ceritakan/);
}

function files(dir: string): [name: string, bytes: Buffer][] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))]);
}

function nothingTold(where: readonly [name: string, words: Buffer | string][], lid: string): void {
  const secrets = [...story.PLANTED, ...story.KEY_MATERIAL, lid, String(BUDI), telegram.token];
  for (const [name, words] of where)
    expect([name, secrets.filter((secret) => words.includes(secret))]).toEqual([name, []]);
}

it('an owner on WhatsApp and a company on Telegram find each other, and staff hear them', async () => {
  const grant = startProcess('src/cli/admin.ts', telegramOf(telegram, dataDir), [
    'grant',
    `telegram:${ANI}`,
    'admin',
  ]);
  expect(await grant.exited, grant.stderr()).toBe(0);
  const env = bothOf(telegram, whatsapp, dataDir, { LOG_LEVEL: 'trace' });
  bot = startMain(env);
  await linkByQr(bot, whatsapp);

  const siti = whatsapp.phone(SITI_PN, { name: 'Siti Rahmawati' });
  const [ani, budi] = [ANI, BUDI].map((id) => telegramEar(id));
  if (!ani || !budi) throw new Error('nobody listens');
  telegram.user(ANI).start();
  telegram.user(BUDI).sendText('saya dari perusahaan');
  await Promise.all([
    registers(siti),
    budi
      .answers(story.COMPANY)
      .then(() => budi.hears(/Ada lagi/))
      .then(() => telegram.user(BUDI).sendText('kebutuhan'))
      .then(() => budi.answers(story.NEED)),
  ]);
  await match(siti, budi, ani);
  await disputes(siti, ani);
  await links(siti, telegramEar(SITI));
  await speaks(siti, ani);

  nothingTold(files(dataDir), siti.lid);
  expect(await bot.stop(), bot.stderr()).toBe(0);
  nothingTold([...files(dataDir), ['log', bot.stderr() + bot.stdout()]], siti.lid);
  // Each message came once, under one id, and every phone could read it.
  expect(whatsapp.sent.filter(({ repeated, text }) => repeated || text === undefined)).toEqual([]);

  const { logins } = whatsapp;
  bot = startMain(env);
  await siti.says('batal');
  await hears(siti, /Ada lagi/);
  expect(whatsapp.logins).toBe(logins + 1);
  expect(bot.stderr()).not.toContain('"qr"');
  expect(await bot.stop()).toBe(0);
}, 180_000);

function telegramEar(id: number): TelegramEar {
  return story.telegramEar(telegram, telegram.user(id));
}

it('is linked by a code that is typed on the phone', async () => {
  const more = { WHATSAPP_PAIR_PHONE: whatsapp.account.pn };
  bot = startMain(whatsappOf(whatsapp, dataDir, more));
  const [, code = ''] = await bot.says(/"pairingCode":"(\w{8})"/);
  await whatsapp.typeCode(code);
  await whatsapp.connected(PATIENCE_MS);
  const siti = whatsapp.phone(SITI_PN);
  await siti.says('halo');
  await hears(siti, /Mau apa hari ini/);
  expect(bot.stderr()).not.toContain('"qr"');
  expect(await bot.stop(), bot.stderr()).toBe(0);
}, 60_000);
