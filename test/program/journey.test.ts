/** The main job, end to end, in the real program: a hello, a registration, a company, a need, a match, a yes of both, a report. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { postgresMaker } from '../store/postgresPlace.ts';
import { startChat } from './chatProcess.ts';
import { walker } from './walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'journey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const owner = {
  'register/consent_ask': 'setuju',
  'register/name': 'Bu Siti Aminah',
  'register/product': 'katering nasi kotak',
  'register/capacity': '2000 kotak per minggu',
  'register/place': 'kel. Kranji',
  'register/nib': 'sudah',
  'register/phone': '0812 3456 7890',
  'register/reminders': 'ya',
  'register/review': 'kirim',
};
const company = {
  'company/consent_ask': 'setuju',
  'company/kind': '1',
  'company/name': 'PT Maju Jaya',
  'company/nib': '9120001234567',
  'company/sector': 'pabrik elektronik',
  'company/scale': '2',
  'company/picName': 'Budi Santoso',
  'company/picPosition': 'Manajer umum',
  'company/phone': '0811 9876 543',
  'company/address': 'Jl. Raya Narogong km 5',
  'company/commitment': 'siap bermitra',
  'company/ask_reminders': 'ya',
  'company/review': 'kirim',
};
const need = {
  'need/what': 'nasi kotak makan siang karyawan',
  'need/specification': 'nasi, ayam, sayur',
  'need/volume': '200 kotak per hari',
  'need/start_day': '5 januari 2027',
  'need/place': 'Bekasi Barat',
  'need/papers': 'nib',
  'need/pattern': 'belum tahu',
  'need/price': '25 ribu per kotak',
  'need/payment': '14 hari',
  'need/down_payment': '30%',
  'need/sample': 'ya',
  'need/delivery': '1',
  'need/until': 'lewati',
  'need/review': 'kirim',
};

const maker = await postgresMaker();

describe('from a first hello to an accepted match', () => {
  const databases: [name: string, make: () => Promise<{ url: string }>][] = [
    ['SQLite', () => Promise.resolve({ url: join(folder, 'bot.db') })],
  ];
  if (maker) databases.push(['PostgreSQL', maker.make]);
  it.each(databases)(
    'with a restart in the middle, on %s',
    async (_name, make) => {
      const { url: db } = await make();
      let chat = startChat(db, ['--as-staff', 'ani=admin']);
      await chat.say({ from: 'nobody', id: 'clock', text: 'halo', at: '2026-11-23T02:00:00Z' });

      let siti = walker(chat, 'siti');
      await siti.say('assalamualaikum, mau daftar');
      expect(siti.heard()).toContain('Waalaikumsalam');
      await siti.answer(owner);
      expect(siti.heard()).toContain('Nomor UMK Ibu: 1');

      let budi = walker(chat, 'budi');
      await budi.say('saya dari perusahaan');
      await budi.answer(company);
      await budi.say('kebutuhan');
      await budi.answer(need);
      expect(budi.position()).toBe('menu/welcome');

      // No need reaches an owner before staff have approved the company.
      await siti.say('ada pesanan apa?');
      expect(siti.heard()).toContain('Belum ada pesanan');

      expect(await chat.end(), chat.stderr()).toBe(0);
      chat = startChat(db, ['--as-staff', 'ani=admin']);
      siti = walker(chat, 'siti', 'later');
      budi = walker(chat, 'budi', 'later');
      const ani = walker(chat, 'ani');

      await ani.say('/perusahaan');
      expect(ani.heard()).toContain('PT Maju Jaya');
      await ani.answer({
        'company_check/list': '1',
        'company_check/card': '1',
        'company_check/basis': '1',
      });
      expect(ani.heard()).toContain('disetujui');

      await siti.say('ada pesanan apa?');
      expect(siti.heard()).toContain('nasi kotak');
      expect(siti.heard()).not.toContain('Maju Jaya');
      await siti.say('batal');

      await budi.say('lihat sekarang');
      expect(budi.heard()).toContain('katering nasi kotak');
      expect(budi.heard()).not.toContain('0812');
      const before = chat.printed.length;
      await budi.say('1');
      const asked = chat.printed.slice(before).filter((message) => message.to === 'siti');
      expect(asked.map(({ text }) => text).join()).toContain('nasi kotak');

      const yes = chat.printed.length;
      await siti.say('mau');
      expect(siti.heard()).toContain('Budi Santoso');
      const told = chat.printed.slice(yes).filter((message) => message.to === 'budi');
      expect(told.map(({ text }) => text).join()).toContain('081234567890');

      await siti.say('lapor');
      await siti.answer({
        'report/about': '1',
        'report/words': 'Barang sudah dikirim tetapi belum dibayar',
        'report/urgent': 'ya',
        'report/path': 'saran',
        'report/photos': 'tidak',
        'report/photo': 'tidak',
        'report/review': 'kirim',
      });
      expect(siti.heard()).toMatch(/T-\d{4}/);
      expect(await chat.end(), chat.stderr()).toBe(0);
    },
    240_000,
  );
});
