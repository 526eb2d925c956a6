/** What a company taught so far: why it refused or ended partnerships, and how many came to an order; by codes, never by its words. */
import type { Lesson } from '../app/ports.ts';
import type { Core } from './core.ts';

/** Of partnerships that came to a trial order. */
const GOOD = 'good';

/** A count per code, in the order of the codes. What an owner ended is no lesson of the company. */
export async function lessons({ client, codec }: Core, companyId: number): Promise<Lesson[]> {
  const needs = await client.need.findMany({ where: { companyId }, select: { id: true } });
  const rows = await client.match.findMany({
    where: {
      needId: { in: needs.map(({ id }) => id) },
      state: { in: ['declined_company', 'stopped', 'trial'] },
    },
  });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { state, declineCode, steps } = codec.decode('match', row);
    const code = state === 'trial' ? GOOD : declineCode;
    if (code === undefined || (state === 'stopped' && steps.at(-1)?.by === 'umk')) continue;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort().map(([code, count]) => ({ code, count }));
}
