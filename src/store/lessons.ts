/** What a company taught so far: why it refused or ended partnerships, and how many came to an order; by codes, never by its words. */
import type { Lesson } from '../app/ports.ts';
import type { Core } from './core.ts';
import { inParts } from './sql.ts';

/** Of partnerships that came to a trial order. */
const GOOD = 'good';

/** States that a match is in once it taught something. */
export const TEACHING: readonly string[] = ['declined_company', 'stopped', 'trial'];

/** Of each company a count per code, in the order of the codes. What an owner ended is no lesson of the company. */
export async function lessons(
  { client, codec }: Core,
  companyIds: readonly number[],
): Promise<Map<number, Lesson[]>> {
  const needs = await inParts([...new Set(companyIds)], (part) =>
    client.need.findMany({
      where: { companyId: { in: part } },
      select: { id: true, companyId: true },
    }),
  );
  const companyOf = new Map(needs.map(({ id, companyId }) => [id, companyId]));
  const rows = await inParts([...companyOf.keys()], (part) =>
    client.match.findMany({ where: { needId: { in: part }, state: { in: [...TEACHING] } } }),
  );
  const counts = new Map<number, Map<string, number>>();
  for (const row of rows) {
    const { state, declineCode, steps, needId } = codec.decode('match', row);
    const code = state === 'trial' ? GOOD : declineCode;
    if (code === undefined || (state === 'stopped' && steps.at(-1)?.by === 'umk')) continue;
    const companyId = companyOf.get(needId) ?? 0;
    const own = counts.get(companyId) ?? new Map<string, number>();
    counts.set(companyId, own.set(code, (own.get(code) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([id, own]) => [id, [...own].sort().map(([code, count]) => ({ code, count }))]),
  );
}
