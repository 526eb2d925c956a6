/** Writes about what sides say of their partnerships, and about warnings that somebody looked at. */
import { checkInId } from '../../domain/checkIn.ts';
import type { CheckInEffect } from '../../domain/effectCheckIn.ts';
import { moveWarning } from '../../domain/warning.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

export function checkInWrites(
  effect: CheckInEffect,
  { facts: { now, person } }: Performing,
): Write[] {
  switch (effect.kind) {
    case 'checkin.record': {
      const { checkIn } = effect;
      const row = { ...checkIn, id: checkInId(checkIn), personId: person.id, at: now };
      return [{ op: 'put', table: 'checkIn', row }];
    }
    case 'warning.close': {
      const { warningId: id, rev, from, move, known, note } = effect;
      const state = moveWarning(from, move, 'staff');
      if (!state) throw new Error(`warning ${id}: staff may not ${move} from ${from}`);
      const set = { state, known, note, closedBy: person.id, closedAt: now };
      return [
        {
          op: 'patch',
          table: 'warning',
          id,
          set: { ...set, rev: rev + 1, updatedAt: now },
          expect: { rev, state: from },
        },
      ];
    }
    default:
      return effect satisfies never;
  }
}
