/** Several small businesses that together reach what a need asks for: each is asked, all agree or it is planned anew; nothing moves outside the tables here. */
import { z } from 'zod';
import { Reason } from './match.ts';
import type { Side } from './match.ts';

export const TogetherState = z.enum(['asking', 'agreed', 'failed']);
export type TogetherState = z.infer<typeof TogetherState>;

export const MemberState = z.enum(['asked', 'accepted', 'declined', 'lapsed', 'left']);
export type MemberState = z.infer<typeof MemberState>;

export const TogetherMember = z.object({
  umkId: z.int(),
  /** In thousandths of the need's unit; those of all members add up to its volume. */
  share: z.number(),
  state: MemberState,
  askedAt: z.date(),
});
export type TogetherMember = z.infer<typeof TogetherMember>;

export const Together = z.object({
  id: z.int(),
  needId: z.int(),
  state: TogetherState,
  /** The need, while its members are asked: there is one such group a need. */
  openFor: z.int().optional(),
  /** Who speaks for all. */
  leadId: z.int(),
  score: z.number(),
  reasons: z.array(Reason),
  /** Also those who said no or left, so that nobody is asked twice. */
  members: z.array(TogetherMember),
  /** How often it was changed: of two answers at one moment the later one looks again. */
  rev: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Together = z.infer<typeof Together>;

export const TogetherMove = z.enum(['answer', 'replan', 'complete', 'fail']);
export type TogetherMove = z.infer<typeof TogetherMove>;

/** For each move: from which state to which, and who may make it. */
export const togetherMoves: Record<
  TogetherMove,
  { by: readonly Side[]; to: Partial<Record<TogetherState, TogetherState>> }
> = {
  answer: { by: ['umk'], to: { asking: 'asking' } },
  // Somebody said no, or nothing for too long: others are asked in their place.
  replan: { by: ['umk', 'system'], to: { asking: 'asking' } },
  complete: { by: ['umk'], to: { asking: 'agreed' } },
  fail: { by: ['umk', 'system'], to: { asking: 'failed' } },
};

/** The state after `move` made by `by`, or undefined where the table does not allow it. */
export function moveTogether(
  state: TogetherState,
  move: TogetherMove,
  by: Side,
): TogetherState | undefined {
  const rule = togetherMoves[move];
  return rule.by.includes(by) ? rule.to[state] : undefined;
}

export const MemberMove = z.enum(['accept', 'decline', 'lapse']);
export type MemberMove = z.infer<typeof MemberMove>;

const answered: Record<MemberMove, MemberState> = {
  accept: 'accepted',
  decline: 'declined',
  lapse: 'lapsed',
};

/** Those who are part of it now. */
export function inside({ members }: Pick<Together, 'members'>): TogetherMember[] {
  return members.filter(({ state }) => state === 'asked' || state === 'accepted');
}

/** The members after one of those who are asked answered; undefined where nobody waits for that one's answer. */
export function afterAnswer(
  { members }: Pick<Together, 'members'>,
  umkId: number,
  move: MemberMove,
): TogetherMember[] | undefined {
  const mine = members.find((one) => one.umkId === umkId);
  if (mine?.state !== 'asked') return undefined;
  return members.map((one) => (one === mine ? { ...one, state: answered[move] } : one));
}

/** Whether all who are part of it have said yes. */
export function isComplete(members: readonly TogetherMember[]): boolean {
  const left = inside({ members: [...members] });
  return left.length > 0 && left.every(({ state }) => state === 'accepted');
}

/** A plan of who delivers what. */
export type Plan = {
  members: readonly { id: number; share: number }[];
  lead: number;
  score: number;
  reasons: Reason[];
};

/**
 * The members by a new plan: who agreed to just that share has agreed, who is asked for it already is not asked again, all
 * others are asked; who is in it no more has left.
 */
export function replanned(
  members: readonly TogetherMember[],
  plan: Plan,
  now: Date,
): TogetherMember[] {
  const shareOf = new Map(plan.members.map(({ id, share }) => [id, share]));
  const known = new Set(members.map(({ umkId }) => umkId));
  const kept = members.map((one): TogetherMember => {
    const share = shareOf.get(one.umkId);
    const waits = one.state === 'asked' || one.state === 'accepted';
    if (share === undefined) return waits ? { ...one, state: 'left' } : one;
    return waits && one.share === share
      ? one
      : { umkId: one.umkId, share, state: 'asked', askedAt: now };
  });
  const added = plan.members
    .filter(({ id }) => !known.has(id))
    .map(({ id: umkId, share }): TogetherMember => ({
      umkId,
      share,
      state: 'asked',
      askedAt: now,
    }));
  return [...kept, ...added];
}

/** Whose answer is waited for anew, compared with before. */
export function newlyAsked(
  before: readonly TogetherMember[],
  after: readonly TogetherMember[],
): number[] {
  return after
    .filter((one) => one.state === 'asked')
    .filter((one) => {
      const was = before.find(({ umkId }) => umkId === one.umkId);
      return was?.state !== 'asked' || was.share !== one.share;
    })
    .map(({ umkId }) => umkId);
}
