/** Days by which somebody must have answered, counted again when the calendar changes; a day that was not counted in working days stays. */
import { countedFrom, firstAnswerDue } from './escalation.ts';
import type { Day } from './quantity.ts';
import type { Region } from './region.ts';
import type { QueueItem, Ticket } from './ticket.ts';
import { addWorkingDays, localDay } from './workingDays.ts';

export type OpenDeadlines = {
  tickets: Pick<
    Ticket,
    | 'id'
    | 'urgent'
    | 'reportedOn'
    | 'countedFrom'
    | 'dueOn'
    | 'provisional'
    | 'personId'
    | 'mediatorId'
  >[];
  items: Pick<QueueItem, 'id' | 'kind' | 'subjectId' | 'dueOn' | 'createdAt'>[];
};
/** What falls on another day, with the day that it had. */
export type MovedDeadlines = {
  tickets: {
    id: number;
    from: Day;
    dueOn: Day;
    provisional: boolean;
    /** Who reported, and who looks after it: they hear of it. */
    people: number[];
  }[];
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
    const from = countedFrom(ticket);
    const due = firstAnswerDue(from, ticket.urgent, after);
    const counted = firstAnswerDue(from, ticket.urgent, before).dueOn === ticket.dueOn;
    const same = due.dueOn === ticket.dueOn && due.provisional === ticket.provisional;
    if (!counted || same) return [];
    const { id, dueOn: was, personId, mediatorId } = ticket;
    const people = [personId, ...(mediatorId === undefined ? [] : [mediatorId])];
    return [{ id, from: was, ...due, people }];
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
