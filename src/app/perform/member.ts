/** Writes about who belongs to an organisation: an invitation is used once, whoever comes second. */
import { localDay } from '../../domain/workingDays.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfMember = Extract<
  Effect,
  { kind: 'invitation.make' | 'invitation.missed' | 'membership.add' | 'membership.end' }
>;

export function memberWrites(effect: OfMember, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  switch (effect.kind) {
    case 'invitation.make': {
      const { kind: _, code, ...made } = effect;
      // The store keeps the hash of the code in its place.
      const row = { ...made, id: code, madeBy: person.id };
      return [{ op: 'insert', table: 'invitation', row }];
    }
    case 'invitation.missed':
      return [];
    case 'membership.add': {
      const { invitationId: id, role } = effect;
      const [organisation, { id: organisationId }] =
        'umk' in effect ? (['umk', effect.umk] as const) : (['company', effect.company] as const);
      const membership = {
        id: `${organisation}/${organisationId}/${person.id}`,
        personId: person.id,
        organisation,
        organisationId,
        role,
        since: localDay(now, region.timeZone),
      };
      return [
        {
          op: 'patch',
          table: 'invitation',
          id,
          set: { usedAt: now },
          expect: { usedAt: undefined },
        },
        { op: 'insert', table: 'membership', row: membership },
      ];
    }
    case 'membership.end': {
      const { organisation, organisationId, personId } = effect;
      const where = { organisation, organisationId, personId };
      return [{ op: 'remove', table: 'membership', where }];
    }
    default:
      return effect satisfies never;
  }
}
