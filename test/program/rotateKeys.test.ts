/** `npm run keys:rotate`: nothing is left that an older key can read, and people go on as if nothing had been. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { sealedColumns } from '../../src/store/rotate.ts';
import { programFile } from '../startedProgram.ts';
import { REGISTER, REPORT } from './killing.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'rotate-'));
const file = join(folder, 'bot.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = (keys: string) => ({
  PATH: process.env.PATH,
  BOT_DATA_DIR: folder,
  DATABASE_URL: `file:${file}`,
  BOT_DATA_KEY: keys,
});

let lines = 0;

/** What the chat answers to these lines of one person. */
function chat(keys: string, texts: readonly string[]): string {
  const input = texts
    .map((text) => JSON.stringify({ from: 'siti', id: `line${lines++}`, text }))
    .join('\n');
  const args = [programFile('src/cli/chat.ts'), '--json', '--db', file];
  return execFileSync(process.execPath, args, { env: env(keys), input, encoding: 'utf8' });
}

const run = promisify(execFile);
const rotate = (keys: string): Promise<{ stdout: string }> =>
  run(process.execPath, [programFile('src/cli/rotateKeys.ts')], { env: env(keys) });

/** How many values of any column and table were written with this key. */
function written(id: string): number {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  let count = 0;
  for (const { name } of tables) {
    for (const row of database
      .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
      .all()) {
      for (const value of Object.values(row)) {
        if (value === id || (typeof value === 'string' && value.startsWith(`${id}:`))) count += 1;
      }
    }
  }
  database.close();
  return count;
}

describe('a new data key', () => {
  it('takes over everything that the old one encrypted', async () => {
    chat(`k1:${key(1)}`, [...REGISTER, ...REPORT, 'kapan gajah bisa terbang']);
    const before = written('k1');
    expect(before).toBeGreaterThan(5);
    const keys = `k2:${key(2)},k1:${key(1)}`;
    const { stdout } = await rotate(keys);
    expect(stdout).toContain(`${before} values are encrypted with the key "k2" now.`);
    expect(stdout).not.toContain('could not be read');
    expect(written('k1')).toBe(0);
    expect(chat(keys, ['data saya'])).toContain('Siti Aminah');
    // The one in the middle is not needed any more, the last one is.
    const three = `k3:${key(3)},${keys}`;
    await rotate(three);
    expect(chat(`k3:${key(3)},k1:${key(1)}`, ['selesai', 'data saya'])).toContain('Siti Aminah');
    await expect(rotate(`k4:${key(4)},k3:${key(3)}`)).rejects.toThrow('"k1"');
  }, 60_000);

  it('is said to be missing where there is one only', async () => {
    await expect(rotate(`k1:${key(1)}`)).rejects.toThrow('one data key only');
  });
});

it('names every column that the schema calls secret', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const secret = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(
    ([, model, body = '']) =>
      [...body.matchAll(/\/\/\/ secret[^\n]*\n(?:\s*\/\/\/[^\n]*\n)*\s*(\w+)/g)].map(
        ([, column]) => `${model ?? ''}.${column ?? ''}`,
      ),
  );
  const named = sealedColumns().map(({ table, column }) => `${table}.${column}`);
  expect(new Set(named)).toEqual(new Set(secret));
});
