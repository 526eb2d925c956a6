/** Lists of micro and small businesses as associations and other agencies keep them: often without NIB, sometimes with a capacity. */
import type { UmkDraft } from '../domain/imported.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const ownerName = field.name(cells, 'ownerName', errors, { required: true });
  const businessName = field.name(cells, 'businessName', errors);
  const phone = field.phone(cells, 'phone', errors);
  const product = field.words(cells, 'product', errors, { required: true });
  const place = field.place(cells, errors, reader, { required: true });
  const nib = field.nib(cells, 'nib', errors);
  const capacity = field.quantity(cells, 'capacity', errors);
  const scale = field.umkScale(cells, errors);
  const address = field.longWords(cells, 'address', errors);
  // Nobody could ever claim a row that has neither, nor could it be recognised when it comes again.
  if (!phone && !nib && errors.length === 0)
    errors.push({ field: 'phone', code: 'no_phone_no_nib', got: '' });
  if (errors.length > 0 || !ownerName || !product || !place) return { errors };
  const draft: UmkDraft = {
    kind: 'umk',
    ...(nib ? { nib } : {}),
    ...(businessName ? { businessName } : {}),
    ownerName,
    product,
    moreProducts: [],
    sectors: reader.sectors(product).slice(0, 3),
    ...(capacity ? { capacity } : {}),
    place,
    ...(phone ? { phone } : {}),
    ...(scale ? { scale } : {}),
    origin: { source: 'umk', ...(address ? { address } : {}) },
  };
  return { ok: draft };
}

export const umkList: Importer = {
  id: 'umk',
  title: 'Daftar UMK dari asosiasi atau dinas',
  makes: 'umk',
  columns: [
    {
      field: 'ownerName',
      words: [
        'Nama Pemilik',
        'Pemilik',
        'Nama',
        'Nama Lengkap',
        'Nama Pelaku Usaha',
        'Nama Anggota',
        'Owner',
        'Owner Name',
      ],
      required: true,
    },
    {
      field: 'businessName',
      words: [
        'Nama Usaha',
        'Usaha',
        'Merek',
        'Nama UMKM',
        'Nama UMK',
        'Nama Toko',
        'Business Name',
        'Business',
      ],
    },
    {
      field: 'phone',
      words: [
        'No HP',
        'Nomor HP',
        'HP',
        'Telepon',
        'No Telepon',
        'No Telp',
        'Nomor Telepon',
        'WhatsApp',
        'No WA',
        'Nomor WhatsApp',
        'Kontak',
        'Phone',
        'Mobile',
      ],
    },
    {
      field: 'product',
      words: [
        'Produk',
        'Jenis Produk',
        'Jenis Usaha',
        'Nama Produk',
        'Bidang Usaha',
        'Komoditas',
        'Product',
        'Products',
      ],
      required: true,
    },
    { field: 'kecamatan', words: ['Kecamatan', 'Kec', 'District'] },
    { field: 'kelurahan', words: ['Kelurahan', 'Kel', 'Desa', 'Kelurahan/Desa', 'Desa/Kelurahan'] },
    { field: 'address', words: ['Alamat', 'Alamat Usaha', 'Alamat Lengkap', 'Address'] },
    { field: 'nib', words: ['NIB', 'Nomor Induk Berusaha', 'No NIB', 'Nomor NIB'] },
    { field: 'capacity', words: ['Kapasitas', 'Kapasitas Produksi', 'Produksi', 'Capacity'] },
    { field: 'unit', words: ['Satuan', 'Unit'] },
    { field: 'period', words: ['Periode', 'Per', 'Period'] },
    { field: 'scale', words: ['Skala Usaha', 'Skala', 'Scale'] },
  ],
  read,
};
