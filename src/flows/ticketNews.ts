/** News of reports, for staff and for both sides; nothing where it is over, or where the hearer has no part in it any more. */
import type { Line } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Read } from '../conversation/step.ts';
import { countedFrom, workingDayNumber } from '../domain/escalation.ts';
import type { Happening } from '../domain/event.ts';
import type { Facts } from '../domain/facts.ts';
import type { Query } from '../domain/query.ts';
import { mayWork } from '../domain/roles.ts';
import { ticketNumber } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import { dayName, today } from './card.ts';
import { skippedLines } from './deadlineWords.ts';
import { mediatorLine } from './disputeViewWords.ts';

export type TicketHappening = Extract<
  Happening,
  {
    kind:
      | 'ticket.assigned'
      | 'ticket.alarm'
      | 'ticket.late'
      | 'ticket.shifted'
      | 'ticket.triaged'
      | 'ticket.heard'
      | 'dispute.moved';
  }
>;

export function ticketNewsNeeds({ kind, ticketId: id }: TicketHappening): Query[] {
  return [kind === 'dispute.moved' ? { kind: 'dispute', id } : { kind: 'ticket', id }];
}

export function ticketNews(
  happening: TicketHappening,
  { facts, read }: { facts: Facts; read: Read },
): Line | undefined {
  if (happening.kind === 'dispute.moved') return sideNews(happening, read);
  const found = read({ kind: 'ticket', id: happening.ticketId });
  if (!found) return undefined;
  const { ticket, mediator } = found;
  const number = ticketNumber(ticket.id);
  const mine = ticket.personId === facts.person.id;
  const staff = !mine && mayWork(facts.person.roles, 'ticket');
  if (!mine && !staff) return undefined;
  const day = dayName(ticket.dueOn, facts);
  switch (happening.kind) {
    case 'ticket.assigned':
      return staff && ticket.state !== 'closed'
        ? line('notice.ticket_assigned', { number, day })
        : undefined;
    case 'ticket.alarm':
      return staff && ticket.state === 'open' ? line('notice.ticket_alarm', { number }) : undefined;
    case 'ticket.late':
      if (ticket.state !== 'open') return undefined;
      return mine
        ? line('notice.ticket_late_yours', { number, who: mediatorLine(mediator) })
        : lateNews(happening, ticket, mediatorLine(mediator), facts);
    case 'ticket.shifted':
      if (ticket.state !== 'open') return undefined;
      return paragraphs(
        line('notice.ticket_shifted', { number, from: dayName(happening.from, facts), day }),
        ...skippedLines(countedFrom(ticket), ticket.dueOn, facts),
      );
    case 'ticket.triaged':
      if (!mine || ticket.state !== 'open') return undefined;
      return line(ticket.urgent ? 'notice.ticket_urgent' : 'notice.ticket_not_urgent', {
        number,
        day,
      });
    case 'ticket.heard':
      return staff ? line(`notice.ticket_${happening.what}`, { number }) : undefined;
    default:
      return happening satisfies never;
  }
}

/** With the count of days, so that who reads it need not count. */
function lateNews(
  { step }: Extract<TicketHappening, { kind: 'ticket.late' }>,
  ticket: Ticket,
  who: Line,
  facts: Facts,
): Line {
  const { region } = facts;
  const { urgentWorkingDays, otherWorkingDays } = region.deadlines;
  const from = countedFrom(ticket);
  const values = {
    number: ticketNumber(ticket.id),
    day: dayName(ticket.dueOn, facts),
    since: dayName(from, facts),
    count: workingDayNumber(from, today(facts), region),
    days: ticket.urgent ? urgentWorkingDays : otherWorkingDays,
    who,
  };
  const said = line(step === undefined ? 'notice.ticket_breach' : 'notice.ticket_late', values);
  return stacked(said, ...skippedLines(from, ticket.dueOn, facts));
}

function sideNews(
  { ticketId, what }: Extract<TicketHappening, { kind: 'dispute.moved' }>,
  read: Read,
): Line | undefined {
  const view = read({ kind: 'dispute', id: ticketId });
  if (!view) return undefined;
  const values = { number: ticketNumber(ticketId), who: mediatorLine(view.mediator) };
  if (what !== 'close') return line(`notice.dispute_${what}`, values);
  const outcome = line(`dispute.outcome_${view.ticket.outcome ?? 'explained'}`);
  return line('notice.dispute_close', { ...values, outcome });
}
