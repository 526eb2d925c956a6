/** What reaches people becomes rows under a key, so that a repeat is known, and whoever writes first becomes a person. */
import type { Inbound, InboundMessage } from '../app/ports.ts';
import { addressKey, addressLookup, newAddress, newPerson } from './addresses.ts';
import type { NewPerson } from './addresses.ts';
import { linkAliases } from './aliases.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { inboundKey, PLACE, sealInput } from './inbox.ts';
import { insideOf, telling } from './known.ts';
import type { Place } from './known.ts';
import { insertRows, rowsBy, rowsWhere, updateEach, updateRows } from './sql.ts';
import type { Db } from './sql.ts';
import { lockPeople } from './turnstile.ts';
import type { Lane } from './writer.ts';

type Received = { fresh: boolean; personId: number; inboundId: number };
type Known = { id: number; key: string; personId: number };
type Arrival = { message: InboundMessage; example: boolean };

/** The addresses that these messages came from, as far as they are known, by `addressKey`. */
async function placesOf(
  tx: Db,
  kit: Kit,
  arrivals: readonly Arrival[],
): Promise<Map<string, Place>> {
  const found = new Map<string, Place>();
  const known = insideOf(tx, kit);
  const missing = new Map<string, string>();
  for (const { message } of arrivals) {
    const key = addressKey(message.from);
    const place = known?.places.inside(key);
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
  /** Who is known only moves: to where they wrote last, and back from the leaving of an erasure and from having blocked us. */
  moved: Map<number, NewPerson>;
  firstHeard: Map<string, Place>;
  rows: Columns[];
  pending: Omit<Inbound, 'proactive' | 'putOff'>[];
};

const MOVED = ['addressId', 'lastWroteAt', 'blockedAt', 'leaving'];

async function keepArrivals(tx: Db, { known }: Kit, all: Arriving): Promise<void> {
  const { newcomers, moved, places, firstHeard, rows, pending } = all;
  const told = telling(tx);
  for (const { id, addressId, lastWroteAt } of moved.values()) {
    known?.people.change(id, (before) => {
      const moved = { addressId, lastWroteAt: lastWroteAt ?? undefined, blockedAt: undefined };
      return { ...before, person: { ...before.person, ...moved } };
    });
  }
  await insertRows(told, 'Person', [...newcomers.values()]);
  await insertRows(told, 'Address', places);
  await updateEach(told, 'Person', [...moved.values()], { id: 'id', update: MOVED });
  await insertRows(told, 'Inbound', rows);
  // Of somebody who is new there is nothing else.
  for (const personId of newcomers.keys()) known?.pending.put(personId, []);
  for (const one of pending) {
    const row = { ...one, proactive: false, putOff: false };
    known?.addresses.put(one.addressId, one.address);
    known?.pending.change(one.personId, (before) => [...before, { row, dueAt: one.at }]);
  }
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
    pending: [],
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
    const said = { input, cause, ...(by ? { by } : {}) };
    const body = sealInput(kit.crypto, said);
    if (!kit.known) kit.recent.set(PLACE, body, said);
    const times = { at: message.at, dueAt: message.at };
    all.rows.push({ ...row, addressId, ...times, proactive: false, body });
    const { channel, account, id: external } = message.from;
    const address = { channel, account, id: external };
    all.pending.push({ ...said, id: row.id, personId, addressId, address, at: message.at });
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
