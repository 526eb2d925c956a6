/** A new, empty database on the suite's own PostgreSQL server; who opens it migrates it. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { PostgresServer } from '../servers/postgres.ts';

/** Its address; undefined where there is no server. */
export async function postgresIn(server: PostgresServer): Promise<string | undefined> {
  if ('skipped' in server) return undefined;
  const name = `faults_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}
