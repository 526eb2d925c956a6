/** Broadcasts as they are looked at: lists, cards, and the table of what became of one, counted in the database. */
import type { BroadcastRecipient, BroadcastTable, SkipReason } from '../domain/broadcast.ts';
import type { Query } from '../domain/query.ts';
import type { BroadcastView } from '../domain/queryOffice.ts';
import type { Columns } from './codec.ts';
import type { Core } from './core.ts';
import { reach } from './segment.ts';
import { rowsBy, rowsWhere } from './sql.ts';
import type { Tx } from './writer.ts';

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;
export type BroadcastQuery = Asked<
  'broadcast' | 'broadcasts.list' | 'broadcast.table' | 'broadcast.reach' | 'broadcast.mine'
>;

async function views(
  { client, codec }: Core,
  rows: readonly Record<string, unknown>[],
): Promise<BroadcastView[]> {
  const broadcasts = rows.map((row) => codec.decode('broadcast', row));
  const ids = broadcasts.flatMap(({ authorId, approverId }) => [authorId, approverId ?? authorId]);
  const people = await rowsBy<{ id: number }>(client, 'Person', 'id', [...new Set(ids)]);
  const names = new Map(people.map((row) => [row.id, codec.decode('person', row).name]));
  return broadcasts.map((broadcast) => {
    const author = names.get(broadcast.authorId);
    const approver =
      broadcast.approverId === undefined ? undefined : names.get(broadcast.approverId);
    return {
      broadcast,
      ...(author === undefined ? {} : { author }),
      ...(approver === undefined ? {} : { approver }),
    };
  });
}

type TableRow = {
  state: BroadcastRecipient['state'];
  why: SkipReason | null;
  sent: string | null;
  delivered: bigint | number;
  read: bigint | number;
  count: bigint;
};

/** Everybody who was chosen is in exactly one of left, sent, failed and skipped. */
export async function tableOf(db: Tx, id: number): Promise<BroadcastTable> {
  const rows = await db.$queryRaw<TableRow[]>`
    SELECT r."state", r."why", s."state" AS "sent",
      SUM(CASE WHEN s."deliveredAt" IS NULL THEN 0 ELSE 1 END) AS "delivered",
      SUM(CASE WHEN s."readAt" IS NULL THEN 0 ELSE 1 END) AS "read", COUNT(*) AS "count"
    FROM "BroadcastRecipient" r
    LEFT JOIN "Sent" s ON s."inboundId" = r."inboundId" AND s."n" = 0 AND r."state" = 'said'
    WHERE r."broadcastId" = ${id} GROUP BY r."state", r."why", s."state"`;
  const table: BroadcastTable = {
    ...{ chosen: 0, left: 0, sent: 0, delivered: 0, read: 0, failed: 0 },
    skipped: {},
  };
  for (const row of rows) {
    const count = Number(row.count);
    table.chosen += count;
    if (row.state === 'skipped') {
      const why = row.why ?? 'failed';
      table.skipped[why] = (table.skipped[why] ?? 0) + count;
    } else if (row.sent === 'failed') table.failed += count;
    else if (row.sent === null) table.left += count;
    else {
      table.sent += count;
      table.delivered += Number(row.delivered);
      table.read += Number(row.read);
    }
  }
  return table;
}

export async function readBroadcast(
  core: Core,
  query: BroadcastQuery,
  personId: number,
): Promise<unknown> {
  const { client, codec, regionId } = core;
  switch (query.kind) {
    case 'broadcast': {
      // Each recipient's turn asks for it.
      const rows = await rowsWhere<Columns>(client, 'Broadcast', { id: query.id, regionId });
      return (await views(core, rows))[0];
    }
    case 'broadcasts.list': {
      const { page, size } = query;
      const [total, rows] = await Promise.all([
        client.broadcast.count({ where: { regionId } }),
        client.broadcast.findMany({
          where: { regionId },
          orderBy: { id: 'desc' },
          skip: Math.max(0, page - 1) * size,
          take: size,
        }),
      ]);
      return { total, rows: await views(core, rows) };
    }
    case 'broadcast.table':
      return tableOf(client, query.id);
    case 'broadcast.reach': {
      const { kind: _, today, dayStart, ...segment } = query;
      return reach(core, segment, { today, dayStart });
    }
    case 'broadcast.mine': {
      const id = `${query.broadcastId}/${personId}`;
      const [row] = await rowsBy(client, 'BroadcastRecipient', 'id', [id]);
      return row ? codec.decode('broadcastRecipient', row) : undefined;
    }
  }
}
