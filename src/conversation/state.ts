/** Where a person is: a stack of dialogs, the one on top asking; everything typed so far is in here. */
import { z } from 'zod';
import type { Line } from './reply.ts';

const Answers = z.record(z.string(), z.unknown());

export const Frame = z.object({
  flow: z.string(),
  version: z.int(),
  step: z.string(),
  answers: Answers,
  /** The questions answered by the person, oldest first, each with the answers it filled: the way back. */
  trail: z.array(z.object({ step: z.string(), filled: z.array(z.string()) })),
  /** What "kembali" took back, in the order of the questions: kept for when the dialog is left. */
  undone: z.array(z.object({ step: z.string(), values: Answers })).optional(),
  /** The answers that the person told before the dialog began. */
  told: z.array(z.string()).optional(),
  /** Misunderstandings in a row at the waiting question. */
  misses: z.int(),
  /** An answer said back and waiting for "betul". */
  pending: z
    .object({
      value: z.unknown(),
      also: Answers.optional(),
      saidBack: z.custom<Line>((value) => typeof value === 'object'),
      choices: z
        .array(
          z.object({ value: z.unknown(), label: z.custom<Line>((v) => typeof v === 'object') }),
        )
        .optional(),
    })
    .optional(),
  /** Options tapped so far at a question that takes several. */
  picked: z.array(z.string()).optional(),
  /** The part of an answer that was understood; the next one fills the gap. */
  partial: z.unknown().optional(),
  /** An answer being changed from the review, kept until the new one is in. */
  editing: z.object({ step: z.string(), answers: Answers }).optional(),
  /** Answers that a changed dialog no longer fits; kept, never used. */
  old: Answers.optional(),
});
export type Frame = z.infer<typeof Frame>;

export const Conversation = z.object({
  /** The number of the newest question; buttons of an older one do nothing. */
  turn: z.int(),
  stack: z.array(Frame),
  /** Cancelled or crowded-out dialogs by flow, to be taken up again. */
  drafts: z.record(z.string(), z.object({ frame: Frame, at: z.date() })),
  /** Ids of the options on screen, in order, so that "2" means what the person sees. */
  shown: z.array(z.string()),
  /** When the person last wrote. */
  lastAt: z.date().optional(),
});
export type Conversation = z.infer<typeof Conversation>;

export function newConversation(): Conversation {
  return { turn: 0, stack: [], drafts: {}, shown: [] };
}

/** "flow/step" of the waiting question, or "-" before the first one. */
export function position(conversation: Conversation): string {
  const top = conversation.stack.at(-1);
  return top ? `${top.flow}/${top.step}` : '-';
}
