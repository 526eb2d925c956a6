/** The lives of what the forum keeps: what was promised to it, and its meetings; a cancelled meeting stays as it was. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';

export const CommitmentState = z.enum(['berjalan', 'terpenuhi', 'dihentikan']);
export type CommitmentState = z.infer<typeof CommitmentState>;
export type CommitmentMove = 'resume' | 'fulfil' | 'stop';

const kept = 'the words that go with it are kept with who said them and when';

/** Nothing is final: what was promised is told by those who promised, and they may think again. */
export const commitmentLife: Machine<CommitmentState, CommitmentMove, 'staff'> = {
  id: 'commitment',
  states: CommitmentState.options,
  first: ['berjalan'],
  moves: {
    resume: {
      by: ['staff'],
      to: { terpenuhi: 'berjalan', dihentikan: 'berjalan' },
      causes: kept,
    },
    fulfil: {
      by: ['staff'],
      to: { berjalan: 'terpenuhi', dihentikan: 'terpenuhi' },
      causes: kept,
    },
    stop: {
      by: ['staff'],
      to: { berjalan: 'dihentikan', terpenuhi: 'dihentikan' },
      causes: kept,
    },
  },
};

export const MeetingState = z.enum(['terjadwal', 'selesai', 'batal']);
export type MeetingState = z.infer<typeof MeetingState>;
export type MeetingMove = 'change' | 'cancel' | 'remind' | 'invite' | 'minutes' | 'decide';

export const meetingLife: Machine<MeetingState, MeetingMove | 'answer', 'staff' | 'invited'> = {
  id: 'meeting',
  states: MeetingState.options,
  first: ['terjadwal'],
  moves: {
    change: {
      by: ['staff'],
      to: { terjadwal: 'terjadwal' },
      causes: 'all who are invited are told; they are reminded at the new time',
    },
    cancel: {
      by: ['staff'],
      to: { terjadwal: 'batal' },
      causes: 'all who are invited are told; nobody is reminded',
    },
    remind: {
      by: ['staff'],
      to: { terjadwal: 'terjadwal' },
      causes: 'who comes, or has not said, is told again',
    },
    invite: {
      by: ['staff'],
      to: { terjadwal: 'terjadwal' },
      causes: 'members who have joined since are invited',
    },
    answer: {
      by: ['invited'],
      to: { terjadwal: 'terjadwal' },
      causes: 'it is on the list of who comes',
    },
    // Minutes may be written of a meeting that nobody has marked as over, and be replaced.
    minutes: {
      by: ['staff'],
      to: { terjadwal: 'selesai', selesai: 'selesai' },
      causes: 'the minutes are kept with their files',
    },
    decide: {
      by: ['staff'],
      to: { terjadwal: 'terjadwal', selesai: 'selesai' },
      causes: 'who is to do it is told, and reminded on the day',
    },
  },
};

type Meeting = { state: MeetingState; startsAt: Date; ticketId?: number | undefined };

/** Whether a meeting can (still) be moved so: one that began is neither moved nor cancelled, and has minutes only then. */
export function canMove(
  { state, startsAt, ticketId }: Meeting,
  move: MeetingMove,
  now: Date,
): boolean {
  if (nextState(meetingLife, state, move, 'staff') === undefined) return false;
  // What a mediation comes to is both sides' alone: the forum is neither invited nor given anything to do.
  if (ticketId !== undefined && (move === 'invite' || move === 'decide')) return false;
  const begun = startsAt <= now;
  return begun === (move === 'minutes' || move === 'decide');
}

/** Whether who is invited can still say if they come. */
export function canAnswer({ state, startsAt }: Meeting, now: Date): boolean {
  return nextState(meetingLife, state, 'answer', 'invited') !== undefined && startsAt > now;
}
