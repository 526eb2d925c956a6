/** Days off as a decree lists them; each becomes what `/hari` writes, and one that is a day off already stays as it is. */
import type { HolidayDraft } from '../domain/imported.ts';
import type { Holiday } from '../domain/region.ts';
import { squash } from '../language/normalise.ts';
import * as field from './fields.ts';
import type { Cells, Importer, RowReading } from './importer.ts';

const KINDS: readonly [RegExp, Holiday['kind']][] = [
  [/^(?:hari)?libur(?:nasional)?$|^nasional$|^nationalholiday$|^holiday$/, 'libur_nasional'],
  [/^cuti(?:bersama)?$|^jointleave$/, 'cuti_bersama'],
  [/^libur(?:kantor|daerah|lokal)$|^kantor$|^officeholiday$/, 'libur_kantor'],
];

function kindOf({ kind }: Cells, errors: field.Errors): Holiday['kind'] | undefined {
  if (kind === undefined) {
    errors.push({ field: 'kind', code: 'missing', got: '' });
    return undefined;
  }
  const found = KINDS.find(([words]) => words.test(squash(kind)))?.[1];
  if (!found) errors.push({ field: 'kind', code: 'holiday_kind', got: kind.slice(0, 40) });
  return found;
}

function read(cells: Cells): RowReading {
  const errors: field.Errors = [];
  const day = field.day(cells, 'day', errors);
  if (cells.day === undefined) errors.push({ field: 'day', code: 'missing', got: '' });
  const kind = kindOf(cells, errors);
  const name = field.name(cells, 'name', errors, { required: true });
  if (errors.length > 0 || !day || !kind || !name) return { errors };
  const draft: HolidayDraft = {
    kind: 'holiday',
    holiday: { day, kind, name },
    origin: { source: 'holidays' },
  };
  return { ok: draft };
}

export const holidays: Importer = {
  id: 'holidays',
  title: 'Hari libur dan cuti bersama',
  makes: 'holiday',
  columns: [
    { field: 'day', words: ['Tanggal', 'Tgl', 'Date', 'Day'], required: true },
    { field: 'kind', words: ['Jenis', 'Jenis Libur', 'Kind', 'Type'], required: true },
    {
      field: 'name',
      words: ['Nama', 'Keterangan', 'Hari Libur', 'Nama Hari Libur', 'Name'],
      required: true,
    },
  ],
  read,
};
