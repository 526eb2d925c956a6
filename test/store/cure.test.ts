/**
 * Each fault of the stock SQLite adapter is shown on it, and its absence on ours: if a new version
 * is cured, the first half fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../src/store/generated/client.ts';
import { sqliteAdapter } from '../../src/store/sqlite.ts';
import { sqlitePlace } from './place.ts';

const query = (sql: string) => ({ sql, args: [], argTypes: [] });
const run = (on: SqlQueryable, sql: string): Promise<number> => on.executeRaw(query(sql));
async function cell(on: SqlQueryable, sql: string): Promise<number> {
  return Number((await on.queryRaw(query(sql))).rows[0]?.[0]);
}
/** The two steps in which Prisma ends a transaction. */
async function commit(tx: Transaction): Promise<void> {
  await run(tx, 'COMMIT');
  await tx.commit();
}
async function rollback(tx: Transaction): Promise<void> {
  await run(tx, 'ROLLBACK');
  await tx.rollback();
}

describe('the SQLite adapter', () => {
  let folder: string;
  let url: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cure-'));
    url = `file:${join(folder, 'a.db')}`;
    const database = new Database(join(folder, 'a.db'));
    database.exec('CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (0);');
    database.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const stock = (): Promise<SqlDriverAdapter> =>
    new PrismaBetterSqlite3({ url, timeout: 5 }).connect();
  const ours = (): Promise<SqlDriverAdapter> => sqliteAdapter(url).connect();

  it('stock: an acknowledged plain write is lost when another transaction rolls back', async () => {
    const adapter = await stock();
    const tx = await adapter.startTransaction();
    expect(await run(adapter, 'INSERT INTO t VALUES (1)')).toBe(1);
    await rollback(tx);
    expect(await cell(adapter, 'SELECT COUNT(*) FROM t WHERE n = 1')).toBe(0);
    await adapter.dispose();
  });

  it('ours: a plain query waits for the open transaction, and reads nothing of it', async () => {
    const adapter = await ours();
    const tx = await adapter.startTransaction();
    await run(tx, 'INSERT INTO t VALUES (2)');
    const read = cell(adapter, 'SELECT COUNT(*) FROM t WHERE n = 2');
    const written = run(adapter, 'INSERT INTO t VALUES (1)');
    await rollback(tx);
    expect(await read).toBe(0);
    expect(await written).toBe(1);
    expect(await cell(adapter, 'SELECT COUNT(*) FROM t WHERE n = 1')).toBe(1);
    await adapter.dispose();
  });

  it('stock: of two that read and then write, one fails', async () => {
    const [a, b] = [await stock(), await stock()];
    await run(a, 'PRAGMA foreign_keys = ON');
    await a.executeScript('PRAGMA journal_mode = WAL');
    const [ta, tb] = [await a.startTransaction(), await b.startTransaction()];
    await cell(ta, 'SELECT n FROM t');
    await cell(tb, 'SELECT n FROM t');
    await run(ta, 'UPDATE t SET n = n + 1');
    await commit(ta);
    await expect(run(tb, 'UPDATE t SET n = n + 1')).rejects.toMatchObject({
      cause: { kind: 'SocketTimeout' },
    });
    await rollback(tb);
    await Promise.all([a.dispose(), b.dispose()]);
  });

  it('ours: two connections that read and then write never fail, and count exactly', async () => {
    const adapters = [await ours(), await ours()];
    const add = async (adapter: SqlDriverAdapter): Promise<void> => {
      const tx = await adapter.startTransaction();
      const n = await cell(tx, 'SELECT n FROM t');
      await new Promise((resolve) => setTimeout(resolve, 1));
      await run(tx, `UPDATE t SET n = ${n + 1}`);
      await commit(tx);
    };
    await Promise.all(
      adapters.flatMap((adapter) => Array.from({ length: 40 }, () => add(adapter))),
    );
    expect(await cell(adapters[0] as SqlDriverAdapter, 'SELECT n FROM t')).toBe(80);
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  });

  it('ours: waiting for another process leaves the event loop free', async () => {
    const adapter = await ours();
    const other = new Database(join(folder, 'a.db'));
    other.exec('BEGIN IMMEDIATE; UPDATE t SET n = 7');
    let passes = 0;
    const timer = setInterval(() => (passes += 1), 5);
    setTimeout(() => other.exec('COMMIT'), 200);
    await run(adapter, 'UPDATE t SET n = n + 1');
    clearInterval(timer);
    // A blocking wait of the usual 5 s, or of 200 ms, would let none of them through.
    expect(passes).toBeGreaterThan(5);
    expect(await cell(adapter, 'SELECT n FROM t')).toBe(8);
    other.close();
    await adapter.dispose();
  });

  it('ours: a COMMIT that fails ends its transaction, so that the next write is kept', async () => {
    const adapter = await ours();
    await adapter.executeScript(
      'CREATE TABLE child (t INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);' +
        'CREATE TABLE parent (id INTEGER PRIMARY KEY);',
    );
    const tx = await adapter.startTransaction();
    await run(tx, 'INSERT INTO child VALUES (9)');
    await expect(run(tx, 'COMMIT')).rejects.toThrow();
    await tx.rollback();
    await run(adapter, 'INSERT INTO t VALUES (3)');
    await adapter.dispose();
    const database = new Database(join(folder, 'a.db'));
    expect(database.prepare('SELECT COUNT(*) FROM t WHERE n = 3').pluck().get()).toBe(1);
    expect(database.prepare('SELECT COUNT(*) FROM child').pluck().get()).toBe(0);
    database.close();
  });
});

describe('a busy COMMIT through the client', () => {
  /**
   * A transaction while another process reads, then an acknowledged write, then what is on the
   * disk.
   */
  async function wedge(makeClient: (url: string) => PrismaClient, journal: string) {
    const place = await sqlitePlace();
    const other = new Database(place.file);
    other.pragma(`journal_mode = ${journal}`);
    const client = makeClient(`file:${place.file}`);
    await client.setting.count();
    other.exec('BEGIN; SELECT * FROM Setting');
    const first = await client
      .$transaction((tx) => tx.setting.create({ data: { name: 'in it', value: '1' } }))
      .then(
        () => 'kept',
        () => 'refused',
      );
    other.exec('COMMIT');
    await client.setting.create({ data: { name: 'after', value: '1' } });
    // Closing says nothing more to the database, as a kill would not: what was committed is there,
    // and no more.
    await client.$disconnect();
    const onDisk = other.prepare('SELECT name FROM Setting ORDER BY name').pluck().all();
    other.close();
    await place.remove();
    return { first, onDisk };
  }

  it('stock: later writes are acknowledged and never reach the disk', async () => {
    const make = (url: string) =>
      new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, timeout: 5 }) });
    expect(await wedge(make, 'DELETE')).toEqual({ first: 'refused', onDisk: [] });
  });

  it('ours: readers do not make a COMMIT wait, and what was acknowledged is there', async () => {
    const make = (url: string) => new PrismaClient({ adapter: sqliteAdapter(url) });
    expect(await wedge(make, 'WAL')).toEqual({ first: 'kept', onDisk: ['after', 'in it'] });
  });
});

describe('a sorted query over the papers of more businesses than Prisma thinks SQLite takes', () => {
  async function sorted(makeClient: (url: string) => PrismaClient): Promise<unknown> {
    const place = await sqlitePlace();
    const client = makeClient(`file:${place.file}`);
    const umkId = { in: Array.from({ length: 2_000 }, (_, id) => id) };
    const found = client.paper.findMany({ where: { umkId }, orderBy: { id: 'asc' } });
    const result = await found.catch((error: unknown) => (error as { code?: string }).code);
    await client.$disconnect();
    await place.remove();
    return result;
  }

  it('stock: is refused', async () => {
    const make = (url: string) => new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }) });
    expect(await sorted(make)).toBe('P2029');
  });

  it('ours: is answered', async () => {
    const make = (url: string) => new PrismaClient({ adapter: sqliteAdapter(url) });
    expect(await sorted(make)).toEqual([]);
  });
});
