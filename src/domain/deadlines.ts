/** Days by which somebody must have answered, counted again when the calendar changes; a day that was not counted in working days stays. */
import type { Day } from './quantity.ts';
import type { Region } from './region.ts';
import type { QueueItem, Ticket } from './ticket.ts';
import { addWorkingDays, localDay } from './workingDays.ts';

export type OpenDeadlines = {
  tickets: Pick<Ticket, 'id' | 'urgent' | 'reportedOn' | 'dueOn' | 'provisional'>[];
  items: Pick<QueueItem, 'id' | 'kind' | 'subjectId' | 'dueOn' | 'createdAt'>[];
};
/** What falls on another day, with the day that it had. */
export type MovedDeadlines = {
  tickets: { id: number; from: Day; dueOn: Day; provisional: boolean }[];
  items: { id: number; from: Day; dueOn: Day }[];
};

type Counting = Pick<Region, 'holidays' | 'decreedYears' | 'deadlines' | 'timeZone'>;

/** Working days that a line of the queue was given; undefined where they are not counted so. */
function daysOf(kind: QueueItem['kind'], { deadlines }: Counting): number | undefined {
  if (kind === 'company_check' || kind === 'review_request') return deadlines.otherWorkingDays;
  return kind === 'voice' || kind === 'paper_check' ? 1 : undefined;
}

/**
 * Which open deadlines are others by `after` than they were by `before`. Only a day that is what `before` gives is
 * moved: any other was set by hand or counted otherwise.
 */
export function movedDeadlines(
  { tickets, items }: OpenDeadlines,
  before: Counting,
  after: Counting,
): MovedDeadlines {
  const moved = tickets.flatMap((ticket) => {
    const { urgentWorkingDays, otherWorkingDays } = before.deadlines;
    const days = ticket.urgent ? urgentWorkingDays : otherWorkingDays;
    const due = addWorkingDays(ticket.reportedOn, days, after);
    const counted = addWorkingDays(ticket.reportedOn, days, before).day === ticket.dueOn;
    const same = due.day === ticket.dueOn && due.provisional === ticket.provisional;
    if (!counted || same) return [];
    const { id, dueOn: from } = ticket;
    return [{ id, from, dueOn: due.day, provisional: due.provisional }];
  });
  return {
    tickets: moved,
    items: items.flatMap(({ id, kind, subjectId, dueOn: from, createdAt }) => {
      if (from === undefined) return [];
      const ofTicket = kind === 'ticket' ? moved.find((one) => one.id === subjectId) : undefined;
      if (ofTicket) {
        const { dueOn } = ofTicket;
        return from === ofTicket.from && dueOn !== from ? [{ id, from, dueOn }] : [];
      }
      const days = daysOf(kind, before);
      if (days === undefined) return [];
      const asked = localDay(createdAt, before.timeZone);
      if (addWorkingDays(asked, days, before).day !== from) return [];
      const dueOn = addWorkingDays(asked, days, after).day;
      return dueOn === from ? [] : [{ id, from, dueOn }];
    }),
  };
}
