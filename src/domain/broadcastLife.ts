/** The life of a broadcast from draft to done: nobody approves what they wrote, and nothing moves outside its table. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import type { Role } from './person.ts';
import { mayWork } from './roles.ts';

export const BroadcastState = z.enum([
  'draft',
  /** Sent in, and not yet approved by a second person. */
  'waiting',
  'scheduled',
  'running',
  'paused',
  'done',
  'stopped',
]);
export type BroadcastState = z.infer<typeof BroadcastState>;

/** Its words or recipients are other ones from then on: kept, sent in for approval, or on its way. */
export type BroadcastWriting = 'save' | 'send_in' | 'schedule';
export const BroadcastHandling = z.enum(['approve', 'return', 'pause', 'resume', 'stop']);
export type BroadcastHandling = z.infer<typeof BroadcastHandling>;
type Working = 'begin' | 'exceed' | 'finish';
/** author: wrote some of it; second: works on broadcasts and wrote none of this one. */
export type BroadcastSide = 'author' | 'second' | 'system';

const anybody = ['author', 'second'] as const;

/** One that is new is a draft that was never kept. */
export const broadcastLife: Machine<
  BroadcastState,
  BroadcastWriting | BroadcastHandling | Working,
  BroadcastSide
> = {
  id: 'broadcast',
  states: BroadcastState.options,
  first: ['draft'],
  moves: {
    save: {
      by: anybody,
      to: { draft: 'draft', waiting: 'draft', scheduled: 'draft' },
      causes: 'nobody has approved these words; its line leaves the queue',
    },
    send_in: {
      by: anybody,
      to: { draft: 'waiting', waiting: 'waiting', scheduled: 'waiting' },
      causes: 'nobody has approved these words; it is in the queue, and who may approve it is told',
    },
    schedule: {
      by: anybody,
      to: { draft: 'scheduled', waiting: 'scheduled', scheduled: 'scheduled' },
      causes: 'it is for few enough to go without approval; recipients are chosen anew',
    },
    approve: {
      by: ['second'],
      to: { waiting: 'scheduled' },
      causes: 'its line leaves the queue; the author is told',
    },
    return: {
      by: ['second'],
      to: { waiting: 'draft' },
      causes: 'its line leaves the queue; the author reads why',
    },
    begin: {
      by: ['system'],
      to: { scheduled: 'running' },
      causes: 'recipients are chosen; the author is told',
    },
    exceed: {
      by: ['system'],
      to: { running: 'waiting' },
      causes: 'more fit by now than go without approval: nobody is written to; it is in the queue',
    },
    pause: {
      by: anybody,
      to: { running: 'paused' },
      causes: 'what has not left waits; the author is told',
    },
    resume: { by: anybody, to: { paused: 'running' }, causes: 'it goes on where it was' },
    stop: {
      by: anybody,
      to: {
        draft: 'stopped',
        waiting: 'stopped',
        scheduled: 'stopped',
        running: 'stopped',
        paused: 'stopped',
      },
      causes: 'what has not left is not sent; its line leaves the queue; the author is told',
    },
    finish: {
      by: ['system'],
      to: { running: 'done' },
      causes: 'all is sent; the author is told what came of it',
    },
  },
};

/** On which side of it somebody of the office is. */
export function broadcastSide(
  { authorId, editorIds }: { authorId: number; editorIds: readonly number[] },
  personId: number,
): BroadcastSide {
  return authorId === personId || editorIds.includes(personId) ? 'author' : 'second';
}

/** Why somebody may not make this move: the role, what it is by now, or that the words are their own; undefined where they may. */
export function refusal(
  it: { state: BroadcastState; authorId: number; editorIds: readonly number[] },
  move: BroadcastWriting | BroadcastHandling,
  who: { id: number; roles: readonly Role[] },
): 'role' | 'state' | 'own' | undefined {
  if (!mayWork(who.roles, 'broadcast')) return 'role';
  const may = (by: BroadcastSide) => nextState(broadcastLife, it.state, move, by) !== undefined;
  if (may(broadcastSide(it, who.id))) return undefined;
  return may('second') ? 'own' : 'state';
}
