/** The last messages to somebody who is erased: what is not sent yet goes, and the address goes once nothing is left. */
import { deleteRows, queryRows, rowsWhere, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

/**
 * Older messages that were not sent yet go with the person; one that is being sent at this moment
 * is let finish.
 */
export async function eraseUnsent(tx: Db, personId: number): Promise<void> {
  await deleteRows(tx, 'Outbound', { personId, state: ['queued', 'waiting'] });
}

/**
 * Removes the addresses of erased people who have nothing left to be sent and nothing waiting to be
 * answered.
 */
export async function forgetAddresses(tx: Db, people: readonly number[]): Promise<void> {
  const leaving = await rowsWhere<{ id: number }>(
    tx,
    'Person',
    { id: [...people], leaving: true },
    { columns: ['id'] },
  );
  for (const { id } of leaving) {
    const left = await queryRows(
      tx,
      `SELECT 1 AS "left" FROM "Outbound" WHERE "personId" = ?
       UNION ALL SELECT 1 FROM "Inbound" WHERE "personId" = ? AND "dueAt" IS NOT NULL LIMIT 1`,
      [id, id],
    );
    if (left.length > 0) continue;
    await deleteRows(tx, 'Address', { personId: id });
    await updateRows(tx, 'Person', { id }, { leaving: false, addressId: null });
  }
}
