/** Several small businesses that together reach what a need asks for: each is asked, all agree or it is planned anew; nothing moves outside its table. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import { Reason } from './match.ts';
import type { Side } from './match.ts';

export const TogetherState = z.enum(['asking', 'ending', 'agreed', 'failed']);
export type TogetherState = z.infer<typeof TogetherState>;

export const MemberState = z.enum(['asked', 'accepted', 'declined', 'lapsed', 'left']);
export type MemberState = z.infer<typeof MemberState>;

export const TogetherMember = z.object({
  umkId: z.int(),
  /** In thousandths of the need's unit; those of all members add up to its volume. */
  share: z.number(),
  state: MemberState,
  askedAt: z.date(),
  /** The person who answered for an owner that has no chat. */
  behalf: z.int().optional(),
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

export const TogetherMove = z.enum(['answer', 'replan', 'complete', 'abandon', 'fail']);
export type TogetherMove = z.infer<typeof TogetherMove>;

/** A group, from the day its members are asked to the yes of all. */
export const togetherLife: Machine<TogetherState, TogetherMove, Side> = {
  id: 'group',
  states: TogetherState.options,
  first: ['asking'],
  moves: {
    answer: {
      by: ['umk'],
      to: { asking: 'asking' },
      causes: 'the answer is kept; the others are still waited for',
    },
    // Somebody said no, or nothing for too long.
    replan: {
      by: ['umk', 'system'],
      to: { asking: 'asking' },
      causes: 'others are asked in the place of who said no or nothing; the company is told once',
    },
    complete: {
      by: ['umk'],
      to: { asking: 'agreed' },
      causes: 'each member has a match with its share, and all get each other’s contact',
    },
    // One of them is gone for good, in the middle of what somebody else does.
    abandon: {
      by: ['system'],
      to: { asking: 'ending' },
      causes: 'nobody is waited for any more; whoever is left is told soon',
    },
    fail: {
      by: ['umk', 'system'],
      to: { asking: 'failed', ending: 'failed' },
      causes:
        'nobody else reaches the volume, or the need is closed: whoever was asked is told, once',
    },
  },
};

/** The state after `move` made by `by`, or undefined where the table does not allow it. */
export function moveTogether(
  state: TogetherState,
  move: TogetherMove,
  by: Side,
): TogetherState | undefined {
  return nextState(togetherLife, state, move, by);
}

export const MemberMove = z.enum(['accept', 'decline', 'lapse']);
export type MemberMove = z.infer<typeof MemberMove>;

/** The answer of one member, while it is waited for. */
const answered: Record<MemberMove, MemberState> = {
  accept: 'accepted',
  decline: 'declined',
  lapse: 'lapsed',
};

/** Those who are part of it now. */
export function inside({ members }: Pick<Together, 'members'>): TogetherMember[] {
  return members.filter(({ state }) => state === 'asked' || state === 'accepted');
}

/**
 * The members after one of those who are asked answered; undefined where nobody waits for that one's answer. `behalf`: who
 * answered for an owner that has no chat.
 */
export function afterAnswer(
  { members }: Pick<Together, 'members'>,
  umkId: number,
  move: MemberMove,
  behalf?: number,
): TogetherMember[] | undefined {
  const mine = members.find((one) => one.umkId === umkId);
  if (mine?.state !== 'asked') return undefined;
  const after = { ...mine, state: answered[move], ...(behalf === undefined ? {} : { behalf }) };
  return members.map((one) => (one === mine ? after : one));
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
