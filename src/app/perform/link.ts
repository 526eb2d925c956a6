/** Writes about linking: a code opens one profile once; making the two people one is the store's, in the same transaction. */
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfLink = Extract<Effect, { kind: 'link.make' | 'person.link' }>;

export function linkWrites(effect: OfLink, { facts }: Performing): Write[] {
  switch (effect.kind) {
    case 'link.make': {
      const { kind: _, code, ...made } = effect;
      // The store keeps the hash of the code in its place.
      const row = { ...made, id: code, madeBy: facts.person.id };
      return [{ op: 'insert', table: 'linkCode', row }];
    }
    case 'person.link':
      return [
        {
          op: 'patch',
          table: 'linkCode',
          id: effect.codeId,
          set: { usedAt: facts.now },
          expect: { usedAt: undefined },
        },
      ];
    default:
      return effect satisfies never;
  }
}
