/** The last messages to somebody who is erased: what is not sent yet goes, and the address goes once nothing is left. */
import type { Tx } from './writer.ts';

/**
 * Older messages that were not sent yet go with the person; one that is being sent at this moment
 * is let finish.
 */
export async function eraseUnsent(tx: Tx, personId: number): Promise<void> {
  await tx.outbound.deleteMany({ where: { personId, state: { in: ['queued', 'waiting'] } } });
}

/**
 * Removes the addresses of erased people who have nothing left to be sent and nothing waiting to be
 * answered.
 */
export async function forgetAddresses(tx: Tx, people: readonly number[]): Promise<void> {
  const leaving = await tx.person.findMany({
    where: { id: { in: [...people] }, leaving: true },
    select: { id: true },
  });
  for (const { id } of leaving) {
    const unsent = await tx.outbound.findFirst({ where: { personId: id }, select: { seq: true } });
    const unread = await tx.inbound.findFirst({
      where: { personId: id, dueAt: { not: null } },
      select: { id: true },
    });
    if (unsent || unread) continue;
    await tx.address.deleteMany({ where: { personId: id } });
    await tx.person.updateMany({ where: { id }, data: { leaving: false, addressId: null } });
  }
}
