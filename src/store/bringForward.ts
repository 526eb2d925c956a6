/**
 * What waits for a time that only a clock which was ahead can have named is due now. What nobody put off was due when it was
 * written: where that is still to come, the clock was set back since.
 */
import type { ClockSetBack } from '../app/ports.ts';
import type { Core } from './core.ts';
import { executeSql, queryRows } from './sql.ts';

type Late = { table: 'Outbound' | 'Inbound' | 'Broadcast'; where: string; values: Date[] };

function lateRows({ now, seen, longestMs }: ClockSetBack): Late[] {
  const furthest = seen ? now : new Date(now.getTime() + longestMs);
  const late: Late[] = [
    {
      table: 'Outbound',
      // Each state by itself, so that the index leads to what is still to come.
      where: `"state" IN ('waiting', 'queued') AND "proactive" IN (FALSE, TRUE) AND "dueAt" > ?
        AND ("why" IS NULL OR "dueAt" > ?)`,
      values: [now, furthest],
    },
    {
      table: 'Inbound',
      // What was held looks for itself how long it is to be.
      where: `"dueAt" > ? AND ("at" >= "dueAt" ${seen ? 'OR "held" = TRUE' : ''})`,
      values: [now],
    },
  ];
  // Whatever its next step waits for, it looks at again; only the day that staff chose stays.
  const where = '"dueAt" > ? AND ("startAt" IS NULL OR "startAt" <= ?)';
  if (seen) late.push({ table: 'Broadcast', where, values: [now, now] });
  return late;
}

/** How many rows waited so. */
export async function bringForward(core: Core, how: ClockSetBack): Promise<number> {
  const { now } = how;
  let count = 0;
  for (const { table, where, values } of lateRows(how)) {
    const probe = `SELECT 1 AS "one" FROM "${table}" WHERE ${where} LIMIT 1`;
    if ((await queryRows(core.client, probe, values)).length === 0) continue;
    // Nobody wrote later than now.
    const at = table === 'Inbound' ? `"at" = CASE WHEN "at" > ? THEN ? ELSE "at" END, ` : '';
    const text = `UPDATE "${table}" SET ${at}"dueAt" = ? WHERE ${where}`;
    const set = at ? [now, now, now] : [now];
    count += await core.writer.plain((db) => executeSql(db, text, [...set, ...values]));
  }
  return count;
}
