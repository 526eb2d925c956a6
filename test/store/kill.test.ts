/**
 * A process that is killed with SIGKILL while it commits loses nothing that it acknowledged, and
 * leaves no half of a turn.
 */
import { spawn } from 'node:child_process';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { programFile } from '../startedProgram.ts';
import { sqlitePlace } from './place.ts';

const KILLS = 10;

/**
 * Runs the program until `lines` lines came, kills it within the next moment, and gives all that it
 * printed.
 */
async function killed(file: string, key: string, round: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [programFile('test/store/committer.ts'), file, key, String(round)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let out = '';
  let armed = false;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    if (armed || !out.includes('committed')) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
  });
  const [, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (code, by) => resolve([code, by])),
  );
  expect(signal).toBe('SIGKILL');
  return out.split('\n').slice(0, -1);
}

it('survives ten kills', { timeout: 300_000 }, async () => {
  const place = await sqlitePlace();
  const key = place.keys[0].bytes.toString('base64');
  for (let round = 0; round < KILLS; round++) {
    const lines = await killed(place.file, key, round);
    const database = new Database(place.file);
    const column = (sql: string): unknown[] => database.prepare(sql).pluck().all();
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const inbound = new Set(column('SELECT id FROM Inbound'));
    const handled = new Set(column('SELECT id FROM Inbound WHERE dueAt IS NULL AND body IS NULL'));
    const sent = new Set(column(`SELECT inboundId || '/' || n FROM Sent`));
    for (const line of lines) {
      const [what, id = ''] = line.split(' ');
      if (what === 'received') expect(inbound).toContain(Number(id));
      if (what === 'committed') expect(handled).toContain(Number(id));
      if (what === 'sent') expect(sent).toContain(id);
    }
    // Each turn raises the version by one and leaves one ticket, one paper and two messages.
    const torn = database
      .prepare(
        `SELECT * FROM (
           SELECT c.personId, c.version,
             (SELECT COUNT(*) FROM Ticket t WHERE t.personId = c.personId) AS tickets,
             (SELECT COUNT(*) FROM Outbound o WHERE o.personId = c.personId) +
             (SELECT COUNT(*) FROM Sent s WHERE s.personId = c.personId) AS messages
           FROM Conversation c)
         WHERE tickets <> version OR messages <> 2 * version`,
      )
      .all();
    expect(torn).toEqual([]);
    expect(column('SELECT COUNT(*) FROM Ticket')).toEqual(column('SELECT COUNT(*) FROM Paper'));
    database.close();
  }
  const store = await place.open();
  await store.recover();
  expect((await store.waitingPeople(new Date())).length).toBeLessThanOrEqual(5);
  await store.close();
  await place.remove();
});
