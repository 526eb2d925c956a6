/** How reports of problems were worked on: of those that came in a period how soon the first answer was there and how they ended; no report can be recognised. */
import { countedFrom, firstAnswerDue, workingDayNumber } from './escalation.ts';
import type { Region } from './region.ts';
import { Outcome } from './ticket.ts';
import type { Ticket, TicketEntry } from './ticket.ts';
import { localDay } from './workingDays.ts';

/** What is counted of a report; its words and whose it is stay where they are. */
export type ReportTimes = Pick<Ticket, 'reportedOn' | 'urgent' | 'dueOn' | 'outcome'> & {
  /** Its day is another one by now: it was opened again, or became a mediation. */
  again: boolean;
  answeredAt?: Date;
  over: boolean;
};

export type DisputeFigures = {
  opened: number;
  answered: number;
  /** First answers by the end of the day on which they were due. */
  inTime: number;
  /** Of working days to the first answer; of two in the middle the lower, as elsewhere. None where nobody was answered. */
  medianDays?: number;
  /** In the order of `Outcome`. */
  ended: { outcome: Outcome; count: number }[];
  stillOpen: number;
};

/** What the office does first about a report is its answer: advice, a mediation that begins, or its end. */
const ANSWERS: readonly TicketEntry['what'][] = ['answer', 'mediate', 'close'];

export function timesOf(ticket: Ticket): ReportTimes {
  const { reportedOn, urgent, dueOn, outcome, state } = ticket;
  const first = ticket.log.find(({ what, by }) => ANSWERS.includes(what) && by !== undefined);
  const answeredAt = first?.at ?? ticket.answeredAt;
  return {
    ...{ reportedOn, urgent, dueOn, over: state === 'closed' },
    again: countedFrom(ticket) !== reportedOn,
    ...(answeredAt ? { answeredAt } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

/** Undefined where nothing was reported. */
export function disputeFigures(
  reports: readonly ReportTimes[],
  region: Region,
): DisputeFigures | undefined {
  if (reports.length === 0) return undefined;
  const answers = reports.flatMap((report) => {
    if (!report.answeredAt) return [];
    const { reportedOn, urgent } = report;
    const on = localDay(report.answeredAt, region.timeZone);
    // The day that it had first is not kept; it is counted once more.
    const { dueOn } = report.again ? firstAnswerDue(reportedOn, urgent, region) : report;
    return [{ inTime: on <= dueOn, days: workingDayNumber(reportedOn, on, region) }];
  });
  const days = answers.map((answer) => answer.days).sort((a, b) => a - b);
  const medianDays = days[Math.floor((days.length - 1) / 2)];
  const ended = Outcome.options.map((outcome) => ({
    outcome,
    count: reports.filter((report) => report.over && report.outcome === outcome).length,
  }));
  return {
    opened: reports.length,
    answered: answers.length,
    inTime: answers.filter(({ inTime }) => inTime).length,
    ...(medianDays === undefined ? {} : { medianDays }),
    ended: ended.filter(({ count }) => count > 0),
    stillOpen: reports.filter(({ over }) => !over).length,
  };
}
