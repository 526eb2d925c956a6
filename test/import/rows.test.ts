/** Dirty rows as lists have them, and what each importer makes of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompanyDraft, NeedDraft, UmkDraft } from '../../src/domain/imported.ts';
import { cellsOf, findHeader, recognise } from '../../src/import/columns.ts';
import { dayIn } from '../../src/import/day.ts';
import { importers } from '../../src/import/index.ts';
import type { RowReading } from '../../src/import/importer.ts';
import { needs } from '../../src/import/needs.ts';
import { oss } from '../../src/import/oss.ts';
import { pledges } from '../../src/import/pledges.ts';
import { createReader } from '../../src/import/reader.ts';
import { umkList } from '../../src/import/umkList.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const reader = createReader({ region: kotaBekasi, kbli: {}, today: '2026-11-23' });
const lists = createReader({
  region: kotaBekasi,
  kbli: {
    '2020': new Map([['10794', 'Industri Kerupuk dan Keripik']]),
    '2025': new Map([['10795', 'Industri Keripik']]),
  },
  today: '2026-11-23',
});

const codes = (reading: RowReading): string =>
  'errors' in reading
    ? reading.errors.map(({ field, code }) => `${field}:${code}`).join(' ')
    : 'ok';
function ok<T>(reading: RowReading): T {
  if (!('ok' in reading)) throw new Error(JSON.stringify(reading));
  return reading.ok as T;
}

const good = {
  nib: '9120001234567',
  businessName: 'Keripik Bu Siti',
  kbli: '10794',
  kelurahan: 'Bekasi Jaya',
  kecamatan: 'Bekasi Timur',
};

describe('OSS-RBA', () => {
  it('reads a row with everything', () => {
    const draft = ok<UmkDraft>(
      oss.read(
        {
          ...good,
          phone: '0812-3456-7890',
          scale: 'Usaha Mikro',
          risk: 'Menengah Rendah',
          issued: '01/03/2025',
          kbliTitle: 'Industri Kerupuk, Keripik, Peyek',
        },
        reader,
      ),
    );
    expect(draft).toMatchObject({
      nib: '9120001234567',
      phone: '+6281234567890',
      place: { kecamatan: 'Bekasi Timur', kelurahan: 'Bekasijaya' },
      scale: 'mikro',
      product: 'Industri Kerupuk, Keripik, Peyek',
      origin: {
        kbli: [{ code: '10794', edition: '2020' }],
        risk: 'menengah_rendah',
        issued: '2025-03-01',
      },
    });
    expect(draft.sectors.length).toBeGreaterThan(0);
  });

  it.each([
    ['', { nib: '' }, 'nib:missing'],
    ['12 digits', { nib: '912000123456' }, 'nib:nib_digits'],
    ['a NIK', { nib: '3275010101800001' }, 'nib:nik'],
    ['rounded by a spreadsheet', { nib: '9,12E+12' }, 'nib:rounded'],
    ['spaces and dots', { nib: '9120 0012.34567' }, 'ok'],
    ['no name', { businessName: '12345' }, 'businessName:no_name'],
    ['a telephone without its zero', { phone: '81234567890' }, 'ok'],
    ['two telephones', { phone: '081234567890 / 081298765432' }, 'ok'],
    ['half a telephone', { phone: '0812-345' }, 'phone:phone'],
    ['a rounded telephone', { phone: '6.28123E+11' }, 'phone:rounded'],
    [
      'a place next door',
      { kelurahan: 'Tambun', kecamatan: 'Tambun Selatan' },
      'kelurahan:place_elsewhere',
    ],
    ['no such place', { kelurahan: 'Xyzzy', kecamatan: 'Qwerty' }, 'kelurahan:place_unknown'],
    [
      'a place that does not fit',
      { kelurahan: 'Bintara', kecamatan: 'Bekasi Timur' },
      'kelurahan:place_unsure',
    ],
    ['abbreviations', { kelurahan: 'KEL. JATI ASIH', kecamatan: 'KEC. JATIASIH' }, 'ok'],
    ['KBLI of four digits', { kbli: '1111' }, 'ok'],
    ['KBLI of six', { kbli: '107944' }, 'kbli:kbli_digits'],
    ['medium', { scale: 'Usaha Menengah' }, 'scale:not_umk'],
    ['a scale of its own', { scale: 'super' }, 'scale:scale'],
    ['the American way', { issued: '03/31/2025' }, 'issued:day'],
    ['no risk', { risk: 'sedang' }, 'risk:risk'],
    ['an address without end', { address: 'x'.repeat(301) }, 'address:too_long'],
    [
      'several',
      { nib: '1', phone: 'abc', scale: 'besar' },
      'nib:nib_digits phone:phone scale:not_umk',
    ],
  ])('%s', (_what, change, expected) => {
    const cells = Object.fromEntries(
      Object.entries({ ...good, kbliTitle: 'Industri keripik', ...change }).filter(
        ([, v]) => v !== '',
      ),
    );
    expect(codes(oss.read(cells, reader))).toBe(expected);
  });

  it('knows the edition of a code by the lists that were given', () => {
    const kbli = (cells: object): unknown =>
      ok<UmkDraft>(oss.read({ ...good, ...cells }, lists)).origin.kbli;
    expect(kbli({ kbli: '10795' })).toEqual([{ code: '10795', edition: '2025' }]);
    expect(kbli({ kbli: '10794 - Industri Keripik' })).toEqual([
      { code: '10794', edition: '2020' },
    ]);
    expect(codes(oss.read({ ...good, kbli: '99999' }, lists))).toBe('kbli:kbli_unknown');
    const wrong = { ...good, kbli: '10795', kbliEdition: '2020' };
    expect(codes(oss.read(wrong, lists))).toBe('kbli:kbli_edition');
  });

  it('never repeats what names somebody in an error', () => {
    const cells = {
      ...good,
      nib: '3275010101800001',
      phone: '08123456789012345',
      risk: '081234567890',
    };
    const reading = oss.read(cells, reader);
    const shown = JSON.stringify(reading);
    for (const secret of ['3275010101800001', '08123456789012345', '081234567890'])
      expect(shown).not.toContain(secret);
  });
});

describe('lists of associations', () => {
  const row = {
    ownerName: 'Siti Aminah',
    phone: '081234567890',
    product: 'keripik singkong',
    kecamatan: 'Jatiasih',
  };
  it.each([
    ['plain', {}, 'ok'],
    ['no owner', { ownerName: '' }, 'ownerName:missing'],
    ['neither telephone nor NIB', { phone: '' }, 'phone:no_phone_no_nib'],
    ['NIB instead', { phone: '', nib: '9120001234567' }, 'ok'],
    ['a capacity', { capacity: '500 bungkus per bulan' }, 'ok'],
    ['a capacity in three columns', { capacity: '500', unit: 'bungkus', period: 'bulan' }, 'ok'],
    ['a capacity without unit', { capacity: '500' }, 'capacity:no_unit'],
    ['a vague one', { capacity: 'banyak' }, 'capacity:quantity'],
    ['no product', { product: '' }, 'product:missing'],
  ])('%s', (_what, change, expected) => {
    const cells = Object.fromEntries(
      Object.entries({ ...row, ...change }).filter(([, v]) => v !== ''),
    );
    expect(codes(umkList.read(cells, reader))).toBe(expected);
  });

  it('reads the capacity in thousandths', () => {
    const cells = { ...row, capacity: '1.500', unit: 'bungkus', period: 'bulan' };
    expect(ok<UmkDraft>(umkList.read(cells, reader)).capacity).toMatchObject({
      max: 1_500_000,
      unit: 'bungkus',
      period: 'bulan',
    });
  });
});

describe('pledges and needs', () => {
  const pledge = {
    name: 'PT Maju',
    commitment: '30 persen rak',
    picName: 'Rani',
    phone: '081234567890',
  };
  it.each([
    ['plain', {}, 'ok'],
    ['no telephone', { phone: '' }, 'phone:missing'],
    ['a sector by its name', { sector: 'katering' }, 'ok'],
    ['no sector at all', { sector: 'zzz' }, 'sector:sector'],
    ['a foreign number', { phone: '+6591234567' }, 'ok'],
  ])('pledge: %s', (_what, change, expected) => {
    const cells = Object.fromEntries(
      Object.entries({ ...pledge, ...change }).filter(([, v]) => v !== ''),
    );
    expect(codes(pledges.read(cells, reader))).toBe(expected);
  });

  const need = { company: 'PT Maju', what: 'nasi kotak', volume: '300 kotak per hari' };
  it.each([
    ['plain', {}, 'ok'],
    ['no amount', { volume: '' }, 'volume:missing'],
    ['papers', { papers: 'NIB, Halal & PIRT' }, 'ok'],
    ['an unknown paper', { papers: 'NIB, SIUP' }, 'papers:paper'],
    ['a term', { paymentDays: '30 hari' }, 'ok'],
    ['no term', { paymentDays: 'nanti' }, 'paymentDays:days'],
    ['a price', { price: 'Rp15.000 per kotak' }, 'ok'],
    ['no price', { price: 'murah' }, 'price:price'],
  ])('need: %s', (_what, change, expected) => {
    const cells = Object.fromEntries(
      Object.entries({ ...need, ...change }).filter(([, v]) => v !== ''),
    );
    expect(codes(needs.read(cells, reader))).toBe(expected);
  });

  it('reads what a need asks for', () => {
    const cells = { ...need, papers: 'NIB, Halal', paymentDays: 'tunai', price: 'Rp15.000' };
    expect(ok<NeedDraft>(needs.read(cells, reader))).toMatchObject({
      papers: ['nib', 'halal'],
      paymentDays: 0,
      price: { min: 15_000n },
      volume: { max: 300_000, unit: 'kotak', period: 'hari' },
    });
    expect(ok<CompanyDraft>(pledges.read(pledge, reader)).phone).toBe('+6281234567890');
  });
});

describe('columns', () => {
  it('are found by any common header, below a title', () => {
    const rows = [
      ['REKAP NIB 2026'],
      [],
      ['No.', 'N I B', 'nama_perusahaan', 'Kode KBLI', 'KELURAHAN USAHA', 'Kecamatan'],
    ];
    const found = findHeader(oss, rows);
    expect(found).toMatchObject({
      at: 2,
      missing: [],
      mapping: { nib: 1, businessName: 2, kbli: 3, kelurahan: 4, kecamatan: 5 },
    });
  });
  it('bear a slip in a long word, and none in a short one', () => {
    expect(recognise(oss, ['NIK', 'Nama Perushaan']).mapping).toEqual({ businessName: 1 });
  });
  it('may be named by hand, which goes first', () => {
    const found = recognise(oss, ['Kolom A', 'NIB', 'Nama Usaha'], { nib: 'kolom a' });
    expect(found.mapping).toMatchObject({ nib: 0, businessName: 2 });
    expect(recognise(oss, ['NIB'], { nib: 'zzz', foo: 'NIB' }).unknown).toEqual(['zzz', 'foo']);
  });
  it('give cells without what nobody sees', () => {
    expect(cellsOf({ a: 0, b: 1, c: 5 }, ['\u200b Siti\u00a0\tAminah ', '-'])).toEqual({
      a: 'Siti Aminah',
    });
  });
});

it.each([
  ['2026-03-01', '2026-03-01'],
  ['2026-03-01 08:00:00', '2026-03-01'],
  ['1/3/2026', '2026-03-01'],
  ['31-12-2026', '2026-12-31'],
  ['1 Maret 2026', '2026-03-01'],
  ['17-Agt-2025', '2025-08-17'],
  ['30/02/2026', undefined],
  ['1/3/26', undefined],
  ['kemarin', undefined],
])('day %s', (typed, expected) => expect(dayIn(typed)).toBe(expected));

it('every error has its words, and every list its own columns', () => {
  const folder = new URL('../../src/', import.meta.url);
  const files = readdirSync(new URL('import/', folder)).map(
    (name) => new URL(`import/${name}`, folder),
  );
  const code = [...files, new URL('files/stageFile.ts', folder)]
    .map((url) => readFileSync(url, 'utf8'))
    .join('\n');
  const used = [
    ...[...code.matchAll(/code: '(\w+)'/g)].map((found) => found[1]),
    ...[...code.matchAll(/wrong\('(\w+)'/g)].map((found) => found[1]),
    ...[...code.matchAll(/'(place_\w+|no_unit)'/g)].map((found) => found[1]),
  ];
  const texts = JSON.parse(readFileSync(new URL('../locales/id.json', folder), 'utf8')) as Record<
    string,
    string
  >;
  expect(used.length).toBeGreaterThan(20);
  const numeric = used.filter((name) => !/^\d/.test(name ?? ''));
  expect(numeric.filter((name) => !texts[`import.error_${name}`])).toEqual([]);
  for (const { columns } of importers)
    expect(new Set(columns.map(({ field }) => field)).size).toBe(columns.length);
});
