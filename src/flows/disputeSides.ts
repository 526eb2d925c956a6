/** What a side of a report does, as effects: its words go to the mediator only; who agrees second seals, who says second that it is done ends it. */
import { mayMoveTicket } from '../domain/dispute.ts';
import type { DisputeView } from '../domain/dispute.ts';
import type { Audience, Effect } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import { morningOf } from '../domain/forum.ts';
import type { Day } from '../domain/quantity.ts';
import type { TicketMove } from '../domain/ticket.ts';
import { addDays } from '../domain/workingDays.ts';
import { today } from './card.ts';
import { followKey, noFollowUp } from './disputeMoves.ts';

export type SideMove = Extract<
  TicketMove,
  'reply' | 'accept' | 'decline' | 'carried' | 'broken' | 'raise' | 'withdraw'
>;
type Heard = Extract<Happening, { kind: 'ticket.heard' }>['what'];
type Moved = Extract<Happening, { kind: 'dispute.moved' }>['what'];

/** The day on which both are asked whether it is carried out, if it were sealed now. */
export function agreedOn(facts: Facts): Day {
  return addDays(today(facts), facts.region.deadlines.followUpDays);
}

function tellMediator({ mediator, ticket }: DisputeView, what: Heard): Effect[] {
  const happening = { kind: 'ticket.heard' as const, ticketId: ticket.id, what };
  const whom: Audience = mediator ? { person: mediator.personId } : { role: 'mediator' };
  return [{ kind: 'tell', whom, happening }];
}

/** Everybody of the other side; `others` names them, the ids of a side's people being staff's alone. */
function tellOther(view: DisputeView, what: Moved): Effect[] {
  const happening = { kind: 'dispute.moved' as const, ticketId: view.ticket.id, what };
  return view.others.map((whom) => ({ kind: 'tell', whom, happening }));
}

/** The step of the life with its round and version; which words are kept is the table's. */
function step(view: DisputeView, move: TicketMove, words: string): Effect[] {
  const { id: ticketId, state: from, rev } = view.ticket;
  if (!mayMoveTicket(view.ticket, move, view.party)) return [];
  const { round, party: by } = view;
  return [{ kind: 'ticket.move', ticketId, from, rev, move, by, words, round }];
}

function followUps(view: DisputeView, facts: Facts): Effect[] {
  const { id: ticketId } = view.ticket;
  const at = morningOf(agreedOn(facts), facts.region.timeZone);
  const happening = { kind: 'dispute.follow' as const, ticketId };
  const mine = view.party;
  const theirs = mine === 'person' ? 'other' : 'person';
  const set = (of: 'person' | 'other', whom: Audience): Effect => {
    return { kind: 'timer.set', key: followKey(ticketId, of), whom, happening, at };
  };
  const own = view.own.map((whom) => set(mine, whom));
  return [...own, ...view.others.map((whom) => set(theirs, whom))];
}

/** "yes" and "done" are what the side means; whether it is the second one decides which move it is. */
export function sideMoved(
  view: DisputeView,
  what: 'reply' | 'yes' | 'decline' | 'done' | 'broken',
  words: string,
  facts: Facts,
): Effect[] {
  const { id: ticketId } = view.ticket;
  switch (what) {
    case 'reply':
      return told(step(view, 'reply', words), tellMediator(view, 'reply'));
    case 'yes': {
      const move = view.otherAccepted ? 'seal' : 'accept';
      return told(
        step(view, move, ''),
        tellMediator(view, move),
        view.otherAccepted ? [...tellOther(view, 'seal'), ...followUps(view, facts)] : [],
      );
    }
    case 'decline':
      return told(
        step(view, 'decline', words),
        tellMediator(view, 'decline'),
        tellOther(view, 'decline'),
      );
    case 'done': {
      if (!view.otherCarried) return step(view, 'carried', '');
      const done: Effect = { kind: 'queue.done', of: 'ticket', subjectId: ticketId };
      const moved = step(view, 'complete', '').map((effect): Effect => {
        return effect.kind === 'ticket.move' ? { ...effect, outcome: 'settled' } : effect;
      });
      return told(
        moved,
        [done, ...noFollowUp(ticketId)],
        tellMediator(view, 'complete'),
        tellOther(view, 'complete'),
      );
    }
    case 'broken':
      return told(
        step(view, 'broken', words),
        noFollowUp(ticketId),
        tellMediator(view, 'broken'),
        tellOther(view, 'broken'),
      );
    default:
      return what satisfies never;
  }
}

/** What follows from a move; nothing where the move is not theirs to make. */
function told(move: Effect[], ...then: Effect[][]): Effect[] {
  return move.length === 0 ? [] : [...move, ...then.flat()];
}

/** Whoever reported takes it back: nobody goes on with it. */
export function withdrawn(view: DisputeView): Effect[] {
  const { id: ticketId } = view.ticket;
  const moved = step(view, 'withdraw', '').map((effect): Effect => {
    return effect.kind === 'ticket.move' ? { ...effect, outcome: 'withdrawn' } : effect;
  });
  return told(
    moved,
    [{ kind: 'queue.done', of: 'ticket', subjectId: ticketId }, ...noFollowUp(ticketId)],
    tellMediator(view, 'withdraw'),
    view.heard ? tellOther(view, 'withdraw') : [],
  );
}

/** It is to be a formal mediation; one that was answered waits again, and has a line and a day. */
export function raised(
  view: DisputeView,
  again: { dueOn: Day; provisional: boolean; itemId: number },
): Effect[] {
  const { id: ticketId, state } = view.ticket;
  const { dueOn, provisional, itemId: id } = again;
  const item = { id, kind: 'ticket' as const, subjectId: ticketId, dueOn };
  const moved = step(view, 'raise', '').map((effect): Effect => {
    if (effect.kind !== 'ticket.move') return effect;
    const due = state === 'answered' ? { dueOn, provisional } : {};
    return { ...effect, path: 'mediasi', ...due };
  });
  return told(
    moved,
    state === 'answered' ? [{ kind: 'queue.add', item }] : [],
    tellMediator(view, 'raise'),
  );
}
