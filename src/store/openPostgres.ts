/** The way in to a PostgreSQL database, which several workers may have: with their locks, leases and numbers. */
import { createClaims } from './claims.ts';
import type { Database } from './database.ts';
import { createFences } from './fence.ts';
import type { PrismaClient as Client } from './generated/client.ts';
import { PrismaClient } from './generated/postgresql/client.ts';
import type { Migrated } from './migrate.ts';
import { migratePostgres } from './migratePostgres.ts';
import { poolOf, postgresAdapter } from './postgres.ts';
import { createSequences, makeSequences } from './sequences.ts';
import { createTurnstile } from './turnstile.ts';
import { createWorkers } from './workers.ts';
import { createWriter } from './writer.ts';

/** Brings the database up to date, with the sequences that its numbers come from. */
export function migrateServer(url: string): Promise<Migrated> {
  return migratePostgres(url, makeSequences);
}

/** Opens what `migrateServer` brought up to date. */
export function openPostgres(url: string, migrated: Migrated): Database {
  // It knows the same models as the other one and a little less.
  const client = new PrismaClient({ adapter: postgresAdapter(poolOf(url)) }) as unknown as Client;
  const numbers = createSequences(client);
  const fences = createFences();
  const turnstile = createTurnstile(numbers);
  const writer = createWriter(client, () => numbers.refresh(), { sharing: { turnstile, fences } });
  const claims = createClaims(url);
  const workers = createWorkers({ client, writer, claims, fences });
  const close = async (): Promise<void> => {
    await workers.leave().catch(() => undefined);
    await claims.close();
    await client.$disconnect();
  };
  return { client, numbers, writer, migrated, workers, close };
}
