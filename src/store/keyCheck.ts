/** Whether the data keys at hand are those that the file was written with: asked at the opening, before anybody is answered. */
import type { DataKey, Keys } from './crypto.ts';
import { fingerprint } from './crypto.ts';
import { deleteRows, insertRows, queryRows } from './sql.ts';
import type { Core } from './core.ts';
import type { Db } from './sql.ts';

const NAME = 'data key ';

/** The file holds values of a key that is not given, or that is another one of the same name. */
export class WrongKeyError extends Error {}

/** Remembers keys that are new to this file; throws WrongKeyError for one that does not fit. */
export async function checkKeys({ client, writer }: Core, keys: Keys): Promise<void> {
  const rows = await queryRows<{ name: string; value: string }>(
    client,
    'SELECT * FROM "Setting" WHERE "name" LIKE ?',
    [`${NAME}%`],
  );
  const known = new Map(rows.map(({ name, value }) => [name.slice(NAME.length), value]));
  for (const [id, value] of known) {
    const key = keys.find((one) => one.id === id);
    if (key && fingerprint(key) === value) continue;
    throw new WrongKeyError(
      key
        ? 'BOT_DATA_KEY is not the key that this data was written with. Put the right one back ' +
            '(from your copy, or the file data.key of a development machine), or name another DATABASE_URL.'
        : `This data was written with the data key "${id}" too, which BOT_DATA_KEY no longer has: add it at the end.`,
    );
  }
  for (const key of keys.filter(({ id }) => !known.has(id))) {
    await writer.plain((db) => remember(db, key));
  }
}

async function remember(client: Db, key: DataKey): Promise<void> {
  const name = `${NAME}${key.id}`;
  const value = fingerprint(key);
  await insertRows(client, 'Setting', [{ name, value }], { id: 'name', update: ['name'] });
}

/** Keys in the middle of the list write nothing and hash nothing: once nothing of theirs is left they may be dropped. */
export async function forgetKeys({ writer }: Core, keys: Keys): Promise<void> {
  const names = keys.slice(1, -1).map(({ id }) => `${NAME}${id}`);
  await writer.plain((db) => deleteRows(db, 'Setting', { name: names }));
}
