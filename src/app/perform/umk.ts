/** Writes about a UMK: its profile, papers, readiness and photos. */
import { assistLife } from '../../domain/assist.ts';
import { mustMove } from '../../domain/machine.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { claimedBy } from '../../domain/personAfter.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfUmk = Extract<
  Effect,
  {
    kind:
      | 'umk.register'
      | 'umk.update'
      | 'umk.claim'
      | 'umk.tie'
      | 'paper.record'
      | 'readiness.record'
      | 'readiness.recount'
      | 'attachment.keep'
      | 'paper.check'
      | 'curation.record';
  }
>;

/** Nobody answers on behalf of an owner who is here. */
function claimedFrom(id: number): Write {
  const set = { state: mustMove(assistLife, 'by_sheet', 'claim', 'owner') };
  return { op: 'patchWhere', table: 'assist', where: { id, state: 'by_sheet' }, set };
}

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
      return [{ op: 'insert', table: 'umk', row }, owned(umk.id, facts)];
    }
    case 'umk.claim': {
      const { id, status, updatedAt } = effect.umk;
      const { ownerName, phone } = claimedBy(person, effect.umk);
      return [
        {
          op: 'patch',
          table: 'umk',
          id,
          set: { ownerName, phone, status: 'active', updatedAt: now },
          // Of two who claim it at one moment, one changes it first, and the other's turn looks again.
          expect: { status, updatedAt },
        },
        // One that came by a signed sheet is its owner's from now on, who answers themselves.
        claimedFrom(id),
        owned(id, facts),
      ];
    }
    case 'umk.update':
      return [
        { op: 'patch', table: 'umk', id: effect.umkId, set: { ...effect.set, updatedAt: now } },
      ];
    case 'umk.tie':
      return [tied(effect, now)];
    case 'paper.record': {
      const { umkId, paper } = effect;
      const { kind, status, number, expires } = paper;
      const row = { id: `${umkId}/${kind}`, umkId, kind, status, number, expires, updatedAt: now };
      return [{ op: 'put', table: 'paper', row }];
    }
    case 'readiness.record':
      return [{ op: 'put', table: 'readiness', row: { ...effect.readiness, updatedAt: now } }];
    case 'readiness.recount':
      return [recounted(effect)];
    case 'attachment.keep': {
      const { attachment } = effect;
      const row = { ...attachment, id: rowId(), at: now };
      return [
        { op: 'insert', table: 'attachment', row },
        ...(attachment.owner === 'paper' ? [unlooked(attachment.ownerId, now)] : []),
      ];
    }
    case 'paper.check':
      return [checked(effect, facts)];
    case 'curation.record': {
      const { curation, answered } = effect;
      const row = { ...curation, by: person.id, at: now };
      return [
        ...(answered ? [asAnswered(curation, answered)] : []),
        { op: 'insert', table: 'curation', row },
      ];
    }
    default:
      return effect satisfies never;
  }
}

function tied({ umk, companyId, tied }: Extract<OfUmk, { kind: 'umk.tie' }>, now: Date): Write {
  const { id, updatedAt } = umk;
  const others = (umk.tiedTo ?? []).filter((company) => company !== companyId);
  const set = { tiedTo: tied ? [...others, companyId] : others, updatedAt: now };
  return { op: 'patch', table: 'umk', id, set, expect: { updatedAt } };
}

/** A new photo shows something that nobody has looked at. */
function unlooked(paperId: string, updatedAt: Date): Write {
  const set = { ...noCheck, updatedAt };
  return { op: 'patchWhere', table: 'paper', where: { id: paperId }, set };
}

const noCheck = {
  checkedAt: undefined,
  checkedBy: undefined,
  refusal: undefined,
  refusalWords: undefined,
};

/** Of two who decide the same paper at one moment, or where its owner changes it meanwhile, the first one stands. */
function checked(
  { umkId, paperKind, seen, verdict }: Extract<OfUmk, { kind: 'paper.check' }>,
  { now, person }: Facts,
): Write {
  const { number, expires } = verdict.is === 'valid' ? verdict : {};
  const refused =
    verdict.is === 'refused' ? { refusal: verdict.why, refusalWords: verdict.words } : {};
  return {
    op: 'patch',
    table: 'paper',
    id: `${umkId}/${paperKind}`,
    set: {
      ...(number === undefined ? {} : { number }),
      ...(expires === undefined ? {} : { expires }),
      ...refused,
      checkedAt: now,
      checkedBy: person.id,
      updatedAt: now,
    },
    expect: { updatedAt: seen, checkedAt: undefined },
  };
}

/** When it was answered stays; answers that came meanwhile are counted with what papers say by themselves. */
function recounted(effect: Extract<OfUmk, { kind: 'readiness.recount' }>): Write {
  const { umkId: id, answeredAt: updatedAt, answers, score, level } = effect;
  const set = { answers, score, level };
  return { op: 'patch', table: 'readiness', id, set, expect: { updatedAt } };
}

/** Changes nothing: the answers must be those that were looked at. */
function asAnswered({ umkId: id }: { umkId: number }, updatedAt: Date): Write {
  return { op: 'patch', table: 'readiness', id, set: { updatedAt }, expect: { updatedAt } };
}

/** The person owns it from today on. */
function owned(umkId: number, { now, region, person }: Facts): Write {
  const membership = {
    id: `umk/${umkId}/${person.id}`,
    personId: person.id,
    organisation: 'umk' as const,
    organisationId: umkId,
    role: 'owner' as const,
    since: localDay(now, region.timeZone),
  };
  return { op: 'insert', table: 'membership', row: membership };
}
