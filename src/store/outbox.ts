/**
 * What is to be sent: in order for each person, because only the oldest unsent row of somebody is
 * ever 'waiting' or 'sending'; those behind it are 'queued' until it is done. Finished rows move to
 * Sent at once and lose their words, unless they were given up (see givenUp.ts).
 */
import type { ChannelId, Message, Outbound, Settled, TurnCommit } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import { readAddresses } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import { giveUp } from './giveUp.ts';
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

const PLACE = 'Outbound.body';

/** "<inbound>/<n>" in its two parts. */
function parts(id: string): { inboundId: number; n: number } {
  const [inboundId = Number.NaN, n = Number.NaN] = id.split('/').map(Number);
  return { inboundId, n };
}

/**
 * Puts the messages of turns in line, each turn's in order. The first of somebody who has nothing
 * unsent can go.
 */
export async function enqueue(tx: Db, kit: Kit, turns: readonly TurnCommit[]): Promise<void> {
  const speaking = turns.filter((turn) => turn.outbound.length > 0);
  if (speaking.length === 0) return;
  const behind = await rowsWhere<{ personId: number }>(
    tx,
    'Outbound',
    { personId: speaking.map(({ personId }) => personId), state: ['waiting', 'sending'] },
    { columns: ['personId'] },
  );
  const busy = new Set(behind.map(({ personId }) => personId));
  const data = speaking.flatMap((turn) =>
    turn.outbound.map(({ addressId, message, proactive, crowd }, n) => {
      const said: Said = { message, cause: turn.cause, at: turn.at, ...(crowd ? { crowd } : {}) };
      const body = kit.crypto.seal(PLACE, encodeJson(said));
      kit.recent.set(PLACE, body, said);
      const state = busy.has(turn.personId) ? 'queued' : 'waiting';
      busy.add(turn.personId);
      return {
        seq: kit.numbers.next('outbound'),
        inboundId: turn.inboundIds[0] ?? 0,
        n,
        personId: turn.personId,
        addressId,
        state,
        dueAt: turn.at,
        proactive,
        body,
      };
    }),
  );
  await insertRows(tx, 'Outbound', data);
}

/** What a row says. */
type Said = { message: Message; cause: string; at?: Date; crowd?: true };
type Unsent = {
  seq: number;
  inboundId: number;
  n: number;
  personId: number;
  addressId: number;
  attempts: number;
  proactive: boolean;
  body: string;
};

type Claiming = {
  limit: number;
  now: Date;
  here?: readonly ChannelId[] | undefined;
  only?: 'answers' | undefined;
};

/** What can be sent, replies first; with several workers nothing that others claim at this moment, nor of a channel that is not here. */
async function freeRows(db: Db, { workers }: Kit, claiming: Claiming): Promise<Unsent[]> {
  const { limit, now, only } = claiming;
  const here = workers && claiming.here;
  if (here?.length === 0) return [];
  const ours = here
    ? `AND EXISTS (SELECT 1 FROM "Address" a WHERE a."id" = o."addressId"
         AND a."channel" IN (${holes(here.length)}))`
    : '';
  return queryRows(
    db,
    `SELECT o.* FROM "Outbound" o WHERE o."state" = 'waiting' AND o."dueAt" <= ?
     ${only ? 'AND o."proactive" = FALSE' : ''} ${ours}
     ORDER BY o."proactive" ASC, o."dueAt" ASC, o."seq" ASC LIMIT ${limit}
     ${workers ? 'FOR UPDATE SKIP LOCKED' : ''}`,
    [now, ...(here ?? [])],
  );
}

/** The words of a row; undefined where they cannot be read. */
function saidBy({ crypto, recent }: Kit, { body }: Unsent): Said | undefined {
  const known = recent.get(PLACE, body);
  if (known) return known as Said;
  try {
    return decodeJson(crypto.open(PLACE, body)) as Said;
  } catch {
    return undefined;
  }
}

/** `attempts` counts the tries before this one. */
async function claimSome(db: Db, kit: Kit, claiming: Claiming): Promise<Outbound[]> {
  const { crypto, workers } = kit;
  const rows = await freeRows(db, kit, claiming);
  if (rows.length === 0) return [];
  const spoilt = rows.filter((row) => !saidBy(kit, row));
  if (spoilt.length > 0) {
    // Given up like what a provider refuses, so that nobody else waits for it.
    const result = { state: 'failed', why: 'rejected: its words cannot be read' } as const;
    const given = spoilt.map(({ inboundId, n }) => ({ ...result, id: `${inboundId}/${n}` }));
    await settleMany(
      db,
      kit,
      given.map((one) => ({ result: one, at: claiming.now })),
    );
    return claimSome(db, kit, claiming);
  }
  const whose = workers ? ', "worker" = ?' : '';
  await executeSql(
    db,
    `UPDATE "Outbound" SET "state" = 'sending', "attempts" = "attempts" + 1${whose}
     WHERE "seq" IN (${holes(rows.length)})`,
    [...(workers ? [workers.id] : []), ...rows.map(({ seq }) => seq)],
  );
  const addresses = await readAddresses(
    db,
    crypto,
    rows.map(({ addressId }) => addressId),
  );
  const heard = await heardFrom(db, rows);
  return rows.map((row): Outbound => {
    const address = addresses.get(row.addressId);
    const said = saidBy(kit, row);
    if (!address || !said) throw new Error(`Outbound ${row.inboundId}/${row.n} has no address`);
    const { message, cause, at, crowd } = said;
    const { personId, attempts, proactive } = row;
    const heardAt = proactive ? heard.get(row.addressId) : at;
    return {
      id: `${row.inboundId}/${row.n}`,
      personId,
      address,
      message,
      cause,
      attempts,
      proactive,
      ...(heardAt ? { heardAt } : {}),
      ...(crowd ? { crowd } : {}),
    };
  });
}

export function claimLane(kit: Kit): Lane<Claiming, Outbound[]> {
  return {
    run: async (db, asked) => {
      const claimed: Outbound[][] = [];
      for (const one of asked) claimed.push(await claimSome(db, kit, one));
      return claimed;
    },
    beside: { lock: () => Promise.resolve(), wanted: () => ({}) },
    again: true,
  };
}

/** When somebody last wrote from these addresses, for messages that answer nothing. */
async function heardFrom(
  tx: Db,
  rows: readonly { personId: number; addressId: number; proactive: boolean }[],
): Promise<Map<number, Date>> {
  const unasked = rows.filter(({ proactive }) => proactive);
  if (unasked.length === 0) return new Map();
  const people = await rowsWhere<{ addressId: number | null; lastWroteAt: Date | null }>(
    tx,
    'Person',
    { id: unasked.map(({ personId }) => personId) },
    { columns: ['addressId', 'lastWroteAt'] },
  );
  const places = await rowsWhere<{ id: number }>(
    tx,
    'Address',
    { id: unasked.map(({ addressId }) => addressId), heard: true },
    { columns: ['id'] },
  );
  const known = new Set(places.map(({ id }) => id));
  return new Map(
    people.flatMap(({ addressId, lastWroteAt }) =>
      addressId !== null && lastWroteAt && known.has(addressId) ? [[addressId, lastWroteAt]] : [],
    ),
  );
}

type Settling = { result: Settled; at: Date };

async function settleMany(tx: Db, kit: Kit, settling: Settling[]): Promise<void[]> {
  const results = new Map(settling.map((one) => [one.result.id, one]));
  const rows = await rowsWhere<Omit<Unsent, 'attempts' | 'proactive'>>(
    tx,
    'Outbound',
    { inboundId: [...results.keys()].map((id) => parts(id).inboundId) },
    { columns: ['seq', 'inboundId', 'n', 'personId', 'addressId', 'body'] },
  );
  const done = [];
  for (const row of rows) {
    const found = results.get(`${row.inboundId}/${row.n}`);
    if (!found) continue;
    const { result, at } = found;
    const why = 'why' in result ? kit.crypto.seal('Sent.why', result.why) : null;
    if (result.state === 'waiting') {
      const data = { state: 'waiting', dueAt: result.dueAt, why };
      await updateRows(tx, 'Outbound', { seq: row.seq }, data);
    } else {
      const providerId = result.state === 'sent' ? result.providerId : null;
      const body = result.state === 'failed' ? row.body : null;
      done.push({ ...row, state: result.state, providerId, at, why, body });
    }
  }
  if (done.length > 0) {
    await insertRows(tx, 'Sent', done);
    const failed = done.filter(({ state }) => state === 'failed');
    await giveUp(
      tx,
      'out',
      failed.map(({ seq: rowId, personId, at }) => ({ rowId, personId, at })),
    );
    await deleteRows(tx, 'Outbound', { seq: done.map(({ seq }) => seq) });
    const people = [...new Set(done.map(({ personId }) => personId))];
    await promote(tx, people);
    await forgetAddresses(tx, people);
  }
  return settling.map(() => undefined);
}

/**
 * Lets the next message go where nothing of the person is under way; `people` undefined means
 * everybody.
 */
export async function promote(db: Db, people?: readonly number[]): Promise<void> {
  const whose = people ? `WHERE "personId" IN (${holes(people.length)})` : '';
  // Found by number alone: a condition on the state would walk through everything that is queued.
  await executeSql(
    db,
    `UPDATE "Outbound" SET "state" = CASE "state" WHEN 'queued' THEN 'waiting' ELSE "state" END
     WHERE "seq" IN (SELECT MIN("seq") FROM "Outbound" ${whose} GROUP BY "personId")`,
    [...(people ?? [])],
  );
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

/**
 * After a start: what was being sent may or may not have arrived, and is sent again under the same
 * id.
 */
export function recover({ writer, workers }: Core): Promise<number> {
  // What others are sending is theirs.
  if (workers) return workers.reclaim();
  return writer.plain(async (tx) => {
    const count = await updateRows(tx, 'Outbound', { state: 'sending' }, { state: 'waiting' });
    await promote(tx);
    return count;
  });
}
