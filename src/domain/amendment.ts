/** An amendment (adendum) of an agreement that is signed: a version beside the one in force, which stays until everybody said yes to the new one. */
import { z } from 'zod';
import { AgreementChange, Terms } from './agreement.ts';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';

export const AmendmentState = z.enum(['asking', 'review', 'in_force', 'withdrawn']);
export type AmendmentState = z.infer<typeof AmendmentState>;

export const AmendmentMove = z.enum([
  'join',
  'decline',
  'change',
  'consent',
  'excuse',
  'seal',
  'withdraw',
  'lapse',
]);
export type AmendmentMove = z.infer<typeof AmendmentMove>;

/** `joining`: a business that is to come into a group, and is no party yet. */
export const AmendmentSide = z.enum(['company', 'umk', 'joining', 'mediator', 'system']);
export type AmendmentSide = z.infer<typeof AmendmentSide>;

const parties = ['company', 'umk', 'joining'] as const;
const open = { asking: 'withdrawn', review: 'withdrawn' } as const;

/** From what somebody proposes to a version that is in force, or to nothing: the agreement itself stays as it was until then. */
export const amendmentLife: Machine<AmendmentState, AmendmentMove, AmendmentSide> = {
  id: 'amendment',
  states: AmendmentState.options,
  first: ['asking', 'review'],
  moves: {
    join: {
      by: ['joining'],
      to: { asking: 'review' },
      causes: 'the version with the new shares is made, and all read it',
    },
    decline: {
      by: ['joining'],
      to: { asking: 'withdrawn' },
      causes: 'the company is told, and may ask another',
    },
    change: {
      by: parties,
      to: { review: 'review' },
      causes: 'a new version; what was agreed to before counts no more; the others see old and new',
    },
    consent: { by: parties, to: { review: 'review' }, causes: 'the others are told' },
    excuse: {
      by: ['mediator'],
      to: { review: 'review' },
      causes: 'the member who leaves was heard by the forum: its yes is not waited for',
    },
    seal: {
      by: [...parties, 'mediator'],
      to: { review: 'in_force' },
      causes: 'nobody’s yes is missing: it is the version of the agreement from now on',
    },
    withdraw: {
      by: [...parties, 'mediator'],
      to: open,
      causes: 'all read why; the agreement stays as it was',
    },
    lapse: { by: ['system'], to: open, causes: 'the agreement is over' },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveAmendment(
  state: AmendmentState,
  move: AmendmentMove,
  by: AmendmentSide,
): AmendmentState | undefined {
  return nextState(amendmentLife, state, move, by);
}

export function amendmentMoves(state: AmendmentState, by: AmendmentSide): AmendmentMove[] {
  return movesOf(amendmentLife, state, by);
}

/** A business as it is party once the amendment is in force. */
export const AmendedParty = z.object({
  umkId: z.int(),
  matchId: z.int(),
  share: z.int().min(1).max(100),
  address: z.string().optional(),
  nib: z.string().optional(),
});
export type AmendedParty = z.infer<typeof AmendedParty>;

export const Amendment = z.object({
  /** "<agreement>/<nth>" */
  id: z.string(),
  agreementId: z.int(),
  /** Its number among those of the agreement, from 1. */
  nth: z.int(),
  state: AmendmentState,
  /** Its newest version; 0 as long as a new member has not said yes. */
  n: z.int(),
  terms: Terms,
  parties: z.array(AmendedParty).min(1),
  /** The business that comes into the group, and the one that goes. */
  joins: z.int().optional(),
  leaves: z.int().optional(),
  /** The forum heard who leaves, so that its yes is not waited for. */
  excused: z.boolean(),
  /** What it changes, in the order in which it was asked for. */
  changes: z.array(AgreementChange),
  /** Why it was given up. */
  reason: z.string().optional(),
  steps: z.array(
    z.object({ move: AmendmentMove, by: AmendmentSide, personId: z.int(), at: z.date() }),
  ),
  /** Counts every change, so that of two at one moment one wins. */
  rev: z.int(),
  /** The agreement, as long as it is open: there is one at a time. */
  openFor: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Amendment = z.infer<typeof Amendment>;

/** The shares of those who stay, grown in proportion to 100 together; who had most gets what rounding leaves. */
export function sharedAnew<P extends { share: number }>(staying: readonly P[]): P[] {
  const sum = staying.reduce((all, { share }) => all + share, 0);
  const grown = staying.map((one) => ({
    ...one,
    share: Math.max(1, Math.floor((one.share * 100) / sum)),
  }));
  const over = 100 - grown.reduce((all, { share }) => all + share, 0);
  const most = grown.reduce(
    (best, { share }, at) => (share > (grown[best]?.share ?? 0) ? at : best),
    0,
  );
  return grown.map((one, at) => (at === most ? { ...one, share: one.share + over } : one));
}
