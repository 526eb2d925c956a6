/** Writes one table to a file; who takes personal data out leaves a trace first. */
import { resolve } from 'node:path';
import { createSheet } from '../sheets/write.ts';
import type { Format } from '../sheets/write.ts';
import type { Shelf } from './shelf.ts';
import { exportTables } from './exportTables.ts';

export type ExportOptions = {
  as: Format;
  out: string;
  personal?: true;
  /** Who wants it has left the trace already. */
  noted?: true;
  progress?(rows: number): void;
};

const PROGRESS_EVERY = 1_000;

/** Before the file is there: whoever takes personal data out has left a trace, also where they stop it halfway. */
async function noteLook({ store }: Pick<Shelf, 'store'>, what: string, at: Date): Promise<void> {
  const subject = `export/${what}`;
  const id = `${subject}/${at.getTime()}`;
  const row = { id, personId: 0, action: 'export.personal', subject, at };
  await store.write([{ op: 'insert', table: 'audit', row }]);
}

/** How many rows it has. */
export async function exportFile(
  program: Pick<Shelf, 'store' | 'exports'>,
  what: string,
  options: ExportOptions,
): Promise<number> {
  const table = exportTables[what];
  if (!table) throw new Error(`no table ${what}`);
  const personal = options.personal ?? false;
  if (personal && !options.noted) await noteLook(program, what, new Date());
  const sheet = await createSheet(resolve(options.out), options.as, what, table.header);
  let count = 0;
  try {
    for await (const cells of table.rows(program.exports, personal)) {
      await sheet.write(cells);
      count += 1;
      if (count % PROGRESS_EVERY === 0) options.progress?.(count);
    }
    await sheet.close();
  } catch (error) {
    await sheet.discard();
    throw error;
  }
  return count;
}
