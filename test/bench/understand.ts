/** The readers of everyday Indonesian: times on the public rows and on 10,000 characters, beside a plain scan of the same text. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { readChoice } from '../../src/language/choice.ts';
import { readDate, readYear } from '../../src/language/date.ts';
import { readForm } from '../../src/language/form.ts';
import { readNib } from '../../src/language/identifier.ts';
import { readIntent } from '../../src/language/intent.ts';
import { readMoney } from '../../src/language/money.ts';
import { readNumber } from '../../src/language/number.ts';
import { readPeople } from '../../src/language/people.ts';
import { readPercent } from '../../src/language/percent.ts';
import { readPhone } from '../../src/language/phone.ts';
import { readPlace } from '../../src/language/place.ts';
import { completeQuantity, readQuantity } from '../../src/language/quantity.ts';
import { readSectors } from '../../src/language/sector.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { rounded, timed, type Bench, type BenchRow } from './measure.ts';

const now = new Date('2026-11-22T01:15:00Z');
const when = { now, timeZone: kotaBekasi.timeZone, holidays: kotaBekasi.holidays };
const options = kotaBekasi.kecamatan.map(({ name }, id) => ({ id: String(id), label: name }));

type Reader = { read: (text: string) => unknown; tables: readonly string[] };

const amounts = ['chat_numbers'];
const dates = ['chat_dates'];
const readers: Record<string, Reader> = {
  readNumber: { read: readNumber, tables: amounts },
  readMoney: { read: readMoney, tables: amounts },
  readQuantity: { read: (text) => readQuantity(text), tables: amounts },
  completeQuantity: {
    read: (text) => completeQuantity({ min: 5000, max: 5000 }, text),
    tables: amounts,
  },
  readPeople: { read: readPeople, tables: amounts },
  readPercent: { read: readPercent, tables: amounts },
  readDate: { read: (text) => readDate(text, when), tables: dates },
  readYear: { read: (text) => readYear(text, when), tables: dates },
  readPlace: { read: (text) => readPlace(text, kotaBekasi), tables: ['chat_places'] },
  readIntent: { read: (text) => readIntent(text), tables: ['chat_intents'] },
  readForm: { read: (text) => readForm(text, kotaBekasi, now), tables: ['chat_forms'] },
  readSectors: { read: (text) => readSectors(text, kotaBekasi), tables: ['chat_forms'] },
  readChoice: {
    read: (text) => readChoice(text, options, { many: true }),
    tables: ['chat_places', 'chat_numbers'],
  },
  readPhone: { read: readPhone, tables: amounts },
  readNib: { read: readNib, tables: amounts },
};

/** What each reader repeats when it is made to work: ten thousand characters of it. */
const pieces = [
  '9',
  '1.000.',
  '1/2/',
  'a',
  'duaratus',
  'dua ratus ribu ',
  '10 bunkuz ',
  '1 sampai ',
  'tahun ',
  '5 desember ',
  'hari libur lebaran ',
  'jatirangg ',
  'bekasi, ',
  'saya bu siti jual keripik 5 kg sehari di jatiasih, ',
  'mau hapus data saya ',
];
const long = pieces.map((piece) => piece.repeat(10_000 / piece.length + 1).slice(0, 10_000));

/** The dumbest reader there is: cut the text into words and numbers, and count them. */
function scan(text: string): number {
  return text.match(/\p{L}+|\d+/gu)?.length ?? 0;
}

function inputsOf(table: string): string[] {
  const url = new URL(`../../../shared/domain/${table}.csv`, import.meta.url);
  const path = fileURLToPath(url);
  if (!existsSync(path)) return [];
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
  return rows.map((row) => row.input ?? '');
}

/** Of one text: enough for its 99th percentile not to be its worst. */
const LONG_ROUNDS = 300;

function measured(name: string, { read, tables }: Reader): BenchRow {
  const rows = tables.flatMap(inputsOf);
  const short = timed(rows, 20, read, scan);
  // Every text apart: the slowest of them is what somebody would send on purpose.
  const each = long.map((text, i) => ({
    piece: pieces[i] ?? '',
    ...timed([text], 20, read, scan),
  }));
  const { piece } = each.reduce((a, b) => (b.run.median > a.run.median ? b : a));
  const slowest = timed([long[pieces.indexOf(piece)] ?? ''], LONG_ROUNDS, read, scan);
  return {
    name,
    rows: rows.length,
    'row µs': rounded(short.run.median),
    'row p99 µs': rounded(short.run.p99),
    '× scan': ratio(short),
    '10k µs': rounded(slowest.run.median),
    '10k p99 µs': rounded(slowest.run.p99),
    '10k × scan': ratio(slowest),
    slowest: piece.trim().slice(0, 20),
  };
}

function ratio({ run, other }: ReturnType<typeof timed>): number {
  return other.median === 0 ? 0 : rounded(run.median / other.median);
}

/** All readers, one row each; a table that is not beside the project leaves its columns at 0 and is named in the notes. */
export function benchUnderstand(): Bench {
  const tables = [...new Set(Object.values(readers).flatMap((reader) => reader.tables))];
  const missing = tables.filter((table) => inputsOf(table).length === 0);
  return {
    bench: 'understand',
    node: process.version,
    notes: missing.map((table) => `../shared/domain/${table}.csv is not here: no rows of it`),
    rows: Object.entries(readers).map(([name, reader]) => measured(name, reader)),
  };
}
