/** How much waits, and since when: what tells whoever runs the program that it falls behind. */
import type { Depth } from '../app/ports.ts';
import type { Core } from './core.ts';

/** See `Store.depth`. */
export async function depth({ client }: Core, now: Date): Promise<Depth> {
  const due = { dueAt: { lte: now } };
  const [inbound, unsent, parked, failed] = await Promise.all([
    client.inbound.aggregate({ where: due, _count: true, _min: { dueAt: true } }),
    client.outbound.groupBy({ by: ['state'], _count: true, _min: { dueAt: true } }),
    client.givenUp.count({ where: { side: 'in' } }),
    client.givenUp.count({ where: { side: 'out' } }),
  ]);
  const since = unsent.flatMap(({ state, _min }) =>
    state !== 'queued' && _min.dueAt ? [_min.dueAt.getTime()] : [],
  );
  return {
    inbound: { waiting: inbound._count, oldestS: ageOf(inbound._min.dueAt?.getTime(), now) },
    outbound: {
      waiting: unsent.reduce((sum, { _count }) => sum + _count, 0),
      oldestS: ageOf(since.length > 0 ? Math.min(...since) : undefined, now),
    },
    parked,
    failed,
  };
}

/** Seconds since `at`; 0 where nothing waits or what waits is due later. */
function ageOf(at: number | undefined, now: Date): number {
  return at === undefined ? 0 : Math.max(0, (now.getTime() - at) / 1_000);
}
