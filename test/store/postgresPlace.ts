/** A new PostgreSQL database for a test, copied from one that is migrated, on the server of this run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { newKey, parseKeys } from '../../src/store/crypto.ts';
import type { Keys } from '../../src/store/crypto.ts';
import { migrateDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import type { OpenStore } from '../../src/store/store.ts';
import { postgresOf } from '../servers/postgres.ts';
import type { Place } from './suite.ts';

/** Of one version of the migrations: a server that stays may have one of another. */
const TEMPLATE = `template_of_tests_${process.pid}`;
const MAKING = 8_302_009;

export type PostgresPlace = Place & {
  url: string;
  keys: Keys;
  another(): Promise<OpenStore>;
  /** By another way to the same server. */ openAt(url: string): Promise<OpenStore>;
};
export type PostgresMaker = {
  /** An empty, migrated database; `remove` drops it. */
  make(): Promise<{ url: string; remove: () => Promise<void> }>;
  place(): Promise<PostgresPlace>;
};

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Makes the migrated database that all others are copies of, once a run. */
async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MAKING]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      TEMPLATE,
    ]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE "${TEMPLATE}"`);
    await migrateDatabase(named(url, TEMPLATE));
  } finally {
    await client.end();
  }
}

/** Undefined where there is no server; why is told once a run. */
export async function postgresMaker(): Promise<PostgresMaker | undefined> {
  const server = await postgresOf(inject('postgres'));
  if ('skipped' in server) return undefined;
  await makeTemplate(server.url);
  async function make() {
    const name = `test_${randomBytes(6).toString('hex')}`;
    if ('skipped' in server) throw new Error(server.skipped);
    await run(server.url, `CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE}"`);
    const remove = (): Promise<void> =>
      run(server.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    return { url: named(server.url, name), remove };
  }
  return {
    make,
    async place() {
      const { url, remove } = await make();
      const keys = parseKeys(newKey());
      const openAt = (by: string): Promise<OpenStore> =>
        openStore({ url: by, keys, regionId: 'kota-bekasi' });
      const open = (): Promise<OpenStore> => openAt(url);
      return { url, keys, open, another: open, openAt, run: (sql) => run(url, sql), remove };
    },
  };
}
