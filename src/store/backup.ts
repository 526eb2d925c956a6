/** Copies of the database while the bot runs, and putting one back: a copy counts only when it was read through without a fault. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { isPostgres, sqliteFile } from './migrate.ts';

/** A copy, or its place, that cannot be used: the message says what to do, and nothing was changed. */
export class BackupError extends Error {}

/** What belongs to an open database besides its file. */
const ASIDE = ['-wal', '-shm'] as const;

/** The file of the database; throws BackupError where it is a server's. */
export function fileToCopy(url: string): string {
  if (isPostgres(url))
    throw new BackupError(
      'The database is a PostgreSQL server’s: copy it with pg_dump and put a copy back with pg_restore.',
    );
  return sqliteFile(url);
}

/**
 * Writes the database as it is at this moment to `to`, whole or not at all, readable by its owner only; people are answered
 * meanwhile. Pages that nothing is in any more, and with them what was erased, do not come along. Returns its bytes.
 */
export function backUp(url: string, to: string): number {
  const file = fileToCopy(url);
  if (!existsSync(file)) throw new BackupError(`There is no database at ${file}.`);
  if (existsSync(to)) throw new BackupError(`${to} is there already: name another file.`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    const database = new Database(file, { fileMustExist: true, timeout: 60_000 });
    try {
      // A snapshot: what is committed while it is written is in the next one.
      database.prepare('VACUUM INTO ?').run(part);
    } finally {
      database.close();
    }
    chmodSync(part, 0o600);
    readThrough(part);
    toDisk(part);
    renameSync(part, to);
  } finally {
    rmSync(part, { force: true });
  }
  return statSync(to).size;
}

/** Throws BackupError for what is no database of this program, or has a fault in it. */
function readThrough(file: string): void {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  let faults: unknown[];
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      faults = database.prepare('PRAGMA integrity_check').pluck().all();
      database.prepare('SELECT COUNT(*) FROM _prisma_migrations').get();
    } finally {
      database.close();
    }
  } catch {
    throw new BackupError(`${file} is no copy of this program's database.`);
  }
  if (faults[0] !== 'ok') throw new BackupError(`${file} is damaged: ${String(faults[0])}.`);
}

/** A copy of a copy, to be opened and looked at, and forgotten afterwards; throws BackupError for one with a fault. */
export function takeCopy(from: string, to: string): string {
  readThrough(from);
  forget(to);
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  return to;
}

/** Removes a database file and what belongs to it. */
export function forget(file: string): void {
  for (const ending of ['', ...ASIDE]) rmSync(`${file}${ending}`, { force: true });
}

/**
 * Puts a file that nobody has open in the place of the database and returns where the old one lies now (undefined where there
 * was none). Throws BackupError while a program has the database open; then all is as it was.
 */
export function putBack(url: string, from: string): string | undefined {
  const file = fileToCopy(url);
  toDisk(from);
  const old = existsSync(file) ? setAside(file) : undefined;
  for (const ending of ASIDE) rmSync(`${file}${ending}`, { force: true });
  renameSync(from, file);
  return old;
}

/** Renames a database that nobody has open, with everything in it written into its one file. */
function setAside(file: string): string {
  let n = 1;
  while (existsSync(`${file}.replaced-${n}`)) n++;
  const old = `${file}.replaced-${n}`;
  try {
    const database = new Database(file, { timeout: 0 });
    try {
      // Whoever else has it open, even without doing anything, holds a lock that this one cannot have beside it.
      database.pragma('locking_mode = EXCLUSIVE');
      database.exec('BEGIN EXCLUSIVE; COMMIT');
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  } catch (thrown) {
    const { code = '' } = thrown as { code?: string };
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      throw new BackupError(`${file} is open in another program: stop the bot first.`);
    // One that cannot be opened is what a copy is put back for.
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw thrown;
  }
  renameSync(file, old);
  return old;
}

function toDisk(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
