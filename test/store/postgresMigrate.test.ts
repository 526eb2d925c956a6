/** The schema for PostgreSQL follows from the one source, its migrations lead to it, and workers that start together do not meet. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/store/database.ts';
import { prismaFolder, readMigrations } from '../../src/store/migrate.ts';
import {
  migratePostgres,
  missingPostgresMigration,
  postgresFolder,
} from '../../src/store/migratePostgres.ts';
import { postgresMaker } from './postgresPlace.ts';

const derive = (await import(new URL('../../prisma/derive.mjs', import.meta.url).href)) as {
  postgresqlSchema(schema: string): string;
};
const maker = await postgresMaker();

it('derives the schema from the one source, and has migrations that lead to it', async () => {
  const source = readFileSync(join(prismaFolder(), 'schema.prisma'), 'utf8');
  const schema = readFileSync(join(postgresFolder(), 'schema.prisma'), 'utf8');
  expect(schema).toBe(derive.postgresqlSchema(source));
  // `npm run db:new-migration -- name` writes what is missing.
  expect(await missingPostgresMigration()).toBeUndefined();
});

it('says what a change of the schema needs, without a server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prisma-'));
  cpSync(postgresFolder(), folder, { recursive: true });
  const file = join(folder, 'schema.prisma');
  const more = readFileSync(file, 'utf8').replace(
    'sapaan      String?',
    'sapaan String?\n  nickname String?',
  );
  writeFileSync(file, more);
  expect(await missingPostgresMigration(folder)).toMatch(
    /ALTER TABLE "Person" ADD COLUMN\s+"nickname" TEXT/,
  );
  rmSync(folder, { recursive: true });
});

describe.skipIf(!maker)('on a server', () => {
  const names = () => readMigrations(postgresFolder()).map(({ name }) => name);
  let url = '';
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const made = await maker?.make();
    url = made?.url ?? '';
    remove = made?.remove ?? (() => Promise.resolve());
  });
  afterAll(() => remove());

  async function rows(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows: found } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return (found as unknown[][]).flat();
  }

  it('has exactly the tables and columns of the schema', async () => {
    const found = await rows(
      `SELECT table_name || '.' || column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    const schema = readFileSync(join(postgresFolder(), 'schema.prisma'), 'utf8');
    const wanted = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(
      ([, model = '', body = '']) =>
        [...body.matchAll(/^ {2}(\w+)\s+\w/gm)].map(([, field = '']) => `${model}.${field}`),
    );
    expect(wanted.length).toBeGreaterThan(300);
    expect(found.filter((one) => !/^number_/.test(String(one))).sort()).toEqual(wanted.sort());
  });

  it('is migrated once by four that start together, all or nothing', async () => {
    await rows('DROP SCHEMA public CASCADE');
    const done = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url)));
    expect(done.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 0, names().length]);
    expect(await rows('SELECT migration_name FROM _prisma_migrations')).toEqual(names());

    const folder = mkdtempSync(join(tmpdir(), 'prisma-'));
    cpSync(postgresFolder(), folder, { recursive: true });
    mkdirSync(join(folder, 'migrations', '29990101000000_bad'));
    const bad = join(folder, 'migrations', '29990101000000_bad', 'migration.sql');
    writeFileSync(bad, 'ALTER TABLE "Umk" ADD COLUMN "half" TEXT;\nSELECT nowhere;');
    const failing = migratePostgres(url, undefined, folder);
    await expect(failing).rejects.toThrow(/is unchanged.*29990101000000_bad.*nowhere/s);
    const half = `SELECT 1 FROM information_schema.columns WHERE column_name = 'half'`;
    expect(await rows(half)).toEqual([]);
    // Corrected, it goes on; an older program then refuses the database.
    writeFileSync(bad, 'ALTER TABLE "Umk" ADD COLUMN "whole" TEXT;');
    expect((await migratePostgres(url, undefined, folder)).applied).toEqual(['29990101000000_bad']);
    await expect(migrateDatabase(url)).rejects.toThrow(/newer version.*29990101000000_bad/);
    rmSync(folder, { recursive: true });
  });
});
