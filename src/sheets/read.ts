/** Opens a table file by what is in it, not by its name, and reads its rows within the limits. */
import { open, stat } from 'node:fs/promises';
import { readCsv } from './csv.ts';
import { LIMITS, SheetError } from './sheet.ts';
import type { Limits, Rows } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The rows of a CSV or XLSX file. Throws SheetError, also later while rows are read, with what to do about it. */
export async function readSheet(path: string, limits: Limits = LIMITS): Promise<Rows> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new SheetError(`There is no file ${path}.`);
  if (found.size > limits.fileBytes) {
    const most = Math.round(limits.fileBytes / 1024 / 1024);
    throw new SheetError(
      `The file is larger than ${most} MB: split it and import the parts.`,
      'too_large',
    );
  }
  if (found.size === 0) throw new SheetError('The file is empty.', 'empty');
  const first = await firstBytes(path);
  if (first.toString('latin1', 0, 4) === 'PK\u0003\u0004') return readXlsx(path, limits);
  if (first.toString('hex', 0, 4) === 'd0cf11e0') {
    throw new SheetError(
      'This is an old XLS file, or one with a password: save it as XLSX without a password, or as CSV.',
      'old_xls',
    );
  }
  return readCsv(path, limits);
}
