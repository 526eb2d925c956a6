/**
 * Things to come back to: a timer that is due becomes an inbound row in the transaction that
 * removes it, so once only.
 */
import type { Input } from '../app/ports.ts';
import { inboundKey, sealInput } from './inbox.ts';
import type { Columns } from './codec.ts';
import type { Core } from './core.ts';
import { deleteRows, insertRows, queryRows, rowsWhere } from './sql.ts';

export function fireTimers(core: Core, now: Date, limit: number, cause: string): Promise<number[]> {
  const { codec, crypto, numbers, writer } = core;
  return writer.plain(async (tx) => {
    const due = await queryRows<Columns & { id: string; personId: number; at: Date }>(
      tx,
      `SELECT * FROM "Timer" WHERE "at" <= ? ORDER BY "at" ASC, "id" ASC LIMIT ${limit}`,
      [now],
    );
    if (due.length === 0) return [];
    const people = await rowsWhere<{ id: number; addressId: number | null }>(
      tx,
      'Person',
      { id: [...new Set(due.map(({ personId }) => personId))], leaving: false },
      { columns: ['id', 'addressId'] },
    );
    const addressOf = new Map(people.map(({ id, addressId }) => [id, addressId]));
    const rows = due.flatMap((row) => {
      const addressId = addressOf.get(row.personId);
      if (addressId === undefined || addressId === null) return [];
      const { personId, at } = row;
      const input: Input = { kind: 'timeout', happening: codec.decode('timer', row).happening };
      const id = numbers.next('inbound');
      // The same timer may be set again after it fired, so its id alone is not unique.
      const key = inboundKey(crypto, `timer/${row.id}/${id}`);
      const body = sealInput(crypto, { input, cause });
      return [{ id, key, personId, addressId, at, dueAt: at, proactive: true, body }];
    });
    await insertRows(tx, 'Inbound', rows);
    await deleteRows(tx, 'Timer', { id: due.map(({ id }) => id) });
    return [...new Set(rows.map(({ personId }) => personId))];
  });
}

/** When the next timer, inbound row or broadcast is due, or only a timer; it may lie in the past. */
export async function nextDue({ client }: Core, of?: 'timers'): Promise<Date | undefined> {
  const first = async (table: string, column: string): Promise<Date | undefined> => {
    const text = `SELECT "${column}" AS "at" FROM "${table}" WHERE "${column}" IS NOT NULL
                  ORDER BY "${column}" ASC LIMIT 1`;
    const [row] = await queryRows<{ at: Date }>(client, text, []);
    return row?.at;
  };
  const due = await Promise.all([
    first('Timer', 'at'),
    of === 'timers' ? undefined : first('Inbound', 'dueAt'),
    of === 'timers' ? undefined : first('Broadcast', 'dueAt'),
  ]);
  const moments = due.filter((moment) => moment instanceof Date);
  return moments.sort((a, b) => a.getTime() - b.getTime())[0];
}
