/**
 * `npm run db:migrate`: applies the missing migrations and ends; starting the program does the same
 * by itself.
 */
import { loadConfig } from '../config.ts';
import { migrateDatabase } from '../store/database.ts';

async function main(): Promise<number> {
  try {
    const { databaseUrl } = loadConfig();
    const { applied, backup } = await migrateDatabase(databaseUrl);
    console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.');
    if (backup) console.log(`The database as it was is in ${backup}`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exitCode = await main();
