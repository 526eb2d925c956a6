/** An answer, or news for one person, is not kept behind what nobody asked for and was put off for long. */
import type { TurnCommit } from '../app/ports.ts';
import type { Kit } from './core.ts';
import { telling } from './known.ts';
import { holes, queryRows, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

/** What goes again within this is left to its time. */
const SOON_MS = 10_000;

/** The first in somebody's line. */
export type Head = {
  seq: number;
  personId: number;
  proactive: boolean;
  state: string;
  dueAt: Date;
};

/** What nobody asked for and was put off for long, of each person for whom a turn has an answer, or news for them alone. */
export async function putOffOf(
  tx: Db,
  { workers }: Kit,
  { heads, turns }: { heads: readonly Head[]; turns: readonly TurnCommit[] },
): Promise<Map<number, number[]>> {
  const people = turns.flatMap(({ personId, at, outbound }) => {
    const head = heads.find((one) => one.personId === personId);
    const late = head?.state === 'waiting' && head.dueAt.getTime() > at.getTime() + SOON_MS;
    return late && head.proactive && outbound.some(({ crowd }) => !crowd) ? [personId] : [];
  });
  if (people.length === 0) return new Map();
  // None that another worker takes up at this moment.
  const rows = await queryRows<Pick<Head, 'seq' | 'personId'>>(
    tx,
    `SELECT "seq", "personId" FROM "Outbound" WHERE "personId" IN (${holes(people.length)})
     AND "proactive" = TRUE AND "state" IN ('waiting', 'queued') ORDER BY "seq" ASC
     ${workers ? 'FOR UPDATE SKIP LOCKED' : ''}`,
    people,
  );
  return new Map(
    people.map((id) => [id, rows.filter((row) => row.personId === id).map(({ seq }) => seq)]),
  );
}

/** Lets new rows go before what was put off: they take its places in the line, and it takes theirs. */
export async function letPass(
  tx: Db,
  late: ReadonlyMap<number, readonly number[]>,
  fresh: readonly { personId: number; seq: number }[],
): Promise<void> {
  for (const [personId, before] of late) {
    const rows = fresh.filter((row) => row.personId === personId);
    const places = [...before, ...rows.map(({ seq }) => seq)].sort((a, b) => a - b);
    const behind = places.splice(rows.length);
    rows.forEach((row, n) => (row.seq = places[n] ?? row.seq));
    // From the last on: each moves to a place that is free by then.
    for (const [n, seq] of [...before.entries()].reverse())
      await updateRows(telling(tx), 'Outbound', { seq }, { seq: behind[n], state: 'queued' });
  }
}
