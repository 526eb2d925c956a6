/**
 * One way in to either database, chosen by its address: brought up to date, with a client, a writer and numbers that keep its
 * promises. Nothing above this file knows which it is.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Workers } from '../app/ports.ts';
import { createClaims } from './claims.ts';
import { createFences } from './fence.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate, sqliteFile } from './migrate.ts';
import type { Migrated } from './migrate.ts';
import { migratePostgres } from './migratePostgres.ts';
import { createNumbers } from './numbers.ts';
import type { Numbers } from './numbers.ts';
import type { Core } from './core.ts';
import { isPostgres, poolOf, postgresAdapter } from './postgres.ts';
import { createSequences, makeSequences } from './sequences.ts';
import { openSqlite } from './sqlite.ts';
import type { Synchronous } from './beside.ts';
import { createTurnstile } from './turnstile.ts';
import { createWorkers } from './workers.ts';
import { createWriter } from './writer.ts';
import type { Writer } from './writer.ts';

export type Database = {
  client: Core['client'];
  numbers: Numbers;
  writer: Writer;
  migrated: Migrated;
  /** Where others may have the same database. */
  workers?: Workers;
  close(): Promise<void>;
};

/** Brings the database up to date and closes it again. */
export async function migrateDatabase(url: string): Promise<Migrated> {
  if (isPostgres(url)) return migratePostgres(url, makeSequences);
  mkdirSync(dirname(sqliteFile(url)), { recursive: true });
  return migrate(url);
}

/** Throws MigrationError, or what the file system or the server says. */
export async function openDatabase(url: string, synchronous: Synchronous): Promise<Database> {
  const migrated = await migrateDatabase(url);
  if (isPostgres(url)) {
    // Loaded where it is wanted: it is as large as the other one, which knows the same models and a little less.
    const other = await import('./generated/postgresql/client.ts');
    const Client = other.PrismaClient as unknown as typeof PrismaClient;
    const client = new Client({ adapter: postgresAdapter(poolOf(url)) });
    const numbers = createSequences(client);
    const fences = createFences();
    const turnstile = createTurnstile(numbers);
    const writer = createWriter(client, () => numbers.refresh(), {
      sharing: { turnstile, fences },
    });
    const claims = createClaims(url);
    const workers = createWorkers({ client, writer, claims, fences });
    const close = async (): Promise<void> => {
      await workers.leave().catch(() => undefined);
      await claims.close();
      await client.$disconnect();
    };
    return { client, numbers, writer, migrated, workers, close };
  }
  const sqlite = await openSqlite(url, synchronous);
  const { direct } = sqlite;
  const client = Object.assign(new PrismaClient({ adapter: sqlite.factory }), { direct });
  const numbers = await createNumbers(client);
  const writer = createWriter(client, () => numbers.refresh(), { sqlite });
  const close = async (): Promise<void> => {
    await client.$disconnect();
    sqlite.close();
  };
  return { client, numbers, writer, migrated, close };
}
