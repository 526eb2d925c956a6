/** Tables as files: masked unless asked for, never a formula, numbers as numbers, and small groups not counted. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFile } from '../../src/files/exportFile.ts';
import { maskName, maskNib } from '../../src/files/exportTables.ts';
import { applyImport } from '../../src/files/importRuns.ts';
import { stageFile } from '../../src/files/stageFile.ts';
import { importers } from '../../src/import/index.ts';
import { startProgram } from './inProcess.ts';
import type { Running } from './inProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
let running: Running;
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function csv(what: string, personal?: true): Promise<Record<string, string>[]> {
  const path = join(folder, `${what}.csv`);
  const options = { as: 'csv' as const, out: path, ...(personal ? { personal } : {}) };
  await exportFile(running.program, what, options);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(existsSync(`${path}.part`)).toBe(false);
  return parse(readFileSync(path), { bom: true, columns: true });
}

async function take(source: string, lines: readonly string[]): Promise<void> {
  const path = join(folder, `${source}.list`);
  writeFileSync(path, lines.join('\n'));
  const { program } = running;
  const importer = importers.find(({ id }) => id === source);
  if (!importer) throw new Error(source);
  const now = new Date('2026-11-23T02:00:00Z');
  const errorsPath = `${path}.errors`;
  const kept = { program, path, now, personId: 0, errorsPath };
  const { runId } = await stageFile({ ...kept, importer, byHand: {}, again: false });
  const codesPath = join(folder, 'codes.csv');
  await applyImport({ program, runId, merge: 'no', codesPath, now, personId: 0 });
}

beforeAll(async () => {
  running = await startProgram();
  const many = Array.from(
    { length: 6 },
    (_, i) => `Pemilik ${'abcdef'[i]};08123456780${i};keripik;Jatiasih;500 bungkus/bulan`,
  );
  await take('umk', [
    'Nama;No HP;Produk;Kecamatan;Kapasitas',
    '=cmd|calc;081234567890;@keripik pedas;Bekasi Timur;1.500 bungkus/bulan',
    ...many,
  ]);
  await take('pledges', [
    'Perusahaan;Komitmen;PIC;No HP;Alamat;NIB',
    '+PT Maju;30 persen rak;Rani Wulandari;081234567899;Jl. Raya;9120001234567',
  ]);
  await take('needs', [
    'Perusahaan;Kebutuhan;Volume;Harga',
    'PT Maju;nasi kotak;300 kotak/hari;Rp15.000',
  ]);
});

describe('what leaves', () => {
  it('is masked, and leaves no formula', async () => {
    const rows = await csv('umk');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatchObject({
      nama_pemilik: "'=c***",
      telepon: '0812****890',
      produk: "'@keripik pedas",
      kapasitas_min: '1500',
      satuan: 'bungkus',
      per: 'bulan',
      status: 'imported',
      ada_pemilik: 'tidak',
    });
    expect(rows[0]?.dibuat).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect((await csv('companies'))[0]).toMatchObject({
      nama: "'+PT Maju",
      nib: '9120…',
      nama_pic: 'R*** W***',
      alamat: '…',
    });
    expect((await csv('needs'))[0]).toMatchObject({
      perusahaan: "'+PT Maju",
      volume_maks: '300',
      harga_min: '15000',
    });
    expect([await csv('matches'), await csv('tickets')]).toEqual([[], []]);
  });

  it('is whole where that is asked for, which is written down', async () => {
    expect((await csv('umk', true))[0]).toMatchObject({
      nama_pemilik: "'=cmd|calc",
      telepon: '081234567890',
    });
    expect((await csv('companies', true))[0]).toMatchObject({
      nama_pic: 'Rani Wulandari',
      nib: '9120001234567',
    });
    // Two files with personal data, and three imports that were each read and applied.
    expect(await running.program.verifyAudit()).toEqual({ rows: 8 });
  });

  it('may be XLSX, with numbers as numbers and no cell that is a formula', async () => {
    const path = join(folder, 'umk.xlsx');
    await exportFile(running.program, 'umk', { as: 'xlsx', out: path });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('umk');
    const header = sheet?.getRow(1).values as string[];
    const first = sheet?.getRow(2).values as unknown[];
    expect(first[header.indexOf('kapasitas_min')]).toBe(1500);
    expect(first[header.indexOf('produk')]).toBe("'@keripik pedas");
    sheet?.eachRow((row) =>
      row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)),
    );
  });

  it('is open data without groups that could be recognised', async () => {
    const rows = await csv('open-data');
    expect(rows.map(({ kecamatan, jumlah_umk }) => `${kecamatan}: ${jumlah_umk}`)).toEqual([
      // One business there: the other place, and what both have in all, would give it away.
      'Bekasi Timur: ',
      'Jatiasih: ',
      'Bekasi Timur: ',
      'Jatiasih: ',
      'semua: 7',
      'semua: 7',
    ]);
    expect(rows[0]?.keterangan).toMatch(/^disamarkan/);
  });
});

it.each([
  ['Siti Aminah', 'S*** A***'],
  ['=cmd', '=c***'],
  ['', ''],
])('the name %j is masked as %j', (name, masked) => expect(maskName(name)).toBe(masked));

it('keeps the end of a NIB, which opens a claim, to itself', () => {
  expect(maskNib('9120001234567')).not.toMatch(/4567|567/);
});
