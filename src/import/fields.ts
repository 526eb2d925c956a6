/** How single cells are read: the checks of the chat's own readers, with a code for what is wrong and nothing personal in it. */
import type { Origin, RowError } from '../domain/imported.ts';
import { maskNumbers } from '../domain/phone.ts';
import type { Day, Place, Quantity } from '../domain/quantity.ts';
import type { Scale } from '../domain/scale.ts';
import { readNib } from '../language/identifier.ts';
import { squash } from '../language/normalise.ts';
import { readPhone } from '../language/phone.ts';
import { readQuantity } from '../language/quantity.ts';
import { dayIn } from './day.ts';
import type { Cells, Reader } from './importer.ts';

const LONGEST_NAME = 120;
const LONGEST_WORDS = 300;
export type Errors = RowError[];

export function digits(text: string): string {
  return `${text.replace(/\D/g, '').length} angka`;
}

/** The words of a cell; `required` and missing, or too long, is an error. */
export function words(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true; most?: number } = {},
): string | undefined {
  const cell = cells[field];
  const most = how.most ?? LONGEST_NAME;
  if (cell === undefined) {
    if (how.required) errors.push({ field, code: 'missing', got: '' });
    return undefined;
  }
  if (cell.length > most) {
    errors.push({ field, code: 'too_long', got: `${cell.length} huruf` });
    return undefined;
  }
  return cell;
}

export function longWords(cells: Cells, field: string, errors: Errors): string | undefined {
  return words(cells, field, errors, { most: LONGEST_WORDS });
}

/** A name of somebody or of a business has letters. */
export function name(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true } = {},
): string | undefined {
  const found = words(cells, field, errors, how);
  if (found === undefined || /\p{L}/u.test(found)) return found;
  errors.push({ field, code: 'no_name', got: digits(found) });
  return undefined;
}

/** A cell that is to hold a number in digits: one that a spreadsheet rounded ("9,12E+12") says so. */
function numbered<T>(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true },
  read: (cell: string, wrong: (code: string, got: string) => undefined) => T | undefined,
): T | undefined {
  const cell = words(cells, field, errors, how);
  if (cell === undefined) return undefined;
  const wrong = (code: string, got: string): undefined => {
    errors.push({ field, code, got });
  };
  return /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(cell) ? wrong('rounded', 'E+') : read(cell, wrong);
}

/** 13 digits; a NIK is refused and not repeated. */
export function nib(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true } = {},
): string | undefined {
  return numbered(cells, field, errors, how, (cell, wrong) => {
    const reading = readNib(cell);
    if (reading.result === 'understood') return reading.value.number;
    if (reading.result === 'other' && reading.looksLike === 'nik') return wrong('nik', '16 angka');
    return wrong('nib_digits', digits(cell));
  });
}

/** E.164; of several numbers in one cell the first that is right. */
export function phone(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true } = {},
): string | undefined {
  return numbered(cells, field, errors, how, (cell, wrong) => {
    const reading = readPhone(cell);
    if (reading.result === 'understood') return reading.value;
    if (reading.result === 'ask' && reading.candidates?.[0]) return reading.candidates[0];
    return wrong('phone', digits(cell));
  });
}

/** A place of the region; what is next door, or could be two places, is an error that says so. */
export function place(
  cells: Cells,
  errors: Errors,
  reader: Reader,
  how: { required?: true } = {},
): Place | undefined {
  const { kecamatan, kelurahan, address } = cells;
  const said = [
    kelurahan === undefined
      ? ''
      : `kelurahan ${kelurahan.replace(/^(?:kel|kelurahan|desa)\b[.: ]*/i, '')}`,
    kecamatan === undefined
      ? ''
      : `kecamatan ${kecamatan.replace(/^(?:kec|kecamatan)\b[.: ]*/i, '')}`,
  ].filter((part) => part !== '');
  const text = said.length > 0 ? said.join(', ') : address;
  const field = kelurahan === undefined && kecamatan !== undefined ? 'kecamatan' : 'kelurahan';
  if (text === undefined) {
    if (how.required) errors.push({ field: 'kecamatan', code: 'missing', got: '' });
    return undefined;
  }
  const reading = reader.place(text);
  if (reading.result === 'understood' && reading.confidence === 'full') return reading.value;
  const got = maskNumbers(
    (said.length > 0 ? [kelurahan, kecamatan] : []).filter(Boolean).join(', '),
  );
  const code =
    reading.result === 'understood'
      ? 'place_unsure'
      : reading.result === 'other' && reading.looksLike === 'place'
        ? 'place_elsewhere'
        : 'place_unknown';
  errors.push({ field, code, got });
  return undefined;
}

const SCALES: readonly [RegExp, Scale | 'umk'][] = [
  [/mikro|micro|^umi$/, 'mikro'],
  [/kecil|small|^uk$/, 'kecil'],
  [/menengah|medium|^um$/, 'menengah'],
  [/besar|large|^ub$/, 'besar'],
  [/^umkm?$/, 'umk'],
];

/** What a cell says of the scale: "UMK" alone says none, and what cannot be read is an error. */
export function scale(cells: Cells, errors: Errors): Scale | undefined {
  const cell = cells.scale;
  if (cell === undefined) return undefined;
  const plain = squash(cell).replace(/^(?:usaha|industri|perusahaan)/, '');
  const found = SCALES.find(([words]) => words.test(plain))?.[1];
  if (found === undefined)
    errors.push({ field: 'scale', code: 'scale', got: maskNumbers(cell.slice(0, 40)) });
  return found === 'umk' ? undefined : found;
}

/** The scale of a business; one that is no micro or small one does not belong on this list. */
export function umkScale(cells: Cells, errors: Errors): Scale | undefined {
  const found = scale(cells, errors);
  if (found !== 'menengah' && found !== 'besar') return found;
  errors.push({ field: 'scale', code: 'not_umk', got: found });
  return undefined;
}

const RISKS: readonly [RegExp, NonNullable<Origin['risk']>][] = [
  [/^(?:menengahrendah|mr|mediumlow)$/, 'menengah_rendah'],
  [/^(?:menengahtinggi|mt|mediumhigh)$/, 'menengah_tinggi'],
  [/^(?:rendah|r|low)$/, 'rendah'],
  [/^(?:tinggi|t|high)$/, 'tinggi'],
];

export function risk(cells: Cells, errors: Errors): Origin['risk'] {
  const cell = cells.risk;
  if (cell === undefined) return undefined;
  const found = RISKS.find(([words]) => words.test(squash(cell).replace(/^risiko|^resiko/, '')));
  if (!found) errors.push({ field: 'risk', code: 'risk', got: maskNumbers(cell.slice(0, 40)) });
  return found?.[1];
}

export function day(cells: Cells, field: string, errors: Errors): Day | undefined {
  const cell = cells[field];
  if (cell === undefined) return undefined;
  const found = dayIn(cell);
  if (found === undefined) errors.push({ field, code: 'day', got: maskNumbers(cell.slice(0, 40)) });
  return found;
}

/** An amount with its unit, also where unit and period stand in columns of their own. */
export function quantity(
  cells: Cells,
  field: string,
  errors: Errors,
  how: { required?: true } = {},
): Quantity | undefined {
  const cell = words(cells, field, errors, how);
  if (cell === undefined) return undefined;
  const { unit, period } = cells;
  const text = [
    cell,
    unit,
    period === undefined ? undefined : `per ${period.replace(/^(?:per|\/) ?/i, '')}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
  const reading = readQuantity(text);
  if (reading.result === 'understood' && reading.value.max > 0) return reading.value;
  const code = reading.result === 'ask' && reading.why === 'no_unit' ? 'no_unit' : 'quantity';
  errors.push({ field, code, got: maskNumbers(text.slice(0, 40)) });
  return undefined;
}
