/** How each public table is scored: a row is right, asked back, or wrong; wrong with full confidence is what must never happen. */
import { addWorkingDays } from '../domain/workingDays.ts';
import type { Region } from '../domain/region.ts';
import { understandLine, type Line } from './understandLine.ts';

export type Row = Record<string, string>;
/** `right`: as the table says. `asked`: asked back, or understood only to be confirmed. `wrong`: another value, given with full confidence. */
type Verdict = { outcome: 'right' | 'asked' | 'missed' | 'wrong'; got: string };
export type Table = { name: string; file: string; judge: (row: Row, region: Region) => Verdict };

type Answer = Record<string, unknown>;

const someInstant = new Date('2026-11-22T01:15:00Z');

function ask(line: Line, region: Region): Answer {
  return understandLine(line, region, someInstant);
}

/** Equal as a table cell: numbers by value, an absent field as an empty cell. */
function same(value: unknown, cell: string | undefined): boolean {
  if (value === undefined || value === null) return (cell ?? '') === '';
  if (typeof value === 'number') return cell !== '' && value === Number(cell);
  return typeof value === 'string' && value === cell;
}

function verdict(answer: Answer, expected: string, right: boolean): Verdict {
  const got = JSON.stringify(answer);
  if (right) return { outcome: 'right', got };
  if (answer.result === 'ask') return { outcome: 'asked', got };
  const full = answer.result === 'understood' && answer.confidence === 'full';
  if (full || (answer.result === 'other' && expected !== 'other')) {
    return { outcome: full ? 'wrong' : 'missed', got };
  }
  return { outcome: answer.result === 'understood' ? 'asked' : 'missed', got };
}

const asOf: Record<string, Line['as']> = {
  angka: 'number',
  uang: 'money',
  jumlah: 'quantity',
  orang: 'people',
  persen: 'percent',
};
const numberKinds: readonly Line['as'][] = ['number', 'money', 'quantity', 'people', 'percent'];

/** A vague answer or another kind of answer must be told apart whatever number had been asked. */
function judgeNumber(row: Row, region: Region): Verdict {
  const text = row.input ?? '';
  if (row.jenis === 'tanya' || row.jenis === 'bukan') {
    const expected = row.jenis === 'tanya' ? 'ask' : 'other';
    const verdicts = numberKinds.map((as) => {
      const answer = ask({ text, as }, region);
      return verdict(answer, expected, answer.result === expected);
    });
    return verdicts.find(({ outcome }) => outcome !== 'right') ?? { outcome: 'right', got: '' };
  }
  const ofRange = row.satuan === 'rp' ? 'money' : row.satuan === 'orang' ? 'people' : 'quantity';
  const answer = ask({ text, as: asOf[row.jenis ?? ''] ?? ofRange }, region);
  const columns = [
    'jenis',
    'nilai',
    'min',
    'max',
    'satuan',
    'periode',
    'nilai_dasar',
    'satuan_dasar',
  ];
  const right =
    answer.result === 'understood' && columns.every((column) => same(answer[column], row[column]));
  return verdict(answer, 'understood', right);
}

function judgeIntent(row: Row, region: Region): Verdict {
  const answer = ask({ text: row.input ?? '', as: 'intent' }, region);
  return verdict(answer, 'understood', answer.intent === row.intent);
}

function judgeDate(row: Row, region: Region): Verdict {
  const answer = ask({ text: row.input ?? '', as: 'date', now: row.now ?? '' }, region);
  const expected = row.result === 'ask' || row.result === 'other' ? row.result : 'understood';
  const cells = expected === 'understood' ? ['date', 'min', 'max'] : [];
  return verdict(
    answer,
    expected,
    answer.result === expected && cells.every((cell) => same(answer[cell], row[cell])),
  );
}

function judgePlace(row: Row, region: Region): Verdict {
  const answer = ask({ text: row.input ?? '', as: 'place' }, region);
  if (row.result === 'other') return verdict(answer, 'other', answer.result === 'other');
  if (row.result === 'confirm') {
    const right = answer.result === 'understood' && answer.confidence === 'confirm';
    return verdict(answer, 'understood', right || answer.result === 'ask');
  }
  const places = same(answer.kecamatan, row.kecamatan) && same(answer.kelurahan, row.kelurahan);
  return verdict(answer, 'understood', answer.result === 'understood' && places);
}

const formFields = [
  ...[
    'nama',
    'usaha',
    'produk',
    'nilai',
    'satuan',
    'periode',
    'kecamatan',
    'kelurahan',
    'orang',
    'tahun',
  ],
];

/** In a row `confirm` the place must be asked, so its fields are not compared. */
export function formCells(row: Row, region: Region): { field: string; right: boolean }[] {
  const answer = ask({ text: row.input ?? '', as: 'form' }, region);
  const fields = (answer.fields ?? {}) as Answer;
  const compared = formFields.filter(
    (field) => row.result !== 'confirm' || !/^kec|^kel/.test(field),
  );
  return compared.map((field) => ({ field, right: same(fields[field], row[field]) }));
}

function judgeForm(row: Row, region: Region): Verdict {
  const answer = ask({ text: row.input ?? '', as: 'form' }, region);
  const confidence = row.result === 'confirm' ? 'confirm' : answer.confidence;
  const right =
    formCells(row, region).every((cell) => cell.right) && answer.confidence === confidence;
  return verdict(answer, 'understood', right);
}

function judgeWorkingDays(row: Row, region: Region): Verdict {
  const { day } = addWorkingDays(row.tanggal_lapor ?? '', Number(row.jumlah_hari_kerja), region);
  return { outcome: day === row.batas_tanggapan ? 'right' : 'wrong', got: day };
}

export const tables: readonly Table[] = [
  { name: 'numbers', file: 'domain/chat_numbers.csv', judge: judgeNumber },
  { name: 'intents', file: 'domain/chat_intents.csv', judge: judgeIntent },
  { name: 'dates', file: 'domain/chat_dates.csv', judge: judgeDate },
  { name: 'places', file: 'domain/chat_places.csv', judge: judgePlace },
  { name: 'forms', file: 'domain/chat_forms.csv', judge: judgeForm },
  { name: 'working days', file: 'domain/working_days.csv', judge: judgeWorkingDays },
];
