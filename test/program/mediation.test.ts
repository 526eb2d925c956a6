/** A dispute from the report to its end, with the clock moved over holidays: who hears what and when, both sides kept apart, and the process ended in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { company, match, need } from '../store/rows.ts';
import type { Running } from './inProcess.ts';
import { startProgram } from './inProcess.ts';
import { knownPerson } from './knownPerson.ts';

let running: Running;
let seen = 0;

async function hears(from: string, text: string): Promise<string> {
  return (await running.say(from, text)).map(({ message }) => message.text).join('\n');
}

/** What was said to whom since this was asked last: "siti: …". */
function news(): string {
  const said = running.sent
    .slice(seen)
    .map(({ address, message }) => `${address.id}: ${message.text}`)
    // What waits in the queue is told each morning, whatever becomes of this report.
    .filter((text) => !text.includes('Ringkasan antrian'));
  seen = running.sent.length;
  return said.join('\n');
}

/** Time passes; gives what people heard because of it. */
async function until(moment: string): Promise<string> {
  news();
  running.moveClock(new Date(moment));
  await running.program.timers.fire('test');
  await running.program.delivery.flush();
  return news();
}

/** News wait for ten minutes where somebody is in the middle of something; with what was said before. */
async function later(): Promise<string> {
  const before = news();
  return `${before}\n${await until(new Date(running.now().getTime() + 11 * 60_000).toISOString())}`;
}

async function works(who: string, act: string, answers: Record<string, string> = {}) {
  await running.say(who, '/sengketa T-0001');
  await running.say(who, 'urus laporan ini');
  await running.say(who, act);
  await running.answer(who, { ...answers, 'mediation/sure': 'ya' });
}

async function partnership(): Promise<void> {
  const dewi = await knownPerson(running, 'dewi', 'Dewi');
  await knownPerson(running, 'siti', 'Siti Aminah', 11);
  const belongs = { personId: dewi, organisation: 'company', organisationId: 50 } as const;
  await running.program.store.write([
    { op: 'insert', table: 'company', row: company(50, { name: 'PT Maju', status: 'approved' }) },
    {
      op: 'insert',
      table: 'membership',
      row: { ...belongs, id: `company/50/${dewi}`, role: 'pic', since: '2026-11-22' },
    },
    { op: 'insert', table: 'need', row: need(3, 50) },
    { op: 'insert', table: 'match', row: match(5, 3, 11, { state: 'agreed' }) },
    { op: 'insert', table: 'need', row: need(4, 50) },
    { op: 'insert', table: 'match', row: match(6, 4, 11, { state: 'raised' }) },
  ]);
}

async function reports(path: string, words = 'Pesanan belum dibayar dua bulan'): Promise<void> {
  await running.say('siti', '/lapor');
  await running.say('siti', '2');
  await running.answer('siti', {
    'report/words': words,
    'report/urgent': 'ya',
    'report/path': path,
    'report/photo': 'lewati',
    'report/review': 'kirim',
  });
}

beforeEach(async () => {
  seen = 0;
  // Wednesday 23 December 2026, nine o'clock: 24 and 25 are off, and 1 and 5 January.
  running = await startProgram(new Date('2026-12-23T02:00:00Z'));
  await partnership();
  for (const who of ['rina', 'budi']) {
    await knownPerson(running, who, who === 'rina' ? 'Rina Sari' : 'Budi Jaya');
    await running.grant(who, 'mediator');
  }
  await knownPerson(running, 'ani', 'Ani');
  await running.grant('ani', 'admin');
});
afterEach(() => running.close());

describe('the first answer', () => {
  it('is asked for on its working days, each once, and is late after the last', async () => {
    await reports('saran');
    expect(news()).toContain('25 Desember (Kelahiran Yesus Kristus)');
    expect(await hears('siti', 'ke siapa?')).toContain('Rina Sari (mediator)');
    expect(await hears('siti', 'status')).toContain('Ditangani Rina Sari (mediator)');
    expect(await until('2026-12-29T08:00:00Z')).toBe('');
    const third = await until('2026-12-30T01:05:00Z');
    expect(third).toContain('rina: Laporan T-0001 belum dijawab: hari kerja ke-3 dari 7');
    expect(third).not.toContain('budi:');
    expect(await until('2026-12-30T05:00:00Z')).toBe('');
    const fifth = await until('2027-01-04T01:05:00Z');
    for (const who of ['rina', 'budi', 'ani']) expect(fifth).toContain(`${who}: Laporan T-0001`);
    await running.restart();
    expect(await until('2027-01-05T05:00:00Z')).toBe('');
    const sixth = await until('2027-01-06T01:05:00Z');
    expect(sixth).toContain('ani: Laporan T-0001 belum dijawab: hari kerja ke-6');
    expect(sixth).not.toContain('rina:');
    // The last day is over at midnight in Bekasi; nobody is called from their bed.
    expect(await until('2027-01-07T16:59:00Z')).toBe('');
    expect(await until('2027-01-07T17:01:00Z')).toBe('');
    const late = await until('2027-01-08T01:05:00Z');
    expect(late).toContain('ani: Laporan T-0001 LEWAT BATAS');
    expect(late).toContain('siti: Mohon maaf');
    await running.restart();
    expect(await until('2027-01-11T05:00:00Z')).toBe('');
  });

  it('after a downtime is asked for once, and a new day off moves what is still to come', async () => {
    await reports('saran');
    expect(await until('2027-01-06T01:05:00Z')).toContain('hari kerja ke-6');
    expect(await until('2027-01-06T03:00:00Z')).toBe('');
    await running.say('ani', '/hari');
    await running.answer('ani', {
      'holidays/list': 'tambah hari libur',
      'holiday_add/days': '7 januari 2027',
    });
    await running.say('ani', 'ya');
    await running.answer('ani', {
      'holiday_add/name': 'Banjir',
      'holiday_add/kind': 'libur kantor',
      'holiday_add/confirm': 'ya',
    });
    expect(await later()).toContain('bergeser dari Kamis, 7 Januari 2027 ke Jumat, 8 Januari 2027');
    expect(await until('2027-01-08T01:05:00Z')).toBe('');
    expect(await until('2027-01-11T01:05:00Z')).toContain('LEWAT BATAS');
  });

  it('does not wait where goods are refused, but waits for the office to open', async () => {
    running.moveClock(new Date('2026-12-23T14:00:00Z'));
    await reports('saran', 'barang saya ditolak hari ini padahal sudah sampai gudang');
    expect(news()).toContain('begitu kantor buka: Senin, 28 Desember 2026');
    expect(await until('2026-12-24T02:00:00Z')).not.toContain('SEGERA');
    const alarm = await until('2026-12-28T01:01:00Z');
    expect(alarm).toContain('rina: SEGERA');
    expect(alarm).not.toContain('budi:');
    expect(await until('2026-12-28T02:01:00Z')).toBe('');
  });
});

describe('a mediation', () => {
  it('hears both apart, is agreed to by both, and is asked after in two weeks', async () => {
    await reports('mediasi');
    expect(await hears('dewi', 'laporan saya')).toContain('Belum ada laporan');
    await works('rina', 'mulai mediasi');
    expect(news()).toContain('memilih mediasi resmi');
    await running.say('dewi', 'beri keterangan');
    await running.say('dewi', 'Faktur baru kami terima tanggal 20');
    await works('rina', 'undang rapat mediasi', {
      'mediation/when': '30 desember jam 10',
      'mediation/place': 'Ruang rapat MPP',
    });
    expect(news()).toContain('siti: ');
    expect(await hears('siti', 'laporan saya')).not.toContain('Faktur');
    expect(await hears('budi', '/sengketa 1')).toContain('Faktur baru kami terima');
    expect(await hears('ani', '/forum rapat')).not.toContain('Mediasi T-0001');
    await works('rina', 'tulis usulan', {
      'mediation/proposal': 'PT Maju membayar lunas paling lambat 31 Desember 2026.',
    });
    await later();
    expect(await hears('siti', 'setuju')).toContain('pihak lain menjawab');
    await running.restart();
    expect(await hears('dewi', 'setuju')).toContain('Kedua pihak setuju');
    expect(await later()).toContain('rina: Kedua pihak setuju dengan usulan T-0001');
    const asked = await until('2027-01-06T02:01:00Z');
    expect(asked).toContain('siti: Kesepakatan laporan T-0001');
    expect(asked).toContain('dewi: Kesepakatan laporan T-0001');
    expect(await hears('siti', 'sudah')).toContain('sudah dicatat');
    // The list for the LKPM was offered to her just before.
    await running.say('dewi', 'nanti');
    await running.say('dewi', 'sudah dijalankan');
    expect(await later()).toContain('siti: Kesepakatan laporan T-0001 sudah dijalankan');
    expect(await hears('siti', 'laporan saya')).toContain('selesai: Beres, kedua pihak setuju');
    const statistics = await hears('rina', '/statistik');
    expect(statistics).toContain('beres seluruhnya atau sebagian: 1');
  });

  it('goes on where one says that it is not carried out, and can pause the partnership', async () => {
    await reports('mediasi');
    await works('rina', 'mulai mediasi');
    await works('rina', 'tulis usulan', { 'mediation/proposal': 'PT Maju membayar besok pagi.' });
    await later();
    await running.say('dewi', 'setuju');
    await running.say('siti', 'setuju');
    await until('2027-01-06T02:01:00Z');
    await running.say('siti', 'belum');
    expect(await hears('siti', 'baru separuh yang dibayar')).toContain('kami buka lagi');
    expect(await later()).toContain('rina: Kesepakatan T-0001 belum dijalankan');
    await running.say('rina', '/sengketa 1');
    await running.answer('rina', {
      'disputes/menu': 'tutup laporan',
      'disputes/outcome': 'kemitraan dihentikan sementara',
      'disputes/close_words': 'Kemitraan dijeda sampai lunas.',
      'disputes/close_sure': 'tutup laporan',
    });
    expect(news()).toContain('dihentikan sementara oleh kantor');
    await works('rina', 'lanjutkan kemitraan');
    expect(news()).toContain('dilanjutkan lagi');
  });

  it('ends by rule where nobody says whether it is carried out, and is opened again', async () => {
    await reports('mediasi');
    await works('rina', 'mulai mediasi');
    await works('rina', 'tulis usulan', { 'mediation/proposal': 'PT Maju membayar besok pagi.' });
    await later();
    await running.say('dewi', 'setuju');
    await running.say('siti', 'setuju');
    expect(await until('2027-01-06T02:01:00Z')).toContain('dewi: Kesepakatan laporan T-0001');
    expect(await until('2027-01-19T08:00:00Z')).not.toContain('ditutup');
    const closed = await until('2027-01-20T02:00:00Z');
    expect(closed).toMatch(/siti: Laporan T-0001 sudah ditutup[^]*PT Maju membayar besok pagi/);
    expect(closed).toContain('dewi: Laporan T-0001 ditutup: Dianggap selesai');
    // What she was asked before is nobody's question any more.
    expect(closed).not.toContain('Apakah sudah dijalankan?');
    expect(closed).toContain('rina: T-0001 ditutup otomatis');
    await running.restart();
    expect(await until('2027-01-21T02:00:00Z')).not.toContain('T-0001');
    const inQueue = { kind: 'queue.about', of: 'ticket', subjectId: 1 } as const;
    expect(await running.program.store.read(inQueue, 0)).toBeUndefined();
    await works('rina', 'buka lagi mediasinya');
    expect(await later()).toContain('siti: ');
    expect(await hears('siti', 'laporan saya')).not.toContain('Dianggap selesai');
    expect(await running.program.store.read(inQueue, 0)).toMatchObject({ item: { subjectId: 1 } });
    // What the other side says on the telephone is kept with who said it.
    await works('rina', 'catat keterangan', {
      'mediation/heard_who': 'Pak Joko, manajer pembelian',
      'mediation/heard_on': 'kemarin',
      'mediation/heard_via': 'telepon',
      'mediation/heard_words': 'Barang datang terlambat dua hari.',
    });
    expect(await hears('budi', '/sengketa 1')).toMatch(/Pak Joko[^]*terlambat dua hari/);
    expect(await hears('siti', 'laporan saya')).not.toContain('terlambat dua hari');
  });

  it('is begun by one of two, and by nobody who has a part in it or no role', async () => {
    await reports('mediasi');
    for (const who of ['rina', 'budi']) {
      await running.say(who, '/sengketa 1');
      await running.say(who, 'urus laporan ini');
      await running.say(who, 'mulai mediasi');
    }
    const said = await Promise.all(['rina', 'budi'].map((who) => hears(who, 'ya')));
    expect(said.filter((words) => words.includes('Mediasi dimulai'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('baru saja berubah'))).toHaveLength(1);
    await running.grant('dewi', 'mediator');
    expect(await hears('dewi', '/sengketa 1')).toContain('laporan Anda sendiri');
    await running.grant('vina', 'viewer');
    await running.say('vina', '/sengketa 1');
    expect(await hears('vina', 'urus laporan ini')).not.toContain('Apa yang ingin dilakukan');
  });
});

describe('whoever reports', () => {
  it('is named to nobody unless it is a mediation, to which a report can be raised', async () => {
    await reports('cek', 'Siti belum dibayar PT sejak Oktober');
    news();
    await works('rina', 'tanya perusahaan soal pembayaran');
    const asked = news();
    expect(asked).toContain('dewi: Kantor DPMPTSP sedang mengecek');
    expect(
      asked
        .split('\n')
        .filter((l) => l.startsWith('dewi:'))
        .join(),
    ).not.toContain('Siti');
    expect(await hears('dewi', 'laporan saya')).not.toMatch(/Siti|Oktober/);
    await running.say('siti', 'laporan saya');
    await running.say('siti', 'naikkan ke mediasi resmi');
    expect(await hears('siti', 'ya')).toContain('menjadi mediasi resmi');
    expect(await later()).toContain('rina: Pelapor T-0001 memilih mediasi resmi');
  });

  it('is not cut off without the forum seeing it', async () => {
    await reports('saran');
    await running.say('rina', '/antrian');
    news();
    await until('2027-02-01T02:00:00Z');
    await running.say('dewi', 'kemitraan saya');
    await running.answer('dewi', {
      'partners/list': '2',
      'partners/card': 'hentikan kemitraan ini',
      'partners/why': '1',
      'partners/why_words': 'harganya naik terus',
      'partners/confirm': 'ya',
    });
    expect(await later()).toContain('Setelah ada laporan, kemitraan nomor 5');
    await running.say('rina', '/antrian');
    const card = await hears('rina', 'setelah laporan');
    expect(card).toContain('PT Maju menghentikan kemitraan');
    expect(card).toContain('T-0001');
  });
});
