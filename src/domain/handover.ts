/** A talk between a person and the office: waiting, then one officer's, then over; what was said goes when it is over. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { Day } from './quantity.ts';

/** So many of the person's last messages are kept for whoever takes the talk. */
const KEPT_LINES = 10;

/** Something that one side said, as the other side is to get it: words, a file with its caption, or both. */
export const Said = z.object({
  words: z.string().optional(),
  /** Not plain words: `words` are a place ("lat,lon"), a number, or the new text of an earlier message. */
  what: z.enum(['location', 'contact', 'edited', 'deleted', 'unsupported']).optional(),
  file: z
    .object({
      kind: z.enum(['photo', 'document', 'voice']),
      blobId: z.string(),
      mime: z.string(),
      name: z.string(),
    })
    .optional(),
  /** One of the region's ready answers, said in the hearer's language. */
  canned: z.string().optional(),
});
export type Said = z.infer<typeof Said>;

/** Who ended a talk; `silence`: the person wrote no more. */
export const EndedBy = z.enum(['staff', 'person', 'silence']);
export type EndedBy = z.infer<typeof EndedBy>;

const HandoverState = z.enum(['waiting', 'taken', 'over']);
type HandoverState = z.infer<typeof HandoverState>;
type HandoverMove = 'say' | 'take' | 'reply' | 'pass' | 'free' | 'finish' | 'leave' | 'fall_silent';

export const handoverLife: Machine<HandoverState, HandoverMove, 'person' | 'staff' | 'system'> = {
  id: 'talk with the office',
  states: HandoverState.options,
  first: ['waiting'],
  moves: {
    say: {
      by: ['person'],
      to: { waiting: 'waiting', taken: 'taken' },
      causes: 'kept until it is over; whoever has the talk, or its topic, reads it',
    },
    // In its topic another officer takes over by answering there.
    take: {
      by: ['staff'],
      to: { waiting: 'taken', taken: 'taken' },
      causes: 'the person is told who answers, and whoever had it before',
    },
    reply: {
      by: ['staff'],
      to: { taken: 'taken' },
      causes: 'the person reads it; after days without a word of theirs it falls silent',
    },
    pass: {
      by: ['staff'],
      to: { taken: 'taken' },
      causes: 'the person and the colleague who has it now are told',
    },
    free: {
      by: ['staff', 'system'],
      to: { taken: 'waiting' },
      causes: 'its line is in the queue again: the officer gave it back, or is none any more',
    },
    finish: {
      by: ['staff'],
      to: { taken: 'over' },
      causes: 'what was said is erased; the person is told, and asked how they were helped',
    },
    leave: {
      by: ['person'],
      to: { waiting: 'over', taken: 'over' },
      causes: 'what was said is erased; whoever had it, or its topic, is told',
    },
    fall_silent: {
      by: ['system'],
      to: { taken: 'over' },
      causes: 'what was said is erased; both sides are told',
    },
  },
};

/** The move by which a talk ends, and whose it is. */
export const endings = {
  staff: ['finish', 'staff'],
  person: ['leave', 'person'],
  silence: ['fall_silent', 'system'],
} as const satisfies Record<EndedBy, readonly [HandoverMove, 'person' | 'staff' | 'system']>;

export const Handover = z.object({
  /** The number of its line in the staff's queue. */
  id: z.int(),
  regionId: z.string(),
  personId: z.int(),
  state: HandoverState,
  staffId: z.int().optional(),
  /** Whose it should be: the officer of the last talk, or their deputy. */
  wantedId: z.int().optional(),
  /** What stands for its topic in the staff's group, where it has one: told like a person, and never one. */
  placeId: z.int().optional(),
  /** Whoever has it answers from their private chat, although there is a topic. */
  apart: z.literal(true).optional(),
  /** The person's last messages, oldest first; none any more when it is over. */
  lines: z.array(Said.extend({ at: z.date() })),
  /** For staff only. */
  notes: z.array(z.object({ by: z.string(), words: z.string(), at: z.date() })),
  /** The person wrote after the officer last did anything at a desk. */
  unread: z.boolean(),
  /** Since when the person waits for an answer. */
  owedAt: z.date().optional(),
  /** The admins have been told that nobody answers: once is enough. */
  escalatedAt: z.date().optional(),
  endedBy: EndedBy.optional(),
  /** 1 (not helped) to 5 (very well). */
  rating: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Handover = z.infer<typeof Handover>;

/** A talk with who is on both sides, as staff see them. */
export type HandoverView = {
  handover: Handover;
  name?: string;
  business?: string;
  channel: string;
  /** The name of the officer who has it. */
  staff?: string;
};

/** An officer who is away until the end of a day; new talks for them go to the deputy. */
export const StaffAway = z.object({
  /** The person's id. */
  id: z.int(),
  until: Day,
  deputyId: z.int(),
});
export type StaffAway = z.infer<typeof StaffAway>;

/** The lines with one more, as far as they are kept. */
export function withLine(lines: Handover['lines'], said: Said, at: Date): Handover['lines'] {
  return [...lines, { ...said, at }].slice(-KEPT_LINES);
}

/** The officer who gets what is meant for `staffId` on `today`: their deputy while they are away; never a chain of deputies. */
export function standsIn(staffId: number, away: readonly StaffAway[], today: Day): number {
  return away.find(({ id, until }) => id === staffId && until >= today)?.deputyId ?? staffId;
}

/** Who hears what the person says: the topic, or the officer in their private chat; nobody yet where it waits without a topic. */
export function hearerOf({ placeId, staffId, apart }: Handover): number | undefined {
  return placeId !== undefined && !apart ? placeId : staffId;
}

/** The keys of what is to be come back to: no answer of the office, no word of the person. */
export function handoverTimers(id: number): [late: string, silent: string] {
  return [`handover/${id}/late`, `handover/${id}/silent`];
}
