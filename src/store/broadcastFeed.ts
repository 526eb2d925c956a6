/** The next recipients of a broadcast get their turns: as many as there is room for on each channel, so that news and answers of others are never behind a crowd. */
import type { BroadcastStep, Input } from '../app/ports.ts';
import type { Broadcast } from '../domain/broadcast.ts';
import type { Kit } from './core.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { telling } from './known.ts';
import { executeSql, insertRows, queryRows, updateRows } from './sql.ts';
import type { Db } from './sql.ts';

type Row = {
  id: string;
  personId: number;
  channel: string;
  inboundId: number | null;
  /** Of the person as they are now. */
  addressId: number | null;
  gone: boolean | number;
};
type Count = { count: bigint };

/** `left`: whether any are chosen and not begun with; `under`: begun with, and not yet sent or given up. */
export type Fed = { people: number[]; left: boolean; under: number };

/** How many unasked messages wait on a channel, and how many of them are of this broadcast, with those whose turn is to come at once. */
async function waiting(
  db: Db,
  broadcastId: number,
  channel: string,
): Promise<{ all: number; own: number }> {
  const rows = await queryRows<{ broadcastId: number | null; count: bigint }>(
    db,
    `SELECT r."broadcastId", COUNT(*) AS "count" FROM "Outbound" o
    JOIN "Address" a ON a."id" = o."addressId"
    LEFT JOIN "BroadcastRecipient" r ON r."inboundId" = o."inboundId"
    WHERE o."state" IN ('waiting', 'queued', 'sending') AND o."proactive" = TRUE
      AND a."channel" = ? GROUP BY r."broadcastId"`,
    [channel],
  );
  const [begun] = await queryRows<Count>(
    db,
    `SELECT COUNT(*) AS "count" FROM "BroadcastRecipient" r
    JOIN "Inbound" i ON i."id" = r."inboundId"
    WHERE r."broadcastId" = ? AND r."state" = 'queued' AND r."channel" = ?
      AND i."held" = FALSE AND i."dueAt" IS NOT NULL`,
    [broadcastId, channel],
  );
  const queued = Number(begun?.count ?? 0);
  const own = rows.find((row) => row.broadcastId === broadcastId);
  return {
    all: rows.reduce((sum, { count }) => sum + Number(count), queued),
    own: Number(own?.count ?? 0) + queued,
  };
}

/** The channels on which somebody is chosen and not begun with; each found at once, however many there are. */
async function channelsLeft(db: Db, broadcastId: number): Promise<string[]> {
  const channels: string[] = [];
  for (;;) {
    const [next] = await queryRows<{ channel: string }>(
      db,
      `SELECT "channel" FROM "BroadcastRecipient"
      WHERE "broadcastId" = ? AND "state" = 'chosen' AND "channel" > ?
      ORDER BY "channel" ASC LIMIT 1`,
      [broadcastId, channels.at(-1) ?? ''],
    );
    if (!next) return channels;
    channels.push(next.channel);
  }
}

function nextOn(db: Db, broadcastId: number, channel: string, limit: number): Promise<Row[]> {
  return queryRows(
    db,
    `SELECT r."id", r."personId", r."channel", r."inboundId", p."addressId",
      (p."leaving" OR p."mergedInto" IS NOT NULL) AS "gone"
    FROM "BroadcastRecipient" r JOIN "Person" p ON p."id" = r."personId"
    WHERE r."broadcastId" = ? AND r."state" = 'chosen' AND r."channel" = ?
    ORDER BY r."personId" ASC LIMIT ${limit}`,
    [broadcastId, channel],
  );
}

/** A recipient who was taken back goes on with the row of before, and so with the same message id for whoever sends it. */
async function begin(
  db: Db,
  kit: Kit,
  broadcastId: number,
  rows: readonly (Row & { addressId: number })[],
  { now, cause }: BroadcastStep,
): Promise<void> {
  const happening = { kind: 'broadcast.message', broadcastId } as const;
  const input: Input = { kind: 'event', happening };
  const inbound = rows.map(({ personId, addressId, inboundId }) => ({
    id: inboundId ?? kit.numbers.next('inbound'),
    key: inboundKey(kit.crypto, `broadcast/${broadcastId}/${personId}`),
    ...{ personId, addressId, at: now, dueAt: now, proactive: true, held: false },
    body: sealInput(kit.crypto, { input, cause }),
  }));
  for (const { personId } of rows) kit.known?.pending.change(personId, () => undefined);
  await insertRows(telling(db), 'Inbound', inbound, {
    id: 'id',
    update: ['personId', 'addressId', 'at', 'dueAt', 'held', 'body'],
  });
  const queued = rows.map(({ id, personId, channel }, n) =>
    kit.codec.encode('broadcastRecipient', {
      ...{ id, broadcastId, personId, channel, inboundId: inbound[n]?.id ?? 0 },
      state: 'queued',
    }),
  );
  const update = ['state', 'inboundId'];
  await insertRows(db, 'BroadcastRecipient', queued, { id: 'id', update });
}

/** A turn that could not be made is not waited for; one in which nothing was said (it came in a pause) is begun with again. */
async function settleTurns(db: Db, broadcastId: number): Promise<void> {
  const ended = (set: string, how: string): Promise<number> =>
    executeSql(
      // The inbox is only looked at.
      telling(db),
      `UPDATE "BroadcastRecipient" SET ${set}
       WHERE "broadcastId" = ? AND "state" = 'queued' AND "inboundId" IN
         (SELECT i."id" FROM "Inbound" i WHERE i."id" = "inboundId" AND ${how})`,
      [broadcastId],
    );
  await ended(`"state" = 'skipped', "why" = 'failed'`, 'i."parked" IS NOT NULL');
  await ended(`"state" = 'chosen'`, 'i."dueAt" IS NULL');
}

/** How many are begun with and not done. */
async function underWay(db: Db, broadcastId: number): Promise<number> {
  const [queued] = await queryRows<Count>(
    db,
    `SELECT COUNT(*) AS "count" FROM "BroadcastRecipient" WHERE "broadcastId" = ? AND "state" = 'queued'`,
    [broadcastId],
  );
  const [unsent] = await queryRows<Count>(
    db,
    `SELECT COUNT(*) AS "count" FROM "Outbound" o JOIN "BroadcastRecipient" r
     ON r."inboundId" = o."inboundId" WHERE r."broadcastId" = ?`,
    [broadcastId],
  );
  return Number(queued?.count ?? 0) + Number(unsent?.count ?? 0);
}

/**
 * `among`: how many broadcasts go on at this moment, each of which has its part of the room. Where there is little of it, nobody
 * is begun with, so that a step is worth its while.
 */
export async function feed(
  db: Db,
  kit: Kit,
  { id: broadcastId }: Broadcast,
  how: BroadcastStep & { among: number },
): Promise<Fed> {
  const { batch, maxWaiting } = how.limits;
  const part = Math.ceil(maxWaiting / how.among);
  const least = Math.min(batch, Math.ceil(part / 4));
  await settleTurns(db, broadcastId);
  const people: number[] = [];
  let left = false;
  for (const channel of await channelsLeft(db, broadcastId)) {
    const { all, own } = await waiting(db, broadcastId, channel);
    const room = Math.min(batch, maxWaiting - all, part - own);
    left = true;
    if (room < least) continue;
    const rows = await nextOn(db, broadcastId, channel, room);
    const there = rows.filter(
      (row): row is Row & { addressId: number } => row.addressId !== null && !row.gone,
    );
    const gone = rows.flatMap((row) => (there.some(({ id }) => id === row.id) ? [] : [row.id]));
    if (gone.length > 0) {
      const skipped = { state: 'skipped', why: 'gone' };
      await updateRows(db, 'BroadcastRecipient', { id: gone }, skipped);
    }
    await begin(db, kit, broadcastId, there, how);
    people.push(...there.map(({ personId }) => personId));
  }
  return { people, left, under: left ? 0 : await underWay(db, broadcastId) };
}
