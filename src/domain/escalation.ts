/** When staff hear that the first answer to a report is still missing: by working days, each step once, the newest only after a silence of ours. */
import { hoursOn, openUntil } from './officeHours.ts';
import type { Day } from './quantity.ts';
import type { Region } from './region.ts';
import type { Ticket } from './ticket.ts';
import { addDays, addWorkingDays, momentOf, startOfDay } from './workingDays.ts';

type Calendar = Pick<Region, 'holidays' | 'decreedYears' | 'deadlines' | 'timeZone' | 'opening'>;
type Waiting = Pick<
  Ticket,
  | 'state'
  | 'urgent'
  | 'reportedOn'
  | 'countedFrom'
  | 'dueOn'
  | 'escalated'
  | 'breachedAt'
  | 'refusedOn'
  | 'alarmedAt'
>;

/** `step`: the place in the region's list. */
export type Escalation = { kind: 'alarm' } | { kind: 'step'; step: number } | { kind: 'breach' };

/** The day of the report, or of its being open again; it is not counted itself. */
export function countedFrom(ticket: Pick<Ticket, 'reportedOn' | 'countedFrom'>): Day {
  return ticket.countedFrom ?? ticket.reportedOn;
}

/** By when it is answered first, by this calendar. */
export function firstAnswerDue(
  from: Day,
  urgent: boolean,
  calendar: Pick<Region, 'holidays' | 'decreedYears' | 'deadlines'>,
): { dueOn: Day; provisional: boolean } {
  const { urgentWorkingDays, otherWorkingDays } = calendar.deadlines;
  const days = urgent ? urgentWorkingDays : otherWorkingDays;
  const { day: dueOn, provisional } = addWorkingDays(from, days, calendar);
  return { dueOn, provisional };
}

/** The moment the office opens on this day; of a day on which it is closed, noon. */
function opening(day: Day, calendar: Calendar): Date {
  return momentOf(day, hoursOn(day, calendar)?.from ?? '12:00', calendar.timeZone);
}

/** When each step is told: in the morning of its working day. A step that is not before the due day (moved by hand) is none. */
export function stepTimes(ticket: Waiting, calendar: Calendar): Date[] {
  return calendar.deadlines.escalate.flatMap(({ urgent, other }) => {
    const days = ticket.urgent ? urgent : other;
    const { day } = addWorkingDays(countedFrom(ticket), days, calendar);
    return day <= ticket.dueOn ? [opening(day, calendar)] : [];
  });
}

/**
 * What is to be told of an open report by now. The breach is at the end of the last day, local time, and takes the place
 * of all steps; after a downtime only the newest step is told.
 */
export function escalationsDue(ticket: Waiting, calendar: Calendar, now: Date): Escalation[] {
  if (ticket.state !== 'open') return [];
  const due: Escalation[] = [];
  const refused = ticket.refusedOn !== undefined && ticket.alarmedAt === undefined;
  if (refused && openUntil(now, calendar) !== undefined) due.push({ kind: 'alarm' });
  if (ticket.breachedAt !== undefined) return due;
  if (now >= breachAt(ticket.dueOn, calendar.timeZone)) return [...due, { kind: 'breach' }];
  const reached = stepTimes(ticket, calendar).filter((at) => at <= now).length;
  if (reached > (ticket.escalated ?? 0)) due.push({ kind: 'step', step: reached - 1 });
  return due;
}

/** The first moment after the last day. */
export function breachAt(dueOn: Day, timeZone: string): Date {
  return startOfDay(addDays(dueOn, 1), timeZone);
}

/** How many working days are over or under way since it is counted: the "hari kerja ke-5" of today. */
export function workingDayNumber(from: Day, until: Day, calendar: Calendar): number {
  let number = 0;
  while (number < 1000 && addWorkingDays(from, number + 1, calendar).day <= until) number += 1;
  return number;
}
