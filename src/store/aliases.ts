/**
 * Several addresses of one person, as the provider vouches for them: linked before the message is kept, so that a person
 * never stands in two places. A telephone number that somebody else has now takes nothing of its old owner with it.
 */
import type { Address, InboundMessage } from '../app/ports.ts';
import { addressLookup, newAddress, newPerson, openAddress } from './addresses.ts';
import type { SealedAddress } from './addresses.ts';
import type { Kit } from './core.ts';
import { takeIn } from './link.ts';
import { clientOf, insertRows, rowsBy } from './sql.ts';
import type { Db } from './sql.ts';
import type { Tx } from './writer.ts';

type Place = SealedAddress & { id: number; personId: number; lookup: string };

/** Links what the messages say belongs together. Most say what is known, which costs one read for all. */
export async function linkAliases(
  tx: Db,
  kit: Kit,
  messages: readonly InboundMessage[],
): Promise<void> {
  const told = messages.filter(({ also }) => also?.length);
  if (told.length === 0) return;
  const places = await placesOf(
    tx,
    kit,
    told.flatMap(({ from, also = [] }) => [from, ...also]),
  );
  for (const message of told) {
    const people = [message.from, ...(message.also ?? [])].map(
      (address) => places.get(addressLookup(kit.crypto, address))?.personId,
    );
    if (people.some((person) => person === undefined || person !== people[0])) {
      for (const alias of message.also ?? []) await linkAlias(clientOf(tx), kit, message, alias);
    }
  }
}

async function placesOf(
  tx: Db,
  kit: Kit,
  addresses: readonly Address[],
): Promise<Map<string, Place>> {
  const lookups = [...new Set(addresses.map((one) => addressLookup(kit.crypto, one)))];
  const rows = await rowsBy<Place>(tx, 'Address', 'lookup', lookups);
  return new Map(rows.map((row) => [row.lookup, row]));
}

async function linkAlias(
  tx: Tx,
  kit: Kit,
  { from, at }: InboundMessage,
  alias: Address,
): Promise<void> {
  const places = await placesOf(tx, kit, [from, alias]);
  const own = places.get(addressLookup(kit.crypto, from));
  const other = places.get(addressLookup(kit.crypto, alias));
  if (!other) {
    const personId = own?.personId ?? (await newcomer(tx, kit, from, at));
    await insertRows(tx, 'Address', [{ ...newAddress(kit, alias, { personId }), heard: false }]);
    return;
  }
  if (own?.personId === other.personId) return;
  if (await changedHands(tx, kit, from, alias, other)) {
    const personId = own?.personId ?? (await newcomer(tx, kit, from, at));
    await tx.address.update({ where: { id: other.id }, data: { personId } });
  } else if (own) {
    await takeIn(tx, kit, { into: own.personId, other: other.personId }, at);
  } else {
    const { personId } = other;
    await insertRows(tx, 'Address', [{ ...newAddress(kit, from, { personId }), heard: false }]);
  }
}

async function newcomer(tx: Tx, kit: Kit, from: Address, at: Date): Promise<number> {
  const id = kit.numbers.next('person');
  const place = newAddress(kit, from, { personId: id });
  const person = newPerson(kit, { id, addressId: place.id, at, example: false });
  await insertRows(tx, 'Person', [person]);
  await insertRows(tx, 'Address', [place]);
  return id;
}

/**
 * One account of a service has one of each kind of address: where the number's owner has a second one on the same
 * account that is not `from`, the number is another's now.
 */
async function changedHands(
  tx: Tx,
  kit: Kit,
  from: Address,
  alias: Address,
  other: Place,
): Promise<boolean> {
  if (from.channel !== alias.channel || from.account !== alias.account) return false;
  const { channel, account } = from;
  const rows = await tx.address.findMany({
    where: { personId: other.personId, channel, account, id: { not: other.id } },
  });
  // "123@lid" and "62812…@s.whatsapp.net" are two kinds; a person may have had several of the other kind.
  const kind = (id: string): string => id.split('@')[1] ?? '';
  return rows.some((row) => {
    const { id } = openAddress(kit.crypto, row);
    return kind(id) === kind(from.id) && id !== from.id;
  });
}
