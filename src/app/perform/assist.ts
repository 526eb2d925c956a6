/** Writes about owners who were registered by a companion; each is decided on the state it was read in, so that of two who act one wins. */
import type { AssistMove, AssistSide, AssistState } from '../../domain/assist.ts';
import { assistLife } from '../../domain/assist.ts';
import type { Effect } from '../../domain/effect.ts';
import { mustMove } from '../../domain/machine.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfAssist = Extract<Effect, { kind: `assist.${string}` }>;

/** What the owner was asked with opens nothing any more; who tries it again hears that it was used. */
function spent(umkId: number, now: Date): Write {
  const where = { organisation: 'owner' as const, organisationId: umkId };
  return { op: 'patchWhere', table: 'ownerCode', where, set: { usedAt: now } };
}

function moved(
  umkId: number,
  from: AssistState,
  [move, by]: readonly [AssistMove, AssistSide],
  { now, reason }: { now: Date; reason?: string },
): Write {
  const state = mustMove(assistLife, from, move, by);
  const set = { state, reason, updatedAt: now };
  return { op: 'patch', table: 'assist', id: umkId, set, expect: { state: from } };
}

export function assistWrites(effect: OfAssist, how: Performing): Write[] {
  const { now, region, person } = how.facts;
  const stamps = { createdAt: now, updatedAt: now };
  switch (effect.kind) {
    case 'assist.register': {
      const { umk } = effect;
      const made = { regionId: region.id, example: person.example, ...stamps };
      const assist = { id: umk.id, personId: person.id, state: 'waiting' as const, ...stamps };
      return [
        { op: 'insert', table: 'umk', row: { ...umk, ...made, status: 'unconfirmed' } },
        { op: 'insert', table: 'assist', row: assist },
      ];
    }
    case 'assist.correct': {
      const set = { ...effect.set, updatedAt: now };
      const expect = { status: 'unconfirmed' as const };
      return [{ op: 'patch', table: 'umk', id: effect.umkId, set, expect }];
    }
    case 'assist.code': {
      const { umkId, code: id, expiresAt } = effect;
      const of = { organisation: 'owner', organisationId: umkId } as const;
      const row = { id, ...of, role: 'owner' as const, madeBy: person.id, expiresAt };
      return [
        { op: 'remove', table: 'ownerCode', where: of },
        // The store keeps the hash of the code in its place.
        { op: 'insert', table: 'ownerCode', row },
      ];
    }
    case 'assist.on_paper':
      return [moved(effect.umkId, effect.from, ['on_paper', 'companion'], { now })];
    case 'assist.sheet': {
      const { umkId, from, attachment } = effect;
      const of = { owner: 'consent' as const, ownerId: String(umkId) };
      return [
        moved(umkId, from, ['send', 'companion'], { now }),
        {
          op: 'insert',
          table: 'attachment',
          row: { ...attachment, ...of, id: how.rowId(), at: now },
        },
      ];
    }
    case 'assist.check':
      return checked(effect, how);
    case 'assist.confirm':
      return confirmed(effect, how);
    case 'assist.refuse':
      return [moved(effect.umkId, effect.from, ['refuse', effect.by], { now })];
    case 'assist.expire':
      return [moved(effect.umkId, effect.from, ['expire', 'system'], { now })];
    default:
      return effect satisfies never;
  }
}

function checked(
  effect: Extract<OfAssist, { kind: 'assist.check' }>,
  { facts, rowId }: Performing,
): Write[] {
  const { umkId: id } = effect;
  const { now } = facts;
  if (!effect.valid) {
    const { reason } = effect;
    return [moved(id, 'sheet_check', ['turn_away', 'staff'], { now, reason })];
  }
  const { version } = effect;
  const given = { personId: 0, umkId: id, purpose: 'service' as const, granted: true };
  return [
    moved(id, 'sheet_check', ['accept', 'staff'], { now }),
    {
      op: 'patch',
      table: 'umk',
      id,
      set: { status: 'active', updatedAt: now },
      expect: { status: 'unconfirmed' },
    },
    {
      op: 'insert',
      table: 'consent',
      row: { id: rowId(), ...given, version, channel: 'sheet', at: now },
    },
  ];
}

function confirmed(
  { umk, was, from, codeId }: Extract<OfAssist, { kind: 'assist.confirm' }>,
  { facts }: Performing,
): Write[] {
  const { now, region, person } = facts;
  const { id, ...set } = umk;
  const membership = {
    id: `umk/${id}/${person.id}`,
    personId: person.id,
    organisation: 'umk' as const,
    organisationId: id,
    role: 'owner' as const,
    since: localDay(now, region.timeZone),
  };
  const used = codeId === undefined ? [] : [usedOnce(codeId, now)];
  return [
    {
      op: 'patch',
      table: 'umk',
      id,
      set: { ...set, status: 'active', updatedAt: now },
      // What they agreed to is what they were shown.
      expect: was,
    },
    moved(id, from, ['confirm', 'owner'], { now }),
    ...used,
    spent(id, now),
    { op: 'insert', table: 'membership', row: membership },
  ];
}

function usedOnce(id: string, now: Date): Write {
  const expect = { usedAt: undefined };
  return { op: 'patch', table: 'ownerCode', id, set: { usedAt: now }, expect };
}
