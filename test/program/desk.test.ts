/** The desk in the whole program: of two who take a line one wins, a viewer changes nothing, forged buttons do nothing, and roles come and go by code. */
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import type { Query } from '../../src/domain/query.ts';
import { company, need, umk } from '../flows/buyers.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';

let running: Running;

/** What somebody heard last, as one text with the labels of the options under it. */
async function hears(from: string, text: string): Promise<string> {
  const heard = await running.say(from, text);
  return heard
    .flatMap(({ message }) => [message.text, ...(message.options ?? []).map(({ label }) => label)])
    .join('\n');
}

/** The number on screen of the option whose label has these words. */
function numberOf(from: string, words: string): string {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const at = (last?.message.options ?? []).findIndex(({ label }) => label.includes(words));
  if (at < 0) throw new Error(`${from} is not offered "${words}": ${last?.message.text}`);
  return String(at + 1);
}

async function picks(from: string, words: string): Promise<string> {
  return hears(from, numberOf(from, words));
}

/** A button's data as somebody might forge it: any option, of the newest question. */
async function forges(from: string, option: string): Promise<void> {
  const last = running.sent.filter(({ address }) => address.id === from).at(-1);
  const input: Input = { kind: 'choice', option, turn: last?.message.turn ?? 0 };
  const { settled } = await running.program.handler.receive({
    id: `forged/${option}/${running.sent.length}`,
    from: { channel: 'terminal', account: basename(running.database), id: from },
    at: new Date('2026-11-23T02:00:00Z'),
    input,
  });
  await settled;
  await running.program.delivery.flush();
}

/** Who did what to what, oldest first. */
function auditTrail(): { action: string; subject: string }[] {
  const file = new Database(running.database, { readonly: true });
  const rows = file.prepare('SELECT action, subject FROM Audit ORDER BY rowid').all();
  file.close();
  return rows as { action: string; subject: string }[];
}

async function reports(from: string): Promise<void> {
  await running.say(from, 'halo');
  await running.say(from, '/lapor');
  await running.answer(from, {
    'report/words': 'Pesanan belum dibayar dua bulan',
    'report/urgent': 'ya',
    'report/photo': 'tidak',
    'report/review': 'kirim',
  });
}

describe('the desk', () => {
  beforeEach(async () => {
    running = await startProgram();
    await running.program.store.write([
      { op: 'insert', table: 'umk', row: umk() },
      { op: 'insert', table: 'company', row: company() },
      { op: 'insert', table: 'need', row: need() },
    ]);
  });
  afterEach(() => running.close());

  it('lets one of two win who take the same line at the same moment', async () => {
    await reports('siti');
    for (const who of ['rina', 'budi']) {
      await running.grant(who, 'mediator');
      await running.say(who, 'halo');
      expect(await hears(who, '/antrian')).toContain('1 menunggu');
      await picks(who, 'Laporan T-0001');
    }
    const [rina, budi] = await Promise.all([
      picks('rina', 'Saya ambil'),
      picks('budi', 'Saya ambil'),
    ]);
    const [winner, loser, late] = rina.includes('tugas Anda')
      ? ['rina', 'budi', budi]
      : ['budi', 'rina', rina];
    expect(rina.includes('tugas Anda')).not.toBe(budi.includes('tugas Anda'));
    expect(late).toContain('Sudah diambil petugas Forum nomor');
    expect(await hears(winner, '/antrian')).toContain('[Anda]');
    await picks(winner, 'Punya saya');
    await picks(winner, 'Laporan T-0001');
    expect(await picks(winner, 'Lepas')).toContain('Sudah dilepas');
    await hears(loser, '/antrian');
    await picks(loser, 'Laporan T-0001');
    expect(await picks(loser, 'Saya ambil')).toContain('tugas Anda');
  });

  it('lets a viewer look without personal data and change nothing, whatever is forged', async () => {
    await reports('siti');
    await running.grant('vina', 'viewer');
    await running.say('vina', 'halo');
    const seen = [await hears('vina', '/antrian'), await picks('vina', 'Laporan T-0001')];
    expect(seen.join()).not.toContain('Saya ambil');
    for (const option of ['ambil', 'lepas', 'serahkan', 'buka']) await forges('vina', option);
    seen.push(await hears('vina', '/umk 7'), await hears('vina', '/umk 081234567890'));
    seen.push(await hears('vina', '/perusahaan 50'), await hears('vina', '/kebutuhan 3'));
    for (const option of ['pic', 'pulihkan', 'tutup', 'setuju']) await forges('vina', option);
    for (const secret of [
      'Siti Aminah',
      '081234567890',
      'Dewi',
      '9120001234567',
      'belum dibayar',
    ]) {
      expect(seen.join()).not.toContain(secret);
    }
    expect(await hears('vina', '/peran')).toContain('hanya untuk petugas');
    await forges('vina', '/pulihkan 7');
    await forges('vina', '/peran');
    const store = running.program.store;
    const trail = auditTrail();
    expect(
      trail.filter(({ action }) => action === 'command.denied').map(({ subject }) => subject),
    ).toEqual(['command/peran', 'command/pulihkan', 'command/peran']);
    const changed = ['queue.take', 'queue.free', 'company.pic', 'need.close', 'personal.look'];
    expect(trail.filter(({ action }) => changed.includes(action))).toEqual([]);
    expect(await store.read({ kind: 'company', id: 50 }, 1)).toMatchObject({
      picName: 'Dewi Lestari',
    });
  });

  it('makes staff by a code, tells the admins, and takes the role and the work back', async () => {
    await reports('siti');
    await running.grant('ani', 'admin');
    await running.say('ani', 'halo');
    await hears('ani', '/peran');
    await picks('ani', 'Undang petugas');
    await picks('ani', 'mediator');
    await picks('ani', '1 jam');
    const made = await picks('ani', 'Ya, buat kode');
    const code = /GABUNG ([A-Z0-9]{8})/.exec(made)?.[1] ?? '';
    expect(await hears('rudi', `gabung ${code}`)).toContain('Siapa nama');
    expect(await hears('rudi', 'Rudi Hartono')).toContain('petugas program: mediator');
    expect(await hears('rudi', 'ya')).toContain('Selamat bergabung');
    await running.say('ani', 'batal');
    expect(
      running.sent.some(
        ({ address, message }) =>
          address.id === 'ani' && message.text.includes('Rudi Hartono sekarang petugas: mediator'),
      ),
    ).toBe(true);
    expect(await hears('tono', `gabung ${code}`)).toContain('tidak berlaku');
    await hears('rudi', '/antrian');
    await picks('rudi', 'Laporan T-0001');
    await picks('rudi', 'Saya ambil');
    await hears('ani', '/peran');
    await picks('ani', 'Rudi Hartono');
    expect(await picks('ani', 'Cabut peran')).toContain('1 sedang dipegang');
    expect(await picks('ani', 'Ya, cabut')).toContain('sudah dicabut');
    expect(await hears('rudi', '/antrian')).toContain('hanya untuk petugas');
    const queue: Query = { kind: 'queue.open', of: ['ticket'] };
    expect(await running.program.store.read(queue, 1)).toMatchObject({
      rows: [{ item: { state: 'open' } }],
    });
    await hears('ani', '/peran');
    await picks('ani', 'admin');
    expect(await picks('ani', 'Cabut peran')).toContain('admin terakhir');
  });
});
