/**
 * The few statements of the hot path that are written by hand, in SQL that SQLite and PostgreSQL
 * share: the client plans a create anew for every number of rows, which costs many times the write.
 */
import type { Columns } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './writer.ts';

/** With ten columns this stays far below the 32,766 parameters that SQLite takes. */
const ROWS_A_STATEMENT = 500;

function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`);
}

function names(identifiers: readonly string[]): Prisma.Sql {
  return Prisma.join(identifiers.map(name));
}

/**
 * Inserts rows that all have the columns of the first. Where `id` names a unique column, a row that
 * exists gets `update`'s columns (by default all of them) from the new one; without, it is an
 * error.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Columns[],
  conflict?: { id: string; update?: readonly string[] },
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT);
    const columns = Object.keys(part[0] ?? {});
    const values = part.map((row) => {
      const cells = columns.map((column) => row[column] ?? null);
      return Prisma.sql`(${Prisma.join(cells)})`;
    });
    const update = (conflict?.update ?? columns).map(
      (column) => Prisma.sql`${name(column)} = excluded.${name(column)}`,
    );
    const onConflict = conflict
      ? Prisma.sql`ON CONFLICT (${name(conflict.id)}) DO UPDATE SET ${Prisma.join(update)}`
      : Prisma.empty;
    await tx.$executeRaw`
      INSERT INTO ${name(table)} (${names(columns)}) VALUES ${Prisma.join(values)} ${onConflict}`;
  }
}

/** The rows of a table that have one of `values` in `column`, in the order of `order`. */
export async function rowsBy<Row extends Columns>(
  db: Tx,
  table: string,
  column: string,
  values: readonly (number | string)[],
  order = column,
): Promise<Row[]> {
  if (values.length === 0) return [];
  return db.$queryRaw`
    SELECT * FROM ${name(table)} WHERE ${name(column)} IN (${Prisma.join([...values])})
    ORDER BY ${name(order)} ASC`;
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
