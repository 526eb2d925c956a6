/** Writes a table to a file, row by row: numbers as numbers, every text made safe against formulas, and nobody else may read the file. */
import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { stream } from 'exceljs';
import { safeCell } from './safe.ts';

export type OutCell = string | number | undefined;
export type Format = 'csv' | 'xlsx';

export type SheetWriter = {
  write(cells: readonly OutCell[]): Promise<void>;
  /** The file is there, whole. */
  close(): Promise<void>;
  /** Nothing is left of it. */
  discard(): Promise<void>;
};

function safe(cell: OutCell): string | number {
  return typeof cell === 'number' ? cell : safeCell(cell ?? '');
}

async function csvInto(path: string): Promise<Pick<SheetWriter, 'write' | 'close'>> {
  const csv = stringify({ bom: true });
  const file = createWriteStream(path);
  const done = finished(file);
  csv.pipe(file);
  return {
    async write(cells) {
      if (!csv.write(cells.map(safe))) {
        await Promise.race([new Promise((resolve) => csv.once('drain', resolve)), done]);
      }
    },
    async close() {
      csv.end();
      await done;
    },
  };
}

async function xlsxInto(path: string, name: string): Promise<Pick<SheetWriter, 'write' | 'close'>> {
  const book = await bookInto(path);
  const sheet = book.addWorksheet(name);
  return {
    write(cells) {
      sheet.addRow(cells.map(safe)).commit();
      // Lets what was written leave for the disk before more comes.
      return new Promise((resolve) => setImmediate(resolve));
    },
    async close() {
      sheet.commit();
      await book.commit();
    },
  };
}

/** Its library is large, and most starts never write a sheet: it is loaded when the first one is wanted. */
async function bookInto(filename: string): Promise<stream.xlsx.WorkbookWriter> {
  const { default: library } = await import('exceljs');
  return new library.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: false });
}

export type WholeSheet = { name: string; rows: readonly (readonly OutCell[])[] };

/** A book of a few small tables, one a sheet; it appears at `path` when it is whole. */
export async function writeBook(path: string, sheets: readonly WholeSheet[]): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, '', { mode: 0o600 });
  const book = await bookInto(part);
  try {
    for (const { name, rows } of sheets) {
      const sheet = book.addWorksheet(name);
      for (const cells of rows) sheet.addRow(cells.map(safe)).commit();
      sheet.commit();
    }
    await book.commit();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The file appears at `path` only when it is closed. */
export async function createSheet(
  path: string,
  format: Format,
  name: string,
  header: readonly string[],
): Promise<SheetWriter> {
  const part = `${path}.part`;
  await writeFile(part, '', { mode: 0o600 });
  const into = format === 'csv' ? await csvInto(part) : await xlsxInto(part, name);
  await into.write(header);
  return {
    write: into.write,
    async close() {
      await into.close();
      await rename(part, path);
    },
    discard: () => rm(part, { force: true }),
  };
}
