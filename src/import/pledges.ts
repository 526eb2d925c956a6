/** What companies pledged to the programme, signed at a forum or in a letter: a company, its commitment, and who speaks for it. */
import type { CompanyDraft } from '../domain/imported.ts';
import { squash } from '../language/normalise.ts';
import * as field from './fields.ts';
import type { Cells, Importer, Reader, RowReading } from './importer.ts';

/** A sector by its code, by its label, or by words that name it. */
function sectorOf(cells: Cells, reader: Reader): string | undefined {
  const { sector } = cells;
  if (sector === undefined) return undefined;
  const { sectors } = reader.region;
  const plain = squash(sector);
  const named = sectors.find(
    ({ code, label }) =>
      squash(code) === plain || squash(label.id) === plain || squash(label.en ?? '') === plain,
  );
  return named?.code ?? reader.sectors(sector)[0];
}

function read(cells: Cells, reader: Reader): RowReading {
  const errors: field.Errors = [];
  const companyName = field.name(cells, 'name', errors, { required: true });
  const nib = field.nib(cells, 'nib', errors);
  const commitment = field.words(cells, 'commitment', errors, { required: true, most: 1000 });
  const picName = field.name(cells, 'picName', errors, { required: true });
  const picPosition = field.words(cells, 'picPosition', errors);
  const phone = field.phone(cells, 'phone', errors, { required: true });
  const address = field.longWords(cells, 'address', errors);
  const sector = sectorOf(cells, reader);
  if (cells.sector !== undefined && sector === undefined)
    errors.push({ field: 'sector', code: 'sector', got: cells.sector.slice(0, 40) });
  if (errors.length > 0 || !companyName || !commitment || !picName || !phone) return { errors };
  const draft: CompanyDraft = {
    kind: 'company',
    name: companyName,
    ...(nib ? { nib } : {}),
    ...(sector ? { sector } : {}),
    commitment,
    picName,
    ...(picPosition ? { picPosition } : {}),
    phone,
    address: address ?? '',
    origin: { source: 'pledges' },
  };
  return { ok: draft };
}

export const pledges: Importer = {
  id: 'pledges',
  title: 'Komitmen perusahaan',
  makes: 'company',
  columns: [
    {
      field: 'name',
      words: ['Nama Perusahaan', 'Perusahaan', 'Nama PT', 'Company', 'Company Name'],
      required: true,
    },
    { field: 'nib', words: ['NIB', 'Nomor Induk Berusaha', 'No NIB'] },
    { field: 'sector', words: ['Sektor', 'Bidang Usaha', 'Sektor Usaha', 'Sector'] },
    {
      field: 'commitment',
      words: [
        'Komitmen',
        'Bentuk Komitmen',
        'Isi Komitmen',
        'Rencana Kemitraan',
        'Commitment',
        'Pledge',
      ],
      required: true,
    },
    {
      field: 'picName',
      words: [
        'Nama PIC',
        'PIC',
        'Narahubung',
        'Kontak Person',
        'Contact Person',
        'Nama Kontak',
        'PIC Name',
      ],
      required: true,
    },
    { field: 'picPosition', words: ['Jabatan', 'Jabatan PIC', 'Position'] },
    {
      field: 'phone',
      words: [
        'No HP PIC',
        'Telepon PIC',
        'No HP',
        'HP',
        'Telepon',
        'No Telepon',
        'No Telp',
        'Nomor HP',
        'WhatsApp',
        'No WA',
        'Phone',
      ],
      required: true,
    },
    { field: 'address', words: ['Alamat', 'Alamat Perusahaan', 'Address'] },
  ],
  read,
};
