/** What is given up is noted in a table of its own, which stays short, so that nobody walks through all that went well. */
import type { GivenUp } from '../domain/givenUp.ts';
import { insertRows } from './sql.ts';
import type { Db } from './sql.ts';

/** These rows of the inbox (`in`), or of what was sent (`out`), wait for somebody to decide about them. */
export async function giveUp(
  db: Db,
  side: GivenUp['side'],
  given: readonly { rowId: number; personId: number; at: Date }[],
): Promise<void> {
  const rows = given.map(({ rowId, personId, at }) => ({
    ...{ id: `${side}/${rowId}`, side, rowId, personId, at },
  }));
  await insertRows(db, 'GivenUp', rows, { id: 'id' });
}
