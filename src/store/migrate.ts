/**
 * Brings a database file up to date before it is used: all of the missing migrations or none, and
 * never without a backup.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { migrationList, noFilter, startEngine } from './engine.ts';
import { sqliteAdapter } from './sqlite.ts';

export type Migration = { name: string; sql: string };
export type Migrated = { applied: string[]; backup?: string };

/**
 * An expected failure of a migration: its message says what to do, and the file is as it was
 * before.
 */
export class MigrationError extends Error {}

/**
 * The folder `prisma/` of this program: it lies beside package.json, for the sources and for the
 * build alike.
 */
export function prismaFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma', 'schema.prisma'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder prisma/ is missing beside package.json.');
    folder = parent;
  }
  return join(folder, 'prisma');
}

function readSchema(folder = prismaFolder()): string {
  return readFileSync(join(folder, 'schema.prisma'), 'utf8');
}

/** The migrations of a folder `prisma/`, oldest first (their names begin with the time). */
export function readMigrations(folder = prismaFolder()): Migration[] {
  const base = join(folder, 'migrations');
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(base, name, 'migration.sql'), 'utf8') }));
}

/** Whether the address is a server's. */
export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/**
 * Where the file of "file:./data/bot.db" is; throws for other databases, and for one in memory,
 * which two parts cannot share.
 */
export function sqliteFile(url: string): string {
  const file = url.replace(/^file:/, '');
  if (/^[a-z]+:\/\//.test(url) || file === ':memory:' || file === '') {
    throw new Error(
      'DATABASE_URL must name an SQLite file, such as file:./data/bot.db, where this is done.',
    );
  }
  return file;
}

/**
 * What the file says has been applied; undefined where it is empty or new. Read without an engine:
 * every start does it.
 */
function appliedNames(file: string): string[] | undefined {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const database = new Database(file, { timeout: 5000 });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all();
    if (tables.length === 0) return undefined;
    if (!tables.includes('_prisma_migrations')) return [];
    return database
      .prepare(
        `SELECT migration_name FROM _prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      )
      .pluck()
      .all() as string[];
  } finally {
    database.close();
  }
}

/**
 * Copies the whole database into a new file beside it and returns its name; works while others are
 * reading.
 */
function backUp(file: string, before: string): string {
  for (let n = 1; ; n++) {
    const backup = `${file}.before-${before}${n > 1 ? `-${n}` : ''}`;
    if (existsSync(backup)) continue;
    const database = new Database(file, { timeout: 5000 });
    try {
      database.prepare('VACUUM INTO ?').run(backup);
    } finally {
      database.close();
    }
    return backup;
  }
}

/**
 * Applies migrations inside one transaction of ours, so that a failing one, or a kill in the
 * middle, leaves nothing half done. The table `_prisma_migrations` is Prisma's own, so `prisma
 * migrate deploy` can take over at any time.
 */
async function apply(
  url: string,
  migrations: readonly Migration[],
  folder: string,
): Promise<string[]> {
  const factory = sqliteAdapter(url, { scripts: true });
  let adapter: SqlDriverAdapter | undefined;
  const engine = await startEngine(
    {
      ...factory,
      connect: async () => {
        adapter = await factory.connect();
        await adapter.executeScript('BEGIN IMMEDIATE');
        // The engine may dispose of what it was lent; it is closed here, after the commit.
        return { ...adapter, dispose: () => Promise.resolve() };
      },
    },
    readSchema(folder),
  );
  try {
    const list = migrationList('sqlite', join(folder, 'migrations'), migrations);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: list,
      filters: noFilter,
    });
    await adapter?.executeScript('COMMIT');
    return appliedMigrationNames;
  } finally {
    engine.free();
    // Closing without a COMMIT rolls back.
    await adapter?.dispose();
  }
}

/**
 * Applies what is missing, oldest first, after a backup where the file has anything in it; does
 * nothing where nothing is missing. Throws MigrationError when a migration fails (the file is
 * unchanged) or the file is newer than this program.
 */
export async function migrate(url: string, folder = prismaFolder()): Promise<Migrated> {
  const file = sqliteFile(url);
  const migrations = readMigrations(folder);
  const applied = appliedNames(file);
  const missing = migrations.filter(({ name }) => !applied?.includes(name));
  const unknown = applied?.filter(
    (name) => !migrations.some((migration) => migration.name === name),
  );
  if (unknown?.[0]) {
    throw new MigrationError(
      `The database ${file} was made by a newer version of this program ` +
        `(it has the migration ${unknown[0]}). ` +
        'Start that version, or name another file in DATABASE_URL.',
    );
  }
  const [first] = missing;
  if (!first) return { applied: [] };
  const backup = applied && backUp(file, first.name);
  try {
    return { applied: await apply(url, migrations, folder), ...(backup ? { backup } : {}) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `The database ${file} could not be migrated and is unchanged. ` +
        `Missing: ${missing.map(({ name }) => name).join(', ')}. ` +
        (backup ? `A copy of it is in ${backup}. ` : '') +
        'Correct the migration in prisma/migrations, or start the version that made the file. ' +
        `The reason:\n${why}`,
      { cause: error },
    );
  }
}

/**
 * The script that leads from the migrations to the schema, or undefined when they match. SQLite
 * numbers rows by itself and the program gives out its own ids, so the costly AUTOINCREMENT that
 * Prisma writes is left out.
 */
export async function missingMigration(folder = prismaFolder()): Promise<string | undefined> {
  const schema = readSchema(folder);
  const migrations = existsSync(join(folder, 'migrations')) ? readMigrations(folder) : [];
  const engine = await startEngine(sqliteAdapter('file::memory:', { scripts: true }), schema);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: {
        tag: 'migrations',
        ...migrationList('sqlite', join(folder, 'migrations'), migrations),
      },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: noFilter,
    });
    return exitCode === 0 ? undefined : (stdout ?? '').replaceAll(' AUTOINCREMENT', '');
  } finally {
    engine.free();
  }
}
