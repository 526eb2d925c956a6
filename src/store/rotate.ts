/**
 * A new data key takes over: what was encrypted with an older one is encrypted anew, a few rows at a time and beside a bot that
 * runs; a value that somebody changes meanwhile is left to them. Keyed hashes stay with the oldest key.
 */
import { openBlob, sealBlobBytes } from './blobs.ts';
import type { Core } from './core.ts';
import type { Crypto } from './crypto.ts';
import { executeSql, holes, queryRows } from './sql.ts';
import type { Db } from './sql.ts';
import { layouts, modelNamed } from './tables.ts';

/** Rows read and written in one transaction. */
const ROWS = 200;

/** A column of encrypted text: the key of its table, and the places that its values may be bound to. */
export type SealedColumn = {
  table: string;
  key: readonly string[];
  column: string;
  places: readonly string[];
};

export type Rotated = { renewed: number; unreadable: number };

function column(table: string, key: readonly string[], name: string, from?: string): SealedColumn {
  return { table, key, column: name, places: [from ?? `${table}.${name}`] };
}

const importRow = ['runId', 'n'];

/** Those of tables that have no layout. */
const OTHERS: readonly SealedColumn[] = [
  column('Address', ['id'], 'external'),
  column('Conversation', ['personId'], 'state'),
  column('Inbound', ['id'], 'body'),
  column('Inbound', ['id'], 'parked'),
  column('Outbound', ['seq'], 'body'),
  column('Outbound', ['seq'], 'why', 'Sent.why'),
  column('Sent', ['seq'], 'why'),
  column('Sent', ['seq'], 'body', 'Outbound.body'),
  column('Device', ['key'], 'value'),
  column('ImportRun', ['id'], 'file'),
  column('ImportRow', importRow, 'body'),
  column('ImportRow', importRow, 'before'),
  { ...column('ImportRow', importRow, 'origin'), places: ['ImportRow.body', 'ImportRow.origin'] },
];

/** Every column that holds encrypted text. */
export function sealedColumns(): SealedColumn[] {
  const own = Object.values(layouts).flatMap(({ model, columns }) =>
    Object.entries(columns).flatMap(([name, kind]) =>
      kind === 'secret' || kind === 'secretJson'
        ? [column(modelNamed(model), ['id'], name, `${model}.${name}`)]
        : [],
    ),
  );
  return [...own, ...OTHERS];
}

function renewed(crypto: Crypto, places: readonly string[], value: string): string | undefined {
  for (const place of places) {
    try {
      return crypto.seal(place, crypto.open(place, value));
    } catch {
      // Bound to another place, or not to be read at all.
    }
  }
  return undefined;
}

/** The next rows after `after` whose value is of another key; the last of their keys is where to go on. */
async function step(
  db: Db,
  crypto: Crypto,
  { table, key, column: name, places }: SealedColumn,
  after: readonly unknown[],
): Promise<Rotated & { after: unknown[] | undefined }> {
  const keys = key.map((one) => `"${one}"`).join(', ');
  const beyond = after.length > 0 ? `AND (${keys}) > (${holes(key.length)})` : '';
  const rows = await queryRows<Record<string, string>>(
    db,
    `SELECT ${keys}, "${name}" FROM "${table}" WHERE "${name}" IS NOT NULL AND "${name}" NOT LIKE ?
     ${beyond} ORDER BY ${keys} LIMIT ${ROWS}`,
    [`${crypto.keyId}:%`, ...after],
  );
  const same = [...key, name].map((one) => `"${one}" = ?`).join(' AND ');
  const done = { renewed: 0, unreadable: 0 };
  for (const row of rows) {
    const value = row[name] ?? '';
    const fresh = renewed(crypto, places, value);
    if (fresh === undefined) done.unreadable += 1;
    else {
      const ids = key.map((one) => row[one]);
      const text = `UPDATE "${table}" SET "${name}" = ? WHERE ${same}`;
      done.renewed += await executeSql(db, text, [fresh, ...ids, value]);
    }
  }
  const last = rows.length === ROWS ? rows.at(-1) : undefined;
  return { ...done, after: last && key.map((one) => last[one]) };
}

async function rotateColumn(core: Core, of: SealedColumn): Promise<Rotated> {
  const all = { renewed: 0, unreadable: 0 };
  for (let after: unknown[] | undefined = []; after;) {
    const from: unknown[] = after;
    const done = await core.writer.once((tx) => step(tx, core.crypto, of, from));
    all.renewed += done.renewed;
    all.unreadable += done.unreadable;
    after = done.after;
  }
  return all;
}

/** Files are of megabytes: one at a time. */
async function rotateBlobs({ client, crypto, writer }: Core): Promise<Rotated> {
  const all = { renewed: 0, unreadable: 0 };
  const rows = await client.blob.findMany({
    where: { keyId: { not: crypto.keyId } },
    select: { id: true },
  });
  for (const { id } of rows) {
    await writer.once(async (tx) => {
      const row = await tx.blob.findUnique({ where: { id } });
      if (!row || row.keyId === crypto.keyId) return;
      try {
        const data = sealBlobBytes(crypto, id, openBlob(crypto, row));
        await tx.blob.update({ where: { id }, data });
        all.renewed += 1;
      } catch {
        all.unreadable += 1;
      }
    });
  }
  return all;
}

/** See `OpenStore.rotateKeys`. */
export async function rotateKeys(core: Core, told: (table: string) => void): Promise<Rotated> {
  const all = { renewed: 0, unreadable: 0 };
  const add = (done: Rotated): void => {
    all.renewed += done.renewed;
    all.unreadable += done.unreadable;
  };
  for (const of of sealedColumns()) {
    told(`${of.table}.${of.column}`);
    add(await rotateColumn(core, of));
  }
  told('Blob.bytes');
  add(await rotateBlobs(core));
  return all;
}
