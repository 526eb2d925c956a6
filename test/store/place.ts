/**
 * A new SQLite file for a test, already migrated by copying one that is: migrating again for each
 * test would take most of the time.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newKey, parseKeys } from '../../src/store/crypto.ts';
import type { Keys } from '../../src/store/crypto.ts';
import { openStore } from '../../src/store/store.ts';
import type { OpenStore } from '../../src/store/store.ts';
import type { Place } from './suite.ts';

export type SqlitePlace = Place & { folder: string; file: string; keys: Keys };

let template: Buffer | undefined;

export function open(file: string, keys: Keys): Promise<OpenStore> {
  return openStore({ url: `file:${file}`, keys, regionId: 'kota-bekasi', synchronous: 'NORMAL' });
}

export async function sqlitePlace(): Promise<SqlitePlace> {
  const keys = parseKeys(newKey());
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'bot.db');
  if (template) {
    writeFileSync(file, template);
  } else {
    await (await open(file, keys)).close();
    template = readFileSync(file);
  }
  return {
    folder,
    file,
    keys,
    open: () => open(file, keys),
    run: async (sql) => {
      const database = new Database(file);
      database.exec(sql);
      database.close();
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
