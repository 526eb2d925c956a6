/** What companies need, many at once; the company must be known already, by its NIB or its name. */
import type { NeedDraft } from '../domain/imported.ts';
import type { PaperKind } from '../domain/need.ts';
import { readMoney } from '../language/money.ts';
import { squash } from '../language/normalise.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';

const NO_PAPER = /^(?:tidak(?:ada)?|none|no|bebas)$/;
const PAPERS: readonly [RegExp, PaperKind][] = [
  [/^(?:nib|nomorindukberusaha)$/, 'nib'],
  [/^(?:pirt|spppirt)$/, 'pirt'],
  [/^(?:sertifikat)?halal$/, 'halal'],
  [/^(?:bpom|izinbpom|md)$/, 'bpom'],
  [/^sni$/, 'sni'],
  [/^(?:merek|merk|haki)$/, 'merek'],
];

function papersOf(cells: Cells, errors: field.Errors): PaperKind[] {
  const said = (cells.papers ?? '').split(/[,;|/&]|\bdan\b|\band\b/).map(squash);
  return [...new Set(said)].flatMap((word) => {
    if (word === '' || NO_PAPER.test(word)) return [];
    const found = PAPERS.find(([words]) => words.test(word))?.[1];
    if (!found) errors.push({ field: 'papers', code: 'paper', got: word.slice(0, 40) });
    return found ? [found] : [];
  });
}

function paymentDaysOf(cells: Cells, errors: field.Errors): number | undefined {
  const cell = cells.paymentDays;
  if (cell === undefined) return undefined;
  if (/^(?:tunai|cash|cod)$/i.test(cell)) return 0;
  const days = /^(\d{1,3})(?: ?(?:hari|days?))?$/i.exec(cell)?.[1];
  if (days === undefined)
    errors.push({ field: 'paymentDays', code: 'days', got: cell.slice(0, 40) });
  return days === undefined ? undefined : Number(days);
}

function priceOf(cells: Cells, errors: field.Errors): NeedDraft['price'] {
  const cell = cells.price;
  if (cell === undefined) return undefined;
  const reading = readMoney(cell);
  if (reading.result === 'understood') return reading.value;
  errors.push({ field: 'price', code: 'price', got: cell.slice(0, 40) });
  return undefined;
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const company = field.name(cells, 'company', errors, { required: true });
  const companyNib = field.nib(cells, 'companyNib', errors);
  const what = field.name(cells, 'what', errors, { required: true });
  const specification = field.words(cells, 'specification', errors, { most: 1000 });
  const volume = field.quantity(cells, 'volume', errors, { required: true });
  const start = field.day(cells, 'start', errors);
  const place = field.place(cells, errors, reader);
  const papers = papersOf(cells, errors);
  const price = priceOf(cells, errors);
  const paymentDays = paymentDaysOf(cells, errors);
  const sectors = reader.sectors(what ?? '').slice(0, 3);
  if (what !== undefined && sectors.length === 0)
    errors.push({ field: 'what', code: 'sector', got: what.slice(0, 40) });
  if (errors.length > 0 || !company || !what || !volume) return { errors };
  const draft: NeedDraft = {
    kind: 'need',
    company,
    ...(companyNib ? { companyNib } : {}),
    what,
    sectors,
    ...(specification ? { specification } : {}),
    volume,
    ...(start ? { start } : {}),
    ...(place ? { place } : {}),
    papers,
    ...(price ? { price } : {}),
    ...(paymentDays === undefined ? {} : { paymentDays }),
    origin: { source: 'needs' },
  };
  return { ok: draft };
}

export const needs: Importer = {
  id: 'needs',
  title: 'Kebutuhan perusahaan',
  makes: 'need',
  columns: [
    {
      field: 'company',
      words: ['Nama Perusahaan', 'Perusahaan', 'Company', 'Company Name'],
      required: true,
    },
    { field: 'companyNib', words: ['NIB', 'NIB Perusahaan', 'Nomor Induk Berusaha'] },
    {
      field: 'what',
      words: [
        'Kebutuhan',
        'Barang/Jasa',
        'Nama Barang',
        'Produk',
        'Yang Dibutuhkan',
        'Need',
        'Product',
      ],
      required: true,
    },
    { field: 'specification', words: ['Spesifikasi', 'Keterangan', 'Specification'] },
    { field: 'volume', words: ['Volume', 'Jumlah', 'Kuantitas', 'Quantity'], required: true },
    { field: 'unit', words: ['Satuan', 'Unit'] },
    { field: 'period', words: ['Periode', 'Per', 'Frekuensi', 'Period'] },
    { field: 'start', words: ['Mulai', 'Tanggal Mulai', 'Start', 'Start Date'] },
    { field: 'kelurahan', words: ['Kelurahan', 'Kel'] },
    { field: 'kecamatan', words: ['Kecamatan', 'Lokasi', 'Kec', 'District'] },
    {
      field: 'papers',
      words: ['Syarat', 'Izin', 'Dokumen', 'Sertifikat', 'Papers', 'Requirements'],
    },
    { field: 'price', words: ['Harga', 'Kisaran Harga', 'Price'] },
    { field: 'paymentDays', words: ['Tempo', 'Tempo Pembayaran', 'Termin', 'Payment Days'] },
  ],
  read,
};
