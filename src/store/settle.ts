/** What became of messages that were being sent: those that are done leave the outbox, and let the next of their person go. */
import type { Settled } from '../app/ports.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { giveUp } from './giveUp.ts';
import { insideOf, telling } from './known.ts';
import type { Line } from './known.ts';
import { forgetAddresses } from './leaving.ts';
import {
  deleteRows,
  executeSql,
  holes,
  insertRows,
  queryRows,
  rowsWhere,
  updateRows,
} from './sql.ts';
import type { Db } from './sql.ts';
import { lockPeople } from './turnstile.ts';
import type { Lane } from './writer.ts';

/** "<inbound>/<n>" in its two parts. */
function parts(id: string): { inboundId: number; n: number } {
  const [inboundId = Number.NaN, n = Number.NaN] = id.split('/').map(Number);
  return { inboundId, n };
}

/** The words of one that is given up, which stay for who decides about it. */
async function bodyOf(db: Db, seq: number): Promise<string | null> {
  const [row] = await rowsWhere<{ body: string }>(db, 'Outbound', { seq }, { columns: ['body'] });
  return row?.body ?? null;
}

/**
 * Lets the next message go where nothing of the person is under way, and gives of how many there is one; `people` undefined
 * means everybody.
 */
export async function promote(db: Db, people?: readonly number[]): Promise<number> {
  const whose = people ? `WHERE "personId" IN (${holes(people.length)})` : '';
  // Found by number alone: a condition on the state would walk through everything that is queued.
  return executeSql(
    db,
    `UPDATE "Outbound" SET "state" = CASE "state" WHEN 'queued' THEN 'waiting' ELSE "state" END
     WHERE "seq" IN (SELECT MIN("seq") FROM "Outbound" ${whose} GROUP BY "personId")`,
    [...(people ?? [])],
  );
}

/** The same where it is not known that nothing of anybody is queued. */
async function letNextGo(tx: Db, kit: Kit, people: readonly number[]): Promise<void> {
  const known = insideOf(tx, kit);
  if (known?.queued.inside('any') === false) return;
  const next = await promote(telling(tx), people);
  if (next > 0) kit.known?.quiet.change('until', () => undefined);
  if (!known) return;
  const left = await queryRows(tx, `SELECT 1 FROM "Outbound" WHERE "state" = 'queued' LIMIT 1`, []);
  known.queued.put('any', left.length > 0);
}

/** The rows of these messages; those that are done already have none. */
async function linesOf(tx: Db, kit: Kit, ids: readonly string[]): Promise<Line[]> {
  const known = insideOf(tx, kit);
  const found: Line[] = [];
  const unknown = new Set<string>();
  for (const id of ids) {
    const line = known?.going.inside(id);
    if (line) found.push(line);
    else unknown.add(id);
    known?.going.put(id, undefined);
  }
  const inboundId = [...unknown].map((id) => parts(id).inboundId);
  const columns = ['seq', 'inboundId', 'n', 'personId', 'addressId'];
  const rows = await rowsWhere<Line>(tx, 'Outbound', { inboundId }, { columns });
  return [...found, ...rows.filter((row) => unknown.has(`${row.inboundId}/${row.n}`))];
}

type Settling = { result: Settled; at: Date };

export async function settleMany(tx: Db, kit: Kit, settling: Settling[]): Promise<void[]> {
  const results = new Map(settling.map((one) => [one.result.id, one]));
  const rows = await linesOf(tx, kit, [...results.keys()]);
  const done: Line[] = [];
  const sent: Columns[] = [];
  const failed: (Line & Columns & { at: Date })[] = [];
  for (const row of rows) {
    const found = results.get(`${row.inboundId}/${row.n}`);
    if (!found) continue;
    const { result, at } = found;
    const why = 'why' in result ? kit.crypto.seal('Sent.why', result.why) : null;
    if (result.state === 'waiting') {
      const data = { state: 'waiting', dueAt: result.dueAt, why };
      await updateRows(tx, 'Outbound', { seq: row.seq }, data);
    } else {
      done.push(row);
      if (result.state === 'sent') {
        sent.push({ ...row, state: 'sent', providerId: result.providerId, at });
      } else {
        failed.push({ ...row, state: 'failed', at, why, body: await bodyOf(tx, row.seq) });
      }
    }
  }
  if (done.length > 0) {
    await insertRows(tx, 'Sent', sent);
    await insertRows(tx, 'Sent', failed);
    await giveUp(
      tx,
      'out',
      failed.map(({ seq: rowId, personId, at }) => ({ rowId, personId, at })),
    );
    await deleteRows(telling(tx), 'Outbound', { seq: done.map(({ seq }) => seq) });
    const people = [...new Set(done.map(({ personId }) => personId))];
    await letNextGo(tx, kit, people);
    await forgetAddresses(tx, people);
  }
  return settling.map(() => undefined);
}

/** Whose messages these are. */
async function peopleOf(db: Db, settling: readonly Settling[]): Promise<number[]> {
  const inboundId = settling.map(({ result }) => parts(result.id).inboundId);
  const columns = ['personId'];
  const rows = await rowsWhere<{ personId: number }>(db, 'Outbound', { inboundId }, { columns });
  return rows.map(({ personId }) => personId);
}

export function settleLane(kit: Kit): Lane<Settling, void> {
  return {
    run: (tx, settling) => settleMany(tx, kit, settling),
    beside: {
      lock: async (db, settling) => lockPeople(db, await peopleOf(db, settling)),
      wanted: () => ({}),
    },
    // Lost in a power cut, a message is sent once more, as one whose sending was cut off.
    again: true,
  };
}
