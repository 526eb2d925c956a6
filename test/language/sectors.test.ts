/**
 * From what owners and buyers say to lines of business; measured on labelled rows where they are
 * at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Sector } from '../../src/domain/region.ts';
import { readSectors } from '../../src/language/sector.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const data = '../shared/data';
const region = kotaBekasi;
const { sectors } = region;

const rows: readonly (readonly [string, string])[] = [
  ['jual hp', 'T1'],
  ['servis hp', 'E1'],
  ['buat baju', 'F1'],
  ['bikin seragam sekolah', 'F1'],
  ['jual baju anak', 'F2'],
  ['penjahit di rumah', 'F1'],
  ['makanan dan minuman rapat', 'C1'],
  ['katring nasi box', 'C1'],
  ['terima pesanan snack box', 'C1'],
  ['ATK', 'Y1'],
  ['seragam', 'F1'],
  ['keripik singkong', 'K2'],
  ['kripik pisang coklat', 'K2'],
  ['kue kering lebaran', 'K1'],
  ['sewa tenda dan kursi', 'A1'],
  ['rental mobil', 'V1'],
  ['cuci motor', 'O1'],
  ['cuci baju', 'L1'],
  ['jasa loundry kiloan', 'L1'],
  ['tambal ban', 'O1'],
  ['depot air isi ulang', 'U1'],
  ['warung klontong', 'S1'],
  ['sablon kaos', 'G1'],
  ['cetak spanduk', 'G1'],
  ['tukang las pagar', 'R3'],
  ['meubel kayu jati', 'R2'],
  ['frozen food nuget', 'P1'],
  ['jual rongsokan', 'Q1'],
  ['pangkas rambut', 'L2'],
  ['warung nasi padang', 'W1'],
  ['es boba', 'M1'],
  ['pakan burung', 'N1'],
  ['souvenir pernikahan', 'R1'],
  ['sepatu kulit', 'F3'],
  ['renovasi rumah', 'X1'],
  ['pembuatan website', 'D1'],
  ['plastik kresek', 'H1'],
];

type Labelled = { id: string; kode_sektor: string };

function measure(labels: string, texts: string, column: string): { first: number; third: number } {
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(`${data}/${name}`, 'utf8'), { columns: true });
  const byId = new Map(read(texts).map((row) => [row['id'], row[column] ?? '']));
  const gold = read(labels) as unknown as Labelled[];
  const ranks = gold.map(({ id, kode_sektor: code }) =>
    readSectors(byId.get(id) ?? '', region).findIndex((candidate) => candidate.code === code),
  );
  const share = (most: number): number =>
    ranks.filter((rank) => rank >= 0 && rank < most).length / ranks.length;
  return { first: share(1), third: share(3) };
}

describe('sectors', () => {
  for (const [text, code] of rows) {
    it(`${text} → ${code}`, () => {
      expect(readSectors(text, region)[0]?.code).toBe(code);
    });
  }

  it('gives up to five, best first, with scores between 0 and 1', () => {
    const found = readSectors('jual beras, gas elpiji, pulsa, es teh, gorengan, buku', region);
    expect(found).toHaveLength(5);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
  });

  it('gives nothing where nothing fits', () => {
    for (const text of ['', 'jualan', 'xyz', '12345', 'asdf qwer']) {
      expect(readSectors(text, region)).toEqual([]);
    }
  });

  it('is a valid list of 31 first-level codes, near ones existing', () => {
    const codes = new Set(sectors.map(({ code }) => code));
    expect(codes.size).toBe(31);
    for (const sector of sectors) {
      expect(Sector.safeParse(sector).success).toBe(true);
      for (const near of sector.near ?? []) expect(codes.has(near), near).toBe(true);
    }
  });

  it('never throws, and answers 10,000 characters in under 5 ms', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readSectors(text, region);
      }),
    );
    for (const text of ['keripik '.repeat(1250), 'menjuall '.repeat(1100), 'x'.repeat(10000)]) {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        readSectors(text, region);
        return performance.now() - start;
      });
      expect(times.sort((a, b) => a - b)[0]).toBeLessThan(5);
    }
  });

  const here = existsSync(data);
  if (!here) console.warn('sector measurement skipped: ../shared/data is not at hand');
  it.skipIf(!here)('reaches its aims on labelled supplies and needs', () => {
    const supply = measure('gold_supply_sector.csv', 'supply_surakarta.csv', 'kegiatan');
    expect(supply.first).toBeGreaterThanOrEqual(0.9);
    expect(supply.third).toBeGreaterThanOrEqual(0.96);
    const need = measure('gold_need_sector.csv', 'needs_bandung_2025.csv', 'nama_paket');
    expect(need.first).toBeGreaterThanOrEqual(0.9);
  });

  it.skipIf(!here)(
    'knows every code of the programme list and no other, and KBLI codes that exist',
    () => {
      const read = (name: string): Record<string, string>[] =>
        parse(readFileSync(`${data}/${name}`, 'utf8'), { columns: true });
      const official = read('sectors.csv').map((row) => row['kode_sektor']);
      expect(sectors.map(({ code }) => code)).toEqual(official.toSorted());
      const known = new Set(read('kbli2020.csv').flatMap((row) => Object.values(row)));
      for (const { kbli } of sectors) {
        for (const { code } of kbli ?? []) expect(known.has(code), code).toBe(true);
      }
    },
  );
});
