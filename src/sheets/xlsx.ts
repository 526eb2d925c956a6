/**
 * Reads the first sheet of an XLSX file, row by row: no formula is ever run, nothing is written to disk, and what is in
 * memory at one time is one chunk of the sheet and the texts that its cells share.
 */
import { readFile } from 'node:fs/promises';
import { NO_VALUE, SheetError, cutCell, tooManyColumns, tooManyRows } from './sheet.ts';
import type { Limits, Rows, SheetRow } from './sheet.ts';
import { attribute, readXml } from './xml.ts';
import type { XmlEvent } from './xml.ts';
import { readBook, readDateStyles, readShared } from './xlsxParts.ts';
import { openZip } from './zip.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Day 0 of the spreadsheets' calendar; day 60 is 29 February 1900, which never was, so later days count from a day before. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The last day that a spreadsheet knows, 31 December 9999. */
const LAST_DAY = 2_958_465;

/** A day as "2026-03-01"; a number that is none stays a number. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 1) || serial > LAST_DAY) return undefined;
  const midnight = (from1904 ? FROM_1904 : FROM_1900) + Math.floor(serial) * DAY_MS;
  return new Date(midnight).toISOString().slice(0, 10);
}

/**
 * A number as it is typed in Indonesian: whole numbers by their digits ("9120001234567", never "9.12E+12"), others
 * with a comma; three decimals get a fourth, because a comma before three digits could separate thousands.
 */
export function numberText(stored: string): string {
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  if (Number.isSafeInteger(number)) return String(number);
  const rounded = Number(number.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) return stored;
  const [whole = '', decimals = ''] = rounded.toFixed(9).replace(/0+$/, '').split('.');
  if (decimals === '') return whole;
  return `${whole},${decimals.length === 3 ? `${decimals}0` : decimals}`;
}

/** "C7" → 2; undefined for what is no reference. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

type Cell = {
  at: number;
  type: string;
  style: number;
  text: string;
  formula: boolean;
  valued: boolean;
};
type Sheet = {
  shared: readonly string[];
  dates: readonly boolean[];
  from1904: boolean;
  limits: Limits;
};

function cellText(cell: Cell, { shared, dates, from1904, limits }: Sheet): string {
  if (!cell.valued) return cell.formula ? NO_VALUE : '';
  switch (cell.type) {
    case 's':
      return shared[Number(cell.text)] ?? '';
    case 'str':
    case 'inlineStr':
    case 'e':
      return cutCell(cell.text, limits);
    case 'd':
      return cell.text.slice(0, 10);
    case 'b':
      return cell.text === '1' ? 'TRUE' : 'FALSE';
    default: {
      const day = dates[cell.style] ? dayOfSerial(Number(cell.text), from1904) : undefined;
      return day ?? numberText(cell.text);
    }
  }
}

/** Takes the events of a sheet one after the other and gives its rows; holds one row at a time. */
function createRows(sheet: Sheet): (event: XmlEvent) => SheetRow | undefined {
  const { limits } = sheet;
  let row: SheetRow | undefined;
  let cell: Cell | undefined;
  let reading = false;
  let n = 0;

  function opened({ name, attributes }: Extract<XmlEvent, { kind: 'open' }>): void {
    if (name === 'row') {
      const said = Number(attribute(attributes, 'r') ?? n + 1);
      n = Number.isSafeInteger(said) && said > n ? said : n + 1;
      row = { n, cells: [] };
    } else if (name === 'c' && row) {
      const at = columnOf(attribute(attributes, 'r') ?? '') ?? (cell ? cell.at + 1 : 0);
      const type = attribute(attributes, 't') ?? 'n';
      const style = Number(attribute(attributes, 's') ?? 0);
      cell = { at, type, style, text: '', formula: false, valued: false };
    } else if (cell && name === 'f') cell.formula = true;
    else if (cell && (name === 'v' || name === 't')) {
      cell.valued = true;
      reading = true;
    }
  }

  function closed(name: string): SheetRow | undefined {
    if (name === 'v' || name === 't') reading = false;
    if (name === 'c' && row && cell) {
      const text = cellText(cell, sheet);
      if (text !== '') {
        if (cell.at >= limits.columns) throw tooManyColumns(row.n, limits);
        while (row.cells.length < cell.at) row.cells.push('');
        row.cells[cell.at] = text;
      }
    }
    if (name !== 'row' || !row) return undefined;
    const done = row;
    row = undefined;
    cell = undefined;
    return done;
  }

  return (event) => {
    if (event.kind === 'open') opened(event);
    else if (event.kind === 'close') return closed(event.name);
    else if (cell && reading && cell.text.length <= limits.cellCharacters) cell.text += event.text;
    return undefined;
  };
}

export async function* readXlsx(path: string, limits: Limits): Rows {
  const zip = openZip(await readFile(path), limits.unzippedBytes);
  const { sheet, from1904 } = await readBook(zip);
  const shared = await readShared(zip, limits);
  const dates = await readDateStyles(zip);
  const part = zip.open(sheet);
  if (!part) throw new SheetError('The XLSX file has no sheet with cells.');
  const take = createRows({ shared, dates, from1904, limits });
  let count = 0;
  for await (const events of readXml(part)) {
    const rows: SheetRow[] = [];
    for (const event of events) {
      const row = take(event);
      if (!row) continue;
      if (row.cells.length > 0) count += 1;
      if (count > limits.rows) throw tooManyRows(limits);
      if (row.cells.length > 0) rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
}
