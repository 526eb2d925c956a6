/**
 * Brings a PostgreSQL database up to date before it is used: all of the missing migrations or none, and one process at a
 * time, so that workers that start together do not meet.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type {
  SqlMigrationAwareDriverAdapterFactory,
  SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';
import { migrationList, noFilter, startEngine } from './engine.ts';
import type { Migrated, Migration } from './migrate.ts';
import { MigrationError, prismaFolder, readMigrations } from './migrate.ts';
import { engineAdapter, poolOf } from './postgres.ts';

/** The number of the lock of whoever migrates; any will do, as long as all versions of the program have the same. */
export const MIGRATING = 8_302_001;
const SCHEMA = 'schema.prisma';
/** The schema to which the migrations lead: what a new one starts from, so that it is written without a server. */
const MIGRATED = 'migrated.prisma';

/** Where schema and migrations for PostgreSQL are. */
export function postgresFolder(folder = prismaFolder()): string {
  return join(folder, 'postgresql');
}

async function appliedNames(pool: Pool): Promise<string[]> {
  const there = await pool.query<{ name: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS "name"`,
  );
  if (!there.rows[0]?.name) return [];
  const { rows } = await pool.query<{ migration_name: string }>(
    `SELECT migration_name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return rows.map(({ migration_name: name }) => name);
}

/** In one transaction, which PostgreSQL knows for tables too: whatever stops it leaves nothing behind. */
async function apply(
  url: string,
  migrations: readonly Migration[],
  folder: string,
): Promise<string[]> {
  const pool = poolOf(url, { max: 1 });
  try {
    await pool.query('BEGIN');
    const engine = await startEngine(
      engineAdapter(pool),
      readFileSync(join(folder, SCHEMA), 'utf8'),
    );
    try {
      const list = migrationList('postgresql', join(folder, 'migrations'), migrations);
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: list,
        filters: noFilter,
      });
      await pool.query('COMMIT');
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    // Closing without a COMMIT rolls back.
    await pool.end();
  }
}

async function bringUpToDate(url: string, pool: Pool, folder: string): Promise<Migrated> {
  const migrations = readMigrations(folder);
  const applied = await appliedNames(pool);
  const missing = migrations.filter(({ name }) => !applied.includes(name));
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown) {
    throw new MigrationError(
      `The database was made by a newer version of this program (it has the migration ${unknown}). ` +
        'Start that version, or name another database in DATABASE_URL.',
    );
  }
  if (missing.length === 0) return { applied: [] };
  try {
    return { applied: await apply(url, migrations, folder) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      'The database could not be migrated and is unchanged. ' +
        `Missing: ${missing.map(({ name }) => name).join(', ')}. ` +
        'Correct the migration in prisma/postgresql/migrations, or start the version that made the database. ' +
        `The reason:\n${why}`,
      { cause: error },
    );
  }
}

/**
 * Applies what is missing, oldest first, then `after`, before any other process that starts now may go on. Throws MigrationError
 * when a migration fails (the database is unchanged) or the database is newer than this program.
 */
export async function migratePostgres(
  url: string,
  after: (pool: Pool) => Promise<void> = () => Promise.resolve(),
  folder = postgresFolder(),
): Promise<Migrated> {
  // The lock belongs to the session: with one connection it is held until the pool is closed.
  const pool = poolOf(url, { max: 1 });
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    const migrated = await bringUpToDate(url, pool, folder);
    await after(pool);
    return migrated;
  } finally {
    await pool.end();
  }
}

/** Answers the only thing that the engine asks before it compares two schemas: which server this is. */
function noServer(): SqlMigrationAwareDriverAdapterFactory {
  const { Boolean, Text, Int32 } = ColumnTypeEnum;
  const server: SqlResultSet = {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [Boolean, Text, Int32],
    rows: [[true, 'PostgreSQL 16.0', 160_000]],
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('There is no server here.'));
  const adapter = {
    provider: 'postgres',
    adapterName: 'none',
    queryRaw: () => Promise.resolve(server),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  } as const;
  const connect = () => Promise.resolve(adapter);
  return { provider: 'postgres', adapterName: 'none', connect, connectToShadowDb: refuse };
}

/** The script that leads from what the migrations make to the schema, or undefined when they match. Needs no server. */
export async function missingPostgresMigration(
  folder = postgresFolder(),
): Promise<string | undefined> {
  const to = readFileSync(join(folder, SCHEMA), 'utf8');
  const before = join(folder, MIGRATED);
  const engine = await startEngine(noServer(), to);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: existsSync(before)
        ? {
            tag: 'schemaDatamodel',
            files: [{ path: SCHEMA, content: readFileSync(before, 'utf8') }],
          }
        : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content: to }] },
      script: true,
      exitCode: true,
      filters: noFilter,
    });
    return exitCode === 0 ? undefined : (stdout ?? '');
  } finally {
    engine.free();
  }
}
