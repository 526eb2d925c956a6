/** What people really write goes the whole way: 200 real suppliers register, 20 real needs are posted, candidates are found. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { startProgram } from './inProcess.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const there = existsSync(new URL('supply_surakarta.csv', folder));
if (!there) process.stdout.write('skipped: ../shared/data is not here, so no real texts to play\n');

function rows(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(name, folder)), { columns: true, bom: true });
}

/** Every n-th of them, so that the sample is spread over the file. */
function sample<T>(list: readonly T[], count: number): T[] {
  const step = Math.floor(list.length / count);
  return list.filter((_row, index) => index % step === 0).slice(0, count);
}

const SUPPLIERS = 200;
const NEEDS = 20;

describe.skipIf(!there)('real texts', () => {
  it(`carry ${SUPPLIERS} suppliers and ${NEEDS} needs through the dialogs`, async () => {
    const running = await startProgram();
    const supplies = sample(rows('supply_surakarta.csv'), SUPPLIERS);
    const stuck: string[] = [];
    for (const [index, { kegiatan = '' }] of supplies.entries()) {
      const who = `umk-${index}`;
      await running.say(who, 'daftar');
      await running.answer(who, {
        'register/consent_ask': 'setuju',
        'register/name': 'Siti Aminah',
        'register/product': kegiatan,
      });
      // Where the text held more than a product, it is said back.
      if (running.position(who) === 'register/product') await running.say(who, 'ya');
      const end = await running.answer(who, {
        'register/capacity': '100 pcs per minggu',
        'register/place': 'kel. Kranji',
        'register/kelurahan': 'lewati',
        'register/nib': 'sudah',
        'register/phone': '081234567890',
        'register/reminders': 'tidak',
        'register/review': 'kirim',
      });
      if (end !== 'menu/welcome') stuck.push(`${end}: ${kegiatan}`);
    }
    // A text of one letter or of signs alone is rightly asked again.
    expect(stuck.length, stuck.join('\n')).toBeLessThanOrEqual(4);

    await running.grant('ani', 'admin');
    await running.say('pt', 'saya dari perusahaan');
    const registered = await running.answer('pt', {
      'company/consent_ask': 'setuju',
      'company/kind': '1',
      'company/name': 'PT Contoh',
      'company/nib': '9120001234567',
      'company/sector': 'pabrik',
      'company/scale': '2',
      'company/picName': 'Budi',
      'company/picPosition': 'Manajer',
      'company/phone': '08119876543',
      'company/address': 'Jl. Raya Narogong',
      'company/commitment': 'lewati',
      'company/ask_reminders': 'ya',
      'company/review': 'kirim',
    });
    expect(registered).toBe('menu/welcome');
    await running.say('ani', '/perusahaan');
    await running.answer('ani', {
      'company_check/list': '1',
      'company_check/card': '1',
      'company_check/basis': '1',
    });
    const needs = sample(rows('needs_bandung_2025.csv'), NEEDS);
    for (const { nama_paket = '' } of needs) {
      await running.say('pt', 'menu');
      await running.say('pt', 'pasang kebutuhan');
      await running.answer('pt', { 'need/what': nama_paket });
      if (running.position('pt') === 'need/what') await running.say('pt', 'ya');
      const end = await running.answer('pt', {
        'need/specification': 'lewati',
        'need/volume': '10 pcs per bulan',
        'need/start_day': '5 januari 2027',
        'need/place': 'Bekasi Barat',
        'need/papers': 'tidak ada',
        'need/pattern': 'belum tahu',
        'need/price': 'lewati',
        'need/payment': 'tunai',
        'need/down_payment': 'lewati',
        'need/sample': 'tidak',
        'need/delivery': '1',
        'need/until': 'lewati',
        'need/review': 'kirim',
      });
      expect(end, nama_paket).not.toMatch(/^need\//);
    }
    const open = await running.program.store.openNeeds();
    expect(open).toHaveLength(NEEDS);
    await running.close();
  }, 300_000);
});
