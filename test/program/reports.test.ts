/** Reports out, over the real server: the paper of a period with its pictures, the same as a book, and each company's own list for its LKPM. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../src/app/ports.ts';
import type { MatchMove } from '../../src/domain/match.ts';
import { readSheet } from '../../src/sheets/read.ts';
import { openZip } from '../../src/sheets/zip.ts';
import { company, match, need, umk } from '../store/rows.ts';
import { linkIn, startRig } from './filesRig.ts';
import type { Rig } from './filesRig.ts';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  await rig.running.grant('ani', 'mediator');
});
afterEach(() => rig.close());

const at = new Date('2026-10-05T03:00:00Z');
const step = (move: MatchMove) => ({ move, by: 'staff' as const, at });

/** Two companies, each with a partnership that was agreed to; one more was only suggested. */
/** What the company told of its quarters under the agreement of the first match; the newest counts. */
async function sheet(): Promise<void> {
  const line = {
    kind: 'quarter',
    side: 'company',
    agreementId: 4,
    umkId: 11,
    companyId: 50,
  } as const;
  const volume = { min: 1_200_000, max: 1_200_000, unit: 'bungkus' };
  await rig.running.program.store.write([
    {
      op: 'insert',
      table: 'agreementParty',
      row: { id: '4/11', agreementId: 4, umkId: 11, matchId: 5, share: 100 },
    },
    ...['2026-Q2', '2026-Q3'].map((period, index): Write => ({
      op: 'insert',
      table: 'checkIn',
      row: {
        ...{ ...line, id: `4/11/company/quarter/${period}`, period, personId: 1, at },
        ...{ workers: 3 + index, volume, value: BigInt(11 + index) * 1_000_000n },
      },
    })),
  ]);
}

async function partnerships(): Promise<void> {
  const agreed = { state: 'agreed', steps: [step('raise'), step('company_accepts')] } as const;
  const writes: Write[] = [
    ...[
      umk(11, { businessName: '=Keripik Siti', createdAt: at }),
      umk(12, { businessName: 'Sambal Budi', createdAt: at }),
      umk(13, { businessName: 'Hanya Contoh', example: true }),
    ].map((row): Write => ({ op: 'insert', table: 'umk', row })),
    ...[
      company(50, { name: 'PT Maju', commitment: '30 persen', createdAt: at, decidedAt: at }),
      company(51, { name: 'PT Lain', createdAt: at, decidedAt: at }),
    ].map((row): Write => ({ op: 'insert', table: 'company', row })),
    ...[need(3, 50, { createdAt: at }), need(4, 51, { createdAt: at })].map((row): Write => ({
      op: 'insert',
      table: 'need',
      row,
    })),
    ...[
      match(5, 3, 11, { ...agreed, steps: [...agreed.steps], createdAt: at }),
      match(6, 4, 12, { ...agreed, steps: [...agreed.steps], createdAt: at }),
      match(7, 3, 12, { createdAt: at }),
      match(8, 3, 13, { ...agreed, steps: [...agreed.steps], createdAt: at }),
    ].map((row): Write => ({ op: 'insert', table: 'match', row })),
    {
      op: 'insert',
      table: 'paper',
      row: {
        ...{ id: '11/nib', umkId: 11, kind: 'nib', status: 'ada' },
        ...{ number: '9120001234567', updatedAt: at },
      },
    },
  ];
  await rig.running.program.store.write(writes);
}

/** A report of this quarter that is settled. */
async function reported(): Promise<void> {
  const at = rig.running.now();
  const days = { reportedOn: '2026-11-02', dueOn: '2026-11-11', provisional: false, urgent: true };
  const row = {
    ...{ id: 1, regionId: 'kota-bekasi', personId: 1, text: 'belum dibayar', log: [], rev: 0 },
    ...{ ...days, state: 'closed' as const, outcome: 'settled' as const, answeredAt: at },
    ...{ closedAt: at, createdAt: at, updatedAt: at },
  };
  await rig.running.program.store.write([{ op: 'insert', table: 'ticket', row }]);
}

async function entry(bytes: Buffer, name: string): Promise<Buffer | undefined> {
  const chunks = openZip(bytes, 50_000_000).open(name);
  if (!chunks) return undefined;
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const path = join(folder, 'read.xlsx');
  writeFileSync(path, bytes);
  const rows: string[][] = [];
  for await (const part of await readSheet(path)) rows.push(...part.map(({ cells }) => [...cells]));
  return rows;
}

/** Every element that is opened is closed, in order. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (empty) continue;
    if (!end) open.push(name ?? '');
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe('/laporan', () => {
  it('has a list behind each figure', async () => {
    await partnerships();
    const said = await rig.hears('ani', '/laporan triwulan ini');
    expect(said).toContain('Kedua pihak setuju: 2 (naik 2; total 2)');
    expect(said).toContain('Calon ditemukan: 3 ');
    expect(said).toContain('UMK baru: 2 ');
    expect(rig.running.sent.some(({ message }) => message.attachment?.mime === 'image/png')).toBe(
      true,
    );
    const list = await rig.picks('ani', 'Kedua pihak setuju (2)');
    expect(list).toContain('PT Maju');
    expect(await rig.picks('ani', 'PT Lain')).toContain('PT Lain (51)');
    expect(await rig.hears('ani', '/laporan tw lalu')).toContain('Kedua pihak setuju: 0 (sama');
  });

  it('is a paper with letterhead, figures and pictures', async () => {
    await partnerships();
    await reported();
    await rig.hears('ani', '/laporan triwulan ini');
    expect(await rig.picks('ani', 'Unduh DOCX')).toContain('sedang ditulis');
    const { bytes, headers, status } = await rig.post(linkIn(await rig.works('ani')));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('wordprocessingml');
    expect(headers.get('content-disposition')).toContain('laporan-2026-Q4-1.docx');
    const xml = (await entry(bytes, 'word/document.xml'))?.toString() ?? '';
    expect(isWellFormed(xml)).toBe(true);
    const text = xml.replace(/<[^>]*>/g, '|');
    expect(text).toContain('DPMPTSP KOTA BEKASI');
    expect(text).toContain('Jl. Jend. A. Yani');
    expect(text).toContain('Laporan Inovasi Triwulanan BIG HUG Kota Bekasi');
    expect(text).toMatch(/Kedua pihak setuju\|+2\|+0\|+2\|+2\|/);
    expect(text).toMatch(/Laporan masalah masuk\|+1\|/);
    expect(text).toMatch(/Beres, kedua pihak setuju\|+1\|/);
    expect(text).not.toMatch(/Siti|Budi|PT Maju|9120|belum dibayar/);
    const pictures = [...xml.matchAll(/r:embed="([^"]+)"/g)].map(([, id]) => id);
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    // Two businesses in all: their kecamatan is named without its number.
    expect(text).toMatch(/Bantar Gebang\|+\*\|/);
    const links = (await entry(bytes, 'word/_rels/document.xml.rels'))?.toString() ?? '';
    for (const id of pictures) {
      const tag = [...links.matchAll(/<Relationship [^>]*>/g)].find(([t]) => t.includes(`"${id}"`));
      const target = /Target="([^"]+)"/.exec(tag?.[0] ?? '')?.[1] ?? '';
      const png = await entry(bytes, `word/${target}`);
      expect(png?.subarray(1, 4).toString()).toBe('PNG');
    }
  });

  it('is a book with a table a sheet', async () => {
    await partnerships();
    await rig.hears('ani', '/laporan triwulan ini');
    await rig.picks('ani', 'Unduh XLSX');
    const { bytes } = await rig.post(linkIn(await rig.works('ani')));
    expect((await rowsOf(bytes)).map(([first]) => first)).toContain('Periode: Triwulan 4 2026');
    const funnel = (await entry(bytes, 'xl/worksheets/sheet2.xml'))?.toString() ?? '';
    expect(funnel).toContain('Kedua pihak setuju');
    expect(funnel).not.toContain('<f>');
    expect(await entry(bytes, 'xl/worksheets/sheet5.xml')).toBeDefined();
    expect(await entry(bytes, 'xl/worksheets/sheet6.xml')).toBeUndefined();
  });

  it('is not written for somebody who lost the role meanwhile', async () => {
    await rig.hears('ani', '/laporan bulan ini');
    await rig.picks('ani', 'Unduh DOCX');
    const { store } = rig.running.program;
    await store.write([{ op: 'remove', table: 'staffRole', where: { role: 'mediator' } }]);
    await rig.works('ani');
    expect(rig.rows("SELECT id FROM Blob WHERE mime = 'application/octet-stream'")).toEqual([]);
    expect(rig.rows<{ state: string }>('SELECT state FROM Job')).toEqual([{ state: 'failed' }]);
  });
});

describe('the list for the LKPM', () => {
  /** Speaks for a company, and has agreed to nothing but that. */
  async function pic(from: string, companyId: number): Promise<void> {
    await rig.hears(from, 'halo');
    const { store } = rig.running.program;
    const found = rig.rows<{ id: number }>('SELECT max(id) AS id FROM Person')[0]?.id ?? 0;
    const id = `company/${companyId}/${found}`;
    const row = {
      id,
      personId: found,
      organisation: 'company',
      organisationId: companyId,
    } as const;
    const since = '2026-10-05';
    await store.write([{ op: 'insert', table: 'membership', row: { ...row, role: 'pic', since } }]);
  }

  it('holds the own partnerships of a company, and nobody else gets it', async () => {
    await partnerships();
    await sheet();
    await pic('rudi', 50);
    await pic('tono', 51);
    expect(await rig.hears('rudi', 'LKPM')).toContain('daftar 1 kemitraan PT Maju');
    const link = linkIn(await rig.works('rudi'));
    const { bytes, status } = await rig.post(link);
    expect(status).toBe(200);
    const [header = [], first = [], ...more] = await rowsOf(bytes);
    expect(more).toEqual([]);
    const row = Object.fromEntries(header.map((name, i) => [name, first[i]]));
    expect(row).toMatchObject({
      perusahaan: 'PT Maju',
      nama_umk: "'=Keripik Siti",
      nib_umk: '9120001234567',
      sejak: '2026-10-05',
      triwulan: '2026-Q3',
      volume: '1.200 bungkus',
      nilai_rp: '12000000',
      tenaga_kerja: '4',
    });
    await rig.hears('tono', 'lkpm');
    const other = await rowsOf((await rig.post(linkIn(await rig.works('tono')))).bytes);
    expect(JSON.stringify(other)).toContain('Sambal Budi');
    expect(JSON.stringify(other)).not.toMatch(/Siti|9120/);
    expect((await rig.post(link)).status).toBe(410);
  });

  it('is not given to somebody who speaks for the company no more', async () => {
    await partnerships();
    await pic('rudi', 50);
    await rig.hears('rudi', 'LKPM');
    const link = linkIn(await rig.works('rudi'));
    const { store } = rig.running.program;
    const where = { organisation: 'company', organisationId: 50 } as const;
    await store.write([{ op: 'remove', table: 'membership', where }]);
    expect((await rig.post(link)).status).toBe(410);
    expect(await rig.hears('rudi', 'LKPM')).toContain('hanya untuk PIC');
  });

  it('is offered once in the days of the LKPM, not before, at night, or in the days around the new year', async () => {
    await partnerships();
    await pic('rudi', 50);
    const { running } = rig;
    const offered = async (at: string): Promise<number> => {
      running.moveClock(new Date(at));
      const before = running.sent.length;
      await running.program.timers.fire('test');
      await running.program.delivery.flush();
      return running.sent
        .slice(before)
        .filter(({ message }) => message.text.includes('LKPM Triwulan 4 2026')).length;
    };
    expect(await offered('2026-12-20T03:00:00Z')).toBe(0);
    expect(await offered('2026-12-31T18:00:00Z')).toBe(0);
    expect(await offered('2027-01-01T03:00:00Z')).toBe(0);
    expect(await offered('2027-01-04T03:00:00Z')).toBe(1);
    expect(await offered('2027-01-05T03:00:00Z')).toBe(0);
    expect(await rig.hears('rudi', 'ya')).toContain('daftar 1 kemitraan PT Maju');
    // Who speaks for it since then hears of it on the next day, and nobody else again.
    await pic('tuti', 50);
    const told = (await offered('2027-01-06T03:00:00Z')) + (await offered('2027-01-06T04:00:00Z'));
    expect(told).toBe(1);
    expect(running.sent.at(-1)?.address.id).toBe('tuti');
  });
});
