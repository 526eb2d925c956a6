/** Writes about a person: who they are, what they agreed to, which role they have. */
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type Personal = Extract<
  Effect,
  {
    kind:
      | 'reminder.set'
      | 'person.update'
      | 'person.mute'
      | 'person.withdraw'
      | 'person.erase'
      | 'person.thaw'
      | 'consent.record'
      | 'role.grant';
  }
>;

export function personWrites(effect: Personal, { facts, rowId }: Performing): Write[] {
  const { id } = facts.person;
  switch (effect.kind) {
    case 'person.update': {
      const { kind: _, ...set } = effect;
      return [{ op: 'patch', table: 'person', id, set }];
    }
    case 'person.mute':
      return [
        {
          op: 'patch',
          table: 'person',
          id,
          set: { mutedAt: effect.muted ? facts.now : undefined },
        },
      ];
    case 'reminder.set': {
      const row = { id: `${id}/${effect.about}`, personId: id, kind: effect.about };
      return effect.on
        ? [{ op: 'remove', table: 'reminderOff', where: { id: row.id } }]
        : [{ op: 'put', table: 'reminderOff', row }];
    }
    case 'person.withdraw':
      return [
        { op: 'patch', table: 'person', id, set: { withdrawnAt: facts.now } },
        ...facts.person.umks.map((umk): Write => patchUmk(umk.id, 'withdrawn', facts.now)),
      ];
    case 'person.erase':
      return [];
    case 'person.thaw':
      return [{ op: 'patch', table: 'person', id, set: { frozenAt: undefined } }];
    case 'consent.record': {
      const { purpose, granted, version } = effect;
      const consent: Write = {
        op: 'insert',
        table: 'consent',
        row: {
          id: rowId(),
          personId: id,
          purpose,
          granted,
          version,
          channel: facts.channel,
          at: facts.now,
        },
      };
      if (purpose !== 'service' || !granted) return [consent];
      // Consent given again ends a withdrawal: the businesses can be matched once more.
      const back = facts.person.umks.filter((umk) => umk.status === 'withdrawn');
      return [
        consent,
        { op: 'patch', table: 'person', id, set: { withdrawnAt: undefined } },
        ...back.map((umk): Write => patchUmk(umk.id, 'active', facts.now)),
      ];
    }
    case 'role.grant': {
      const { personId, role } = effect;
      const row = {
        id: `${personId}/${role}`,
        personId,
        role,
        grantedBy: `person/${id}`,
        grantedAt: facts.now,
      };
      return [{ op: 'put', table: 'staffRole', row }];
    }
    default:
      return effect satisfies never;
  }
}

function patchUmk(id: number, status: 'active' | 'withdrawn', now: Date): Write {
  return { op: 'patch', table: 'umk', id, set: { status, updatedAt: now } };
}
