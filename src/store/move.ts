/** The office's number moves to another channel: everybody known there is reached through the new one, and keeps everything. */
import type { Address } from '../app/ports.ts';
import { addressLookup, newAddress, openAddress } from './addresses.ts';
import type { Core, Kit } from './core.ts';
import { insertRows } from './sql.ts';
import type { Tx } from './writer.ts';

type Account = Omit<Address, 'id'>;
type IdOf = (id: string) => string | undefined;

/** See `Store.moveAccount`. Doing it again moves only who came since. */
export function moveAccount(
  core: Core,
  { from, to, idOf, at }: { from: Account; to: Account; idOf: IdOf; at: Date },
): Promise<number> {
  return core.writer.once(async (tx) => {
    const rows = await tx.address.findMany({ where: from, orderBy: { id: 'asc' } });
    let moved = 0;
    for (const row of rows) {
      const id = idOf(openAddress(core.crypto, row).id);
      if (id === undefined) continue;
      if (await moveOne(tx, core, row.personId, { from, to: { ...to, id }, at })) moved += 1;
    }
    return moved;
  });
}

async function moveOne(
  tx: Tx,
  kit: Kit,
  personId: number,
  { from, to, at }: { from: Account; to: Address; at: Date },
): Promise<boolean> {
  const lookup = addressLookup(kit.crypto, to);
  if (await tx.address.findUnique({ where: { lookup } })) return false;
  const place = { ...newAddress(kit, to, { personId }), heard: false };
  await insertRows(tx, 'Address', [place]);
  const old = await tx.address.findMany({ where: { ...from, personId }, select: { id: true } });
  const addressId = { in: old.map(({ id }) => id) };
  await tx.person.updateMany({ where: { id: personId, addressId }, data: { addressId: place.id } });
  // It was tried where nobody is reached any more.
  await tx.outbound.updateMany({ where: { addressId, state: 'waiting' }, data: { dueAt: at } });
  await tx.outbound.updateMany({ where: { addressId }, data: { addressId: place.id } });
  await tx.inbound.updateMany({
    where: { addressId, dueAt: { not: null } },
    data: { addressId: place.id },
  });
  return true;
}
