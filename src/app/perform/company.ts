/** Writes about a company and its needs; only staff's decision makes a company approved. */
import { companyLife } from '../../domain/company.ts';
import type { Effect } from '../../domain/effect.ts';
import { mustMove } from '../../domain/machine.ts';
import { needLife } from '../../domain/need.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfCompany = Extract<
  Effect,
  {
    kind:
      | 'company.register'
      | 'company.approve'
      | 'company.refuse'
      | 'company.pic'
      | 'need.post'
      | 'need.close';
  }
>;

export function companyWrites(effect: OfCompany, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  const made = { regionId: region.id, example: person.example, createdAt: now, updatedAt: now };
  const decided = { decidedBy: person.id, decidedAt: now, updatedAt: now };
  switch (effect.kind) {
    case 'company.register': {
      const { company } = effect;
      const membership = {
        id: `company/${company.id}/${person.id}`,
        personId: person.id,
        organisation: 'company' as const,
        organisationId: company.id,
        role: 'pic' as const,
        since: localDay(now, region.timeZone),
      };
      return [
        { op: 'insert', table: 'company', row: { ...company, ...made, status: 'waiting' } },
        { op: 'insert', table: 'membership', row: membership },
      ];
    }
    // Two members of staff may look at the same company: the first decision stands.
    case 'company.approve': {
      const { companyId: id, basis } = effect;
      const status = mustMove(companyLife, 'waiting', 'approve', 'staff');
      const set = { status, basis, ...decided };
      return [{ op: 'patch', table: 'company', id, set, expect: { status: 'waiting' } }];
    }
    case 'company.refuse': {
      const { companyId: id, refusal } = effect;
      const status = mustMove(companyLife, 'waiting', 'refuse', 'staff');
      const set = { status, refusal, ...decided };
      return [{ op: 'patch', table: 'company', id, set, expect: { status: 'waiting' } }];
    }
    case 'company.pic': {
      const { companyId: id, updatedAt, picName, phone } = effect;
      // The position was the other person's.
      const set = { picName, phone, picPosition: undefined, updatedAt: now };
      return [{ op: 'patch', table: 'company', id, set, expect: { updatedAt } }];
    }
    case 'need.post':
      return [{ op: 'insert', table: 'need', row: { ...effect.need, ...made, status: 'open' } }];
    case 'need.close':
      return [
        {
          op: 'patch',
          table: 'need',
          id: effect.needId,
          set: { status: mustMove(needLife, 'open', 'close', 'staff'), updatedAt: now },
          // Of two who close it at one moment the other finds it closed, and nobody is told twice.
          expect: { status: 'open' },
        },
      ];
    default:
      return effect satisfies never;
  }
}
