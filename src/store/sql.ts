/**
 * The statements of the hot path, written by hand in SQL that SQLite and PostgreSQL share: the client plans each query anew,
 * which costs many times the work itself. On SQLite they go straight to the driver, elsewhere through the client.
 */
import type { Columns } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Direct } from './beside.ts';
import type { Tx } from './writer.ts';

/**
 * Where a statement can be run: a client, a transaction of it, or (only `direct`) a transaction without one. Whoever asks for no
 * more can stand on the hot path.
 */
export type Db = { direct: Direct } | (Pick<Tx, '$queryRaw' | '$executeRaw'> & { direct?: Direct });

/** Thrown where work turns out to need the client: the writer does it again in a transaction that has one. */
export class NeedsClientError extends Error {}

/** The whole client, for what is rare; throws NeedsClientError in a transaction without it. */
export function clientOf(db: Db): Tx {
  if ('$queryRaw' in db) return db as Tx;
  throw new NeedsClientError('this transaction has no client');
}

/** With ten columns this stays far below the 32,766 parameters that SQLite takes. */
const ROWS_A_STATEMENT = 500;

type Statement = { text: string; values: unknown[] };

function forClient({ text, values }: Statement): Prisma.Sql {
  return new Prisma.Sql(text.split('?'), values);
}

/**
 * Rows of a statement whose parameters are written as question marks. A limit is written out: as a parameter it costs SQLite ten
 * times the reading of a few rows.
 */
export async function queryRows<Row extends object>(
  db: Db,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { direct } = db;
  if (direct) return (await direct((driver) => driver.all(text, values))) as Row[];
  return clientOf(db).$queryRaw(forClient({ text, values }));
}

/** Gives how many rows were changed. */
export async function executeSql(db: Db, text: string, values: unknown[]): Promise<number> {
  const { direct } = db;
  if (direct) return direct((driver) => driver.run(text, values));
  return clientOf(db).$executeRaw(forClient({ text, values }));
}

/** Prepared once, the driver is fastest with one row at a time; the client pays for each statement. */
async function runEach(direct: Direct, text: string, rows: readonly unknown[][]): Promise<void> {
  await direct((driver) => {
    for (const values of rows) driver.run(text, values);
  });
}

const quoted = (name: string): string => `"${name}"`;
/** So many parameters, for a list of values. */
export const holes = (count: number): string => '?, '.repeat(count).slice(0, -2);

/** A list means any of its values, null that there is none; empty means all rows. */
function conditions(where: Columns): Statement {
  const values: unknown[] = [];
  const parts = Object.entries(where).map(([column, value]) => {
    if (value === null || value === undefined) return `${quoted(column)} IS NULL`;
    if (!Array.isArray(value)) {
      values.push(value);
      return `${quoted(column)} = ?`;
    }
    values.push(...(value as unknown[]));
    return `${quoted(column)} IN (${holes(value.length)})`;
  });
  return { text: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}

/** Whether no row can have this: one of none. */
function impossible(where: Columns): boolean {
  return Object.values(where).some((value) => Array.isArray(value) && value.length === 0);
}

/**
 * Inserts rows that all have the columns of the first. Where `id` names a unique column, a row that
 * exists gets `update`'s columns (by default all of them) from the new one; without, it is an
 * error.
 */
export async function insertRows(
  db: Db,
  table: string,
  rows: readonly Columns[],
  conflict?: { id: string; update?: readonly string[] },
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const update = (conflict?.update ?? columns).map(
    (column) => `${quoted(column)} = excluded.${quoted(column)}`,
  );
  const head = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES `;
  const tail = conflict
    ? ` ON CONFLICT (${quoted(conflict.id)}) DO UPDATE SET ${update.join(', ')}`
    : '';
  const row = `(${holes(columns.length)})`;
  const { direct } = db;
  if (direct) {
    const values = rows.map((one) => columns.map((column) => one[column] ?? null));
    await runEach(direct, `${head}${row}${tail}`, values);
    return;
  }
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT);
    const values = part.flatMap((one) => columns.map((column) => one[column] ?? null));
    await executeSql(db, `${head}${part.map(() => row).join(', ')}${tail}`, values);
  }
}

/** The rows that fit `where`, in the order of a column; of all columns, or of some. */
export async function rowsWhere<Row extends object>(
  db: Db,
  table: string,
  where: Columns,
  { columns, order }: { columns?: readonly string[]; order?: string } = {},
): Promise<Row[]> {
  if (impossible(where)) return [];
  const { text, values } = conditions(where);
  const what = columns ? columns.map(quoted).join(', ') : '*';
  const sorted = order ? ` ORDER BY ${quoted(order)} ASC` : '';
  return queryRows(db, `SELECT ${what} FROM ${quoted(table)}${text}${sorted}`, values);
}

/** The rows of a table that have one of `values` in `column`, in the order of `order`. */
export async function rowsBy<Row extends Columns>(
  db: Db,
  table: string,
  column: string,
  values: readonly (number | string)[],
  order = column,
): Promise<Row[]> {
  return rowsWhere(db, table, { [column]: values }, { order });
}

/** Sets columns of the rows that fit, and gives how many they are. */
export async function updateRows(
  db: Db,
  table: string,
  where: Columns,
  set: Columns,
): Promise<number> {
  const columns = Object.keys(set);
  if (impossible(where) || columns.length === 0) return 0;
  const { text, values } = conditions(where);
  const sets = columns.map((column) => `${quoted(column)} = ?`).join(', ');
  const given = columns.map((column) => set[column] ?? null);
  return executeSql(db, `UPDATE ${quoted(table)} SET ${sets}${text}`, [...given, ...values]);
}

/** Sets the columns `update` of rows that are there, each to its own: one by one where that is fastest, as in `insertRows`. */
export async function updateEach(
  db: Db,
  table: string,
  rows: readonly Columns[],
  by: { id: string; update: readonly string[] },
): Promise<void> {
  if (!db.direct) {
    await insertRows(db, table, rows, by);
    return;
  }
  const columns = [...by.update, by.id];
  const sets = by.update.map((column) => `${quoted(column)} = ?`).join(', ');
  const text = `UPDATE ${quoted(table)} SET ${sets} WHERE ${quoted(by.id)} = ?`;
  await runEach(
    db.direct,
    text,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

/** Removes the rows that fit, and gives how many they were. */
export async function deleteRows(db: Db, table: string, where: Columns): Promise<number> {
  if (impossible(where)) return 0;
  const { text, values } = conditions(where);
  return executeSql(db, `DELETE FROM ${quoted(table)}${text}`, values);
}

/** Parameters of one statement of the client, well below what either database takes. */
const IDS_A_STATEMENT = 1_000;

/** What `read` finds for all of these ids, asked for so many at a time. */
export async function inParts<T>(
  ids: readonly number[],
  read: (part: number[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_STATEMENT) {
    found.push(...(await read(ids.slice(start, start + IDS_A_STATEMENT))));
  }
  return found;
}
