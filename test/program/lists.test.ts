/** Lists that are no plain list of businesses: industries, investment, running agreements, days off and codes, each applied, known again and taken back. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Applied, Merge, Undone } from '../../src/domain/imported.ts';
import { applyImport } from '../../src/files/importRuns.ts';
import { stageFile } from '../../src/files/stageFile.ts';
import type { Staged } from '../../src/files/stageFile.ts';
import { importers } from '../../src/import/index.ts';
import { createPlanner } from '../../src/import/plan.ts';
import { startRig } from './filesRig.ts';
import type { Rig } from './filesRig.ts';

const folder = mkdtempSync(join(tmpdir(), 'lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

let rig: Rig;
let files = 0;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

async function stageAt(source: string, path: string): Promise<Staged> {
  const importer = importers.find(({ id }) => id === source);
  if (!importer) throw new Error(source);
  const { program, now } = rig.running;
  const errorsPath = join(folder, 'errors.csv');
  const how = { program, importer, path, byHand: {}, again: false, personId: 0, errorsPath };
  return stageFile({ ...how, now: now() });
}

function stage(source: string, lines: readonly string[]): Promise<Staged> {
  const path = join(folder, `list${files++}.csv`);
  writeFileSync(path, lines.join('\n'));
  return stageAt(source, path);
}

async function apply(runId: number, merge: Merge = 'no'): Promise<Applied> {
  const { program, now } = rig.running;
  const codesPath = join(folder, 'codes.csv');
  return applyImport({ program, runId, merge, codesPath, now: now(), personId: 0 });
}

async function undo(runId: number): Promise<Undone> {
  const { program, now } = rig.running;
  const planner = createPlanner(program.region);
  return program.staging.undo(runId, { personId: 0, at: now(), planner });
}

const count = (table: string): number =>
  rig.rows<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)[0]?.n ?? -1;
const counts = (...tables: string[]): number[] => tables.map(count);

describe('industries and investment', () => {
  it('make businesses and companies by their scale, and approve none', async () => {
    const { runId } = await stage('siinas', [
      'NIB;Nama Perusahaan;Produk;Kapasitas;Satuan;Periode;Skala;Kecamatan',
      '9120001234567;Keripik Siti;Keripik;500;kg;bulan;Industri Kecil;Jatiasih',
      '9120001234568;PT Renyah;Kerupuk;9000;kg;bulan;Besar;Jatiasih',
    ]);
    expect(await apply(runId)).toMatchObject({ made: 2, codes: [] });
    expect(rig.rows('SELECT status FROM Umk')).toEqual([{ status: 'imported' }]);
    const companies = 'SELECT status, scale FROM Company';
    expect(rig.rows(companies)).toEqual([{ status: 'waiting', scale: 'besar' }]);
    expect(counts('QueueItem', 'Invitation')).toEqual([0, 0]);

    const lkpm = [
      'NIB;Nama Perusahaan;Periode;Tahun;Realisasi Investasi;Alamat',
      '9120001234568;PT Renyah;Triwulan II;2026;1.000.000.000;Jl. Raya 1',
      '9120001234569;PT Baru;Triwulan II;2026;2.000.000.000;',
      '9120001234569;PT Baru;Triwulan III;2026;3.000.000.000;',
    ];
    const report = await stage('lkpm', lkpm);
    expect(report.counts.verdicts).toEqual({ same_nib: 1, new: 1, in_file: 1 });
    expect(await apply(report.runId, 'only-sure')).toMatchObject({ made: 1, filled: 2 });
    expect(rig.rows('SELECT status FROM Company')).toEqual([
      { status: 'waiting' },
      { status: 'waiting' },
    ]);
    expect(await undo(report.runId)).toEqual({ removed: 1, restored: 1, left: [] });
    expect(await undo(runId)).toEqual({ removed: 2, restored: 0, left: [] });
    expect(counts('Umk', 'Company', 'Paper')).toEqual([0, 0, 0]);
  });
});

describe('running agreements', () => {
  const HEADER = 'Perusahaan;NIB Perusahaan;UMK;NIB UMK;Kecamatan;Objek;Pola;Mulai;Sampai';
  const first = 'PT Maju;9120001234560;Keripik Siti;9120001234567;Jatiasih;keripik;vendor';
  const lines = [
    HEADER,
    `${first};01/03/2026;28/02/2027`,
    `${first};01/03/2026;28/02/2027`,
    'PT Maju;9120001234560;Sambal Budi;;Jatiasih;sambal;subkontrak;;',
    'PT Lain;;Sambal Budi;;Jatiasih;sambal;;01/01/2020;01/01/2021',
  ];

  it('bring both sides, are a partnership at once, and are known the second time', async () => {
    const { runId, counts: read } = await stage('agreements', lines);
    expect(read).toMatchObject({
      verdicts: { new: 2, in_file: 1, error: 1 },
      errors: { over: 1 },
    });
    expect(await apply(runId)).toMatchObject({ made: 2, skipped: 1, codes: [] });
    expect(counts('Company', 'Umk', 'Need', 'Match')).toEqual([1, 2, 2, 2]);
    expect(rig.rows('SELECT state FROM "Match"')).toEqual([
      { state: 'agreed' },
      { state: 'agreed' },
    ]);
    expect(rig.rows('SELECT status, pattern FROM Need ORDER BY id')).toEqual([
      { status: 'closed', pattern: 'perdagangan_umum' },
      { status: 'closed', pattern: 'subkontrak' },
    ]);
    expect(await rig.running.program.store.openNeeds()).toEqual([]);
    const [company] = rig.rows<{ id: number }>('SELECT id FROM Company');
    const list = await rig.running.program.exports.partnerships(company?.id ?? 0);
    expect(
      list.map(({ need, since }) => [need.what, since.toISOString().slice(0, 10)]).sort(),
    ).toEqual([
      ['keripik', '2026-02-28'],
      ['sambal', '2026-11-23'],
    ]);

    const again = await stage('agreements', [...lines, '']);
    expect(again.counts.verdicts).toMatchObject({ known: 3, error: 1 });
    expect(await apply(again.runId, 'yes')).toMatchObject({ made: 0, filled: 0, skipped: 3 });
    expect(await undo(runId)).toMatchObject({ left: [] });
    expect(counts('Company', 'Umk', 'Need', 'Match', 'Paper')).toEqual([0, 0, 0, 0, 0]);
  });

  it('do not guess between two of one name', async () => {
    const umk = 'Nama Pemilik;Nama Usaha;No HP;Produk;Kecamatan;NIB';
    const { runId } = await stage('umk', [
      umk,
      'Siti;Keripik Siti;081234567890;keripik;Jatiasih;9120001234567',
      'Lia;Keripik Siti;081234567891;keripik;Jatiasih;9120001234568',
    ]);
    await apply(runId);
    const { counts: read } = await stage('agreements', [
      HEADER,
      'PT Maju;;Keripik Siti;;Jatiasih;keripik;;;',
      'PT Maju;;Keripik Siti;9120001234568;Jatiasih;keripik;;;',
    ]);
    expect(read).toMatchObject({ verdicts: { new: 1, error: 1 }, errors: { umk_several: 1 } });
  });
});

it('days off are handed in by a link, say what is there already, and are taken back', async () => {
  await rig.running.grant('ani', 'admin');
  const decree = [
    'tanggal,jenis,nama',
    '2026-12-25,libur_nasional,Hari Raya Natal',
    '2028-01-01,libur_nasional,Tahun Baru 2028',
    '2028-01-03,cuti_bersama,Cuti bersama Tahun Baru',
    '2028-01-03,cuti_bersama,Cuti bersama Tahun Baru',
    'besok,libur_nasional,Salah',
  ];
  expect(
    (await rig.upload(await rig.uploadLink('ani', 'holidays'), decree.join('\n'))).status,
  ).toBe(200);
  const read = await rig.works('ani');
  for (const said of ['2 baru', '1 sudah ada', '1 lanjutan', '1 salah'])
    expect(read).toContain(said);
  await rig.hears('ani', '/impor 1');
  expect(await rig.picks('ani', 'Terapkan')).toContain('2 data baru');
  await rig.hears('ani', 'ya');
  expect(await rig.works('ani')).toContain('2 dibuat');
  await rig.hears('ani', '/hari');
  expect(await rig.picks('ani', '2028')).toContain('Cuti bersama Tahun Baru');
  await rig.hears('ani', 'selesai');
  await rig.hears('ani', '/impor 1');
  await rig.picks('ani', 'Tarik kembali');
  await rig.hears('ani', 'ya');
  expect(await rig.works('ani')).toContain('2 dihapus');
  await rig.hears('ani', '/hari');
  expect(await rig.picks('ani', '2028')).not.toContain('Cuti bersama');
});

describe.skipIf(!existsSync(data))('the KBLI as it is published', () => {
  it('is what codes of other lists are held against', async () => {
    for (const [source, file, rows, made] of [
      ['kbli2020', 'kbli2020.csv', 1790, 1790],
      ['kbli2025', 'kbli2025.csv', 1559, 1559],
      ['kbli-moves', 'kbli_2020_to_2025.csv', 925, 'most'],
    ] as const) {
      const { runId, counts: read } = await stageAt(source, join(data, file));
      expect(read.rows).toBe(rows);
      // The table between the editions is a third party's: words stand where codes should.
      expect(read.verdicts.error ?? 0).toBe(made === 'most' ? 27 : 0);
      const applied = await apply(runId);
      if (made === 'most') expect(applied.made).toBeGreaterThan(850);
      else expect(applied.made).toBe(made);
    }
    const { counts: read } = await stage('oss', [
      'NIB;Nama Usaha;KBLI;Judul KBLI;Kecamatan;Tanggal Terbit',
      '9120001234561;Satu;45201;x y;Jatiasih;01/07/2026',
      '9120001234562;Dua;01270;x y;Jatiasih;01/07/2026',
      '9120001234563;Tiga;99998;x y;Jatiasih;01/07/2026',
      '9120001234564;Empat;10794;x y;Jatiasih;01/07/2026',
    ]);
    expect(read).toMatchObject({
      verdicts: { new: 3, error: 1 },
      errors: { kbli_unknown: 1 },
      hints: { kbli_suggest: 1, kbli_split: 1 },
    });
    // Matching holds the titles from then on, and reads them anew.
    const { store } = rig.running.program;
    expect((await store.kbli())['2020']?.size).toBe(1790);
    expect((await store.matchingChanges(0)).kbli).toBe(true);
    const before = await store.matchingRev();
    expect(await undo(2)).toEqual({ removed: 1559, restored: 0, left: [] });
    expect((await store.matchingChanges(before)).kbli).toBe(true);
    expect(Object.keys(await rig.running.program.staging.kbli())).toEqual(['2020', 'moves']);
  });
});
