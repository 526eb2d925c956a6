/** Writes about help with licences: each is decided on what was read, so that of two who act one wins and the other looks again. */
import type { Effect } from '../../domain/effect.ts';
import type { LicenceRequest } from '../../domain/licence.ts';
import { isOver, moveLicence } from '../../domain/licence.ts';
import type { Day } from '../../domain/quantity.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfLicence = Extract<Effect, { kind: `licence.${string}` }>;

/** Its line in the queue waits until that day. */
function dueWrites(id: number, due: Day | undefined, now: Date): Write[] {
  if (due === undefined) return [];
  const where = { kind: 'licence' as const, subjectId: id };
  const set = { dueOn: due, updatedAt: now };
  return [{ op: 'patchWhere', table: 'queueItem', where, set }];
}

export function licenceWrites(effect: OfLicence, how: Performing): Write[] {
  const { now, person } = how.facts;
  const table = 'licenceRequest' as const;
  switch (effect.kind) {
    case 'licence.request':
      return [{ op: 'insert', table, row: newRow(effect, how) }];
    case 'licence.move':
      return moved(effect, how);
    case 'licence.book': {
      const { licenceId: id, from, to, state } = effect;
      const set = { slot: to, updatedAt: now };
      return [{ op: 'patch', table, id, set, expect: { slot: from, state } }];
    }
    case 'licence.note': {
      const { licenceId: id, words, side, due } = effect;
      const notes = { by: person.name ?? '', side, words, at: now };
      const set = { updatedAt: now };
      return [{ op: 'patch', table, id, set, append: { notes } }, ...dueWrites(id, due, now)];
    }
    case 'licence.want': {
      const { licenceId: id, wanted, due } = effect;
      const set = { wanted, updatedAt: now };
      return [{ op: 'patch', table, id, set }, ...dueWrites(id, due, now)];
    }
    case 'licence.ask': {
      const { licenceId: id, unanswered, due } = effect;
      return [{ op: 'patch', table, id, set: { unanswered } }, ...dueWrites(id, due, now)];
    }
    default:
      return effect satisfies never;
  }
}

function newRow(
  { licence }: Extract<OfLicence, { kind: 'licence.request' }>,
  { facts: { now, region, person } }: Performing,
): LicenceRequest {
  return {
    ...licence,
    regionId: region.id,
    personId: person.id,
    state: 'requested',
    openFor: `${licence.umkId}/${licence.licence}`,
    steps: [],
    notes: [],
    unanswered: 0,
    example: person.example,
    createdAt: now,
    updatedAt: now,
  };
}

/** A move that the rules do not allow is a bug and throws. */
function moved(
  effect: Extract<OfLicence, { kind: 'licence.move' }>,
  { facts: { now } }: Performing,
): Write[] {
  const { licenceId: id, from, move, by, due, set } = effect;
  const to = moveLicence(from, move, by);
  if (!to) throw new Error(`licence request ${id}: ${by} may not ${move} from ${from}`);
  // What is over keeps no place at the clinic, and another request may be made.
  const over = isOver(to) ? { openFor: undefined, slot: undefined, wanted: undefined } : {};
  return [
    {
      op: 'patch',
      table: 'licenceRequest',
      id,
      set: { ...set, ...over, state: to, unanswered: 0, updatedAt: now },
      append: { steps: { move, by, at: now } },
      expect: { state: from },
    },
    ...dueWrites(id, due, now),
  ];
}
