/** The list of the registry of industries (SIINas): a medium or large industry is a company, a small one a business of the programme. */
import type { CompanyDraft, UmkDraft } from '../domain/imported.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';
import { kbliCodes, kbliSectors, kbliTitle } from './kbliField.ts';
import type { Kbli } from './kbliField.ts';

const MOST_PRODUCTS = 10;
const LONGEST_PRODUCT = 120;

/** "Keripik; kerupuk": the first is what it makes, the others come after it; else what its code stands for. */
function productsOf(cells: Cells, reader: Reader, codes: Kbli): string[] {
  const said = (cells.product ?? '').split(/[;,\n]/).map((part) => part.trim());
  const products = [...new Set(said.filter((part) => part !== ''))].slice(0, MOST_PRODUCTS);
  if (products.length > 0) return products.map((part) => part.slice(0, LONGEST_PRODUCT));
  const [first] = codes;
  const title = cells.kbliTitle ?? (first ? kbliTitle(reader, first) : undefined);
  return title ? [title.slice(0, LONGEST_PRODUCT)] : [];
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const hints: field.Errors = [];
  const nib = field.nib(cells, 'nib', errors, { required: true });
  const name = field.name(cells, 'name', errors, { required: true });
  const scale = field.scale(cells, errors);
  if (scale === undefined && !errors.some((error) => error.field === 'scale'))
    errors.push({ field: 'scale', code: 'missing', got: '' });
  const codes = kbliCodes(cells, reader, undefined, { errors, hints });
  const place = field.place(cells, errors, reader, { required: true });
  const capacity = field.quantity(cells, 'capacity', errors);
  const phone = field.phone(cells, 'phone', errors);
  const address = field.longWords(cells, 'address', errors);
  const [product, ...moreProducts] = productsOf(cells, reader, codes);
  if (product === undefined && !errors.some((error) => error.field === 'kbli'))
    errors.push({ field: 'product', code: 'missing', got: '' });
  if (errors.length > 0 || !nib || !name || !scale || !place || !product) return { errors };
  const sectors = kbliSectors(product, reader, codes);
  const origin = {
    source: 'siinas',
    ...(codes.length > 0 ? { kbli: codes } : {}),
    ...(address ? { address } : {}),
  };
  if (scale === 'menengah' || scale === 'besar') {
    const [sector] = sectors;
    const company: CompanyDraft = {
      kind: 'company',
      name,
      nib,
      scale,
      ...(sector ? { sector } : {}),
      picName: '',
      phone: phone ?? '',
      address: address ?? '',
      origin,
    };
    return { ok: company, hints };
  }
  const umk: UmkDraft = {
    kind: 'umk',
    nib,
    businessName: name,
    ownerName: cells.ownerName ?? name,
    product,
    moreProducts,
    sectors,
    ...(capacity ? { capacity } : {}),
    place,
    ...(phone ? { phone } : {}),
    scale,
    origin,
  };
  return { ok: umk, hints };
}

export const siinas: Importer = {
  id: 'siinas',
  title: 'SIINas: daftar industri',
  makes: 'organisation',
  columns: [
    { field: 'nib', words: ['NIB', 'Nomor Induk Berusaha', 'No NIB', 'Nomor NIB'], required: true },
    {
      field: 'name',
      words: ['Nama Perusahaan', 'Nama Industri', 'Perusahaan', 'Nama Usaha', 'Company Name'],
      required: true,
    },
    { field: 'ownerName', words: ['Nama Pemilik', 'Penanggung Jawab', 'Pimpinan', 'Owner'] },
    { field: 'kbli', words: ['KBLI', 'Kode KBLI', 'KBLI 2020', 'KBLI 2025', 'KBLI Code'] },
    { field: 'kbliEdition', words: ['Edisi KBLI', 'Tahun KBLI', 'KBLI Edition'] },
    { field: 'kbliTitle', words: ['Judul KBLI', 'Uraian KBLI', 'Nama KBLI', 'Cabang Industri'] },
    {
      field: 'product',
      words: ['Produk', 'Jenis Produk', 'Nama Produk', 'Komoditi', 'Komoditas', 'Product'],
    },
    {
      field: 'capacity',
      words: ['Kapasitas', 'Kapasitas Produksi', 'Kapasitas Terpasang', 'Capacity'],
    },
    { field: 'unit', words: ['Satuan', 'Unit'] },
    { field: 'period', words: ['Periode', 'Per', 'Period'] },
    {
      field: 'scale',
      words: ['Skala', 'Skala Usaha', 'Skala Industri', 'Klasifikasi', 'Scale'],
      required: true,
    },
    { field: 'kelurahan', words: ['Kelurahan', 'Kel', 'Desa', 'Kelurahan/Desa'] },
    { field: 'kecamatan', words: ['Kecamatan', 'Kec', 'District'] },
    {
      field: 'address',
      words: ['Alamat', 'Alamat Perusahaan', 'Alamat Pabrik', 'Alamat Proyek', 'Address'],
    },
    { field: 'phone', words: ['Telepon', 'No Telepon', 'No Telp', 'No HP', 'WhatsApp', 'Phone'] },
  ],
  read,
};
