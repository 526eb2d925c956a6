/** What staff do about a report, as effects: each expects the report as it was read, and tells those whom it concerns. */
import type { Read } from '../conversation/step.ts';
import { mayMoveTicket } from '../domain/dispute.ts';
import type { Audience, Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { firstAnswerDue } from '../domain/escalation.ts';
import { beforePause, moveMatch } from '../domain/match.ts';
import type { MatchMove } from '../domain/match.ts';
import type { QueryResult } from '../domain/query.ts';
import type { Outcome, TicketMove } from '../domain/ticket.ts';
import { today } from './card.ts';

/** A report as staff see it. */
export type TicketFound = NonNullable<QueryResult<'ticket'>>;

/** Everybody of the other side of the partnership that it is about. */
export function otherSide({ ticket, match }: TicketFound): Audience | undefined {
  if (!match || ticket.side === undefined) return undefined;
  return ticket.side === 'umk' ? { company: match.company.id } : { umk: match.umk.id };
}

/** The key of the question whether an agreement is carried out. */
export function followKey(ticketId: number, of: 'person' | 'other'): string {
  return `ticket/${ticketId}/follow/${of}`;
}

/** Nobody is asked any more. */
export function noFollowUp(ticketId: number): Effect[] {
  return (['person', 'other'] as const).map((of) => ({
    kind: 'timer.remove',
    key: followKey(ticketId, of),
  }));
}

/** A move of the match by what the report came to; none where its own life does not allow it. */
function matchMoved({ match }: TicketFound, move: MatchMove): Effect[] {
  if (!match || !moveMatch(match.match.state, move, 'staff')) return [];
  const { id: matchId, state: from } = match.match;
  const happening = { kind: 'match.moved' as const, matchId, move };
  const before = move === 'resume' ? beforePause(match.match) : undefined;
  return [
    { kind: 'match.move', matchId, from, move, by: 'staff', ...(before ? { before } : {}) },
    { kind: 'tell', whom: { umk: match.umk.id }, happening },
    { kind: 'tell', whom: { company: match.company.id }, happening },
  ];
}

const MATCH_MOVES: Readonly<Partial<Record<Outcome, MatchMove>>> = {
  paused: 'pause',
  ended: 'stop',
};

/** A partnership that was paused goes on. */
export function resumed(found: TicketFound): Effect[] {
  return matchMoved(found, 'resume');
}

export function isPaused({ ticket, match }: TicketFound): boolean {
  return ticket.outcome === 'paused' && match?.match.state === 'paused';
}

/** The move itself with what follows from it; nothing where the report is no more where this may be done. */
export function staffMoved(
  found: TicketFound,
  move: Extract<TicketMove, 'answer' | 'check' | 'mediate' | 'propose' | 'close'>,
  how: { words: string; outcome?: Outcome | undefined; facts: Facts; read: Read },
): Effect[] {
  const { ticket } = found;
  const { id: ticketId, state: from, rev } = ticket;
  if (!mayMoveTicket(ticket, move, 'staff')) return [];
  const { words, outcome } = how;
  const base: Effect = {
    kind: 'ticket.move',
    ...{ ticketId, from, rev, move, words, by: 'staff' },
    ...(move === 'close' && outcome ? { outcome } : {}),
  };
  const other = otherSide(found);
  const reporter = { person: ticket.personId };
  const done: Effect = { kind: 'queue.done', of: 'ticket', subjectId: ticketId };
  const told: Effect = {
    kind: 'tell',
    whom: reporter,
    happening: { kind: 'ticket.moved', ticketId },
  };
  const asked: Effect[] = other
    ? [{ kind: 'tell', whom: other, happening: { kind: 'dispute.asked', ticketId } }]
    : [];
  switch (move) {
    case 'answer':
      return [base, done, told];
    case 'check':
      return [base, ...asked];
    case 'mediate':
      return [base, ...asked, ...begun(found, how)];
    case 'propose': {
      const happening = { kind: 'dispute.proposed' as const, ticketId };
      return [
        base,
        ...[reporter, ...(other ? [other] : [])].map((whom): Effect => ({
          kind: 'tell',
          whom,
          happening,
        })),
      ];
    }
    case 'close': {
      const heard = ticket.log.some(({ what }) => what === 'mediate');
      const happening = { kind: 'dispute.moved' as const, ticketId, what: 'close' as const };
      const step = outcome && MATCH_MOVES[outcome];
      return [
        base,
        done,
        told,
        ...(heard && other ? [{ kind: 'tell' as const, whom: other, happening }] : []),
        ...(step ? matchMoved(found, step) : []),
        ...(from === 'agreed' ? noFollowUp(ticketId) : []),
      ];
    }
    default:
      return move satisfies never;
  }
}

/** Who reported hears that it begins; where its line is done already there is one again, of whoever began. */
function begun({ ticket }: TicketFound, { facts, read }: { facts: Facts; read: Read }): Effect[] {
  const { id: ticketId } = ticket;
  const happening = { kind: 'dispute.moved' as const, ticketId, what: 'mediate' as const };
  const told: Effect = { kind: 'tell', whom: { person: ticket.personId }, happening };
  const to = facts.person.id;
  const assign: Effect[] =
    ticket.mediatorId === undefined
      ? [{ kind: 'ticket.assign', ticketId, from: undefined, to }]
      : [];
  const line = read({ kind: 'queue.about', of: 'ticket', subjectId: ticketId });
  const { dueOn } = firstAnswerDue(today(facts), false, facts.region);
  // The first answer is given; the mediation has the days of what is not urgent.
  if (line) {
    const { id: itemId, dueOn: from } = line.item;
    const due: Effect[] = from === undefined ? [] : [{ kind: 'queue.due', itemId, from, dueOn }];
    return [told, ...assign, ...due];
  }
  const id = read({ kind: 'fresh', of: 'queueItem' });
  return [
    told,
    ...assign,
    { kind: 'queue.add', item: { id, kind: 'ticket', subjectId: ticketId, dueOn } },
  ];
}
