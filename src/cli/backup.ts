/** `npm run backup`: a copy of the database while the bot runs; old copies beside it can go. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config.ts';
import { backUp } from '../store/backup.ts';
import { endWith } from './failed.ts';

/** "bot-20261122T180000Z.db": sorted by name is sorted by time. */
const NAME = /^bot-\d{8}T\d{6}Z\.db$/;

function count(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a number from 1 on.');
  return value;
}

function run({ to, keep, db }: { to?: string; keep?: number; db?: string }): void {
  const config = loadConfig();
  const url = db === undefined ? config.databaseUrl : `file:${resolve(db)}`;
  const folder = resolve(to ?? join(config.dataDir, 'backups'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const file = join(folder, `bot-${stamp}.db`);
  const began = performance.now();
  const bytes = backUp(url, file);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`${file}: ${bytes} bytes in ${seconds} s, read through without a fault.\n`);
  if (keep === undefined) return;
  const copies = readdirSync(folder).filter((name) => NAME.test(name));
  const old = copies.sort().slice(0, -keep);
  for (const name of old) rmSync(join(folder, name));
  process.stdout.write(`${copies.length - old.length} copies kept, ${old.length} removed.\n`);
}

await new Command('backup')
  .description(
    'Copies the database while the bot runs. The data key (BOT_DATA_KEY) is not in it: keep that elsewhere.',
  )
  .option('--to <folder>', 'where copies lie (default: backups/ of BOT_DATA_DIR)')
  .option('--keep <n>', 'how many copies of this folder stay, the newest ones', count)
  .option('--db <file>', 'another database file')
  .action(run)
  .parseAsync()
  .catch(endWith);
