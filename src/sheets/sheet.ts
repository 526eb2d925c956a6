/** A table as it stands in a file: rows of text cells, within limits that hold while it is read, so that no file can take the memory. */

/** A row; `n` is its number in the file as a spreadsheet shows it, the first being 1. */
export type SheetRow = { n: number; cells: string[] };

/** Rows as they come, some at a time. */
export type Rows = AsyncGenerator<SheetRow[], void, undefined>;

export const LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  /** Of everything that is unpacked on the way, counted as it comes and not as the file says. */
  unzippedBytes: 300 * 1024 * 1024,
  rows: 100_000,
  columns: 100,
  /** A longer cell comes cut one character beyond this, so that whoever checks its length sees it. */
  cellCharacters: 2_000,
  /** Of all texts that an XLSX file shares between its cells. */
  sharedCharacters: 40_000_000,
};
export type Limits = typeof LIMITS;

/** What stands in a cell whose formula has no value yet, and what spreadsheets write for a formula that failed. */
export const NO_VALUE = '#FORMULA!';
const FAILED = /^#(?:FORMULA!|N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

export function isFailedFormula(cell: string): boolean {
  return FAILED.test(cell);
}

export type SheetFault =
  'empty' | 'old_xls' | 'too_large' | 'too_many_rows' | 'too_many_columns' | 'unreadable';

/** The file cannot be read as a table; the message says what to do about it, `fault` the same as a code. */
export class SheetError extends Error {
  readonly fault: SheetFault;
  constructor(message: string, fault: SheetFault = 'unreadable') {
    super(message);
    this.fault = fault;
  }
}

export function cutCell(text: string, limits: Limits): string {
  return text.length > limits.cellCharacters ? text.slice(0, limits.cellCharacters + 1) : text;
}

export function tooManyRows(limits: Limits): SheetError {
  return new SheetError(
    `The file has more than ${limits.rows} rows: split it and import the parts one after the other.`,
    'too_many_rows',
  );
}

export function tooManyColumns(n: number, limits: Limits): SheetError {
  return new SheetError(
    `Row ${n} has more than ${limits.columns} columns: keep only the columns that are needed.`,
    'too_many_columns',
  );
}
