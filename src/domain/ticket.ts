/** A report of a problem and a line of the staff's queue; both carry the day by which somebody must have answered. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import { Day } from './quantity.ts';

/** How a report ended; "settled": both sides agreed, or the reporter says it is solved. */
export const Outcome = z.enum(['settled', 'explained', 'referred', 'ended', 'withdrawn']);
export type Outcome = z.infer<typeof Outcome>;

export const TicketState = z.enum(['open', 'answered', 'closed']);
export type TicketState = z.infer<typeof TicketState>;

export const TicketMove = z.enum(['answer', 'close', 'settle', 'reopen']);
export type TicketMove = z.infer<typeof TicketMove>;

type TicketSide = 'staff' | 'person';

/** A report, from the day it is made to its end: staff answer and close, who reported says whether it helped. */
export const ticketLife: Machine<TicketState, TicketMove, TicketSide> = {
  id: 'report',
  states: TicketState.options,
  first: ['open'],
  moves: {
    answer: {
      by: ['staff'],
      to: { open: 'answered', answered: 'answered' },
      causes: 'whoever reported reads it and is asked whether it helped',
    },
    close: {
      by: ['staff'],
      to: { open: 'closed', answered: 'closed' },
      causes: 'whoever reported reads how it ended',
    },
    settle: { by: ['person'], to: { answered: 'closed' }, causes: 'its line leaves the queue' },
    reopen: {
      by: ['person'],
      to: { answered: 'open', closed: 'open' },
      causes: 'it is in the queue again, with a new day',
    },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveTicket(
  state: TicketState,
  move: TicketMove,
  by: TicketSide,
): TicketState | undefined {
  return nextState(ticketLife, state, move, by);
}

/** One thing that was said or done about a report; a note is for staff only. */
export const TicketEntry = z.object({
  what: z.enum(['answer', 'note', 'close', 'settle', 'reopen']),
  /** The officer; left out where it was whoever reported. */
  by: z.int().optional(),
  words: z.string(),
  at: z.date(),
});
export type TicketEntry = z.infer<typeof TicketEntry>;

export const Ticket = z.object({
  id: z.int(),
  regionId: z.string(),
  personId: z.int(),
  matchId: z.int().optional(),
  urgent: z.boolean(),
  text: z.string(),
  state: TicketState,
  /** Oldest first. */
  log: z.array(TicketEntry).default([]),
  outcome: Outcome.optional(),
  answeredAt: z.date().optional(),
  closedAt: z.date().optional(),
  reportedOn: Day,
  dueOn: Day,
  /** The due day lies in a year whose holidays are not decreed yet. */
  provisional: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Ticket = z.infer<typeof Ticket>;

export const QueueKind = z.enum([
  'company_check',
  'ticket',
  'handover',
  'review_request',
  'paper_check',
  'voice',
  'broadcast',
  'licence',
  'consent_sheet',
  /** An agreement that all said yes to, or whose signed paper came: the forum looks. */
  'agreement',
]);
export type QueueKind = z.infer<typeof QueueKind>;

export const QueueItem = z.object({
  id: z.int(),
  regionId: z.string(),
  kind: QueueKind,
  /** The id of what it is about: a company, a ticket, a person … */
  subjectId: z.int(),
  personId: z.int().optional(),
  dueOn: Day.optional(),
  state: z.enum(['open', 'taken', 'done']),
  takenBy: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** Until when somebody may say that a closed report is not solved after all: two weeks, then it is a new report. */
export function mayReopen(
  { state, closedAt }: Pick<Ticket, 'state' | 'closedAt'>,
  now: Date,
): boolean {
  if (state !== 'closed') return state === 'answered';
  return closedAt !== undefined && now.getTime() - closedAt.getTime() < REOPEN_MS;
}

const REOPEN_MS = 14 * 24 * 60 * 60 * 1000;

/** The number in "T-0042", "t42", "42"; undefined for anything else. */
export function readTicketNumber(typed: string): number | undefined {
  const found = /^(?:t-?|#|no(?:mor)?\.?\s*)?0*(\d{1,9})$/i.exec(typed.trim())?.[1];
  return found === undefined ? undefined : Number(found);
}

/** "T-0042": how a ticket is called in chat and on paper. */
export function ticketNumber(id: number): string {
  return `T-${String(id).padStart(4, '0')}`;
}
