/** Writes about a report after it was made; a move that the table of moves does not allow is a bug and throws. */
import type { Effect } from '../../domain/effect.ts';
import type { Statement } from '../../domain/dispute.ts';
import type { TicketEntry, TicketState } from '../../domain/ticket.ts';
import { moveTicket } from '../../domain/ticket.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type Move = Extract<Effect, { kind: 'ticket.move' }>;
type OfTicket = Move | Extract<Effect, { kind: 'ticket.note' | 'ticket.assign' | 'ticket.triage' }>;

export function ticketWrites(effect: OfTicket, how: Performing): Write[] {
  const { now, person } = how.facts;
  const { ticketId: id } = effect;
  switch (effect.kind) {
    case 'ticket.note': {
      const log: TicketEntry = { what: 'note', by: person.id, words: effect.words, at: now };
      return [{ op: 'patch', table: 'ticket', id, set: { updatedAt: now }, append: { log } }];
    }
    case 'ticket.assign': {
      // Where nobody looked after it, nobody may by now either.
      const { from, to: mediatorId } = effect;
      const expect = from === undefined ? {} : { expect: { mediatorId: from } };
      return [{ op: 'patch', table: 'ticket', id, set: { mediatorId, updatedAt: now }, ...expect }];
    }
    case 'ticket.triage': {
      const { rev, urgent, dueOn, provisional } = effect;
      const set = { urgent, dueOn, provisional, rev: rev + 1, updatedAt: now };
      return [{ op: 'patch', table: 'ticket', id, set, expect: { state: 'open', rev } }];
    }
    case 'ticket.move':
      return moved(effect, how);
    default:
      return effect satisfies never;
  }
}

/** What a side says is kept apart from what staff do, and with who said it. */
const SAID: Readonly<Partial<Record<Move['move'], Statement['what']>>> = {
  reply: 'view',
  accept: 'accept',
  seal: 'accept',
  decline: 'decline',
  carried: 'carried',
  complete: 'carried',
  broken: 'broken',
};

function moved(effect: Move, how: Performing): Write[] {
  const { facts } = how;
  const { now, person, region } = facts;
  const { ticketId: id, from, rev, move, by, words } = effect;
  const state = moveTicket(from, move, by);
  if (!state) throw new Error(`ticket ${id}: ${by} may not ${move} from ${from}`);
  const said = SAID[move];
  const log =
    said === undefined
      ? {
          append: {
            log: {
              what: move as TicketEntry['what'],
              ...(by === 'staff' ? { by: person.id } : {}),
              words,
              at: now,
            },
          },
        }
      : {};
  return [
    {
      op: 'patch',
      table: 'ticket',
      id,
      set: {
        ...columns(effect, state, now),
        ...(effect.dueOn === undefined ? {} : again(effect, localDay(now, region.timeZone))),
        ...(rev === undefined ? {} : { rev: rev + 1 }),
      },
      ...log,
      expect: { state: from, ...(rev === undefined ? {} : { rev }) },
    },
    ...(said === undefined ? [] : [statement(effect, said, how)]),
  ];
}

function columns({ move, outcome, path }: Move, state: TicketState, now: Date) {
  // A mediation that begins is an answer too.
  const answers = move === 'answer' || move === 'mediate';
  return {
    state,
    updatedAt: now,
    ...(answers ? { answeredAt: now } : {}),
    ...(state === 'closed'
      ? { closedAt: now, outcome }
      : { closedAt: undefined, outcome: undefined }),
    ...(path === undefined ? {} : { path }),
  };
}

/** It is counted from today, and nothing of it is late yet. */
function again({ dueOn, provisional }: Move, countedFrom: string) {
  return {
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(provisional === undefined ? {} : { provisional }),
    countedFrom,
    escalated: undefined,
    breachedAt: undefined,
  };
}

function statement(
  { ticketId, by, words, round = 0, heard }: Move,
  what: Statement['what'],
  { facts, rowId }: Performing,
): Write {
  // Staff write down what the other side said; who reported has told it here.
  const side = by === 'person' ? 'person' : 'other';
  const made = { id: rowId(), ticketId, personId: facts.person.id, at: facts.now };
  return {
    op: 'insert',
    table: 'statement',
    row: { ...made, side, what, round, words, ...(heard ? { heard } : {}) },
  };
}
