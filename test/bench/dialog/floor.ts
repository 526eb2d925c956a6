/** The bare floor: the driver, one upsert of 1 KB and one insert in one transaction a turn, and nothing else. */
import Database from 'better-sqlite3';
import { asked, UNCLEAR, WRONG } from './drive.ts';
import type { Contender } from './drive.ts';

const STATE_BYTES = 1024;

export const floor: Contender = {
  name: 'floor',
  start: async ({ file, task, heard }) => {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${task.sync}`);
    database.exec(
      `CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, question INTEGER, body TEXT);
       CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, person INTEGER, body TEXT);`,
    );
    const read = database.prepare<[number], { question: number }>(
      'SELECT question FROM state WHERE id = ?',
    );
    const put = database.prepare(
      `INSERT INTO state (id, question, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET question = excluded.question, body = excluded.body`,
    );
    const add = database.prepare('INSERT INTO log (person, body) VALUES (?, ?)');
    const keep = database.transaction((person: number, question: number, text: string) => {
      put.run(
        person,
        question,
        text.padEnd(STATE_BYTES, String.fromCharCode(97 + (question % 26))),
      );
      add.run(person, text);
    });
    return {
      say: (person, text) => {
        const before = read.get(person)?.question ?? 0;
        const question = text === WRONG ? before : before + 1;
        keep(person, question, text);
        const reply = asked(question, task.questions);
        setImmediate(() => heard(person, text === WRONG ? `${UNCLEAR} ${reply}` : reply));
      },
      stop: async () => void database.close(),
    };
  },
};
