/**
 * `npm run db:new-migration -- <name>`: writes what the schema has and the migrations lack as a new
 * folder, to be read before it is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingMigration, prismaFolder } from '../store/migrate.ts';

async function main(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z0-9_]{1,60}$/.test(name)) {
    console.error(
      'Name the migration in small letters: npm run db:new-migration -- add_phone_index',
    );
    return 1;
  }
  const folder = prismaFolder();
  const sql = await missingMigration(folder);
  if (sql === undefined) {
    console.log('The migrations already match prisma/schema.prisma: nothing to write.');
    return 0;
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = join(folder, 'migrations', `${time}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'migration.sql'), sql);
  console.log(`Written: ${join(target, 'migration.sql')}. Read it before you commit it.`);
  return 0;
}

process.exitCode = await main(process.argv[2]);
