/**
 * Rows of a public table beside the project, or none (with the reason printed) where the table is
 * not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

export function sharedRows(path: string): Record<string, string>[] {
  const file = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  if (!existsSync(file)) {
    console.warn(`skipped: ../shared/${path} is not beside the project`);
    return [];
  }
  return parse(readFileSync(file), { columns: true, bom: true });
}
