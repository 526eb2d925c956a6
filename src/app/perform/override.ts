/** Writes of what staff change without a deploy: a change is a new row, and deadlines follow a changed calendar. */
import type { Effect } from '../../domain/effect.ts';
import { overrideId } from '../../domain/override.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfOverride = Extract<
  Effect,
  {
    kind: 'override.set' | 'question.answered' | 'question.dismiss' | 'ticket.due' | 'queue.due';
  }
>;

export function overrideWrites(effect: OfOverride, { facts }: Performing): Write[] {
  const { now, person } = facts;
  switch (effect.kind) {
    case 'override.set': {
      const { of, n, value } = effect;
      const made = { id: overrideId(of, n), of, n, byId: person.id, at: now };
      // Two changes with one number are one row: the later one finds it taken.
      const row = { ...made, ...(value === undefined ? {} : { value }) };
      return [{ op: 'insert', table: 'override', row }];
    }
    case 'question.answered':
      return [{ op: 'remove', table: 'unanswered', where: { id: effect.questionId } }];
    case 'question.dismiss': {
      const { questionId: id, times, quietUntil } = effect;
      return [{ op: 'patch', table: 'unanswered', id, set: { quietUntil }, expect: { times } }];
    }
    case 'ticket.due': {
      const { ticketId: id, from, dueOn, provisional } = effect;
      const set = { dueOn, provisional, updatedAt: now };
      return [{ op: 'patch', table: 'ticket', id, set, expect: { dueOn: from, state: 'open' } }];
    }
    case 'queue.due': {
      const { itemId: id, from, dueOn } = effect;
      const set = { dueOn, updatedAt: now };
      return [{ op: 'patch', table: 'queueItem', id, set, expect: { dueOn: from } }];
    }
    default:
      return effect satisfies never;
  }
}
