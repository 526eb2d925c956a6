/** Writes about who is staff: roles given by a code or taken away; there is always an admin left. */
import type { Effect } from '../../domain/effect.ts';
import { handoverLife } from '../../domain/handover.ts';
import { mustMove } from '../../domain/machine.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfStaff = Extract<Effect, { kind: 'role.revoke' | 'staff.invite' | 'staff.join' }>;

/** Whoever they talked with waits for the next officer. */
function talksOf(staffId: number, now: Date): Write {
  const state = mustMove(handoverLife, 'taken', 'free', 'system');
  const set = { state, staffId: undefined, owedAt: now, updatedAt: now };
  return { op: 'patchWhere', table: 'handover', where: { staffId, state: 'taken' }, set };
}

export function staffWrites(effect: OfStaff, { facts }: Performing): Write[] {
  const { now, person } = facts;
  switch (effect.kind) {
    case 'role.revoke': {
      const { personId, role, keeper, frees } = effect;
      return [
        // Changes nothing: that row must be there, or somebody else took an admin away meanwhile.
        {
          op: 'patch',
          table: 'staffRole',
          id: keeper,
          set: { role: 'admin' },
          expect: { role: 'admin' },
        },
        { op: 'remove', table: 'staffRole', where: { personId, role } },
        ...(frees.includes('handover') ? [talksOf(personId, now)] : []),
        ...frees.map((kind): Write => ({
          op: 'patchWhere',
          table: 'queueItem',
          where: { takenBy: personId, state: 'taken', kind },
          set: { state: 'open', takenBy: undefined, updatedAt: now },
        })),
        ...(frees.includes('handover')
          ? [
              {
                op: 'patchWhere' as const,
                table: 'handover' as const,
                where: { staffId: personId, state: 'taken' as const },
                set: { state: 'waiting' as const, staffId: undefined },
              },
            ]
          : []),
      ];
    }
    case 'staff.invite': {
      const { code: id, role, scope, expiresAt } = effect;
      const made = { organisation: 'staff', organisationId: 0, madeBy: person.id } as const;
      // The store keeps the hash of the code in its place.
      return [{ op: 'insert', table: 'staffCode', row: { id, role, scope, expiresAt, ...made } }];
    }
    case 'staff.join': {
      const { codeId: id, role, scope } = effect;
      const row = {
        id: `${person.id}/${role}`,
        personId: person.id,
        role,
        grantedBy: 'code',
        grantedAt: now,
        scope,
      };
      return [
        {
          op: 'patch',
          table: 'staffCode',
          id,
          set: { usedAt: now },
          expect: { usedAt: undefined },
        },
        { op: 'put', table: 'staffRole', row },
      ];
    }
    default:
      return effect satisfies never;
  }
}
