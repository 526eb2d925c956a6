/** The two lists of `npm run match`: rows become supplies and demands; what cannot be read of a row is told with its line, and never stops the others. */
import { parse } from 'csv-parse/sync';
import { PaperKind } from '../domain/need.ts';
import { Day, Period } from '../domain/quantity.ts';
import type { Place, Quantity } from '../domain/quantity.ts';
import { readNumber } from '../language/number.ts';
import { unitName } from '../language/unit.ts';
import type { Demand, Supply } from '../matching/types.ts';

/** Ids in the files are strings; inside they are numbers in the order of the lines. */
export type List<T> = { ids: string[]; items: T[] };
type Warn = (line: number, problem: string) => void;
type Row = {
  line: number;
  cells: Readonly<Record<string, string>>;
  has: (column: string) => boolean;
};

const longestText = 4_000;

/** The separator of the header, which holds names only: papers are joined by "|", so that it is none. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r?\n|$/));
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

type Parsed = { info: { lines: number }; record: string[] };

function recordsOf(name: string, text: string): Parsed[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text.replace(/^\uFEFF/, '')),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as Parsed[];
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`${name}: this is no CSV that can be read. ${why}`, { cause: thrown });
  }
}

/** Rows by the names in the first line. A list without `id` and `text` columns throws an Error that says so. */
function rowsOf(name: string, text: string, warn: Warn): Row[] {
  if (text.trim() === '') return [];
  const records = recordsOf(name, text);
  const [header, ...rest] = records;
  const columns = (header?.record ?? []).map((column) => column.toLowerCase());
  for (const needed of ['id', 'text'])
    if (!columns.includes(needed))
      throw new Error(`${name}: there is no column "${needed}" in the first line.`);
  const seen = new Set<string>();
  return rest.flatMap(({ record, info: { lines: line } }) => {
    const cells = Object.fromEntries(columns.map((column, at) => [column, record[at] ?? '']));
    const id = cells.id ?? '';
    const problem = id === '' ? 'no id' : seen.has(id) ? `id "${id}" occurs twice` : undefined;
    if (problem !== undefined) {
      warn(line, `${problem}; the row is left out`);
      return [];
    }
    seen.add(id);
    if (cells.text === '') warn(line, 'no text; nothing can be found for it by words');
    return [{ line, cells, has: (column) => columns.includes(column) }];
  });
}

export function readSupplies(name: string, text: string, warn: Warn): List<Supply> {
  return listOf(rowsOf(name, text, warn), (row, id) => {
    const capacity = quantityOf(row, 'capacity', warn);
    const place = placeOf(row);
    return {
      id,
      products: [textOf(row)],
      sectors: sectorsOf(row),
      ...(place === undefined ? {} : { place }),
      ...(capacity === undefined ? {} : { capacity }),
      papers: papersOf(row, warn).map((kind) => ({ kind, status: 'ada' })),
      ...(row.has('papers') ? { papersComplete: true } : {}),
      active: true,
      tiedTo: [],
      exposure: 0,
    };
  });
}

export function readDemands(name: string, text: string, warn: Warn): List<Demand> {
  return listOf(rowsOf(name, text, warn), (row, id) => {
    const volume = quantityOf(row, 'volume', warn);
    const place = placeOf(row);
    const start = startOf(row, warn);
    return {
      id,
      companyId: 0,
      what: textOf(row),
      sectors: sectorsOf(row),
      ...(volume === undefined ? {} : { volume }),
      ...(start === undefined ? {} : { start }),
      ...(place === undefined ? {} : { place }),
      papers: papersOf(row, warn),
    };
  });
}

function listOf<T>(rows: readonly Row[], make: (row: Row, id: number) => T): List<T> {
  return {
    ids: rows.map(({ cells }) => cells.id ?? ''),
    items: rows.map((row, id) => make(row, id)),
  };
}

function textOf({ cells }: Row): string {
  return (cells.text ?? '').slice(0, longestText);
}

function sectorsOf({ cells }: Row): string[] {
  return (cells.sector ?? '')
    .split('|')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');
}

function placeOf({ cells }: Row): Place | undefined {
  const kecamatan = cells.kecamatan ?? '';
  return kecamatan === '' ? undefined : { kecamatan };
}

function quantityOf({ cells, line }: Row, column: string, warn: Warn): Quantity | undefined {
  const cell = cells[column] ?? '';
  if (cell === '') return undefined;
  const amount = amountOf(cell);
  if (amount === undefined) {
    warn(line, `${column} "${cell}" is no amount`);
    return undefined;
  }
  const unit = (cells.unit ?? '').toLowerCase();
  const period = Period.safeParse((cells.period ?? '').toLowerCase().replace(/^(?:per|\/)\s*/, ''));
  if (!period.success && (cells.period ?? '') !== '')
    warn(line, `period "${cells.period}" is none of hari, minggu, bulan, tahun`);
  return {
    min: amount,
    max: amount,
    unit: unit === '' ? 'pcs' : (unitName(unit) ?? unit),
    ...(period.success ? { period: period.data } : {}),
  };
}

/** In thousandths: a plain number as programs write it ("1500", "12.5"), or as people do ("1.500", "2 ribu"). */
function amountOf(cell: string): number | undefined {
  const plain =
    /^\d+(?:\.\d+)?$/.test(cell) && !/^\d{1,3}\.\d{3}$/.test(cell) ? Number(cell) : undefined;
  const read = plain === undefined ? readNumber(cell) : undefined;
  const value = plain ?? (read?.result === 'understood' ? read.value.max : undefined);
  const thousandths = value === undefined ? undefined : Math.round(Number(value) * 1000);
  return thousandths !== undefined && Number.isSafeInteger(thousandths) && thousandths >= 0
    ? thousandths
    : undefined;
}

function startOf({ cells, line }: Row, warn: Warn): Day | undefined {
  const cell = cells.start ?? '';
  if (cell === '') return undefined;
  const day = Day.safeParse(isoDay(cell));
  // 31 February is written like a day, and is none.
  const real = day.success && new Date(`${day.data}T00:00:00Z`).toJSON()?.startsWith(day.data);
  if (real === true) return day.data;
  warn(line, `start "${cell}" is no day as 2027-01-31`);
  return undefined;
}

/** "31/01/2027", as spreadsheets here write it, becomes "2027-01-31"; anything else stays. */
function isoDay(cell: string): string {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year === ''
    ? cell.slice(0, 10)
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function papersOf({ cells, line }: Row, warn: Warn): PaperKind[] {
  const names = (cells.papers ?? '')
    .toLowerCase()
    .split(/[|+/]/)
    .map((name) => name.trim());
  return [...new Set(names)].flatMap((name) => {
    if (name === '') return [];
    const kind = PaperKind.safeParse(name.replace(/[^a-z]/g, ''));
    if (!kind.success) warn(line, `paper "${name}" is none of ${PaperKind.options.join(', ')}`);
    return kind.success ? [kind.data] : [];
  });
}
