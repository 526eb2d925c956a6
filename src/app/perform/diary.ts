/** Writes of the diary: what was said is a row, an answer moves its state, and a root's `rev` tells whether anything followed it meanwhile. */
import type { Entry } from '../../domain/diary.ts';
import { moveEntry } from '../../domain/diary.ts';
import type { DiaryEffect } from '../../domain/effectDiary.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type Of<K extends DiaryEffect['kind']> = Extract<DiaryEffect, { kind: K }>;

function said({ entry, root, agreed }: Of<'diary.say'>, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  const row: Entry = {
    ...entry,
    regionId: region.id,
    personId: person.id,
    state: agreed ? 'confirmed' : 'said',
    ...(agreed ? { answeredBy: person.id, answeredAt: now } : {}),
    rev: 0,
    saidOn: localDay(now, region.timeZone),
    example: person.example,
    createdAt: now,
    updatedAt: now,
  };
  const touched: Write[] = root
    ? [
        {
          op: 'patch',
          table: 'diaryEntry',
          id: root.id,
          set: { rev: root.rev + 1, updatedAt: now },
          expect: { rev: root.rev },
        },
      ]
    : [];
  return [...touched, { op: 'insert', table: 'diaryEntry', row }];
}

function moved(effect: Of<'diary.move'>, { facts: { now, person } }: Performing): Write[] {
  const { entryId: id, rev, from, move, by } = effect;
  const state = moveEntry(from, move, by);
  if (!state) throw new Error(`entry ${id}: ${by} may not ${move} from ${from}`);
  const answered = by === 'hearer' || by === 'staff';
  return [
    {
      op: 'patch',
      table: 'diaryEntry',
      id,
      set: {
        state,
        ...(answered ? { answeredBy: person.id, answeredAt: now } : {}),
        rev: rev + 1,
        updatedAt: now,
      },
      expect: { rev, state: from },
    },
  ];
}

function missed({ entryId: id, rev }: Of<'diary.missed'>, { facts }: Performing): Write[] {
  const { now, region } = facts;
  const set = { missedOn: localDay(now, region.timeZone), rev: rev + 1, updatedAt: now };
  const expect = { rev, state: 'said' as const };
  return [{ op: 'patch', table: 'diaryEntry', id, set, expect }];
}

export function diaryWrites(effect: DiaryEffect, how: Performing): Write[] {
  switch (effect.kind) {
    case 'diary.say':
      return said(effect, how);
    case 'diary.move':
      return moved(effect, how);
    case 'diary.missed':
      return missed(effect, how);
    default:
      return effect satisfies never;
  }
}
