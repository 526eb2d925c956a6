/**
 * `npm run db:migrate`: applies the missing migrations and ends; starting the program does the same
 * by itself.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadConfig } from '../config.ts';
import { migrate, sqliteFile } from '../store/migrate.ts';

async function main(): Promise<number> {
  try {
    const { databaseUrl } = loadConfig();
    mkdirSync(dirname(sqliteFile(databaseUrl)), { recursive: true });
    const { applied, backup } = await migrate(databaseUrl);
    console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.');
    if (backup) console.log(`The database as it was is in ${backup}`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exitCode = await main();
