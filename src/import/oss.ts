/** The list of businesses that OSS-RBA exports: a line per activity, so that a NIB may stand on several of them. */
import type { UmkDraft } from '../domain/imported.ts';
import { inLanguage } from '../domain/region.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';
import { kbliCodes, kbliSectors, kbliTitle } from './kbliField.ts';
import type { Kbli } from './kbliField.ts';

/** What is made or done: in words where the list has them, else what the KBLI code stands for. */
function productOf(cells: Cells, reader: Reader, codes: Kbli): string {
  const said = cells.product ?? cells.kbliTitle;
  if (said !== undefined) return said.slice(0, 120);
  const [first] = codes;
  if (!first) return '';
  const sector = reader.region.sectors.find(({ kbli = [] }) =>
    kbli.some(({ code }) => code === first.code),
  );
  return kbliTitle(reader, first) ?? (sector ? inLanguage(sector.label, 'id') : '');
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const nib = field.nib(cells, 'nib', errors, { required: true });
  const businessName = field.name(cells, 'businessName', errors, { required: true });
  const ownerName = field.name(cells, 'ownerName', errors);
  const phone = field.phone(cells, 'phone', errors);
  const place = field.place(cells, errors, reader, { required: true });
  const scale = field.umkScale(cells, errors);
  const issued = field.day(cells, 'issued', errors);
  const hints: field.Errors = [];
  const codes = kbliCodes(cells, reader, issued, { errors, hints });
  const risk = field.risk(cells, errors);
  const address = field.longWords(cells, 'address', errors);
  const product = productOf(cells, reader, codes);
  if (product === '' && !errors.some((error) => error.field === 'kbli'))
    errors.push({ field: 'product', code: 'missing', got: '' });
  if (errors.length > 0 || !nib || !businessName || !place) return { errors };
  const draft: UmkDraft = {
    kind: 'umk',
    nib,
    businessName,
    // A business of one person goes by the person's name in OSS.
    ownerName: ownerName ?? businessName,
    product,
    moreProducts: [],
    sectors: kbliSectors(product, reader, codes),
    place,
    ...(phone === undefined ? {} : { phone }),
    ...(scale === undefined ? {} : { scale }),
    origin: {
      source: 'oss',
      ...(codes.length > 0 ? { kbli: codes } : {}),
      ...(risk ? { risk } : {}),
      ...(issued ? { issued } : {}),
      ...(address ? { address } : {}),
    },
  };
  return { ok: draft, hints };
}

export const oss: Importer = {
  id: 'oss',
  title: 'OSS-RBA: pelaku usaha dan kegiatannya',
  makes: 'umk',
  columns: [
    { field: 'nib', words: ['NIB', 'Nomor Induk Berusaha', 'No NIB', 'Nomor NIB'], required: true },
    {
      field: 'businessName',
      words: [
        'Nama Perusahaan',
        'Nama Usaha',
        'Nama Pelaku Usaha',
        'Pelaku Usaha',
        'Nama Badan Usaha',
        'Business Name',
        'Company Name',
      ],
      required: true,
    },
    {
      field: 'ownerName',
      words: ['Nama Pemilik', 'Nama User', 'Pemilik', 'Penanggung Jawab', 'Nama Penanggung Jawab'],
    },
    {
      field: 'kbli',
      words: ['KBLI', 'Kode KBLI', 'KBLI 5 Digit', 'KBLI 2020', 'KBLI 2025', 'KBLI Code'],
    },
    { field: 'kbliEdition', words: ['Edisi KBLI', 'Tahun KBLI', 'KBLI Edition'] },
    {
      field: 'kbliTitle',
      words: ['Judul KBLI', 'Uraian KBLI', 'Nama KBLI', 'Deskripsi KBLI', 'Bidang Usaha'],
    },
    {
      field: 'product',
      words: ['Produk', 'Nama Proyek', 'Kegiatan Usaha', 'Jenis Usaha', 'Product'],
    },
    { field: 'scale', words: ['Skala Usaha', 'Uraian Skala Usaha', 'Skala', 'Scale'] },
    {
      field: 'risk',
      words: [
        'Risiko',
        'Uraian Risiko Proyek',
        'Tingkat Risiko',
        'Risiko Proyek',
        'Risk',
        'Resiko',
      ],
    },
    {
      field: 'kelurahan',
      words: ['Kelurahan', 'Kelurahan Usaha', 'Kel', 'Desa Kelurahan', 'Kelurahan/Desa'],
    },
    { field: 'kecamatan', words: ['Kecamatan', 'Kecamatan Usaha', 'Kec', 'District'] },
    { field: 'address', words: ['Alamat', 'Alamat Usaha', 'Alamat Perusahaan', 'Address'] },
    {
      field: 'phone',
      words: [
        'Nomor Telp',
        'No Telp',
        'Telepon',
        'No HP',
        'Nomor HP',
        'No Telepon',
        'HP',
        'WhatsApp',
        'No WA',
        'Phone',
      ],
    },
    {
      field: 'issued',
      words: [
        'Tanggal Terbit',
        'Tanggal Terbit OSS',
        'Tanggal Terbit NIB',
        'Day of Tanggal Terbit OSS',
        'Tanggal',
        'Tgl Terbit',
        'Date',
      ],
    },
  ],
  read,
};
