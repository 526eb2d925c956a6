/** A report of a problem and a line of the staff's queue; both carry the day by which somebody must have answered. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import { Day } from './quantity.ts';

/**
 * How a report ended; "settled" and "partly": both sides agreed, or the reporter says it is solved; "explained": advice was
 * given, and there is nothing to settle; "referred": to the KPPU or another authority; "paused" and "ended": the partnership;
 * "lapsed": by rule, because nobody said any more whether the agreement is carried out.
 */
export const Outcome = z.enum([
  'settled',
  'partly',
  'explained',
  'referred',
  'withdrawn',
  'paused',
  'ended',
  'lapsed',
]);
/** Those that staff choose from. */
export const chosenOutcomes: readonly Outcome[] = Outcome.exclude(['lapsed']).options;
export type Outcome = z.infer<typeof Outcome>;

export const TicketState = z.enum([
  'open',
  'answered',
  'mediation',
  'proposed',
  'agreed',
  'closed',
]);
export type TicketState = z.infer<typeof TicketState>;

export const TicketMove = z.enum([
  'answer',
  'check',
  'mediate',
  'reply',
  'raise',
  'propose',
  'accept',
  'seal',
  'decline',
  'carried',
  'complete',
  'broken',
  'close',
  'settle',
  'withdraw',
  'reopen',
  'lapse',
]);
export type TicketMove = z.infer<typeof TicketMove>;

/** "person" is whoever reported, "other" the other side of the partnership that the report is about. */
export type TicketSide = 'staff' | 'person' | 'other' | 'system';

/** A report, from the day it is made to its end: as advice, or as a mediation that both sides agree to and carry out. */
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
    check: {
      by: ['staff'],
      to: { open: 'open', answered: 'answered' },
      causes: 'the company is asked how it pays its partners in general; nobody is named',
    },
    mediate: {
      by: ['staff'],
      // One that was closed by rule goes on, where a side says after all that it is not carried out.
      to: { open: 'mediation', answered: 'mediation', closed: 'mediation' },
      causes: 'the other side reads who reported what, and is asked for its own view',
    },
    reply: {
      // Staff: they write down what a party without chat told them.
      by: ['other', 'staff'],
      to: { open: 'open', answered: 'answered', mediation: 'mediation', proposed: 'proposed' },
      causes: 'its words are kept apart, for staff only; the mediator is told',
    },
    raise: {
      by: ['person'],
      to: { open: 'open', answered: 'open' },
      causes: 'it is a formal mediation from now on, with a new day where it was answered',
    },
    propose: {
      by: ['staff'],
      to: { mediation: 'proposed', proposed: 'proposed' },
      causes: 'both sides read the proposal and are asked whether they agree',
    },
    accept: {
      by: ['person', 'other'],
      to: { proposed: 'proposed' },
      causes: 'one side agrees; the mediator is told',
    },
    seal: {
      by: ['person', 'other'],
      to: { proposed: 'agreed' },
      causes: 'both agree; in 14 days both are asked whether it is carried out',
    },
    decline: {
      by: ['person', 'other'],
      to: { proposed: 'mediation' },
      causes: 'the mediator reads why',
    },
    carried: {
      by: ['person', 'other'],
      to: { agreed: 'agreed' },
      causes: 'one side says that it is carried out',
    },
    complete: {
      by: ['person', 'other'],
      to: { agreed: 'closed' },
      causes: 'both sides say so; its line leaves the queue',
    },
    broken: {
      by: ['person', 'other'],
      to: { agreed: 'mediation' },
      causes: 'it is in the queue again, and the mediator reads why',
    },
    close: {
      by: ['staff'],
      to: {
        open: 'closed',
        answered: 'closed',
        mediation: 'closed',
        proposed: 'closed',
        agreed: 'closed',
      },
      causes: 'who takes part reads how it ended; a partnership that is paused or ended is moved',
    },
    settle: { by: ['person'], to: { answered: 'closed' }, causes: 'its line leaves the queue' },
    withdraw: {
      by: ['person'],
      to: { open: 'closed', answered: 'closed', mediation: 'closed', proposed: 'closed' },
      causes: 'its line leaves the queue; who was asked for a view is told',
    },
    reopen: {
      by: ['person'],
      to: { answered: 'open', closed: 'open' },
      causes: 'it is in the queue again, with a new day',
    },
    lapse: {
      by: ['system'],
      to: { agreed: 'closed' },
      causes: 'both sides and the mediator are told; its line leaves the queue',
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

/** What whoever reports wants of the office: advice only, a question about payments that names nobody, or a mediation. */
export const Path = z.enum(['saran', 'cek', 'mediasi']);
export type Path = z.infer<typeof Path>;

/** One thing that was said or done about a report; a note is for staff only. */
export const TicketEntry = z.object({
  what: z.enum([
    'answer',
    'note',
    'check',
    'mediate',
    'propose',
    'raise',
    'withdraw',
    'close',
    'settle',
    'reopen',
    'lapse',
  ]),
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
  /** Left out of what was reported before there was a choice: advice. */
  path: Path.optional(),
  /** On which side of the match whoever reported is. */
  side: z.enum(['umk', 'company']).optional(),
  mediatorId: z.int().optional(),
  /** Oldest first. */
  log: z.array(TicketEntry).default([]),
  outcome: Outcome.optional(),
  answeredAt: z.date().optional(),
  closedAt: z.date().optional(),
  reportedOn: Day,
  /** From which day the first answer is counted, where that is not the day of the report: it was opened again. */
  countedFrom: Day.optional(),
  dueOn: Day,
  /** The due day lies in a year whose holidays are not decreed yet. */
  provisional: z.boolean(),
  /** Goods were refused on this day: the mediator is alerted as soon as the office is open. */
  refusedOn: Day.optional(),
  alarmedAt: z.date().optional(),
  /** How many steps of escalation were told; see domain/escalation.ts. */
  escalated: z.int().optional(),
  breachedAt: z.date().optional(),
  /** Raised by every move, so that of two at one moment one wins. */
  rev: z.int().default(0),
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
  'after_report',
  /** A running partnership meets a rule of early warning. */
  'warning',
  /** What two sides say of the work under an agreement is not the same, or one is silent. */
  'diary',
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
