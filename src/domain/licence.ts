/** Help with a licence, from the request to the number in hand: its states, who may move what, and what is kept of it. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import { PaperKind } from './need.ts';
import { Day } from './quantity.ts';
import type { Umk } from './umk.ts';

export const LicenceState = z.enum(['requested', 'helping', 'submitted', 'issued', 'stopped']);
export type LicenceState = z.infer<typeof LicenceState>;
export const LicenceMove = z.enum(['help', 'submit', 'issue', 'stop']);
export type LicenceMove = z.infer<typeof LicenceMove>;
export const LicenceSide = z.enum(['owner', 'staff']);
export type LicenceSide = z.infer<typeof LicenceSide>;

/** From the request to the number in hand. */
export const licenceLife: Machine<LicenceState, LicenceMove, LicenceSide> = {
  id: 'licence request',
  states: LicenceState.options,
  first: ['requested'],
  moves: {
    help: {
      by: ['staff'],
      to: { requested: 'helping' },
      causes: 'the owner is told who helps; once a week they are asked how far it is',
    },
    submit: {
      by: ['staff'],
      to: { requested: 'submitted', helping: 'submitted' },
      causes: 'the owner is told the day and the number of the application',
    },
    issue: {
      by: ['staff', 'owner'],
      to: { requested: 'issued', helping: 'issued', submitted: 'issued' },
      causes: 'the paper with its number is among the owner’s papers',
    },
    stop: {
      by: ['staff', 'owner'],
      to: { requested: 'stopped', helping: 'stopped', submitted: 'stopped' },
      causes: 'its place at the clinic is free again',
    },
  },
};

/** Where a move leads; undefined where this side may not make it, or not from there. */
export function moveLicence(
  from: LicenceState,
  move: LicenceMove,
  by: LicenceSide,
): LicenceState | undefined {
  return nextState(licenceLife, from, move, by);
}

export function isOver(state: LicenceState): boolean {
  return state === 'issued' || state === 'stopped';
}

/** Whether the owner is asked now and then how far it is. */
export function isUnderWay(state: LicenceState): boolean {
  return state === 'helping' || state === 'submitted';
}

const Step = z.object({ move: LicenceMove, by: LicenceSide, at: z.date() });
/** `by`: the name of whoever wrote it; '' where none is known. */
const Note = z.object({ by: z.string(), side: LicenceSide, words: z.string(), at: z.date() });
export type LicenceNote = z.infer<typeof Note>;

export const LicenceRequest = z.object({
  id: z.int(),
  regionId: z.string(),
  umkId: z.int(),
  /** Who asked, and is asked how far it is. */
  personId: z.int(),
  licence: PaperKind,
  state: LicenceState,
  /** "7/pirt" while it is not over: a business has one open request for each licence. */
  openFor: z.string().optional(),
  steps: z.array(Step),
  notes: z.array(Note),
  /** What staff asked to be sent, in words, until it was. */
  wanted: z.string().optional(),
  submittedOn: Day.optional(),
  /** The number of the application. */
  reference: z.string().optional(),
  /** Why it was stopped. */
  reason: z.string().optional(),
  /** The place at the clinic, see domain/clinic.ts; no two requests have the same one. */
  slot: z.string().optional(),
  /** By when somebody answers first. */
  dueOn: Day,
  /** How often in a row the owner did not say how far it is. */
  unanswered: z.int(),
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type LicenceRequest = z.infer<typeof LicenceRequest>;

/** A request with whom it is for, and its line in the queue as long as it has one. */
export type LicenceView = {
  request: LicenceRequest;
  umk?: Umk;
  item?: { id: number; dueOn?: Day; takenBy?: number };
  /** The name of whoever took it. */
  taker?: string;
};

/** "F-0012": how a request is called in chat and on paper. */
export function licenceNumber(id: number): string {
  return `F-${String(id).padStart(4, '0')}`;
}

/** The number in "F-0012", "f12", "12"; undefined for anything else. */
export function readLicenceNumber(typed: string): number | undefined {
  const digits = /^\s*(?:f\s*-?\s*)?0*(\d{1,7})\s*$/i.exec(typed)?.[1];
  return digits === undefined || digits === '0' ? undefined : Number(digits);
}

/** Keys of the timers of a request: how far it is, and the day before the clinic. */
export function licenceTimers(id: number): { due: string; clinic: string } {
  return { due: `licence/${id}`, clinic: `licence-clinic/${id}` };
}
