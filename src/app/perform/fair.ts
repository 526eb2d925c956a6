/** Writes about fair runs: that one is under way is a unique column, so that of two at one moment one begins. */
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

export function fairWrites(
  { run }: Extract<Effect, { kind: 'fair.start' }>,
  { facts }: Performing,
): Write[] {
  const row = { ...run, personId: facts.person.id, at: 0, made: 0, slot: 1, createdAt: facts.now };
  return [{ op: 'insert', table: 'fairRun', row }];
}
