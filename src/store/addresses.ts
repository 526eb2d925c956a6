/**
 * Where people are reached: the channel's id for somebody is encrypted, and found again by a keyed
 * hash.
 */
import type { Address, ChannelId } from '../app/ports.ts';
import type { Core, Kit } from './core.ts';
import type { Crypto } from './crypto.ts';
import { telling } from './known.ts';
import { insertRows, rowsBy, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

/**
 * "telegram/<our bot>/<their id>": an address in one string, which is also what bytes they send are
 * kept under.
 */
export function addressKey(address: Address): string {
  return `${address.channel}/${address.account}/${address.id}`;
}

export function addressLookup(crypto: Crypto, address: Address): string {
  return crypto.blind('address', addressKey(address));
}

export type SealedAddress = { channel: string; account: string; external: string };

export function openAddress(crypto: Crypto, row: SealedAddress): Address {
  const { channel, account } = row;
  return {
    channel: channel as ChannelId,
    account,
    id: crypto.open('Address.external', row.external),
  };
}

/** The addresses with these ids, by id; one that has been erased is missing. */
export async function readAddresses(
  db: Db,
  crypto: Crypto,
  ids: readonly number[],
): Promise<Map<number, Address>> {
  const different = [...new Set(ids)];
  const rows = await rowsBy<SealedAddress & { id: number }>(db, 'Address', 'id', different);
  return new Map(rows.map((row) => [row.id, openAddress(crypto, row)]));
}

export type NewPerson = {
  id: number;
  regionId: string;
  language: string;
  addressId: number;
  lastWroteAt: Date | null;
  blockedAt: Date | null;
  leaving: boolean;
  example: boolean;
  createdAt: Date;
};

/** Somebody who was never heard of: speaks Indonesian until they say otherwise. */
export function newPerson(
  kit: Kit,
  { id, addressId, at, example }: { id: number; addressId: number; at: Date; example: boolean },
): NewPerson {
  const { regionId } = kit;
  const nothing = { lastWroteAt: null, blockedAt: null, leaving: false };
  return { id, regionId, language: 'id', addressId, example, createdAt: at, ...nothing };
}

/** An address that is not known yet: of `personId`, or of somebody who was never heard of. */
export function newAddress(kit: Kit, address: Address, of?: { personId: number }) {
  return {
    id: kit.numbers.next('address'),
    personId: of?.personId ?? kit.numbers.next('person'),
    channel: address.channel,
    account: address.account,
    external: kit.crypto.seal('Address.external', address.id),
    lookup: addressLookup(kit.crypto, address),
    heard: true,
  };
}

/** The person behind an address; undefined where nobody is known there. */
export async function knownAt(
  { client, crypto }: Core,
  address: Address,
): Promise<number | undefined> {
  const lookup = addressLookup(crypto, address);
  const [known] = await rowsBy<{ personId: number }>(client, 'Address', 'lookup', [lookup]);
  return known?.personId;
}

/** See `Store.blocked`. */
export async function markBlocked(db: Db, kit: Kit, address: Address, at: Date): Promise<void> {
  const lookup = addressLookup(kit.crypto, address);
  const [place] = await rowsBy<{ id: number; personId: number }>(db, 'Address', 'lookup', [lookup]);
  if (!place) return;
  // Whoever wrote from elsewhere since is reached there.
  const { personId: id, id: addressId } = place;
  await updateRows(telling(db), 'Person', { id, addressId }, { blockedAt: at });
  kit.known?.people.change(id, () => undefined);
}

/** The person behind an address, made together with the address where nobody is known there. */
export async function personAt(tx: Db, kit: Kit, address: Address, at: Date): Promise<number> {
  const lookup = addressLookup(kit.crypto, address);
  const [known] = await rowsBy<{ personId: number }>(tx, 'Address', 'lookup', [lookup]);
  if (known) return known.personId;
  const place = newAddress(kit, address);
  const { id: addressId, personId: id } = place;
  await insertRows(tx, 'Person', [newPerson(kit, { id, addressId, at, example: false })]);
  await insertRows(tx, 'Address', [place]);
  return id;
}
