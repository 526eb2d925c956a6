/**
 * `npm run db:new-migration -- <name>`: writes what the schema has and the migrations lack as a new
 * folder for each database that lacks it, to be read before it is committed; the clients are made anew before.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingMigration, prismaFolder } from '../store/migrate.ts';
import { missingPostgresMigration, postgresFolder } from '../store/migratePostgres.ts';

function write(folder: string, name: string, sql: string): void {
  const target = join(folder, 'migrations', name);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'migration.sql'), sql);
  console.log(`Written: ${join(target, 'migration.sql')}. Read it before you commit it.`);
}

async function main(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z0-9_]{1,60}$/.test(name)) {
    console.error(
      'Name the migration in small letters: npm run db:new-migration -- add_phone_index',
    );
    return 1;
  }
  const [folder, postgres] = [prismaFolder(), postgresFolder()];
  const [sql, postgresSql] = [await missingMigration(), await missingPostgresMigration()];
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  if (sql === undefined && postgresSql === undefined) {
    console.log('The migrations already match prisma/schema.prisma: nothing to write.');
  }
  if (sql !== undefined) write(folder, `${time}_${name}`, sql);
  if (postgresSql !== undefined) {
    write(postgres, `${time}_${name}`, postgresSql);
    copyFileSync(join(postgres, 'schema.prisma'), join(postgres, 'migrated.prisma'));
  }
  return 0;
}

process.exitCode = await main(process.argv[2]);
