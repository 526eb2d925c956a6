/**
 * Statements straight to SQLite, each prepared once: what they read and write is exactly what the client of the ORM reads and
 * writes, without its planning.
 */
import type Database from 'better-sqlite3';
import type { Watch } from './watch.ts';

/** A value as SQLite keeps it. */
type Cell = string | number | bigint | Buffer | null;
type Row = Record<string, unknown>;

export type Driver = {
  all(text: string, values: readonly unknown[]): Row[];
  /** Gives how many rows it changed. */
  run(text: string, values: readonly unknown[]): number;
  /** The same for whoever says by themselves, to what is remembered, what it changes (see memory.ts). */
  told(text: string, values: readonly unknown[]): number;
};

type Prepared = {
  statement: Database.Statement<[Cell[]], Row>;
  /** The columns whose values are not what SQLite gives, and how each is read. */
  readers: readonly (readonly [column: string, read: (value: unknown) => unknown])[];
  /** What is remembered no longer when it is run. */
  forget: (() => void) | undefined;
};

/** Lists of ids make a text for each length; beyond so many the statements are made anew. */
const MOST_PREPARED = 1_000;

/** Dates as Prisma's adapter writes them: compared as text, so that both must write alike. */
const dateText = (at: Date): string => `${at.toISOString().slice(0, -1)}+00:00`;

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return dateText(value);
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value);
  return value as Cell;
}

/** Declared types of columns whose values the client gives otherwise than SQLite keeps them. */
const READERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  DATETIME: (value) => new Date(value as string),
  BOOLEAN: (value) => value === 1,
  BIGINT: (value) => BigInt(value as number),
};

export function createDriver(
  database: Database.Database,
  watch: Pick<Watch, 'forgetting'>,
): Driver {
  const prepared = new Map<string, Prepared>();

  function prepare(text: string): Prepared {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    // The adapter asks for bigints everywhere; amounts of rupiah are far below 2^53.
    const statement = database.prepare<[Cell[]], Row>(text).safeIntegers(false);
    const columns = statement.reader ? statement.columns() : [];
    const readers = columns.flatMap(({ name, type }) => {
      const read = READERS[type ?? ''];
      return read ? [[name, read] as const] : [];
    });
    const made = { statement, readers, forget: watch.forgetting(text) };
    prepared.set(text, made);
    return made;
  }

  return {
    all(text, values) {
      const { statement, readers, forget } = prepare(text);
      forget?.();
      const rows = statement.all(values.map(cellOf));
      for (const row of rows) {
        for (const [column, read] of readers) {
          if (row[column] !== null) row[column] = read(row[column]);
        }
      }
      return rows;
    },
    run: (text, values) => {
      const { statement, forget } = prepare(text);
      forget?.();
      return statement.run(values.map(cellOf)).changes;
    },
    told: (text, values) => prepare(text).statement.run(values.map(cellOf)).changes,
  };
}
