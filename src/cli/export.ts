/** `npm run -s export`: tables as files, personal data masked unless it is asked for, which is written down. */
import { resolve } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { loadConfig } from '../config.ts';
import { assemble, createLog } from './assemble.ts';
import { exportFile } from '../files/exportFile.ts';
import type { ExportOptions } from '../files/exportFile.ts';
import { exportTables } from '../files/exportTables.ts';
import { endWith } from './failed.ts';

type Options = ExportOptions & { db?: string };

async function run(what: string, options: Options): Promise<void> {
  const loaded = loadConfig();
  const { db } = options;
  const config = db === undefined ? loaded : { ...loaded, databaseUrl: `file:${resolve(db)}` };
  const program = await assemble(config, { channels: new Map(), log: createLog('warn') });
  try {
    const count = await exportFile(program, what, options);
    const masked = options.personal
      ? 'with personal data: keep it safe'
      : 'personal data is masked';
    process.stdout.write(`${count} rows in ${options.out}; ${masked}.\n`);
  } finally {
    await program.close();
  }
}

new Command('export')
  .description('A table as a file.')
  .addArgument(new Argument('<what>').choices(Object.keys(exportTables)))
  .addOption(new Option('--as <format>').choices(['xlsx', 'csv']).default('xlsx'))
  .requiredOption('--out <file>', 'where it goes')
  .option('--personal', 'with names and numbers; this is written to the audit trail')
  .option('--db <file>', 'another database file')
  .action(run)
  .parseAsync()
  .catch(endWith);
