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
import { executeSql, insertRows, queryRows, rowsBy, updateEach, updateRows } from './sql.ts';
import type { Db } from './sql.ts';
import { lockPeople } from './turnstile.ts';
import type { Lane } from './writer.ts';

export type Received = { fresh: boolean; personId: number; inboundId: number };
type Known = { id: number; key: string; personId: number };
type Place = { id: number; personId: number; lookup: string; heard: boolean | number };
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

/**
 * Receives a batch in two reads and at most four writes, however many there are.
 */
async function receiveMany(tx: Db, kit: Kit, arrivals: Arrival[]): Promise<Received[]> {
  await linkAliases(
    tx,
    kit,
    arrivals.map(({ message }) => message),
  );
  const keyed = arrivals.map(({ message, example }) => ({
    message,
    example,
    key: inboundKey(kit.crypto, `${addressKey(message.from)}/${message.id}`),
    lookup: addressLookup(kit.crypto, message.from),
  }));
  const keys = keyed.map(({ key }) => key);
  const repeats = await rowsBy<Known>(tx, 'Inbound', 'key', keys);
  const lookups = [...new Set(keyed.map(({ lookup }) => lookup))];
  const addresses = await rowsBy<Place>(tx, 'Address', 'lookup', lookups);
  const known = new Map(repeats.map((row) => [row.key, row]));
  const byLookup = new Map(addresses.map((row) => [row.lookup, row]));
  const newcomers = new Map<number, NewPerson>();
  const moved = new Map<number, NewPerson>();
  const firstHeard = new Set<number>();
  const places = [];
  const rows = [];
  const results: Received[] = [];
  for (const { message, example, key, lookup } of keyed) {
    const before = known.get(key);
    if (before) {
      results.push({ fresh: false, personId: before.personId, inboundId: before.id });
      continue;
    }
    let address = byLookup.get(lookup);
    if (!address) {
      address = newAddress(kit, message.from);
      places.push(address);
      byLookup.set(lookup, address);
    }
    const { id: addressId, personId } = address;
    if (!address.heard) firstHeard.add(addressId);
    const person = newPerson(kit, { id: personId, addressId, at: message.at, example });
    const isNew = places.some((place) => place.personId === personId);
    (isNew ? newcomers : moved).set(personId, { ...person, lastWroteAt: message.at });
    const row = { id: kit.numbers.next('inbound'), key, personId, addressId };
    known.set(key, row);
    const { input, id: cause, by } = message;
    const body = sealInput(kit.crypto, input, cause, by);
    kit.recent.set(PLACE, body, { input, cause, ...(by ? { by } : {}) });
    rows.push({ ...row, at: message.at, dueAt: message.at, proactive: false, body });
    results.push({ fresh: true, personId, inboundId: row.id });
  }
  if (rows.length === 0) return results;
  await insertRows(tx, 'Person', [...newcomers.values()]);
  await insertRows(tx, 'Address', places);
  // Who is known only moves: to where they wrote last, and back from the leaving of an erasure.
  const update = ['addressId', 'lastWroteAt', 'leaving'];
  await updateEach(tx, 'Person', [...moved.values()], { id: 'id', update });
  await insertRows(tx, 'Inbound', rows);
  if (firstHeard.size > 0) {
    await updateRows(tx, 'Address', { id: [...firstHeard] }, { heard: true });
  }
  return results;
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
  const spoilt: number[] = [];
  const due = rows.flatMap((row): Inbound[] => {
    const said = saidBy(core, row);
    if (!said) spoilt.push(row.id);
    if (!said) return [];
    const { input, cause, by } = said;
    const { id, addressId, at, dueAt, proactive } = row;
    const address = openAddress(core.crypto, row);
    const putOff = dueAt > at;
    const known = { id, personId, addressId, address, at, input, cause, proactive, putOff };
    return [{ ...known, ...(by ? { by } : {}) }];
  });
  // Left in the line, it would hold up whatever they say from now on.
  if (spoilt.length > 0) await park(core, spoilt, 'it cannot be read');
  return due;
}

/** What a row says; undefined where it cannot be read. */
function saidBy({ crypto, recent }: Core, { body }: Waiting): Said | undefined {
  const known = recent.get(PLACE, body);
  if (known) return known as Said;
  try {
    return decodeJson(crypto.open(PLACE, body)) as Said;
  } catch {
    return undefined;
  }
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
