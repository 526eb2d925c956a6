/** Writes about a report after it was made; a move that the table of moves does not allow is a bug and throws. */
import type { Effect } from '../../domain/effect.ts';
import type { TicketEntry } from '../../domain/ticket.ts';
import { moveTicket } from '../../domain/ticket.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfTicket = Extract<Effect, { kind: 'ticket.move' | 'ticket.note' }>;

export function ticketWrites(effect: OfTicket, { facts }: Performing): Write[] {
  const { now, person } = facts;
  const { ticketId: id, words } = effect;
  if (effect.kind === 'ticket.note') {
    const log: TicketEntry = { what: 'note', by: person.id, words, at: now };
    return [{ op: 'patch', table: 'ticket', id, set: { updatedAt: now }, append: { log } }];
  }
  const { from, move, by, outcome, dueOn } = effect;
  const state = moveTicket(from, move, by);
  if (!state) throw new Error(`ticket ${id}: ${by} may not ${move} from ${from}`);
  return [
    {
      op: 'patch',
      table: 'ticket',
      id,
      set: {
        state,
        updatedAt: now,
        ...(move === 'answer' ? { answeredAt: now } : {}),
        ...(state === 'closed' ? { closedAt: now, outcome } : {}),
        ...(state === 'open' ? { closedAt: undefined, outcome: undefined } : {}),
        ...(dueOn === undefined ? {} : { dueOn }),
      },
      append: { log: { what: move, ...(by === 'staff' ? { by: person.id } : {}), words, at: now } },
      expect: { state: from },
    },
  ];
}
