/** The life of a match between a need and a UMK: one table of allowed moves, and nothing moves outside it. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';

export const MatchState = z.enum([
  'suggested',
  'raised',
  'shortlisted',
  'declined_company',
  'declined_umk',
  'lapsed',
  'agreed',
  'sample',
  'visit',
  'quotation',
  'trial',
  'paused',
  'stopped',
]);
export type MatchState = z.infer<typeof MatchState>;

export const MatchMove = z.enum([
  'propose',
  'raise',
  'company_accepts',
  'company_declines',
  'umk_accepts',
  'umk_declines',
  'lapse',
  'sample',
  'visit',
  'quotation',
  'trial',
  'pause',
  'resume',
  'stop',
  'join',
]);
export type MatchMove = z.infer<typeof MatchMove>;

export const Reason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof Reason>;

export const Match = z.object({
  id: z.int(),
  needId: z.int(),
  umkId: z.int(),
  state: MatchState,
  score: z.number(),
  reasons: z.array(Reason),
  /** Why a side declined, in its own words; for staff only, never relayed. */
  declineReason: z.string().optional(),
  declineCode: z.string().optional(),
  /** What of the need it delivers, in thousandths of its unit, where several share it; without one it is the whole. */
  share: z.number().optional(),
  /** The steps of exploring that were reported, oldest first. */
  steps: z.array(
    z.object({
      move: MatchMove,
      by: z.enum(['company', 'umk', 'staff', 'system']),
      at: z.date(),
      note: z.string().optional(),
      /** The person who answered for an owner that has no chat. */
      behalf: z.int().optional(),
    }),
  ),
  /** When the side whose turn it is was asked. */
  askedAt: z.date().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Match = z.infer<typeof Match>;

export type Side = 'company' | 'umk' | 'staff' | 'system';

/** Both sides agreed, and it goes on. */
export const exploring: readonly MatchState[] = ['agreed', 'sample', 'visit', 'quotation', 'trial'];

/** From a suggestion over both sides' yes to a trial order; whatever comes after is the agreement's. */
export const matchLife: Machine<MatchState, MatchMove, Side> = {
  id: 'match',
  states: MatchState.options,
  first: ['suggested', 'raised'],
  moves: {
    // Somebody of the office thought of it: it stays a suggestion, which the company sees whatever the program thinks.
    propose: {
      by: ['staff'],
      to: { suggested: 'suggested' },
      causes: 'the company sees it whatever its score',
    },
    raise: {
      by: ['umk'],
      to: { suggested: 'raised' },
      causes: 'the company is told that the owner wants it',
    },
    // An owner who put a hand up has already said yes.
    company_accepts: {
      by: ['company', 'staff'],
      to: { suggested: 'shortlisted', raised: 'agreed' },
      causes: 'the owner is asked; where they had raised a hand, both get each other’s contact',
    },
    company_declines: {
      by: ['company', 'staff'],
      to: { suggested: 'declined_company', raised: 'declined_company' },
      causes: 'an owner who had raised a hand is told, with a tip',
    },
    umk_accepts: {
      by: ['umk'],
      to: { shortlisted: 'agreed' },
      causes: 'both get each other’s contact',
    },
    umk_declines: {
      by: ['umk'],
      to: { shortlisted: 'declined_umk', raised: 'declined_umk' },
      causes: 'the company is told and sees the next candidate',
    },
    lapse: {
      by: ['system', 'staff'],
      to: { suggested: 'lapsed', raised: 'lapsed', shortlisted: 'lapsed' },
      causes: 'nobody waits for it any more',
    },
    // All who deliver it together have agreed, and so has the company.
    join: {
      by: ['system'],
      to: { suggested: 'agreed', raised: 'agreed', shortlisted: 'agreed' },
      causes: 'all who deliver it together and the company get each other’s contact',
    },
    sample: {
      by: ['company', 'umk'],
      to: { agreed: 'sample' },
      causes: 'the other side is told',
    },
    visit: {
      by: ['company', 'umk'],
      to: { agreed: 'visit', sample: 'visit' },
      causes: 'the other side is told',
    },
    quotation: {
      by: ['company', 'umk'],
      to: { agreed: 'quotation', sample: 'quotation', visit: 'quotation' },
      causes: 'the other side is told',
    },
    trial: {
      by: ['company', 'umk'],
      to: { agreed: 'trial', sample: 'trial', visit: 'trial', quotation: 'trial' },
      causes: 'the other side is told',
    },
    // What a mediation came to; how far exploring had come is in the steps (`beforePause`).
    pause: {
      by: ['staff'],
      to: Object.fromEntries(exploring.map((state) => [state, 'paused'])),
      causes: 'both sides are told; contacts are hidden until it goes on',
    },
    resume: {
      by: ['staff'],
      to: { paused: 'agreed' },
      back: exploring,
      causes: 'both sides are told that it goes on',
    },
    stop: {
      by: ['company', 'umk', 'staff'],
      to: Object.fromEntries([...exploring, 'paused'].map((state) => [state, 'stopped'])),
      causes: 'the other side is told; contacts are hidden again',
    },
  },
};

/** The state after `move` made by `by`, or undefined where the table does not allow it; `before`: see `beforePause`. */
export function moveMatch(
  state: MatchState,
  move: MatchMove,
  by: Side,
  before?: MatchState,
): MatchState | undefined {
  return nextState(matchLife, state, move, by, before);
}

type Walked = { move: MatchMove; at: Date; from: MatchState; to: MatchState };

/** The steps of a match one after the other with the states they led to; one that the table does not know leads nowhere. */
export function walk(steps: readonly Pick<Match['steps'][number], 'move' | 'at'>[]): Walked[] {
  const walked: Walked[] = [];
  let state: MatchState = 'suggested';
  for (const { move, at } of steps) {
    const { by } = matchLife.moves[move];
    const before = walked.findLast((step) => step.to === 'paused')?.from;
    const to: MatchState | undefined = by[0] && moveMatch(state, move, by[0], before);
    if (to === undefined) continue;
    walked.push({ move, at, from: state, to });
    state = to;
  }
  return walked;
}

/** How far a match had come when it was paused last, to go on there; undefined where its steps do not say. */
export function beforePause({ steps }: Pick<Match, 'steps'>): MatchState | undefined {
  return walk(steps).findLast(({ to }) => to === 'paused')?.from;
}

/** The moves that `by` may make now, in the order in which exploring goes on. */
export function allowedMoves(state: MatchState, by: Side): MatchMove[] {
  return movesOf(matchLife, state, by);
}

/** Whether somebody of the office thought of this match. */
export function isProposed({ steps }: Pick<Match, 'steps'>): boolean {
  return steps.some(({ move }) => move === 'propose');
}

/** Both sides have said yes, so each may see the other's contact. */
export function contactsShared(state: MatchState): boolean {
  return exploring.includes(state);
}

/** Whether a company may report it as a partnership: both sides agreed, it goes on, and it is no example. */
export function isPartnership(of: {
  match: Pick<Match, 'state'>;
  need: { example: boolean };
  umk: { example: boolean };
}): boolean {
  return contactsShared(of.match.state) && !of.need.example && !of.umk.example;
}
