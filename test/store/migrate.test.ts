/** Migrations: they match the schema, come before use, leave a backup, and fail without a trace. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  migrate,
  missingMigration,
  prismaFolder,
  readMigrations,
  sqliteFile,
} from '../../src/store/migrate.ts';
import { backUp } from '../../src/store/backup.ts';
import { sqlitePlace } from './place.ts';
import type { SqlitePlace } from './place.ts';
import { umk } from './rows.ts';

/** A copy of prisma/ with one more migration. */
function withMigration(place: SqlitePlace, name: string, sql: string): string {
  const folder = join(place.folder, `prisma-${name}`);
  cpSync(prismaFolder(), folder, { recursive: true });
  mkdirSync(join(folder, 'migrations', name));
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
  return folder;
}

function columns(file: string, table: string): unknown[] {
  const database = new Database(file);
  try {
    return database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  } finally {
    database.close();
  }
}

describe('migrations', () => {
  let place: SqlitePlace;
  let url: string;
  beforeEach(async () => {
    place = await sqlitePlace();
    url = `file:${place.file}`;
    const store = await place.open();
    await store.write([{ op: 'insert', table: 'umk', row: umk(1) }]);
    await store.close();
  });
  afterEach(() => place.remove());

  it('match the schema', async () => {
    expect(await missingMigration()).toBeUndefined();
    expect(
      readMigrations()
        .map(({ sql }) => sql)
        .join('\n'),
    ).not.toContain('AUTOINCREMENT');
  });

  it('are written for what the schema has and they lack', async () => {
    const folder = join(place.folder, 'prisma');
    cpSync(prismaFolder(), folder, { recursive: true });
    const schema = join(folder, 'schema.prisma');
    writeFileSync(
      schema,
      readFileSync(schema, 'utf8').replace(
        'sapaan      String?',
        'sapaan String?\n  nickname String?',
      ),
    );
    expect(await missingMigration(folder)).toMatch(
      /ALTER TABLE "Person" ADD COLUMN "nickname" TEXT/,
    );
  });

  it('make a file where there is none, without a backup, and are not done twice', async () => {
    const file = join(place.folder, 'new.db');
    const { applied, backup } = await migrate(`file:${file}`);
    expect(applied).toEqual(readMigrations().map(({ name }) => name));
    expect(backup).toBeUndefined();
    expect(columns(file, 'Person')).toContain('phoneIndex');
    expect(await migrate(`file:${file}`)).toEqual({ applied: [] });
  });

  it('back up a file that has something in it, and keep what it has', async () => {
    const folder = withMigration(
      place,
      '29990101000000_more',
      'ALTER TABLE "Umk" ADD COLUMN "more" TEXT;',
    );
    const { applied, backup } = await migrate(url, folder);
    expect(applied).toEqual(['29990101000000_more']);
    expect(columns(place.file, 'Umk')).toContain('more');
    expect(columns(backup ?? '', 'Umk')).not.toContain('more');
    const copy = new Database(backup);
    expect(copy.prepare('SELECT COUNT(*) FROM Umk').pluck().get()).toBe(1);
    copy.close();
  });

  it('leave nothing behind when one fails, and say what to do', async () => {
    const sql = 'ALTER TABLE "Umk" ADD COLUMN "half" TEXT;\nINSERT INTO nowhere VALUES (1);';
    const folder = withMigration(place, '29990101000000_bad', sql);
    const failing = migrate(url, folder);
    await expect(failing).rejects.toThrow(
      /is unchanged.*29990101000000_bad.*copy of it is in .*before-29990101000000_bad/,
    );
    await expect(failing).rejects.toThrow(/nowhere/);
    expect(columns(place.file, 'Umk')).not.toContain('half');
    // Corrected, it goes on without any repair of the table of migrations.
    const corrected = join(folder, 'migrations', '29990101000000_bad', 'migration.sql');
    writeFileSync(corrected, 'ALTER TABLE "Umk" ADD COLUMN "whole" TEXT;');
    expect((await migrate(url, folder)).applied).toEqual(['29990101000000_bad']);
    expect(columns(place.file, 'Umk')).toContain('whole');
    const backups = readdirSync(place.folder).filter((name) => name.includes('before-'));
    expect(backups).toEqual([
      'bot.db.before-29990101000000_bad',
      'bot.db.before-29990101000000_bad-2',
    ]);
  });

  it('refuse a file that a newer version made, and what is no SQLite file', async () => {
    const database = new Database(place.file);
    database.exec(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('x', 'y', '3000_new', 1)`,
    );
    database.close();
    await expect(migrate(url)).rejects.toThrow(/newer version.*3000_new/);
    expect(() => sqliteFile('postgresql://localhost/x')).toThrow(/must name an SQLite file/);
    expect(() => backUp('postgresql://localhost/x', 'x.db')).toThrow(/pg_dump/);
    expect(() => sqliteFile(':memory:')).toThrow(/must name an SQLite file/);
    expect(sqliteFile('file:./data/bot.db')).toBe('./data/bot.db');
  });

  it('open an existing file and read from it within 300 ms', async () => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      const store = await place.open();
      await store.waitingPeople(new Date());
      times.push(performance.now() - start);
      await store.close();
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });
});
