/** Writes about what waits for staff: tickets, queue items, and questions nobody could answer. */
import { createHash } from 'node:crypto';
import type { Effect } from '../../domain/effect.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfQueue = Extract<
  Effect,
  { kind: 'ticket.open' | 'queue.add' | 'queue.done' | 'question.unanswered' }
>;

export function queueWrites(effect: OfQueue, { facts }: Performing): Write[] {
  const { now, region, person } = facts;
  const made = { regionId: region.id, createdAt: now, updatedAt: now };
  switch (effect.kind) {
    case 'ticket.open':
      return [
        {
          op: 'insert',
          table: 'ticket',
          row: { ...effect.ticket, ...made, personId: person.id, state: 'open' },
        },
      ];
    case 'queue.add':
      return [
        {
          op: 'insert',
          table: 'queueItem',
          row: { ...effect.item, ...made, personId: person.id, state: 'open' },
        },
      ];
    case 'queue.done':
      return [
        {
          op: 'patchWhere',
          table: 'queueItem',
          where: { kind: effect.of, subjectId: effect.subjectId },
          set: { state: 'done', updatedAt: now },
        },
      ];
    case 'question.unanswered': {
      const asked = effect.text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .slice(0, 200);
      const id = createHash('sha256').update(asked).digest('hex').slice(0, 32);
      const row = { id, text: effect.text.slice(0, 500), times: 1, lastAt: now };
      return [{ op: 'count', table: 'unanswered', row }];
    }
    default:
      return effect satisfies never;
  }
}
