/**
 * One way in to either database, chosen by its address: brought up to date, with a client, a writer and numbers that keep its
 * promises. Nothing above this file knows which it is.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Workers } from '../app/ports.ts';
import type { Synchronous } from './beside.ts';
import type { Core } from './core.ts';
import { createKnown } from './known.ts';
import type { Known } from './known.ts';
import { PrismaClient } from './generated/client.ts';
import { isPostgres, migrate, sqliteFile } from './migrate.ts';
import type { Migrated } from './migrate.ts';
import { createNumbers } from './numbers.ts';
import type { Numbers } from './numbers.ts';
import { openSqlite } from './sqlite.ts';
import { createWriter } from './writer.ts';
import type { Writer } from './writer.ts';

export type Database = {
  client: Core['client'];
  numbers: Numbers;
  writer: Writer;
  migrated: Migrated;
  /** What is remembered of the rows; not where others may write as often. */
  known?: Known;
  /** Where others may have the same database. */
  workers?: Workers;
  close(): Promise<void>;
};

/** Brings the database up to date and closes it again. */
export async function migrateDatabase(url: string): Promise<Migrated> {
  // Loaded where it is wanted, here and below: most have a file, and start without what a server needs.
  if (isPostgres(url)) return (await import('./openPostgres.ts')).migrateServer(url);
  mkdirSync(dirname(sqliteFile(url)), { recursive: true });
  return migrate(url);
}

/** Throws MigrationError, or what the file system or the server says. */
export async function openDatabase(url: string, synchronous: Synchronous): Promise<Database> {
  const migrated = await migrateDatabase(url);
  if (isPostgres(url)) return (await import('./openPostgres.ts')).openPostgres(url, migrated);
  const { watch, known } = createKnown();
  const sqlite = await openSqlite(url, synchronous, watch);
  const { direct } = sqlite;
  const client = Object.assign(new PrismaClient({ adapter: sqlite.factory }), { direct });
  const numbers = await createNumbers(client);
  const writer = createWriter(client, () => numbers.refresh(), { sqlite });
  const close = async (): Promise<void> => {
    await client.$disconnect();
    sqlite.close();
  };
  return { client, numbers, writer, migrated, known, close };
}
