/** Agreements that run already, signed before or beside the programme: who works with whom, about what, in which pattern, until when. */
import type { AgreementDraft } from '../domain/imported.ts';
import type { Pattern } from '../domain/need.ts';
import { squash } from '../language/normalise.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';

/** The legal patterns, and what agreements call them. */
const PATTERNS: readonly [RegExp, Pattern][] = [
  [/^intiplasma$/, 'inti_plasma'],
  [/^subkontrak(?:ting)?$|^subcontract(?:ing)?$/, 'subkontrak'],
  [/^waralaba$|^franchise$/, 'waralaba'],
  [/^perdaganganumum$|^vendor$|^dagang$/, 'perdagangan_umum'],
  [/^distribusi(?:(?:dan)?keagenan)?$|^keagenan$|^agen$|^distributor$/, 'distribusi_keagenan'],
  [/^rantaipasok$|^supplychain$|^pemasok$/, 'rantai_pasok'],
  [/^bagihasil$|^profitsharing$/, 'bagi_hasil'],
  [/^kerjasamaoperasi(?:onal)?$|^kso$/, 'kerja_sama_operasional'],
  [/^usahapatungan$|^jointventure$/, 'usaha_patungan'],
  [/^penyumberluaran$|^outsourcing$|^alihdaya$/, 'penyumberluaran'],
];

function patternOf({ pattern }: Cells, errors: field.Errors): Pattern | undefined {
  if (pattern === undefined) return undefined;
  const plain = squash(pattern).replace(/^pola|^kemitraan/, '');
  const found = PATTERNS.find(([words]) => words.test(plain))?.[1];
  if (!found) errors.push({ field: 'pattern', code: 'pattern', got: pattern.slice(0, 40) });
  return found;
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const company = field.name(cells, 'company', errors, { required: true });
  const companyNib = field.nib(cells, 'companyNib', errors);
  const umk = field.name(cells, 'umk', errors, { required: true });
  const umkNib = field.nib(cells, 'umkNib', errors);
  const place = field.place(cells, errors, reader, { required: true });
  const object = field.name(cells, 'object', errors, { required: true });
  const pattern = patternOf(cells, errors);
  const start = field.day(cells, 'start', errors);
  const until = field.day(cells, 'until', errors);
  const number = field.words(cells, 'number', errors);
  if (until !== undefined && start !== undefined && until < start)
    errors.push({ field: 'until', code: 'until', got: `${start} – ${until}` });
  if (until !== undefined && until < reader.today)
    errors.push({ field: 'until', code: 'over', got: until });
  if (companyNib !== undefined && companyNib === umkNib)
    errors.push({ field: 'umkNib', code: 'same_party', got: '' });
  if (errors.length > 0 || !company || !umk || !place || !object) return { errors };
  const agreement = { ...(number ? { number } : {}), ...(until ? { until } : {}) };
  const draft: AgreementDraft = {
    kind: 'agreement',
    company,
    ...(companyNib ? { companyNib } : {}),
    umk,
    ...(umkNib ? { umkNib } : {}),
    place,
    object,
    sectors: reader.sectors(object).slice(0, 3),
    ...(pattern ? { pattern } : {}),
    ...(start ? { start } : {}),
    origin: { source: 'agreements', agreement },
  };
  return { ok: draft };
}

export const agreements: Importer = {
  id: 'agreements',
  title: 'Perjanjian yang sudah berjalan',
  makes: 'agreement',
  columns: [
    {
      field: 'company',
      words: ['Nama Perusahaan', 'Perusahaan', 'Pihak Pertama', 'Company', 'Company Name'],
      required: true,
    },
    { field: 'companyNib', words: ['NIB Perusahaan', 'NIB Pihak Pertama', 'Company NIB'] },
    {
      field: 'umk',
      words: ['Nama UMK', 'UMK', 'Nama Usaha', 'Nama UMKM', 'UMKM', 'Mitra', 'Pihak Kedua'],
      required: true,
    },
    { field: 'umkNib', words: ['NIB UMK', 'NIB UMKM', 'NIB Mitra', 'NIB Pihak Kedua', 'NIB'] },
    { field: 'kelurahan', words: ['Kelurahan', 'Kelurahan UMK', 'Kel'] },
    { field: 'kecamatan', words: ['Kecamatan', 'Kecamatan UMK', 'Kec', 'District'] },
    {
      field: 'object',
      words: ['Objek', 'Objek Perjanjian', 'Objek Kerja Sama', 'Barang/Jasa', 'Produk', 'Object'],
      required: true,
    },
    { field: 'pattern', words: ['Pola', 'Pola Kemitraan', 'Bentuk Kemitraan', 'Pattern'] },
    { field: 'number', words: ['Nomor', 'Nomor Perjanjian', 'No PKS', 'Nomor PKS', 'Number'] },
    { field: 'start', words: ['Mulai', 'Tanggal Mulai', 'Berlaku Mulai', 'Tanggal', 'Start'] },
    {
      field: 'until',
      words: ['Berakhir', 'Tanggal Berakhir', 'Sampai', 'Berlaku Sampai', 'Selesai', 'End'],
    },
  ],
  read,
};
