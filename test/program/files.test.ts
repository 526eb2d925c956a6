/** Files by one-time links, over the real server: what is handed in is looked at, applied once and taken back; what is fetched is fetched once, by whoever may. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workbook, zip } from '../import/zip.ts';
import { linkIn, startRig } from './filesRig.ts';
import type { Rig } from './filesRig.ts';
import { startProgram } from './inProcess.ts';

const HEADER = 'NIB;Nama Perusahaan;KBLI;Judul KBLI;Kelurahan;Kecamatan;No HP';
const LIST = [
  HEADER,
  '9120001234567;Keripik Bu Siti;10794;Keripik singkong;Bekasi Jaya;Bekasi Timur;081234567890',
  '9120001234568;Katering Berkah;56210;Katering;Bekasi Jaya;Bekasi Timur;081234567891',
  '123;Rahasia Salah;10794;Keripik;Bekasi Jaya;Bekasi Timur;',
].join('\n');
const PLEDGES =
  'Nama Perusahaan;Komitmen;Nama PIC;No HP;Alamat\n=PT Maju;30 persen rak;Rani;081234567890;Jl. Raya';

/** A multiple of 100; ROWS=50000 is a real list. */
const ROWS = Number(process.env.ROWS ?? 2_000);

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ fileBytes: 200_000 });
  await rig.running.grant('admin', 'admin');
});
afterEach(() => rig.close());

const count = (table: string): number =>
  rig.rows<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)[0]?.n ?? -1;
const uploads = (): string[] => {
  const folder = join(dirname(rig.running.database), 'uploads');
  return readdirSync(folder);
};
const actions = (): string[] =>
  rig
    .rows<{ action: string }>('SELECT action FROM Audit ORDER BY seq')
    .map(({ action }) => action)
    .filter((action) => /^(?:file|job|import|export)\./.test(action));

/** Hands a list in and has it read; gives what the admin hears. */
async function handIn(source: string, content: string | Uint8Array, name?: string) {
  const link = await rig.uploadLink('admin', source);
  const { status } = await rig.upload(link, content, name);
  expect(status).toBe(200);
  return rig.works('admin');
}

async function applies(id: number): Promise<string> {
  await rig.hears('admin', `/impor ${id}`);
  let said = await rig.picks('admin', 'Terapkan');
  if (said.includes('Baris itu diapakan')) said = await rig.picks('admin', 'yang baru saja');
  expect(said).toContain('akan diterapkan');
  await rig.hears('admin', 'ya');
  return rig.works('admin');
}

describe('a list by link', () => {
  it('is handed in, looked at, applied once and taken back', async () => {
    const heard = await handIn('oss', LIST);
    expect(heard).toContain('Impor 1 sudah dibaca');
    expect(heard).toContain('2 baru');
    expect(heard).toContain('Baris 4: NIB terdiri dari 13 angka.');
    expect(heard).not.toMatch(/Siti|Rahasia|0812|9120/);
    expect([count('Umk'), uploads()]).toEqual([0, []]);

    const link = linkIn(await rig.picks('admin', 'Unduh baris yang salah'));
    const errors = await rig.post(link);
    expect(errors.headers.get('content-disposition')).toContain('impor-1-salah.csv');
    expect(errors.text).toContain('4,NIB,3 angka,NIB terdiri dari 13 angka.,nib_digits');
    expect(errors.text).not.toContain('Rahasia');

    expect(await applies(1)).toContain('2 dibuat');
    expect(count('Umk')).toBe(2);
    // What was wrong is of no use any more, and neither is the file.
    expect(rig.rows('SELECT id FROM Blob')).toEqual([]);

    await rig.hears('admin', '/impor 1');
    await rig.picks('admin', 'Tarik kembali');
    expect(await rig.hears('admin', 'ya')).toContain('sedang dikerjakan');
    expect(await rig.works('admin')).toContain('2 dihapus');
    expect(count('Umk')).toBe(0);
    expect(actions()).toEqual([
      'file.link',
      'file.upload',
      'import.stage',
      'file.link',
      'file.download',
      'job.make',
      'import.apply',
      'job.make',
      'import.undo',
    ]);
    expect(await rig.running.program.verifyAudit()).not.toHaveProperty('broken');
  });

  it('comes as XLSX, with formulas as the words they are', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('A');
    sheet.addRow(['Nama', 'No HP', 'Produk', 'Kecamatan']);
    sheet.addRow(['=cmd|calc', '081234567890', '=1+1 keripik', 'Jatiasih']);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await handIn('umk', bytes, 'daftar.xlsx')).toContain('1 baru');
  });

  it('of the same bytes is asked about, and read again only if it is meant', async () => {
    await handIn('oss', LIST);
    const asked = await handIn('oss', LIST);
    expect(asked).toContain('persis sama dengan impor 1');
    expect(count('ImportRun')).toBe(1);
    await rig.hears('admin', 'ya');
    expect(await rig.works('admin')).toContain('Impor 2 sudah dibaca');
    await handIn('oss', LIST);
    expect(await rig.hears('admin', 'tidak')).toContain('saya lupakan');
    expect(count('ImportRun')).toBe(2);
  });

  it('with a column that nobody knows is read after one answer, which is remembered', async () => {
    const foreign = LIST.replace('NIB;', 'Kode Usaha Resmi;');
    const asked = await handIn('oss', foreign);
    expect(asked).toContain('Kolom mana yang berisi NIB?');
    await rig.picks('admin', 'Kode Usaha Resmi');
    expect(await rig.works('admin')).toContain('2 baru');
    expect(await handIn('oss', foreign.replace('Siti', 'Sita'))).toContain('Impor 2 sudah dibaca');
  });

  it('without headers shows nothing of its rows', async () => {
    const heard = await handIn('umk', 'Siti;0812;keripik\nBudi;0813;sambal');
    expect(heard).toContain('Judul kolomnya tidak saya temukan');
    expect(heard).not.toMatch(/Siti|Budi|sambal/);
  });

  it('that is a zip bomb, empty or no table is refused with what to do', async () => {
    const row = deflateRawSync(Buffer.alloc(32 * 1024 * 1024, 'x'));
    const bomb = zip({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': row }, 10);
    expect(await handIn('oss', bomb, 'a.xlsx')).toContain('terlalu besar setelah dibuka');
    expect(await handIn('oss', Buffer.from([0, 1, 2]))).toContain('tidak bisa dibaca');
    expect(await handIn('oss', HEADER)).toContain('tanpa baris');
    expect(uploads()).toEqual([]);
  });

  it('for two staff at one moment is applied once', async () => {
    await rig.running.grant('rekan', 'admin');
    await handIn('oss', LIST);
    for (const who of ['admin', 'rekan']) {
      await rig.hears(who, '/impor 1');
      await rig.picks(who, 'Terapkan');
    }
    await rig.hears('admin', 'ya');
    expect(await rig.hears('rekan', 'ya')).toContain('Keadaannya sudah berubah');
    await rig.works('admin');
    expect(count('Umk')).toBe(2);
  });

  it('of pledges leaves codes, which are fetched once and then gone', async () => {
    await handIn('pledges', PLEDGES);
    expect(await applies(1)).toContain('1 kode undangan');
    await rig.hears('admin', '/impor 1');
    const link = linkIn(await rig.picks('admin', 'Unduh kode undangan'));
    const codes = await rig.post(link);
    expect(codes.text).toMatch(/'=PT Maju,Rani,081234567890,\w+,2026-11-30/);
    await expect.poll(() => count('Blob')).toBe(0);
    expect(await rig.hears('admin', '/impor 1')).not.toContain('Unduh kode');
  });
});

describe('a link', () => {
  it('is looked at as often as anybody likes, by GET and HEAD, with nothing to run and nothing kept', async () => {
    const link = await rig.uploadLink('admin', 'oss');
    for (const method of ['HEAD', 'GET', 'GET'] as const) {
      const { status, headers } = await rig.get(link, method);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors/);
    }
    const { text } = await rig.get(link);
    expect(text).toContain('<input id="f" name="file" type="file" required');
    expect(text).not.toContain('<script');
    expect((await rig.upload(link, LIST)).status).toBe(200);
  });

  it('works once, and for one of two at one moment', async () => {
    const link = await rig.uploadLink('admin', 'oss');
    const both = await Promise.all([rig.upload(link, LIST), rig.upload(link, LIST)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rig.upload(link, LIST)).status).toBe(410);
    expect((await rig.get(link)).status).toBe(410);
    expect(count('Job')).toBe(1);

    await rig.works('admin');
    await rig.hears('admin', '/ekspor');
    for (const words of ['Data terbuka', 'CSV']) await rig.picks('admin', words);
    const file = linkIn(await rig.works('admin'));
    const two = await Promise.all([rig.post(file), rig.post(file)]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('that was guessed, is over, or whose person lost the role, says the same', async () => {
    const link = await rig.uploadLink('admin', 'oss');
    const guessed = await rig.get(`/berkas/${'A'.repeat(43)}`);
    expect(guessed.status).toBe(404);
    expect((await rig.get('/berkas/..%2f..%2fetc')).status).toBe(404);

    await rig.running.grant('lain', 'admin');
    await rig.hears('lain', '/peran');
    const [{ personId } = { personId: 0 }] = rig.rows<{ personId: number }>(
      'SELECT personId FROM FileLink',
    );
    await rig.running.program.store.write([
      { op: 'remove', table: 'staffRole', where: { personId, role: 'admin' } },
    ]);
    const lost = await rig.upload(link, LIST);
    expect([lost.status, lost.text]).toEqual([410, guessed.text]);

    const own = await rig.uploadLink('lain', 'oss');
    rig.running.moveClock(new Date('2026-11-23T02:31:00Z'));
    const over = await rig.get(own);
    expect([over.status, over.text]).toEqual([410, guessed.text]);
    expect(count('Job')).toBe(0);
  });

  it('takes no more than a list, and is not used up by what is wrong', async () => {
    const link = await rig.uploadLink('admin', 'oss');
    // Cut off while it comes in, and refused by what it says of itself.
    for (const bytes of [250_000, 400_000]) {
      const large = await rig.upload(link, 'x'.repeat(bytes));
      expect([large.status, large.text.includes('25 MB')]).toEqual([413, true]);
    }
    expect((await rig.post(link)).status).toBe(415);
    expect((await rig.upload(link, '')).status).toBe(400);
    expect(uploads()).toEqual([]);
    expect((await rig.upload(link, LIST)).status).toBe(200);
    expect(uploads()).toHaveLength(1);
  });

  it('is stored as no more than a hash', async () => {
    const link = await rig.uploadLink('admin', 'oss');
    expect(JSON.stringify(rig.rows('SELECT * FROM FileLink'))).not.toContain(link.slice(8, 30));
  });
});

describe('a table', () => {
  async function takesOut(from: string, ...words: string[]): Promise<string> {
    await rig.hears(from, '/ekspor');
    for (const word of words) await rig.picks(from, word);
    const { text } = await rig.post(linkIn(await rig.works(from)));
    return text;
  }

  beforeEach(async () => {
    await handIn(
      'umk',
      'Nama;No HP;Produk;Kecamatan\n=cmd|calc;081234567890;@keripik pedas;Bekasi Timur',
    );
    await applies(1);
    await rig.running.grant('penonton', 'viewer');
  });

  it('leaves masked for a viewer, who is not even asked, and without formulas', async () => {
    const text = await takesOut('penonton', 'UMK', 'CSV');
    expect(text).toContain("'@keripik pedas");
    expect(text).not.toMatch(/081234567890|cmd\|calc/);
    expect(actions().filter((action) => action === 'export.personal')).toEqual([]);
  });

  it('leaves in full only after it was asked for, said and written down', async () => {
    await rig.hears('admin', '/ekspor');
    for (const words of ['UMK', 'CSV', 'Lengkap']) await rig.picks('admin', words);
    expect(actions()).not.toContain('export.personal');
    await rig.hears('admin', 'ya');
    expect(actions().slice(-2)).toEqual(['export.personal', 'job.make']);
    expect(count('Blob')).toBe(0);
    const { text } = await rig.post(linkIn(await rig.works('admin')));
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain('081234567890');
    await expect.poll(() => count('Blob')).toBe(0);
    expect(uploads()).toEqual([]);
  });

  it('is no spreadsheet’s program as XLSX either', async () => {
    await rig.hears('admin', '/ekspor');
    for (const words of ['UMK', 'XLSX', 'Disamarkan']) await rig.picks('admin', words);
    const said = await rig.works('admin');
    const answer = await rig.post(linkIn(said));
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    expect(answer.text.startsWith('PK')).toBe(true);
  });

  it('that nobody fetches is gone after its time', async () => {
    await rig.hears('admin', '/ekspor');
    for (const words of ['UMK', 'CSV', 'Disamarkan']) await rig.picks('admin', words);
    const link = linkIn(await rig.works('admin'));
    rig.running.moveClock(new Date('2026-11-23T03:10:00Z'));
    await rig.works('admin');
    expect(count('Blob')).toBe(0);
    expect((await rig.post(link)).status).toBe(410);
  });

  it('is nobody’s who lost the role before it was written', async () => {
    await rig.hears('penonton', '/ekspor');
    for (const words of ['UMK', 'CSV']) await rig.picks('penonton', words);
    await rig.running.program.store.write([
      { op: 'remove', table: 'staffRole', where: { role: 'viewer' } },
    ]);
    expect(await rig.works('penonton')).toBe('');
    expect(count('Blob')).toBe(0);
  });
});

describe('a program that is killed', () => {
  it('while a list is read says so, and nothing of it is left', async () => {
    const many = Array.from(
      { length: 3_000 },
      (_, i) => `${9120000000000 + i};Usaha ${i};10794;Keripik;Bekasi Jaya;Bekasi Timur;`,
    );
    await rig.close();
    rig = await startRig();
    await rig.running.grant('admin', 'admin');
    await rig.upload(await rig.uploadLink('admin', 'oss'), [HEADER, ...many].join('\n'));
    const reading = rig.running.program.fileWork.work();
    await expect.poll(() => count('ImportRow'), { interval: 1 }).toBeGreaterThan(0);
    await rig.running.restart();
    await reading;
    await rig.reopen();
    await rig.running.program.timers.fire('after');
    await rig.running.program.delivery.flush();
    expect(rig.running.sent.at(-1)?.message.text).toContain('kirim ulang berkasnya');
    expect([count('ImportRow'), uploads()]).toEqual([0, []]);
    expect(rig.rows('SELECT state FROM ImportRun')).toEqual([{ state: 'dropped' }]);
    expect(rig.rows('SELECT state FROM Job')).toEqual([{ state: 'failed' }]);
  });

  it('at once, in the middle of reading, comes to the same', async () => {
    await rig.upload(await rig.uploadLink('admin', 'oss'), LIST);
    const at = rig.running.now();
    const job = await rig.running.program.files.take(at);
    const personId = job?.personId ?? 0;
    await rig.running.program.staging.begin({ source: 'oss', file: 'x', hash: 'y', personId, at });
    await rig.running.restart();
    await rig.reopen();
    await rig.running.program.timers.fire('after');
    await rig.running.program.delivery.flush();
    expect(rig.running.sent.at(-1)?.message.text).toContain('kirim ulang berkasnya');
    expect(rig.rows('SELECT state FROM ImportRun')).toEqual([{ state: 'dropped' }]);
    expect(uploads()).toEqual([]);
  });

  it('leaves no list that waits for an answer while its sender is asked to send it again', async () => {
    const db = new Database(rig.running.database);
    db.exec(`CREATE TRIGGER cut BEFORE UPDATE OF state ON "Job" WHEN NEW.state = 'done'
      BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
    db.close();
    await rig.upload(await rig.uploadLink('admin', 'oss'), LIST);
    expect(await rig.works('admin')).toContain('gagal');
    expect(rig.rows('SELECT state FROM ImportRun')).toEqual([{ state: 'dropped' }]);
    expect([count('ImportRow'), count('ImportUmk')]).toEqual([0, 0]);
  });

  it('before it applied, applies once it runs again, and only once', async () => {
    await handIn('oss', LIST);
    await rig.hears('admin', '/impor 1');
    await rig.picks('admin', 'Terapkan');
    await rig.hears('admin', 'ya');
    await rig.running.program.files.take(rig.running.now());
    await rig.running.restart();
    await rig.reopen();
    expect(await rig.works('admin')).toContain('2 dibuat');
    await rig.running.restart();
    await rig.reopen();
    expect(await rig.works('admin')).toBe('');
    expect(count('Umk')).toBe(2);
  });
});

describe(`a list of ${ROWS} rows, 3 in 100 of them wrong`, () => {
  /** Somebody chats until the work is over; the longest they waited for an answer, in seconds. */
  async function chatsWhile(work: Promise<unknown>): Promise<number> {
    let over = false;
    const done = work.finally(() => (over = true));
    let longest = 0;
    for (let n = 0; !over; n++) {
      const began = performance.now();
      const heard = await rig.running.say('warga', n % 2 === 0 ? 'halo' : 'bantuan');
      expect(heard.length).toBeGreaterThan(0);
      longest = Math.max(longest, performance.now() - began);
    }
    await done;
    return Math.round(longest / 100) / 10;
  }

  it('is read, applied and taken back while people chat, and nobody is left without an answer', async () => {
    await rig.close();
    rig = await startRig();
    await rig.running.grant('admin', 'admin');
    const lines = Array.from({ length: ROWS }, (_, i) => {
      const nib = i % 100 < 3 ? '12345' : String(9120000000000 + i);
      const phone = `0812${10000000 + i}`;
      return `${nib};Usaha Keluarga ${i};10794;Keripik rasa ${i % 50};Bekasi Jaya;Bekasi Timur;${phone}`;
    });
    const link = await rig.uploadLink('admin', 'oss');
    expect((await rig.upload(link, [HEADER, ...lines].join('\n'))).status).toBe(200);
    const good = Math.round(ROWS * 0.97);
    for (const [what, made, asks] of [
      ['read', 0, []],
      ['apply', good, ['/impor 1', 'terapkan', 'ya']],
      ['undo', 0, ['/impor 1', 'tarik kembali impor ini', 'ya']],
    ] as const) {
      for (const words of asks) await rig.hears('admin', words);
      const began = performance.now();
      const longest = await chatsWhile(rig.running.program.fileWork.work());
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      console.log(`${what}: ${seconds} s; answers within ${longest} s; at most ${megabytes} MB`);
      expect(count('Umk')).toBe(made);
    }
    expect(rig.rows('SELECT id FROM Inbound WHERE parked IS NOT NULL')).toEqual([]);
  }, 600_000);
});

describe('whoever may not', () => {
  it.each(['viewer', 'kurator', 'mediator', 'pendamping'] as const)(
    'a %s imports nothing',
    async (role) => {
      await rig.running.grant('orang', role);
      expect(await rig.hears('orang', '/impor')).not.toContain('Unggah daftar');
      expect(count('FileLink')).toBe(0);
    },
  );

  it('a viewer’s forged buttons import nothing', async () => {
    await handIn('oss', LIST);
    await rig.running.grant('penonton', 'viewer');
    await rig.hears('penonton', '/ekspor');
    const last = rig.running.sent.at(-1)?.message;
    const account = basename(rig.running.database);
    const from = { channel: 'terminal', account, id: 'penonton' } as const;
    for (const option of ['/impor 1', 'run/1', 'apply', 'lengkap', 'job/1', 'baru']) {
      const input = { kind: 'choice', option, turn: last?.turn ?? 0 } as const;
      const message = { id: `forged ${option}`, from, at: rig.running.now(), input };
      const { settled } = await rig.running.program.handler.receive(message);
      await settled;
    }
    await rig.works('penonton');
    expect(rig.rows('SELECT kind FROM Job')).toEqual([{ kind: 'read' }]);
    expect(rig.rows('SELECT state FROM ImportRun')).toEqual([{ state: 'staged' }]);
  });

  it('is told how it is done on the server where there is no address', async () => {
    const without = await startProgram();
    await without.grant('admin', 'admin');
    await without.say('admin', '/impor');
    await without.say('admin', 'unggah daftar');
    const [heard] = await without.say('admin', 'oss');
    expect(heard?.message.text).toContain('npm run -s import -- oss');
    await without.close();
  });
});
