/** A report as a mediation: what each side said, kept apart; what a party may see of it; and what staff may do with it by the way that was chosen. */
import { z } from 'zod';
import type { Audience } from './effect.ts';
import type { Meeting } from './forum.ts';
import type { Need } from './need.ts';
import { Day } from './quantity.ts';
import type { Region } from './region.ts';
import { moveTicket } from './ticket.ts';
import type { Path, Ticket, TicketMove, TicketSide, TicketState } from './ticket.ts';
import { addDays, localDay } from './workingDays.ts';

/** Where an officer wrote down what a party without chat said: who said it, on which day, and how. */
export const HeardView = z.object({
  who: z.string(),
  on: Day,
  via: z.enum(['telepon', 'surat', 'langsung']),
});
export type HeardView = z.infer<typeof HeardView>;

/** What one person of a side said: a view, a yes or no to the proposal, whether it is carried out. */
export const Statement = z.object({
  id: z.string(),
  ticketId: z.int(),
  personId: z.int(),
  side: z.enum(['person', 'other']),
  what: z.enum(['view', 'accept', 'decline', 'carried', 'broken']),
  /** Of how many proposals the newest was meant: a yes to an older one counts no more. */
  round: z.int(),
  words: z.string(),
  heard: HeardView.optional(),
  at: z.date(),
});
export type Statement = z.infer<typeof Statement>;

export type Party = Statement['side'];

/** A statement with the name of who made it, where it is known; for staff only. */
export type StatementView = Statement & { name?: string };

/** Whoever looks after a report. */
export type Mediator = { personId: number; name?: string };
/** A mediator with how many reports that are not over they look after. */
export type MediatorLoad = Mediator & { open: number };

/** A report between the two sides of a match; `side`: of whoever reported. */
export type TicketBetween = { id: number; reportedOn: Day; side: 'umk' | 'company' };

/** A report as one of its parties sees it; the words of the other side are not in it unless a mediation names both. */
export type DisputeView = {
  ticket: Pick<
    Ticket,
    | 'id'
    | 'state'
    | 'urgent'
    | 'path'
    | 'reportedOn'
    | 'countedFrom'
    | 'dueOn'
    | 'provisional'
    | 'outcome'
    | 'closedAt'
    | 'updatedAt'
    | 'matchId'
    | 'breachedAt'
    | 'rev'
  >;
  party: Party;
  mediator?: Mediator;
  /** What the partnership is about. */
  need?: Pick<Need, 'id' | 'what' | 'volume'>;
  /** Who is on the other side, where it may be named. */
  against?: string;
  /** What was reported: for who reported it, and in a mediation for the other side. */
  words?: string;
  /** What the mediator proposes now. */
  proposal?: string;
  /** Which one it is. */
  round: number;
  /** This side has told its view. */
  replied?: boolean;
  /** This side has agreed to it. */
  accepted: boolean;
  /** The other side has too. */
  otherAccepted: boolean;
  /** This side said that it is carried out. */
  carried: boolean;
  otherCarried: boolean;
  /** Who of each side is told; of the other side an organisation or a person, never names. */
  own: Audience[];
  others: Audience[];
  /** The other side has been told of it. */
  heard: boolean;
  meeting?: Pick<Meeting, 'id' | 'startsAt' | 'place' | 'state'>;
};

/** The way that was chosen; what was reported before there was a choice is advice. */
export function pathOf({ path }: Pick<Ticket, 'path'>): Path {
  return path ?? 'saran';
}

/** Whether `by` may make this move now, also by the way that whoever reported chose. */
export function mayMoveTicket(
  ticket: Pick<Ticket, 'state' | 'path' | 'matchId' | 'outcome'>,
  move: TicketMove,
  by: TicketSide,
): TicketState | undefined {
  const path = pathOf(ticket);
  const about = ticket.matchId !== undefined;
  if (move === 'check' && (path !== 'cek' || !about)) return undefined;
  if (move === 'mediate' && (path !== 'mediasi' || !about)) return undefined;
  if (move === 'mediate' && ticket.state === 'closed' && ticket.outcome !== 'lapsed')
    return undefined;
  if (move === 'raise' && (path === 'mediasi' || !about)) return undefined;
  // Who asked for advice only is heard by nobody else.
  if (move === 'reply' && path === 'saran') return undefined;
  return moveTicket(ticket.state, move, by);
}

/** Whether it is a matter of both sides by now: a mediation that has begun. */
export function isMediated(state: TicketState): boolean {
  return state === 'mediation' || state === 'proposed' || state === 'agreed';
}

/** Whether a side said so of the newest proposal. */
export function hasSaid(
  statements: readonly Pick<Statement, 'side' | 'what' | 'round'>[],
  round: number,
  side: Party,
  what: 'accept' | 'carried',
): boolean {
  return statements.some(
    (one) => one.side === side && one.what === what && one.round === round && round > 0,
  );
}

/**
 * From which day on an agreement of both sides is taken as carried out although nobody said so: both were asked, and some time
 * has passed. Counted from the last yes; undefined where there is none.
 */
export function lapsesOn(
  statements: readonly Pick<Statement, 'what' | 'at'>[],
  { deadlines, timeZone }: Pick<Region, 'deadlines' | 'timeZone'>,
): Day | undefined {
  const sealed = statements.findLast(({ what }) => what === 'accept');
  const days = deadlines.followUpDays + deadlines.followUpSilentDays;
  return sealed && addDays(localDay(sealed.at, timeZone), days);
}

/** How many proposals there were. */
export function roundOf({ log }: Pick<Ticket, 'log'>): number {
  return log.filter(({ what }) => what === 'propose').length;
}

/** Who looks after a new report: a mediator who is here, has no part in it, and has the fewest; of several the one who joined first. */
export function nextMediator(
  mediators: readonly MediatorLoad[],
  not: readonly number[],
): MediatorLoad | undefined {
  const free = mediators.filter(({ personId }) => !not.includes(personId));
  return free.toSorted((a, b) => a.open - b.open || a.personId - b.personId)[0];
}
