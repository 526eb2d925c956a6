/** What follows from the effects of a turn by themselves, whichever dialog caused them, in the order in which one builds on the other. */
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Query } from '../../domain/query.ts';
import { withDisputes } from './disputes.ts';
import { withPaperChecks } from './paperChecks.ts';
import { withReadiness } from './readinessChecks.ts';

type How = { facts: Facts; read: (query: Query) => Promise<unknown> };

export async function withWhatFollows(caused: readonly Effect[], how: How): Promise<Effect[]> {
  const checked = await withPaperChecks(caused, how);
  return withDisputes(await withReadiness(checked, how), how);
}
