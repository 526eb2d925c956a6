/** The way beside the client: nothing is read that is older than one's own writing, and what fails leaves nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sqlite } from '../../src/store/beside.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

describe('the way beside the client', () => {
  let folder: string;
  let sqlite: Sqlite;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beside-'));
    const file = join(folder, 'a.db');
    const database = new Database(file);
    database.exec('CREATE TABLE t (n INTEGER PRIMARY KEY, at DATETIME, yes BOOLEAN)');
    database.close();
    sqlite = await openSqlite(`file:${file}`, 'FULL');
  });
  afterEach(() => {
    sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const insert = (n: number, durable?: boolean): Promise<unknown> =>
    sqlite.transaction(async (direct) => {
      const values = [n, new Date('2026-11-23T02:00:00Z'), n % 2 === 1];
      await direct((driver) => driver.run('INSERT INTO t VALUES (?, ?, ?)', values));
      if (n < 0) throw new Error('no');
    }, durable);
  const all = () => sqlite.direct((driver) => driver.all('SELECT * FROM t ORDER BY n', []));

  it('reads what was written in the same pass of the event loop', async () => {
    expect(await all()).toEqual([]);
    await insert(1);
    await insert(2, false);
    const at = new Date('2026-11-23T02:00:00Z');
    expect(await all()).toEqual([
      { n: 1, at, yes: true },
      { n: 2, at, yes: false },
    ]);
  });

  it('undoes what fails, and lets the next one in', async () => {
    await expect(insert(-1)).rejects.toThrow('no');
    await expect(Promise.all([insert(3), insert(3)])).rejects.toThrow('UNIQUE');
    await insert(4);
    expect((await all()).map(({ n }) => n)).toEqual([3, 4]);
  });

  it('reads in a later pass what another process wrote', async () => {
    expect(await all()).toEqual([]);
    const other = new Database(join(folder, 'a.db'));
    other.exec('INSERT INTO t (n) VALUES (9)');
    other.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect((await all()).map(({ n }) => n)).toEqual([9]);
  });

  it('waits for the disk at least once a second, whatever is written', async () => {
    const clock = vi.spyOn(performance, 'now');
    const waits = (durable: boolean): Promise<unknown> =>
      sqlite.transaction(
        async (direct) => (await direct((driver) => driver.all('PRAGMA synchronous', [])))[0],
        durable,
      );
    try {
      const [normal, full] = [{ synchronous: 1 }, { synchronous: 2 }];
      const seen: unknown[] = [];
      for (const [at, durable] of [
        [0, false],
        [10, true],
        [900, false],
        [1_000, false],
        [1_100, false],
        [1_900, false],
      ] as const) {
        clock.mockReturnValue(at);
        seen.push(await waits(durable));
      }
      expect(seen).toEqual([full, full, normal, normal, full, normal]);
    } finally {
      clock.mockRestore();
    }
  });
});
