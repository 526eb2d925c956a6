/** A message of the office to many: whom it is for, its words, and who may look at it; only those who agreed are written to. */
import { z } from 'zod';
import { BroadcastHandling, BroadcastState } from './broadcastLife.ts';
import { OwnedPaperKind } from './paper.ts';
import { Language } from './person.ts';
import type { Role, Sapaan } from './person.ts';
import { Day } from './quantity.ts';
import { mayWork } from './roles.ts';

export const Level = z.enum(['siap', 'hampir', 'perlu', 'none']);
export type Level = z.infer<typeof Level>;

/**
 * Whom it is for; a field that is left out does not matter. Of owners: places, levels, NIB and papers of a business; of
 * PICs the sector and size of an approved company. All conditions on a business are about the same one.
 */
export const Segment = z.object({
  audience: z.enum(['owners', 'pics']),
  kecamatan: z.array(z.string()).optional(),
  sectors: z.array(z.string()).optional(),
  levels: z.array(Level).optional(),
  nib: z.enum(['ya', 'tidak']).optional(),
  /** A paper of this kind, or of any, expires within `paperDays` days from today. */
  paperKind: OwnedPaperKind.optional(),
  paperDays: z.int().positive().optional(),
  scales: z.array(z.string()).optional(),
  language: Language.optional(),
  /** Wrote to us within so many days, or last wrote longer ago than that. */
  seenWithin: z.int().positive().optional(),
  seenBefore: z.int().positive().optional(),
  /** Registered on this day or later. */
  since: Day.optional(),
});
export type Segment = z.infer<typeof Segment>;

/** English readers get `en` where there is one. */
export const BroadcastTexts = z.object({ id: z.string(), en: z.string().optional() });
export type BroadcastTexts = z.infer<typeof BroadcastTexts>;

/** What somebody who works on broadcasts orders outside of the chat: a new one, or a move of one. */
export const BroadcastOrder = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('write'),
    segment: Segment,
    texts: BroadcastTexts,
    startAt: z.date().optional(),
    /** Sent as far as it may be; else it is kept as a draft. */
    send: z.boolean(),
  }),
  z.object({
    what: z.literal('move'),
    broadcastId: z.int(),
    move: BroadcastHandling,
    /** Why it is given back. */
    words: z.string().optional(),
  }),
]);
export type BroadcastOrder = z.infer<typeof BroadcastOrder>;

/** What somebody of the staff hears of a broadcast. */
export const BroadcastNews = z.enum([
  'started',
  'done',
  'approved',
  'returned',
  /** More people fit by the time it started than may be written to without a second person. */
  'exceeds',
  'paused',
  'stopped',
]);
export type BroadcastNews = z.infer<typeof BroadcastNews>;

export const Broadcast = z.object({
  id: z.int(),
  regionId: z.string(),
  state: BroadcastState,
  /** Raised by every change, so that of two who change it at one moment one wins. */
  rev: z.int(),
  segment: Segment,
  texts: BroadcastTexts,
  authorId: z.int(),
  /** Everybody else who wrote it. */
  editorIds: z.array(z.int()),
  approverId: z.int().optional(),
  /** Why it was given back. */
  note: z.string().optional(),
  /** How many people it was for when it was sent in. */
  people: z.int(),
  /** Not before this; as soon as it may where it is left out. */
  startAt: z.date().optional(),
  startedAt: z.date().optional(),
  endedAt: z.date().optional(),
  /** Recipients are chosen by rising id: all up to this person are. */
  chosenUpTo: z.int().optional(),
  /** Set when all recipients are chosen. */
  chosenAt: z.date().optional(),
  /** When the job looks at it next; it never does where this is empty. */
  dueAt: z.date().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Broadcast = z.infer<typeof Broadcast>;

/** Why somebody who fits is not written to. */
export const SkipReason = z.enum([
  'no_consent',
  'muted',
  'blocked',
  'withdrawn',
  'frozen',
  'no_address',
  /** No longer there: erased, or another person's by now. */
  'gone',
  /** The broadcast was stopped before. */
  'stopped',
  /** Their turn could not be made. */
  'failed',
]);
export type SkipReason = z.infer<typeof SkipReason>;

/** One person of a broadcast; `id` is "<broadcast>/<person>". */
export const BroadcastRecipient = z.object({
  id: z.string(),
  broadcastId: z.int(),
  /** Left out once they are erased. */
  personId: z.int().optional(),
  /** Where they were reached when they were chosen: each channel has a pace of its own. */
  channel: z.string(),
  /** chosen; their turn was begun; it was said (and is in the outbox, or was sent); it was not. */
  state: z.enum(['chosen', 'queued', 'said', 'skipped']),
  why: SkipReason.optional(),
  /** The inbound row in which it was said: the same one however often it is taken up again. */
  inboundId: z.int().optional(),
});
export type BroadcastRecipient = z.infer<typeof BroadcastRecipient>;

/** Somebody who would be written to, as a sample and for the preview. */
export type Sample = {
  personId: number;
  name?: string;
  sapaan?: Sapaan;
  /** The name of the business or company, or what it makes. */
  firm?: string;
  kecamatan?: string;
};

/** How many fit, how many of them may be written to, and why the others may not. */
export type Reach = {
  fits: number;
  reachable: number;
  why: Partial<Record<SkipReason, number>>;
  /** Imported businesses that fit and that nobody has claimed: there is nobody to write to. */
  unclaimed: number;
  sample: Sample[];
};

/** What became of a broadcast; `sent` are those that left, `delivered` and `read` as far as the channels tell. */
export type BroadcastTable = {
  chosen: number;
  /** Not begun, or on their way. */
  left: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  skipped: Partial<Record<SkipReason, number>>;
};

/** Whether these roles may look at broadcasts and their tables. */
export function mayLookAtBroadcasts(roles: readonly Role[]): boolean {
  return mayWork(roles, 'broadcast') || roles.includes('viewer');
}

/** Whether a second person has to approve one for so many people. */
export function needsApproval(people: number, limits: { approveAbove: number }): boolean {
  return people > limits.approveAbove;
}

/** Why this person is not to be written to unasked; undefined where they may be. The consent to reminders is one of its own (UU 27/2022 art. 20–22). */
export function unwilling(person: {
  mutedAt?: Date | undefined;
  blockedAt?: Date | undefined;
  withdrawnAt?: Date | undefined;
  frozenAt?: Date | undefined;
  reminders?: boolean | undefined;
}): SkipReason | undefined {
  if (person.frozenAt) return 'frozen';
  if (person.withdrawnAt) return 'withdrawn';
  if (person.mutedAt) return 'muted';
  if (person.blockedAt) return 'blocked';
  return person.reminders === true ? undefined : 'no_consent';
}
