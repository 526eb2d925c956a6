/**
 * What a broadcast has put into the boxes and nobody has been sent is taken out again: for a pause, for the night, for
 * good, or because two of its people turned out to be one.
 */
import { randomUUID } from 'node:crypto';
import type { Broadcast, BroadcastRecipient } from '../domain/broadcast.ts';
import { finishInbound } from './inbox.ts';
import { promote } from './settle.ts';
import type { Tx } from './writer.ts';

/** Removes what is not on its way at this moment, and lets what was behind it go. */
async function unsay(tx: Tx, rows: readonly { seq: number; personId: number }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.outbound.deleteMany({ where: { seq: { in: rows.map(({ seq }) => seq) } } });
  await promote(tx, [...new Set(rows.map(({ personId }) => personId))]);
}

/** Takes back all that is not on its way at this moment, and gives how many are. Who was stopped is not begun with again. */
export async function takeBack(
  tx: Tx,
  { id: broadcastId, state }: Pick<Broadcast, 'id' | 'state'>,
): Promise<number> {
  const back =
    state === 'stopped' ? { state: 'skipped', why: 'stopped' } : { state: 'chosen', why: null };
  const unsent = await tx.$queryRaw<{ seq: number; state: string; id: string; personId: number }[]>`
    SELECT o."seq", o."state", o."personId", r."id" FROM "Outbound" o
    JOIN "BroadcastRecipient" r ON r."inboundId" = o."inboundId"
    WHERE r."broadcastId" = ${broadcastId}`;
  const taken = unsent.filter((row) => row.state !== 'sending');
  await unsay(tx, taken);
  const ids = taken.map(({ id }) => id);
  await tx.broadcastRecipient.updateMany({ where: { id: { in: ids } }, data: back });
  const queued = await tx.broadcastRecipient.findMany({
    where: { broadcastId, state: 'queued' },
    select: { inboundId: true },
  });
  await finishInbound(
    tx,
    queued.flatMap(({ inboundId }) => inboundId ?? []),
  );
  await tx.broadcastRecipient.updateMany({ where: { broadcastId, state: 'queued' }, data: back });
  if (state === 'stopped') {
    await tx.broadcastRecipient.updateMany({ where: { broadcastId, state: 'chosen' }, data: back });
  }
  return unsent.length - taken.length;
}

/** How far a recipient has come: of two rows of one person the one that is further is kept, so that nobody hears it twice. */
const PROGRESS: Record<string, number> = {
  skipped: 0,
  chosen: 1,
  queued: 2,
  said: 3,
} satisfies Record<BroadcastRecipient['state'], number>;

/** Two people are one: where both are recipients of one broadcast, the one who is further stays. */
export async function moveRecipients(tx: Tx, other: number, into: number): Promise<void> {
  const mine = await tx.broadcastRecipient.findMany({ where: { personId: into } });
  const ofBroadcast = new Map(mine.map((row) => [row.broadcastId, row]));
  for (const row of await tx.broadcastRecipient.findMany({ where: { personId: other } })) {
    const own = ofBroadcast.get(row.broadcastId);
    const further = own && (PROGRESS[own.state] ?? 0) >= (PROGRESS[row.state] ?? 0) ? own : row;
    const dropped = own && (further === own ? row : own);
    if (dropped) {
      await tx.broadcastRecipient.delete({ where: { id: dropped.id } });
      if (dropped.inboundId !== null) {
        await finishInbound(tx, [dropped.inboundId]);
        const { inboundId } = dropped;
        await tx.outbound.deleteMany({
          where: { inboundId, state: { in: ['waiting', 'queued'] } },
        });
      }
    }
    if (further === own) continue;
    const id = `${row.broadcastId}/${into}`;
    await tx.broadcastRecipient.update({ where: { id: row.id }, data: { id, personId: into } });
  }
}

/** What is left of an erased recipient says that there was one, and what became of the message. */
export async function forgetRecipient(tx: Tx, personId: number): Promise<void> {
  const rows = await tx.broadcastRecipient.findMany({ where: { personId } });
  for (const { id, broadcastId, state } of rows) {
    const over = state === 'said' || state === 'skipped' ? {} : { state: 'skipped', why: 'gone' };
    const nobody = { id: `${broadcastId}/-${randomUUID()}`, personId: null };
    await tx.broadcastRecipient.update({ where: { id }, data: { ...nobody, ...over } });
  }
}
