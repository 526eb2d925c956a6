/** What became of messages after they were sent, as the providers tell it; a later word never takes back an earlier one. */
import type { Progress } from '../app/ports.ts';
import type { Core } from './core.ts';

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
      } else {
        const deliveredAt = row.deliveredAt ?? at;
        const readAt = row.readAt ?? (one.state === 'read' ? at : null);
        await tx.sent.updateMany({ where: { seq: row.seq }, data: { deliveredAt, readAt } });
      }
    }
    return unknown;
  });
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
