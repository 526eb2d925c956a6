/**
 * Between the domain's rows and the database's columns, by the layouts: what is secret never
 * reaches a column readable.
 */
import type { Table, Tables, Write } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import type { Crypto } from './crypto.ts';
import { layouts, modelNamed } from './tables.ts';
import type { Column, Layout } from './tables.ts';
import { deleteRows, executeSql, insertRows, rowsWhere, updateRows } from './sql.ts';
import type { Db } from './sql.ts';
import type { Tx } from './writer.ts';

export type Columns = Record<string, unknown>;

/** What is the same for every model of the client; the layouts say which columns it has. */
type Delegate = {
  findMany(args: object): Promise<Columns[]>;
  findFirst(args: object): Promise<Columns | null>;
  updateMany(args: { where: Columns; data: Columns }): Promise<{ count: number }>;
};

export type Codec = {
  delegate(tx: Tx, table: Table): Delegate;
  /** The name of the table in the database. */
  model(table: Table): string;
  /** All columns of a row; absent fields become null. */
  encode<T extends Table>(table: T, row: Tables[T]): Columns;
  /** Only the columns of the given fields; `undefined` empties one. */
  encodePart<T extends Table>(
    table: T,
    part: { [K in keyof Tables[T]]?: Tables[T][K] | undefined },
  ): Columns;
  /**
   * A condition on columns; throws for one that is encrypted, which nothing can be compared with.
   */
  where<T extends Table>(table: T, part: Partial<Tables[T]>): Columns;
  /** Throws when a stored row no longer fits its schema: that is a bug or a missing migration. */
  decode<T extends Table>(table: T, columns: Columns): Tables[T];
};

const BLIND = 'b:';

/** Text as every database can keep it: PostgreSQL refuses U+0000 and broken surrogates. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function encodeValue(crypto: Crypto, place: string, column: Column, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  switch (column) {
    case 'plain':
      return typeof value === 'string' ? storable(value) : value;
    case 'json':
      return encodeJson(value);
    case 'secret':
      return crypto.seal(place, storable(value as string));
    case 'secretJson':
      return crypto.seal(place, encodeJson(value));
    case 'blind':
      return (value as string).startsWith(BLIND)
        ? value
        : BLIND + crypto.blind(place, value as string);
  }
}

function decodeValue(crypto: Crypto, place: string, column: Column, value: unknown): unknown {
  switch (column) {
    case 'plain':
    case 'blind':
      return value;
    case 'json':
      return decodeJson(value as string);
    case 'secret':
      return crypto.open(place, value as string);
    case 'secretJson':
      return decodeJson(crypto.open(place, value as string));
  }
}

/** The layout without the types of its one table, for code that does the same to all of them. */
function anyLayout(table: Table): Layout<Table> & { columns: Record<string, Column> } {
  return layouts[table] as unknown as Layout<Table> & { columns: Record<string, Column> };
}

function encodeFields(
  crypto: Crypto,
  table: Table,
  part: Columns,
  fields: readonly string[],
): Columns {
  const layout = anyLayout(table);
  const derived = (layout.derived ?? {}) as Record<
    string,
    (value: unknown, crypto: Crypto) => Columns
  >;
  const data: Columns = {};
  for (const field of fields) {
    const column = layout.columns[field];
    if (!column) throw new Error(`${table} has no field ${field}`);
    data[field] = encodeValue(crypto, `${layout.model}.${field}`, column, part[field]);
    for (const [name, value] of Object.entries(derived[field]?.(part[field], crypto) ?? {})) {
      data[name] = typeof value === 'string' ? storable(value) : value;
    }
  }
  return data;
}

export function createCodec(crypto: Crypto): Codec {
  return {
    delegate: (tx, table) =>
      (tx as unknown as Record<string, Delegate>)[anyLayout(table).model] as Delegate,
    model: (table) => modelNamed(anyLayout(table).model),
    encode: (table, row) => encodeFields(crypto, table, row, Object.keys(anyLayout(table).columns)),
    encodePart: (table, part) => encodeFields(crypto, table, part, Object.keys(part)),
    where: (table, part) => {
      for (const field of Object.keys(part)) {
        const column = anyLayout(table).columns[field];
        if (column !== 'plain' && column !== 'blind') {
          throw new Error(
            `${table}.${field} is stored as ${column ?? 'nothing'}: it cannot be a condition`,
          );
        }
      }
      const conditions = encodeFields(crypto, table, part, Object.keys(part));
      // Search columns made from a field would only repeat its condition.
      return Object.fromEntries(Object.keys(part).map((field) => [field, conditions[field]]));
    },
    decode: <T extends Table>(table: T, columns: Columns): Tables[T] => {
      const layout = anyLayout(table);
      const row: Columns = {};
      for (const [field, column] of Object.entries(layout.columns)) {
        const value = columns[field];
        if (value === null || value === undefined) continue;
        row[field] = decodeValue(crypto, `${layout.model}.${field}`, column, value);
      }
      return layout.row.parse(row) as Tables[T];
    },
  };
}

async function patch(codec: Codec, db: Db, write: Extract<Write, { op: 'patch' }>): Promise<void> {
  const model = codec.model(write.table);
  const where = codec.where(write.table, { id: write.id, ...write.expect } as Partial<
    Tables[Table]
  >);
  const set: Columns = { ...write.set };
  const append = Object.entries(write.append ?? {}).filter(([, item]) => item !== undefined);
  if (append.length > 0) {
    const [found] = await rowsWhere<Columns>(db, model, where);
    if (!found) return;
    const row = codec.decode(write.table, found) as unknown as Record<string, unknown[]>;
    for (const [field, item] of append) set[field] = [...(row[field] ?? []), item];
  }
  await updateRows(db, model, where, codec.encodePart(write.table, set));
}

/**
 * Does one write. A patch of a row that is not there does nothing: whoever cares looks first (see
 * commit.ts).
 */
export async function execute(codec: Codec, db: Db, write: Write): Promise<void> {
  const model = codec.model(write.table);
  switch (write.op) {
    case 'insert':
      await insertRows(db, model, [codec.encode(write.table, write.row)]);
      return;
    case 'put':
      await insertRows(db, model, [codec.encode(write.table, write.row)], { id: 'id' });
      return;
    case 'count': {
      const columns = codec.encode(write.table, write.row);
      const { id, lastAt } = columns;
      const again = `UPDATE "${model}" SET "times" = "times" + 1, "lastAt" = ? WHERE "id" = ?`;
      if ((await executeSql(db, again, [lastAt, id])) === 0) await insertRows(db, model, [columns]);
      return;
    }
    case 'patch':
      await patch(codec, db, write);
      return;
    case 'patchWhere':
    case 'remove': {
      // Without a condition it would be every row there is: a slip of the caller.
      if (Object.keys(write.where).length === 0)
        throw new Error(`${write.op} of ${write.table} needs a condition`);
      const where = codec.where(write.table, write.where);
      if (write.op === 'remove') await deleteRows(db, model, where);
      else await updateRows(db, model, where, codec.encodePart(write.table, write.set));
    }
  }
}
