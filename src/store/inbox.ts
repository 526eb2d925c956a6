/**
 * What reached people and is not handled yet: made durable under a key, so that a repeat is known
 * and nothing is lost.
 */
import type { Address, Inbound, InboundMessage, Input } from '../app/ports.ts';
import { decodeJson, encodeJson } from '../domain/json.ts';
import { addressKey, addressLookup, newAddress, newPerson, openAddress } from './addresses.ts';
import type { NewPerson, SealedAddress } from './addresses.ts';
import { linkAliases } from './aliases.ts';
import type { Core, Kit } from './core.ts';
import type { Crypto } from './crypto.ts';
import { giveUp } from './giveUp.ts';
import { telling } from './known.ts';
import type { Place } from './known.ts';
import type { Columns } from './codec.ts';
import {
  executeSql,
  insertRows,
  queryRows,
  rowsBy,
  rowsWhere,
  updateEach,
  updateRows,
} from './sql.ts';
import type { Db } from './sql.ts';
import { lockPeople } from './turnstile.ts';
import type { Lane } from './writer.ts';

export type Received = { fresh: boolean; personId: number; inboundId: number };
type Known = { id: number; key: string; personId: number };
type Waiting = SealedAddress &
  Pick<Inbound, 'id' | 'addressId' | 'at' | 'proactive'> & { dueAt: Date; body: string };
/** What a row says. */
type Said = { input: Input; cause: string; by?: Address };
type Arrival = { message: InboundMessage; example: boolean };

/** More than this of one person is handled in the next round. */
const MOST_AT_ONCE = 100;
const PLACE = 'Inbound.body';

export function sealInput(crypto: Crypto, input: Input, cause: string, by?: Address): string {
  return crypto.seal(PLACE, encodeJson({ input, cause, ...(by ? { by } : {}) }));
}

/**
 * The keyed hash of what makes an inbound row unique: "channel/account/chat/id",
 * "event/<cause>/<n>", "timer/…".
 */
export function inboundKey(crypto: Crypto, words: string): string {
  return crypto.blind('inbound', words);
}

/** The addresses that these messages came from, as far as they are known, by `addressKey`. */
async function placesOf(
  tx: Db,
  kit: Kit,
  arrivals: readonly Arrival[],
): Promise<Map<string, Place>> {
  const found = new Map<string, Place>();
  const missing = new Map<string, string>();
  for (const { message } of arrivals) {
    const key = addressKey(message.from);
    const place = kit.known?.places.get(key);
    if (place) found.set(key, place);
    else missing.set(addressLookup(kit.crypto, message.from), key);
  }
  const lookup = [...missing.keys()];
  const columns = ['id', 'personId', 'lookup', 'heard'];
  for (const place of await rowsWhere<Place>(tx, 'Address', { lookup }, { columns })) {
    const key = missing.get(place.lookup) ?? '';
    kit.known?.places.put(key, place);
    found.set(key, place);
  }
  return found;
}

type Arriving = {
  places: ReturnType<typeof newAddress>[];
  newcomers: Map<number, NewPerson>;
  /** Who is known only moves: to where they wrote last, and back from the leaving of an erasure. */
  moved: Map<number, NewPerson>;
  firstHeard: Map<string, Place>;
  rows: Columns[];
};

const MOVED = ['addressId', 'lastWroteAt', 'leaving'];

async function keepArrivals(tx: Db, { known }: Kit, all: Arriving): Promise<void> {
  const { newcomers, moved, places, firstHeard, rows } = all;
  const told = telling(tx);
  for (const { id, addressId, lastWroteAt } of moved.values()) {
    known?.people.change(id, (before) => {
      const person = { ...before.person, addressId, lastWroteAt: lastWroteAt ?? undefined };
      return { ...before, person };
    });
  }
  await insertRows(told, 'Person', [...newcomers.values()]);
  await insertRows(told, 'Address', places);
  await updateEach(told, 'Person', [...moved.values()], { id: 'id', update: MOVED });
  await insertRows(tx, 'Inbound', rows);
  if (firstHeard.size === 0) return;
  const ids = [...firstHeard.values()].map(({ id }) => id);
  await updateRows(told, 'Address', { id: ids }, { heard: true });
  for (const [key, place] of firstHeard) known?.places.put(key, { ...place, heard: true });
}

/** Receives a batch in two reads and at most four kinds of writes, however many there are. */
async function receiveMany(tx: Db, kit: Kit, arrivals: Arrival[]): Promise<Received[]> {
  await linkAliases(
    tx,
    kit,
    arrivals.map(({ message }) => message),
  );
  const keys = arrivals.map(({ message }) =>
    inboundKey(kit.crypto, `${addressKey(message.from)}/${message.id}`),
  );
  const columns = ['id', 'key', 'personId'];
  const repeats = await rowsWhere<Known>(tx, 'Inbound', { key: keys }, { columns });
  const known = new Map(repeats.map((row) => [row.key, row]));
  const placeOf = await placesOf(tx, kit, arrivals);
  const all: Arriving = {
    places: [],
    newcomers: new Map(),
    moved: new Map(),
    firstHeard: new Map(),
    rows: [],
  };
  const results = arrivals.map(({ message, example }, at): Received => {
    const key = keys[at] ?? '';
    const before = known.get(key);
    if (before) return { fresh: false, personId: before.personId, inboundId: before.id };
    const from = addressKey(message.from);
    const place = placeOf.get(from) ?? newPlace(kit, message, { placeOf, all });
    const { id: addressId, personId } = place;
    if (!place.heard) all.firstHeard.set(from, place);
    const person = newPerson(kit, { id: personId, addressId, at: message.at, example });
    const isNew = all.places.some((one) => one.personId === personId);
    (isNew ? all.newcomers : all.moved).set(personId, { ...person, lastWroteAt: message.at });
    const row = { id: kit.numbers.next('inbound'), key, personId };
    known.set(key, row);
    const { input, id: cause, by } = message;
    const body = sealInput(kit.crypto, input, cause, by);
    kit.recent.set(PLACE, body, { input, cause, ...(by ? { by } : {}) });
    const times = { at: message.at, dueAt: message.at };
    all.rows.push({ ...row, addressId, ...times, proactive: false, body });
    return { fresh: true, personId, inboundId: row.id };
  });
  if (all.rows.length > 0) await keepArrivals(tx, kit, all);
  return results;
}

function newPlace(
  kit: Kit,
  { from }: InboundMessage,
  { placeOf, all }: { placeOf: Map<string, Place>; all: Arriving },
): Place {
  const place = newAddress(kit, from);
  all.places.push(place);
  placeOf.set(addressKey(from), place);
  const { id, personId, lookup, heard } = place;
  kit.known?.places.put(addressKey(from), { id, personId, lookup, heard });
  return place;
}

/** Those of the people behind these addresses who are known. */
async function lockSenders(tx: Db, kit: Kit, arrivals: readonly Arrival[]): Promise<void> {
  const lookups = arrivals.map(({ message }) => addressLookup(kit.crypto, message.from));
  const places = await rowsBy<Place>(tx, 'Address', 'lookup', [...new Set(lookups)]);
  await lockPeople(
    tx,
    places.map(({ personId }) => personId),
  );
}

export function receiveLane(kit: Kit): Lane<Arrival, Received> {
  return {
    run: (tx, arrivals) => receiveMany(tx, kit, arrivals),
    beside: {
      lock: (tx, arrivals) => lockSenders(tx, kit, arrivals),
      wanted: ({ length }) => ({ person: length, address: length, inbound: length }),
    },
  };
}

/** The same for messages that may make one of two people. */
export function aliasLane(kit: Kit): Lane<Arrival, Received> {
  return { run: (tx, arrivals) => receiveMany(tx, kit, arrivals) };
}

/** People with something due, the one who has waited longest first. */
export async function waitingPeople({ client }: Core, now: Date): Promise<number[]> {
  // Sorted here: asked to group or to sort, SQLite walks through all the rows that are handled.
  const rows = await queryRows<{ id: number; personId: number }>(
    client,
    'SELECT "id", "personId" FROM "Inbound" WHERE "dueAt" <= ?',
    [now],
  );
  return [...new Set(rows.sort((a, b) => a.id - b.id).map(({ personId }) => personId))];
}

/**
 * What is due for a person and not handled, oldest first; nothing of somebody whose address is
 * gone.
 */
export async function inboundOf(core: Core, personId: number, now: Date): Promise<Inbound[]> {
  const rows = await queryRows<Waiting>(
    core.client,
    `SELECT i.*, a."channel", a."account", a."external"
     FROM "Inbound" i JOIN "Address" a ON a."id" = i."addressId"
     WHERE i."personId" = ? AND i."dueAt" <= ? AND i."body" IS NOT NULL
     ORDER BY i."id" ASC LIMIT ${MOST_AT_ONCE}`,
    [personId, now],
  );
  return rows.map((row): Inbound => {
    const { input, cause, by } = (core.recent.get(PLACE, row.body) ??
      decodeJson(core.crypto.open(PLACE, row.body))) as Said;
    const { id, addressId, at, dueAt, proactive } = row;
    const address = openAddress(core.crypto, row);
    const putOff = dueAt > at;
    const known = { id, personId, addressId, address, at, input, cause, proactive, putOff };
    return { ...known, ...(by ? { by } : {}) };
  });
}

/** A handled row keeps its key and no more, so that a repeat is still known. */
export async function finishInbound(db: Db, ids: readonly number[]): Promise<void> {
  const done = { dueAt: null, held: false, body: null };
  await updateRows(db, 'Inbound', { id: [...ids], parked: null }, done);
}

export function hold({ writer }: Core, inboundId: number, until: Date): Promise<void> {
  return writer.plain(async (db) => {
    await executeSql(
      db,
      'UPDATE "Inbound" SET "dueAt" = ?, "held" = ? WHERE "id" = ? AND "dueAt" IS NOT NULL',
      [until, true, inboundId],
    );
  });
}

/** Only rows that were put off: one that is due later by its nature stays so. */
export function release({ writer }: Core, personId: number, now: Date): Promise<void> {
  return writer.plain(async (db) => {
    await executeSql(
      db,
      `UPDATE "Inbound" SET "at" = ?, "dueAt" = ?, "held" = ?
       WHERE "personId" = ? AND "dueAt" IS NOT NULL AND "held" = ?`,
      [now, now, false, personId, true],
    );
  });
}

/** Each once: a row that was handled or given up already is left as it is. */
export function park({ writer, crypto }: Core, ids: readonly number[], why: string): Promise<void> {
  return writer.once(async (tx) => {
    const rows = await tx.inbound.findMany({
      where: { id: { in: [...ids] }, dueAt: { not: null } },
      select: { id: true, personId: true, at: true },
    });
    await tx.inbound.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { dueAt: null, held: false, parked: crypto.seal('Inbound.parked', why) },
    });
    await giveUp(
      tx,
      'in',
      rows.map(({ id: rowId, ...row }) => ({ ...row, rowId })),
    );
  });
}
