/** Writes about what waits for staff: tickets, queue items, and questions nobody could answer. */
import { createHash } from 'node:crypto';
import type { Effect } from '../../domain/effect.ts';
import type { Facts } from '../../domain/facts.ts';
import { handoverLife } from '../../domain/handover.ts';
import { mustMove } from '../../domain/machine.ts';
import type { Day } from '../../domain/quantity.ts';
import { addWorkingDays, localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfQueue = Extract<
  Effect,
  {
    kind:
      | 'ticket.open'
      | 'queue.add'
      | 'queue.take'
      | 'queue.free'
      | 'queue.done'
      | 'queue.more'
      | 'question.unanswered';
  }
>;

const open = { state: 'open' as const };

/** What nobody gave a day is answered on the next working day: nothing in the queue is without one. */
function dueDay({ now, region }: Facts): Day {
  return addWorkingDays(localDay(now, region.timeZone), 1, region).day;
}

/** Changes nothing: the line must be as whoever ends it has read it. */
function asRead({ id, updatedAt }: { id: number; updatedAt: Date }): Write {
  return { op: 'patch', table: 'queueItem', id, set: { updatedAt }, expect: { updatedAt } };
}

/** A talk that its officer gave back. */
function freed() {
  return { state: mustMove(handoverLife, 'taken', 'free', 'staff'), staffId: undefined };
}

export function queueWrites(effect: OfQueue, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  const made = { regionId: region.id, createdAt: now, updatedAt: now };
  switch (effect.kind) {
    case 'ticket.open':
      return [
        {
          op: 'insert',
          table: 'ticket',
          row: { ...effect.ticket, ...made, personId: person.id, state: 'open', log: [], rev: 0 },
        },
      ];
    case 'queue.add':
      return [
        {
          op: 'insert',
          table: 'queueItem',
          row: {
            dueOn: dueDay(facts),
            ...effect.item,
            ...made,
            personId: person.id,
            state: 'open',
          },
        },
      ];
    case 'queue.take': {
      const { itemId: id, from, to: takenBy } = effect;
      const expect = from === undefined ? open : { state: 'taken' as const, takenBy: from };
      const set = { state: 'taken' as const, takenBy, updatedAt: now };
      // A talk that somebody has goes with its line in the queue.
      const talk = { id, state: 'taken' as const };
      return [
        { op: 'patch', table: 'queueItem', id, set, expect },
        { op: 'patchWhere', table: 'handover', where: talk, set: { staffId: takenBy } },
      ];
    }
    case 'queue.free': {
      const expect = { state: 'taken' as const, takenBy: effect.from };
      const set = { ...open, takenBy: undefined, updatedAt: now };
      const talk = { id: effect.itemId, state: 'taken' as const };
      return [
        { op: 'patch', table: 'queueItem', id: effect.itemId, set, expect },
        { op: 'patchWhere', table: 'handover', where: talk, set: freed() },
      ];
    }
    case 'queue.more': {
      const { itemId: id, updatedAt } = effect;
      const set = { updatedAt: now };
      return [{ op: 'patch', table: 'queueItem', id, set, expect: { updatedAt } }];
    }
    case 'queue.done':
      return [
        ...(effect.asRead ? [asRead(effect.asRead)] : []),
        {
          op: 'patchWhere',
          table: 'queueItem',
          where: { kind: effect.of, subjectId: effect.subjectId },
          set: { state: 'done', updatedAt: now },
        },
      ];
    case 'question.unanswered':
      return [unanswered(effect.text, now)];
    default:
      return effect satisfies never;
  }
}

/** Counted by its words alone, however they are written. */
function unanswered(text: string, lastAt: Date): Write {
  const asked = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  const id = createHash('sha256').update(asked).digest('hex').slice(0, 32);
  return {
    op: 'count',
    table: 'unanswered',
    row: { id, text: text.slice(0, 500), times: 1, lastAt, quietUntil: 0 },
  };
}
