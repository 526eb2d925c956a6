/** What became of messages after they were sent, as the providers tell it; a later word never takes back an earlier one. */
import type { Progress } from '../app/ports.ts';
import type { Messages } from '../domain/desk.ts';
import type { Core } from './core.ts';
import { holes, queryRows } from './sql.ts';
import type { Tx } from './writer.ts';

/** See `Store.progress`. */
export function progress(
  { writer, crypto }: Core,
  channel: string,
  news: readonly Progress[],
): Promise<Progress[]> {
  return writer.once(async (tx) => {
    const unknown: Progress[] = [];
    for (const one of news) {
      const { providerId, at } = one;
      const rows = await tx.sent.findMany({ where: { providerId } });
      const places = await tx.address.findMany({
        where: { id: { in: rows.flatMap(({ addressId }) => addressId ?? []) }, channel },
        select: { id: true },
      });
      const row = rows.find(({ addressId }) => places.some(({ id }) => id === addressId));
      if (!row) unknown.push(one);
      else if (one.state === 'failed') {
        const why = crypto.seal('Sent.why', one.why ?? 'failed');
        await tx.sent.updateMany({ where: { seq: row.seq }, data: { state: 'failed', why } });
        if (one.blocked) await blockedSince(tx, row, at);
      } else {
        const deliveredAt = row.deliveredAt ?? at;
        const readAt = row.readAt ?? (one.state === 'read' ? at : null);
        await tx.sent.updateMany({ where: { seq: row.seq }, data: { deliveredAt, readAt } });
      }
    }
    return unknown;
  });
}

/** Who wrote since, or is reached elsewhere by now, did not block us. */
async function blockedSince(
  tx: Tx,
  { addressId, at }: { addressId: number | null; at: Date },
  now: Date,
): Promise<void> {
  const unheard = [{ lastWroteAt: null }, { lastWroteAt: { lt: at } }];
  await tx.person.updateMany({ where: { addressId, OR: unheard }, data: { blockedAt: now } });
}

/** See `Store.deliveries`. */
export async function deliveries({
  client,
}: Core): Promise<{ sent: number; delivered: number; read: number; failed: number }> {
  const [sent, delivered, read, failed] = await Promise.all([
    client.sent.count({ where: { state: 'sent' } }),
    client.sent.count({ where: { deliveredAt: { not: null } } }),
    client.sent.count({ where: { readAt: { not: null } } }),
    client.sent.count({ where: { state: 'failed' } }),
  ]);
  return { sent, delivered, read, failed };
}

type LastSent = { at: Date; state: string; deliveredAt: Date | null; readAt: Date | null };

/** The newest message to any of these people, and how many wait. */
export async function messagesTo(
  { client }: Core,
  personIds: readonly number[],
): Promise<Messages> {
  if (personIds.length === 0) return { waiting: 0 };
  const of = holes(personIds.length);
  const [[last], waiting] = await Promise.all([
    queryRows<LastSent>(
      client,
      `SELECT s."at", s."state", s."deliveredAt", s."readAt" FROM "Inbound" i
       JOIN "Sent" s ON s."inboundId" = i."id" WHERE i."personId" IN (${of})
       ORDER BY s."seq" DESC LIMIT 1`,
      [...personIds],
    ),
    client.outbound.count({ where: { personId: { in: [...personIds] } } }),
  ]);
  if (!last) return { waiting };
  const { at, deliveredAt, readAt } = last;
  const told = readAt ? 'read' : deliveredAt ? 'delivered' : 'sent';
  return { waiting, last: { at, state: last.state === 'failed' ? 'failed' : told } };
}
