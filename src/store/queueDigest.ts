/** Once a day the staff are told what waits in the queue: the telling and the mark that it was done are one transaction. */
import type { Day } from '../domain/quantity.ts';
import type { Core } from './core.ts';
import { reachable, tellUnasked } from './unasked.ts';

/** Holds the last day on which everybody was told. */
const TOLD = 'queue.digest';
const working = ['admin', 'kurator', 'mediator'];

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
    const data = { name: TOLD, value: today };
    await tx.setting.upsert({ where: { name: TOLD }, create: data, update: data });
    const waiting = await tx.queueItem.count({
      where: { regionId, state: { in: ['open', 'taken'] } },
    });
    if (waiting === 0) return [];
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
