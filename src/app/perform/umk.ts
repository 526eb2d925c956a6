/** Writes about a UMK: its profile, papers, readiness and photos. */
import { localDay } from '../../domain/workingDays.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfUmk = Extract<
  Effect,
  { kind: 'umk.register' | 'umk.update' | 'paper.record' | 'readiness.record' | 'attachment.keep' }
>;

export function umkWrites(effect: OfUmk, { facts, rowId }: Performing): Write[] {
  const { now, region, person } = facts;
  switch (effect.kind) {
    case 'umk.register': {
      const { umk } = effect;
      const row = {
        ...umk,
        regionId: region.id,
        status: 'active' as const,
        example: person.example,
        createdAt: now,
        updatedAt: now,
      };
      const membership = {
        id: `umk/${umk.id}/${person.id}`,
        personId: person.id,
        organisation: 'umk' as const,
        organisationId: umk.id,
        role: 'owner' as const,
        since: localDay(now, region.timeZone),
      };
      return [
        { op: 'insert', table: 'umk', row },
        { op: 'insert', table: 'membership', row: membership },
      ];
    }
    case 'umk.update':
      return [
        { op: 'patch', table: 'umk', id: effect.umkId, set: { ...effect.set, updatedAt: now } },
      ];
    case 'paper.record': {
      const { umkId, paper } = effect;
      const { kind, status, number, expires } = paper;
      const row = { id: `${umkId}/${kind}`, umkId, kind, status, number, expires, updatedAt: now };
      return [{ op: 'put', table: 'paper', row }];
    }
    case 'readiness.record':
      return [{ op: 'put', table: 'readiness', row: { ...effect.readiness, updatedAt: now } }];
    case 'attachment.keep':
      return [
        { op: 'insert', table: 'attachment', row: { ...effect.attachment, id: rowId(), at: now } },
      ];
    default:
      return effect satisfies never;
  }
}
