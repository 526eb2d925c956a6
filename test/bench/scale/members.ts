/**
 * A crowd of registered members, written past the store: one of them registers by talking, and the rest have the rows of that
 * one, with numbers, addresses and search keys of their own. Sealed words that nobody looks for are shared.
 */
import Database from 'better-sqlite3';
import { addressLookup } from '../../../src/store/addresses.ts';
import { createCrypto } from '../../../src/store/crypto.ts';
import { BOT, KEYS } from '../dialog/us.ts';

/** The chat of the member with number 1, who is the pattern; the others' follow. */
export const FIRST_CHAT = 5_000_000_000;

type Row = Record<string, string | number | null>;
/** What of a row of the pattern is another member's own. */
type Make = (nth: number) => Row;

/** Rows of messages have numbers from here, two a member. */
const FIRST_MESSAGE = 1_000;
const CACHE_KB = 1_000_000;
const PART = 100_000;

function makers(): readonly (readonly [table: string, where: string, make: Make])[] {
  const crypto = createCrypto(KEYS);
  const phoneIndex = (nth: number): string =>
    crypto.blind('phone', `+628${String(1_000_000_000 + nth)}`);
  const chat = (nth: number): string => String(FIRST_CHAT + nth - 1);
  const message = (nth: number, back = 0): number => FIRST_MESSAGE + 2 * nth - back;
  const audit =
    (n: number): Make =>
    (nth) => ({ id: `${message(nth)}.${n}`, personId: nth, seq: null, hash: null });
  const account = String(BOT);
  return [
    ['Person', 'id = 1', (nth) => ({ id: nth, addressId: nth, phoneIndex: phoneIndex(nth) })],
    [
      'Address',
      'id = 1',
      (nth) => ({
        ...{ id: nth, personId: nth, external: crypto.seal('Address.external', chat(nth)) },
        lookup: addressLookup(crypto, { channel: 'telegram', account, id: chat(nth) }),
      }),
    ],
    ['Conversation', 'personId = 1', (nth) => ({ personId: nth })],
    ['Umk', 'id = 1', (nth) => ({ id: nth, phoneIndex: phoneIndex(nth) })],
    ['Paper', 'umkId = 1', (nth) => ({ id: `${nth}/nib`, umkId: nth })],
    [
      'Membership',
      'personId = 1',
      (nth) => ({ id: `umk/${nth}/${nth}`, personId: nth, organisationId: nth }),
    ],
    [
      'Consent',
      `personId = 1 AND purpose = 'service'`,
      (nth) => ({ id: `${message(nth, 1)}.0`, personId: nth }),
    ],
    [
      'Consent',
      `personId = 1 AND purpose = 'reminders'`,
      (nth) => ({ id: `${message(nth)}.3`, personId: nth }),
    ],
    ['MatchingChange', `id = 'umk/1'`, (nth) => ({ id: `umk/${nth}`, rev: nth })],
    ...[0, 1, 2].map((n) => ['Audit', 'personId = 1', audit(n)] as const),
    ...[1, 0].flatMap(
      (back) =>
        [
          [
            'Inbound',
            'personId = 1',
            (nth) => ({
              ...{ id: message(nth, back), personId: nth, addressId: nth },
              key: crypto.blind('bench', String(message(nth, back))),
            }),
          ],
          [
            'Sent',
            'personId = 1 AND n = 0',
            (nth) => ({
              ...{ seq: message(nth, back), inboundId: message(nth, back) },
              ...{ personId: nth, addressId: nth },
            }),
          ],
        ] as const satisfies readonly (readonly [string, string, Make])[],
    ),
  ];
}

/** Fills the file, in which one person has registered and nobody else wrote, up to so many members; nobody else may have it open. */
export function fill(file: string, members: number): void {
  const database = new Database(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', `cache_size = -${CACHE_KB}`])
    database.pragma(pragma);
  const made = makers();
  const tables = [...new Set(made.map(([table]) => table))];
  // Keys in random order: made at once when the rows are there, they are sorted instead of searched for.
  const indexes = database
    .prepare<[], { name: string; tbl_name: string; sql: string }>(
      `SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,
    )
    .all()
    .filter((index) => tables.includes(index.tbl_name));
  for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`);
  const inserts = made.map(([table, where, make]) => {
    const pattern = database
      .prepare<[], Row>(`SELECT * FROM "${table}" WHERE ${where} LIMIT 1`)
      .get();
    if (!pattern) throw new Error(`the pattern has no row of ${table}`);
    const columns = Object.keys(pattern);
    const own = Object.keys(make(2));
    const values = columns.map((name) => (own.includes(name) ? `@${name}` : `"${name}"`));
    // What is shared is copied inside the database.
    const sql = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
      SELECT ${values.join(', ')} FROM pattern_of_${made.findIndex((one) => one[2] === make)}`;
    const at = made.findIndex((one) => one[2] === make);
    database.exec(
      `CREATE TEMP TABLE pattern_of_${at} AS SELECT * FROM "${table}" WHERE ${where} LIMIT 1`,
    );
    return { insert: database.prepare<[Row]>(sql), make };
  });
  for (let from = 2; from <= members; from += PART) {
    database.transaction(() => {
      for (let nth = from; nth < Math.min(from + PART, members + 1); nth += 1)
        for (const { insert, make } of inserts) insert.run(make(nth));
    })();
  }
  for (const { sql } of indexes) database.exec(sql);
  database.close();
}
