/**
 * Things to come back to: a timer that is due becomes an inbound row in the transaction that
 * removes it, so once only.
 */
import type { Input } from '../app/ports.ts';
import { inboundKey, sealInput } from './inbox.ts';
import type { Core } from './core.ts';
import { insertRows } from './sql.ts';

export function fireTimers(core: Core, now: Date, limit: number, cause: string): Promise<number[]> {
  const { codec, crypto, numbers, writer } = core;
  return writer.once(async (tx) => {
    const due = await tx.timer.findMany({
      where: { at: { lte: now } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    if (due.length === 0) return [];
    const people = await tx.person.findMany({
      where: {
        id: { in: due.map(({ personId }) => personId) },
        addressId: { not: null },
        leaving: false,
      },
      select: { id: true, addressId: true },
    });
    const addressOf = new Map(people.map(({ id, addressId }) => [id, addressId]));
    const rows = due.flatMap((row) => {
      const addressId = addressOf.get(row.personId);
      if (addressId === undefined || addressId === null) return [];
      const { personId, at } = row;
      const input: Input = { kind: 'timeout', happening: codec.decode('timer', row).happening };
      const id = numbers.next('inbound');
      // The same timer may be set again after it fired, so its id alone is not unique.
      const key = inboundKey(crypto, `timer/${row.id}/${id}`);
      const body = sealInput(crypto, input, cause);
      return [{ id, key, personId, addressId, at, dueAt: at, proactive: true, body }];
    });
    await insertRows(tx, 'Inbound', rows);
    await tx.timer.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } });
    return [...new Set(rows.map(({ personId }) => personId))];
  });
}

/** When the next timer, inbound row or broadcast is due, or only a timer or broadcast; it may lie in the past. */
export async function nextDue({ client }: Core, of?: 'timers'): Promise<Date | undefined> {
  const [timer, inbound, broadcast] = await Promise.all([
    client.timer.findFirst({ orderBy: { at: 'asc' }, select: { at: true } }),
    of === 'timers'
      ? undefined
      : client.inbound.findFirst({
          where: { dueAt: { not: null } },
          orderBy: { dueAt: 'asc' },
          select: { dueAt: true },
        }),
    client.broadcast.findFirst({
      where: { dueAt: { not: null } },
      orderBy: { dueAt: 'asc' },
      select: { dueAt: true },
    }),
  ]);
  const moments = [timer?.at, inbound?.dueAt, broadcast?.dueAt].filter(
    (moment) => moment instanceof Date,
  );
  return moments.sort((a, b) => a.getTime() - b.getTime())[0];
}
