/** Dirty rows as lists have them, and what each importer makes of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompanyDraft, NeedDraft, UmkDraft } from '../../src/domain/imported.ts';
import { cellsOf, findHeader, recognise } from '../../src/import/columns.ts';
import { dayIn } from '../../src/import/day.ts';
import { agreements } from '../../src/import/agreements.ts';
import { holidays } from '../../src/import/holidays.ts';
import { importers } from '../../src/import/index.ts';
import type { Importer, RowReading } from '../../src/import/importer.ts';
import { kbli2025, kbliMoves } from '../../src/import/kbli.ts';
import { lkpm } from '../../src/import/lkpm.ts';
import { siinas } from '../../src/import/siinas.ts';
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
    '2020': new Map([
      ...[
        ['10794', 'Industri Kerupuk dan Keripik'] as const,
        ['01622', 'Perkawinan Ternak'] as const,
      ],
      ...[['01270', 'Bahan Minuman'] as const, ['01119', 'Lainnya'] as const],
      ...[['01283', 'Pertanian cabai'] as const],
    ]),
    '2025': new Map([
      ['10795', 'Industri Keripik'],
      ['01283', 'Pertanian Pala'],
    ]),
    moves: new Map([
      ['01622', ['01621']],
      ['01270', ['01271', '01272']],
      ['01119', []],
      ['01283', ['01138']],
    ]),
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

  it.each([
    ['one successor', { kbli: '01622' }, 'kbli_suggest 01622 → 01621', '2020'],
    ['several', { kbli: '01270' }, 'kbli_split 01270 → 01271, 01272', '2020'],
    ['none', { kbli: '01119' }, 'kbli_gone 01119', '2020'],
    ['none that is known', { kbli: '10794' }, 'kbli_old 10794', '2020'],
    ['the new code', { kbli: '10795' }, '', '2025'],
    ['a code of both', { kbli: '01283' }, '', '2025'],
    [
      'a code of both, of nobody knows when',
      { kbli: '01283', issued: '' },
      'kbli_ambiguous 01283',
      '',
    ],
    ['an old code on an old NIB', { kbli: '01622', issued: '01/03/2025' }, '', '2020'],
  ])(
    'uses a code where KBLI 2025 is meant, and says what it may be: %s',
    (_, cells, said, edition) => {
      const all = { ...good, kbliTitle: 'x y', issued: '01/07/2026', ...cells };
      const reading = oss.read(
        Object.fromEntries(Object.entries(all).filter(([, cell]) => cell !== '')),
        lists,
      );
      expect(ok<UmkDraft>(reading).origin.kbli?.[0]?.edition ?? '').toBe(edition);
      const hints = 'ok' in reading ? (reading.hints ?? []) : [];
      expect(hints.map(({ code, got }) => `${code} ${got}`).join()).toBe(said);
    },
  );

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

type Rows = [string, Record<string, string>, string][];
/** What each row comes to: its errors, or what it was read as. */
function outcomes(importer: Importer, base: Record<string, string>, rows: Rows): void {
  it.each(rows)('%s', (_what, change, expected) => {
    const all = Object.entries({ ...base, ...change }).filter(([, cell]) => cell !== '');
    const reading = importer.read(Object.fromEntries(all), reader);
    const brief = (): string => JSON.stringify('ok' in reading ? reading.ok : 'skip', bigints);
    if ('errors' in reading) expect(codes(reading)).toBe(expected);
    else expect(brief()).toContain(expected);
  });
}
const bigints = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : value;

describe('LKPM', () => {
  const report = { nib: '9120001234567', name: 'PT Maju', period: 'Triwulan III 2026' };
  outcomes(lkpm, report, [
    ['makes a company', {}, '"name":"PT Maju","nib":"9120001234567"'],
    ['of a quarter', {}, '"lkpm":{"period":"2026-Q3"}'],
    ['whose year stands apart', { period: 'III', year: '2026' }, '"period":"2026-Q3"'],
    ['of half a year', { period: 'Semester II 2026' }, '"period":"2026-S2"'],
    ['without a year', { period: 'Triwulan III' }, 'period:period'],
    ['without any period', { period: '' }, 'period:missing'],
    ['with a sum', { investment: 'Rp 75.500.000.000,00' }, '"min":75500000000'],
    ['with no sum', { investment: 'banyak' }, 'investment:rupiah'],
    ['with a partner', { partnership: 'Subkontrak 3 UMKM' }, '"partnership":"Subkontrak 3 UMKM"'],
    ['with none', { partnership: 'Tidak ada' }, '"lkpm":{"period":"2026-Q3"}'],
    ['of a small one', { scale: 'Usaha Kecil' }, 'scale:not_company'],
    ['without NIB', { nib: '' }, 'nib:missing'],
  ]);
});

describe('SIINas', () => {
  const industry = {
    ...{
      nib: '9120001234567',
      name: 'CV Renyah',
      product: 'Keripik; kerupuk',
      scale: 'Industri Kecil',
    },
    ...{ kecamatan: 'Jatiasih', capacity: '500', unit: 'kg', period: 'bulan' },
  };
  outcomes(siinas, industry, [
    ['a small industry is a business', {}, '"kind":"umk"'],
    ['with all its products', {}, '"product":"Keripik","moreProducts":["kerupuk"]'],
    [
      'with its capacity',
      {},
      '"capacity":{"min":500000,"max":500000,"unit":"kg","period":"bulan"}',
    ],
    ['a large one is a company', { scale: 'Besar' }, '"kind":"company","name":"CV Renyah"'],
    ['of no scale', { scale: '' }, 'scale:missing'],
    ['of a scale of its own', { scale: 'raksasa' }, 'scale:scale'],
    ['of no place', { kecamatan: '' }, 'kecamatan:missing'],
    ['that makes nothing', { product: '' }, 'product:missing'],
    [
      'with a code of four digits',
      { product: '', kbliTitle: 'Roti', kbli: '1071' },
      '"code":"01071"',
    ],
  ]);
});

describe('running agreements', () => {
  const agreement = {
    ...{
      company: 'PT Maju',
      umk: 'Keripik Siti',
      kecamatan: 'Jatiasih',
      object: 'keripik singkong',
    },
    ...{ pattern: 'Rantai Pasok', start: '01/03/2026', until: '28/02/2027' },
  };
  outcomes(agreements, agreement, [
    ['are read', {}, '"pattern":"rantai_pasok","start":"2026-03-01"'],
    ['until when', {}, '"agreement":{"until":"2027-02-28"}'],
    ['vendor is general trade', { pattern: 'vendor' }, '"pattern":"perdagangan_umum"'],
    ['in no pattern', { pattern: 'co-branding' }, 'pattern:pattern'],
    ['that are over', { until: '01/04/2026' }, 'until:over'],
    ['that end before they begin', { start: '01/03/2028', until: '01/01/2028' }, 'until:until'],
    ['with oneself', { companyNib: '9120001234567', umkNib: '9120001234567' }, 'umkNib:same_party'],
    ['about nothing', { object: '' }, 'object:missing'],
  ]);
});

describe('days off and codes', () => {
  const day = { day: '2028-01-01', kind: 'libur_nasional', name: 'Tahun Baru 2028' };
  outcomes(holidays, day, [
    ['a day', {}, '"day":"2028-01-01","kind":"libur_nasional"'],
    ['joint leave', { kind: 'Cuti Bersama' }, '"kind":"cuti_bersama"'],
    ['no kind', { kind: 'pesta' }, 'kind:holiday_kind'],
    ['no day', { day: 'besok' }, 'day:day'],
  ]);
  outcomes(kbli2025, { code: '10794', title: 'Industri Kerupuk' }, [
    ['a code', {}, '"edition":"2025","code":"10794"'],
    ['a level above', { code: '107' }, 'skip'],
    ['a code whose zero is gone', { code: '1111', level: 'kelompok' }, '"code":"01111"'],
    ['no code', { code: 'x1' }, 'code:kbli_digits'],
    ['no title', { title: '' }, 'title:missing'],
  ]);
  outcomes(kbliMoves, { was: '01270', now: '01271' }, [
    ['a pair', {}, '"was":"01270","now":["01271"]'],
    ['a code that is gone', { now: '' }, '"was":"01270","now":[]'],
    ['several codes in a cell', { now: '13121; 13122' }, '"now":["13121","13122"]'],
    ['words for a code', { now: 'Pertambangan Emas' }, 'now:kbli_digits'],
    ['no code', { was: 'abc' }, 'was:kbli_digits'],
  ]);
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
