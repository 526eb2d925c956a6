/** Writes about a group of businesses; a move that the table of moves does not allow is a bug and throws. */
import type { Effect } from '../../domain/effect.ts';
import { moveTogether } from '../../domain/together.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfTogether = Extract<Effect, { kind: 'together.ask' | 'together.move' }>;

export function togetherWrites(effect: OfTogether, { facts }: Performing): Write[] {
  const { now } = facts;
  if (effect.kind === 'together.ask') {
    const { id, needId, lead, score, reasons, members } = effect.together;
    const asked = members.map(({ id: umkId, share }) => ({
      ...{ umkId, share, askedAt: now },
      state: 'asked' as const,
    }));
    const row = {
      ...{ id, needId, score, reasons, members: asked, leadId: lead },
      ...{ openFor: needId, rev: 0, createdAt: now, updatedAt: now },
      state: 'asking' as const,
    };
    return [{ op: 'insert', table: 'together', row }];
  }
  const { together, move, by, set } = effect;
  const { id, rev, state: from, needId } = together;
  const to = moveTogether(from, move, by);
  if (!to) throw new Error(`together ${id}: ${by} may not ${move} from ${from}`);
  return [
    {
      op: 'patch',
      table: 'together',
      id,
      set: {
        ...set,
        state: to,
        openFor: to === 'asking' ? needId : undefined,
        rev: rev + 1,
        updatedAt: now,
      },
      expect: { rev, state: from },
    },
  ];
}
