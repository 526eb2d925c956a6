/** A report in the words of a party: how far it is, who looks after it, until when, and what comes next. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { DisputeView, Mediator } from '../domain/dispute.ts';
import { countedFrom } from '../domain/escalation.ts';
import type { Facts } from '../domain/facts.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { momentLine } from './broadcastWords.ts';
import { dayName, today } from './card.ts';
import { skippedLines } from './deadlineWords.ts';
import { row } from './deskWords.ts';

/** "Rina, mediator" – or that the desk as a whole looks after it. */
export function mediatorLine(mediator: Mediator | undefined): Line {
  if (!mediator) return line('dispute_view.desk');
  return mediator.name === undefined
    ? line('dispute_view.mediator_unnamed')
    : line('dispute_view.mediator', { name: mediator.name });
}

export function stateLine({ ticket }: DisputeView, facts: Facts): Line {
  if (ticket.state === 'closed' && ticket.outcome !== undefined) {
    return line('dispute_view.closed', { outcome: line(`dispute.outcome_${ticket.outcome}`) });
  }
  return isLate(ticket, facts) ? line('dispute_view.late') : line(`dispute_view.${ticket.state}`);
}

function isLate({ state, dueOn }: DisputeView['ticket'], facts: Facts): boolean {
  return state === 'open' && dueOn < today(facts);
}

export function viewLines(view: DisputeView, facts: Facts): Line[] {
  const { ticket, party, need, against, meeting, proposal } = view;
  const open = ticket.state === 'open' && party === 'person';
  return [
    line(`dispute_view.head_${party}`, { number: ticketNumber(ticket.id) }),
    ...row('dispute.about', need && literal(need.what)),
    ...row('dispute_view.against', against),
    ...row('dispute.state', stateLine(view, facts)),
    ...row('dispute.mediator', mediatorLine(view.mediator)),
    ...row('desk.until', open ? dayName(ticket.dueOn, facts) : undefined),
    ...row('dispute.meeting', meeting && meetingLine(meeting, facts)),
    ...row('dispute_view.proposal', proposal),
    ...row('dispute_view.next', nextLine(view, facts)),
    ...(open ? skippedLines(countedFrom(ticket), ticket.dueOn, facts) : []),
  ];
}

function meetingLine(
  { startsAt, state }: NonNullable<DisputeView['meeting']>,
  facts: Facts,
): Line | undefined {
  return state === 'batal' ? undefined : momentLine(startsAt, facts);
}

/** Whose turn it is now. */
function nextLine(view: DisputeView, facts: Facts): Line | undefined {
  const { ticket, party, accepted, carried } = view;
  const asked = party === 'other' && !view.replied;
  switch (ticket.state) {
    case 'open':
      if (party === 'other')
        return line(asked ? 'dispute_view.next_reply' : 'dispute_view.next_heard');
      return line(isLate(ticket, facts) ? 'dispute_view.next_late' : 'dispute_view.next_open');
    case 'answered':
      if (party === 'person') return line('dispute_view.next_answered');
      return line(asked ? 'dispute_view.next_reply' : 'dispute_view.next_heard');
    case 'mediation':
      return line(asked ? 'dispute_view.next_reply' : 'dispute_view.next_mediation');
    case 'proposed':
      return line(accepted ? 'dispute_view.next_wait' : 'dispute_view.next_proposed');
    case 'agreed':
      return line(carried ? 'dispute_view.next_wait' : 'dispute_view.next_agreed');
    case 'closed':
      return undefined;
    default:
      return ticket.state satisfies never;
  }
}
