/** Once a day the staff are told what waits in the queue: the telling and the mark that it was done are one transaction. */
import { createHash } from 'node:crypto';
import type { Day } from '../domain/quantity.ts';
import type { Core } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';

/** Holds the last day on which everybody was to be told, and what waited then. */
const TOLD = 'queue.digest';
const working = ['admin', 'kurator', 'mediator'];

/** What is told apart of all that waits: which lines, who has them, and which are late. */
function marked(
  rows: readonly { id: number; takenBy: number | null; dueOn: string | null }[],
  today: Day,
): string {
  const hash = createHash('sha256');
  for (const { id, takenBy, dueOn } of rows)
    hash.update(`${id}/${takenBy ?? ''}/${dueOn !== null && dueOn < today ? 'late' : ''} `);
  return hash.digest('base64url');
}

/** Those who are away are not told; what is for whom is decided when it is told. */
export async function tellQueue(
  { client, crypto, numbers, writer, regionId }: Core,
  { today, now, cause }: { today: Day; now: Date; cause: string },
): Promise<number[]> {
  const told = await client.setting.findUnique({ where: { name: TOLD } });
  if (told && told.value >= today) return [];
  return writer.once(async (tx) => {
    const before = await tx.setting.findUnique({ where: { name: TOLD } });
    if (before && before.value >= today) return [];
    const rows = await tx.queueItem.findMany({
      where: { regionId, state: { in: ['open', 'taken'] } },
      select: { id: true, takenBy: true, dueOn: true },
      orderBy: { id: 'asc' },
    });
    const waits = marked(rows, today);
    const data = { name: TOLD, value: `${today} ${waits}` };
    await tx.setting.upsert({ where: { name: TOLD }, create: data, update: data });
    // What was told of is not told of again, until something of it is another.
    if (rows.length === 0 || before?.value.slice(today.length + 1) === waits) return [];
    const roles = await tx.staffRole.findMany({ where: { role: { in: working } } });
    const away = await tx.staffAway.findMany({ where: { until: { gte: today } } });
    const gone = new Set(away.map(({ id }) => id));
    const ids = [...new Set(roles.map(({ personId }) => personId))].filter((id) => !gone.has(id));
    const happening = { kind: 'queue.digest' } as const;
    const news = (await reachable(tx, ids, { mutedAt: null })).map((to) => ({
      ...to,
      happening,
      key: `digest/${today}/${to.personId}`,
    }));
    return tellUnasked(tx, { crypto, numbers }, news, { now, cause });
  });
}
