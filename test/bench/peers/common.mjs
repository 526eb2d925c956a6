/** What the peers share: a durable store of one state a person, and updates as Telegram sends them. */
import Database from 'better-sqlite3';

export const BOT = { id: 7012345678, is_bot: true, first_name: 'Bench', username: 'bench_bot' };

/** One row a person; each write is a transaction of its own, on the disk as far as `sync` says. */
export function openStates(file, sync) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${sync}`);
  database.exec('CREATE TABLE IF NOT EXISTS state (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID');
  const read = database.prepare('SELECT body FROM state WHERE id = ?').pluck();
  const put = database.prepare(
    'INSERT INTO state (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const drop = database.prepare('DELETE FROM state WHERE id = ?');
  return {
    read: (id) => {
      const body = read.get(String(id));
      return body === undefined ? undefined : JSON.parse(body);
    },
    write: (id, state) => void put.run(String(id), JSON.stringify(state)),
    delete: (id) => void drop.run(String(id)),
    close: () => void database.close(),
  };
}

let updates = Date.now();

export function updateOf(person, text) {
  updates += 1;
  const entities = text.startsWith('/')
    ? { entities: [{ type: 'bot_command', offset: 0, length: text.indexOf(' ') }] }
    : {};
  return {
    update_id: updates,
    message: {
      message_id: updates,
      date: Math.floor(Date.now() / 1000),
      chat: { id: person, type: 'private', first_name: 'Ani' },
      from: { id: person, is_bot: false, first_name: 'Ani', language_code: 'id' },
      text,
      ...entities,
    },
  };
}

/** Replies that a library sent, given out once its turn is over and its state is on the disk. */
export function createReplies(heard) {
  const said = new Map();
  return {
    sent: (person, text) => said.set(Number(person), text),
    over: (person) => {
      const text = said.get(person) ?? '';
      said.delete(person);
      heard(person, text);
    },
    failed: (person, error) => heard(person, `failed: ${error?.stack ?? error}`),
  };
}
