/**
 * What is to be sent: in order for each person, because only the oldest unsent row of somebody is
 * ever 'waiting' or 'sending'; those behind it are 'queued' until it is done. Finished rows move to
 * Sent at once and lose their words, unless they were given up (see givenUp.ts).
 */
import type { Address, ChannelId, Message, Outbound, TurnCommit } from '../app/ports.ts';
import { encodeJson } from '../domain/json.ts';
import { readAddresses } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import type { Handed } from './handed.ts';
import { insideOf, telling } from './known.ts';
import type { Known } from './known.ts';
import { letPass, putOffOf } from './letPass.ts';
import type { Head } from './letPass.ts';
import { readSealed } from './recent.ts';
import { promote, settleMany } from './settle.ts';
import { executeSql, holes, insertRows, queryRows, rowsWhere, updateRows } from './sql.ts';
import type { Db } from './sql.ts';
import type { Lane } from './writer.ts';

const PLACE = 'Outbound.body';

/**
 * Puts the messages of turns in line, each turn's in order. The first of somebody who has nothing
 * unsent can go.
 */
export async function enqueue(tx: Db, kit: Kit, turns: readonly TurnCommit[]): Promise<void> {
  const known = insideOf(tx, kit);
  const speaking = turns.filter((turn) => turn.outbound.length > 0);
  if (speaking.length === 0) return;
  const behind = await rowsWhere<Head>(
    tx,
    'Outbound',
    { personId: speaking.map(({ personId }) => personId), state: ['waiting', 'sending'] },
    { columns: ['seq', 'personId', 'proactive', 'state', 'dueAt'] },
  );
  const late = await putOffOf(tx, kit, { heads: behind, turns: speaking });
  const busy = new Set(behind.map(({ personId }) => personId));
  const data = speaking.flatMap((turn) =>
    turn.outbound.map(({ addressId, message, proactive, crowd, begun }, n) => {
      const { cause, at, personId } = turn;
      const kind = { ...(crowd ? { crowd } : {}), ...(begun ? { begun } : {}) };
      const said: Said = { message, cause, at, ...kind };
      const body = kit.crypto.seal(PLACE, encodeJson(said));
      const inboundId = turn.inboundIds[0] ?? 0;
      const line = { inboundId, n, personId, addressId, proactive };
      const first = !busy.has(personId);
      busy.add(personId);
      const seq = kit.numbers.next('outbound');
      const going = first && known !== undefined && goes(known, { seq, ...line }, said);
      if (!going) kit.recent.set(PLACE, body, said);
      if (first && !going) waitsFrom(known, at);
      if (!first) known?.queued.put('any', true);
      const state = !first ? 'queued' : going ? 'sending' : 'waiting';
      const attempts = going ? 1 : 0;
      return { seq, ...line, state, dueAt: at, attempts, body };
    }),
  );
  await letPass(tx, late, data);
  await insertRows(telling(tx), 'Outbound', data);
  if (late.size === 0) return;
  await promote(telling(tx), [...late.keys()]);
  known?.quiet.change('until', () => undefined);
}

type Line = Pick<Unsent, 'inboundId' | 'n' | 'personId' | 'addressId' | 'proactive'>;

/** Hands a reply to who sends in this process, where there is somebody; false where it has to wait to be claimed. */
function goes(
  { ready, addresses, going }: Known,
  { seq, ...line }: Line & { seq: number },
  said: Said,
): boolean {
  const { at: heardAt } = said;
  const address = addresses.inside(line.addressId);
  if (line.proactive || !heardAt || !address || !ready.hasRoom()) return false;
  ready.add(outboundOf({ ...line, attempts: 0 }, said, { address, heardAt }));
  const { inboundId, n, personId, addressId } = line;
  going.put(`${inboundId}/${n}`, { seq, inboundId, n, personId, addressId });
  return true;
}

/** Something waits that is due then. */
function waitsFrom(known: Known | undefined, dueAt: Date): void {
  known?.quiet.change('until', (before) => Math.min(before, dueAt.getTime()));
}

function outboundOf(
  { inboundId, n, personId, attempts, proactive }: Line & { attempts: number },
  { message, cause, crowd, begun }: Said,
  { address, heardAt }: { address: Address; heardAt: Date | undefined },
): Outbound {
  return {
    id: `${inboundId}/${n}`,
    personId,
    address,
    message,
    cause,
    attempts,
    proactive,
    ...(heardAt ? { heardAt } : {}),
    ...(crowd ? { crowd } : {}),
    ...(begun ? { begun } : {}),
  };
}

/** What a row says. */
type Said = { message: Message; cause: string; at?: Date; crowd?: true; begun?: true };
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

/** `attempts` counts the tries before this one. */
async function claimSome(db: Db, kit: Kit, claiming: Claiming): Promise<Outbound[]> {
  const { crypto, workers } = kit;
  const rows = await freeRows(db, kit, claiming);
  const known = insideOf(db, kit);
  // Only what was looked for among all says that nothing waits.
  if (known && !claiming.only && rows.length < claiming.limit)
    known.quiet.put('until', await nextDue(db, claiming));
  if (rows.length === 0) return [];
  const saidIn = new Map(rows.map((row) => [row.seq, readSealed<Said>(kit, PLACE, row.body)]));
  const spoilt = rows.filter(({ seq }) => !saidIn.get(seq));
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
    telling(db),
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
    const said = saidIn.get(row.seq);
    if (!address || !said) throw new Error(`Outbound ${row.inboundId}/${row.n} has no address`);
    const heardAt = row.proactive ? heard.get(row.addressId) : said.at;
    return outboundOf(row, said, { address, heardAt });
  });
}

/** When the first of what waits for later is due, in milliseconds. */
async function nextDue(db: Db, { now }: Claiming): Promise<number> {
  let next = Infinity;
  // Each by itself: then either is the first entry of an index.
  for (const proactive of [false, true]) {
    const [row] = await queryRows<{ dueAt: Date }>(
      db,
      `SELECT "dueAt" FROM "Outbound"
       WHERE "state" = 'waiting' AND "proactive" = ? AND "dueAt" > ? ORDER BY "dueAt" ASC LIMIT 1`,
      [proactive, now],
    );
    if (row) next = Math.min(next, row.dueAt.getTime());
  }
  return next;
}

/** What is marked as being sent already, and what else can be, where it is not known that there is none. */
export async function claim(
  { known, writer }: Core,
  { lane, handed }: { lane: Lane<Claiming, Outbound[]>; handed: Handed },
  claiming: Claiming,
): Promise<Outbound[]> {
  const { limit, now } = claiming;
  const ready = known?.ready.take(limit) ?? [];
  const quiet = (known?.quiet.get('until') ?? -Infinity) > now.getTime();
  if (quiet || ready.length === limit) return ready;
  const more = await writer.submit(lane, { ...claiming, limit: limit - ready.length });
  handed.over(more);
  return [...ready, ...more];
}

export function claimLane(kit: Kit, handed: Handed): Lane<Claiming, Outbound[]> {
  const { workers } = kit;
  return {
    run: async (db, asked) => {
      if (workers) await handed.begin(db, workers.id);
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

/**
 * After a start: what was being sent may or may not have arrived, and is sent again under the same
 * id.
 */
export function recover({ writer, workers, known }: Core): Promise<number> {
  // What others are sending is theirs.
  if (workers) return workers.reclaim();
  known?.ready.clear();
  return writer.plain(async (tx) => {
    const count = await updateRows(tx, 'Outbound', { state: 'sending' }, { state: 'waiting' });
    await promote(tx);
    return count;
  });
}
