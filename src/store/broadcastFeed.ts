/** The next recipients of a broadcast get their turns: as many as there is room for on each channel, so that news and answers of others are never behind a crowd. */
import type { BroadcastStep, Input } from '../app/ports.ts';
import type { Broadcast } from '../domain/broadcast.ts';
import type { Kit } from './core.ts';
import { Prisma } from './generated/client.ts';
import { inboundKey, sealInput } from './inbox.ts';
import { insertRows } from './sql.ts';
import type { Tx } from './writer.ts';

type Row = {
  id: string;
  personId: number;
  channel: string;
  inboundId: number | null;
  /** Of the person as they are now. */
  addressId: number | null;
  gone: boolean | number;
};
type Count = { channel: string; count: bigint };

/** `left`: chosen and not begun with; `under`: begun with, and not yet sent or given up. */
export type Fed = { people: number[]; left: number; under: number };

function sums(...lists: readonly Count[][]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { channel, count } of lists.flat()) {
    sum.set(channel, (sum.get(channel) ?? 0) + Number(count));
  }
  return sum;
}

/** How many unasked messages wait on each channel, with those of this broadcast whose turn is to come at once. */
async function waiting(tx: Tx, broadcastId: number): Promise<Map<string, number>> {
  const unsent = await tx.$queryRaw<Count[]>`
    SELECT a."channel", COUNT(*) AS "count" FROM "Outbound" o JOIN "Address" a ON a."id" = o."addressId"
    WHERE o."proactive" = TRUE GROUP BY a."channel"`;
  const begun = await tx.$queryRaw<Count[]>`
    SELECT r."channel", COUNT(*) AS "count" FROM "BroadcastRecipient" r
    JOIN "Inbound" i ON i."id" = r."inboundId"
    WHERE r."broadcastId" = ${broadcastId} AND r."state" = 'queued' AND i."held" = FALSE
      AND i."dueAt" IS NOT NULL GROUP BY r."channel"`;
  return sums(unsent, begun);
}

function nextOn(tx: Tx, broadcastId: number, channel: string, limit: number): Promise<Row[]> {
  return tx.$queryRaw`
    SELECT r."id", r."personId", r."channel", r."inboundId", p."addressId",
      (p."leaving" OR p."mergedInto" IS NOT NULL) AS "gone"
    FROM "BroadcastRecipient" r JOIN "Person" p ON p."id" = r."personId"
    WHERE r."broadcastId" = ${broadcastId} AND r."state" = 'chosen' AND r."channel" = ${channel}
    ORDER BY r."personId" ASC LIMIT ${limit}`;
}

/** A recipient who was taken back goes on with the row of before, and so with the same message id for whoever sends it. */
async function begin(
  tx: Tx,
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
  await insertRows(tx, 'Inbound', inbound, {
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
  await insertRows(tx, 'BroadcastRecipient', queued, { id: 'id', update });
}

/** A turn that could not be made is not waited for; one in which nothing was said (it came in a pause) is begun with again. */
async function settleTurns(tx: Tx, broadcastId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BroadcastRecipient" SET "state" = 'skipped', "why" = 'failed'
    WHERE "broadcastId" = ${broadcastId} AND "state" = 'queued' AND "inboundId" IN
      (SELECT i."id" FROM "Inbound" i WHERE i."id" = "inboundId" AND i."parked" IS NOT NULL)`;
  await tx.$executeRaw`
    UPDATE "BroadcastRecipient" SET "state" = 'chosen'
    WHERE "broadcastId" = ${broadcastId} AND "state" = 'queued' AND "inboundId" IN
      (SELECT i."id" FROM "Inbound" i WHERE i."id" = "inboundId" AND i."dueAt" IS NULL)`;
}

/** How many are begun with and not done. */
async function underWay(tx: Tx, broadcastId: number): Promise<number> {
  const queued = await tx.broadcastRecipient.count({ where: { broadcastId, state: 'queued' } });
  const [unsent] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS "count" FROM "Outbound" o JOIN "BroadcastRecipient" r
      ON r."inboundId" = o."inboundId" WHERE r."broadcastId" = ${broadcastId}`;
  return queued + Number(unsent?.count ?? 0);
}

export async function feed(
  tx: Tx,
  kit: Kit,
  { id: broadcastId }: Broadcast,
  how: BroadcastStep,
): Promise<Fed> {
  const { batch, maxWaiting } = how.limits;
  await settleTurns(tx, broadcastId);
  const chosen = sums(
    await tx.$queryRaw<Count[]>`
      SELECT "channel", COUNT(*) AS "count" FROM "BroadcastRecipient"
      WHERE "broadcastId" = ${broadcastId} AND "state" = 'chosen' GROUP BY "channel"`,
  );
  const full = chosen.size > 0 ? await waiting(tx, broadcastId) : new Map<string, number>();
  const people: number[] = [];
  let left = 0;
  for (const [channel, count] of chosen) {
    const room = Math.min(batch, maxWaiting - (full.get(channel) ?? 0));
    const rows = room > 0 ? await nextOn(tx, broadcastId, channel, room) : [];
    const there = rows.filter(
      (row): row is Row & { addressId: number } => row.addressId !== null && !row.gone,
    );
    const gone = rows.flatMap((row) => (there.some(({ id }) => id === row.id) ? [] : [row.id]));
    if (gone.length > 0) {
      await tx.$executeRaw`UPDATE "BroadcastRecipient" SET "state" = 'skipped', "why" = 'gone'
        WHERE "id" IN (${Prisma.join(gone)})`;
    }
    await begin(tx, kit, broadcastId, there, how);
    people.push(...there.map(({ personId }) => personId));
    left += count - rows.length;
  }
  return { people, left, under: left > 0 ? 0 : await underWay(tx, broadcastId) };
}
