/** Why somebody says no: a reason to choose and words that only staff read; the same two questions on both sides. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import type { Option, TextKey } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Step } from '../conversation/step.ts';

export const WhyNot = z.object({ why: z.string(), words: z.string().nullable() }).partial();
export type WhyNot = z.infer<typeof WhyNot>;

/** What a company may give as its reason; each has a tip for the owner (`tip.<code>`). */
export const companyWhy = [
  'price',
  'capacity',
  'product',
  'papers',
  'place',
  'enough',
  'own',
  'other',
] as const;
/** What an owner may give as the reason. */
export const umkWhy = [
  'capacity',
  'price',
  'payment',
  'time',
  'place',
  'product',
  'other',
] as const;
/** Why a partnership that was agreed is ended. */
export const stopWhy = [
  'price',
  'quality',
  'payment',
  'time',
  'contact',
  'enough',
  'other',
] as const;

type Code = (typeof companyWhy)[number] | (typeof umkWhy)[number] | (typeof stopWhy)[number];

/** Steps `why` and `why_words`, going on to `next`; nothing of it is relayed to the other side. */
export function whyNotSteps<A extends WhyNot>(
  codes: readonly Code[],
  ask: TextKey,
  next: string,
): Record<string, Step<A>> {
  const options: Option[] = codes.map((code) => ({ id: code, label: line(`why.${code}`) }));
  return {
    why: {
      kind: 'choose',
      text: ask,
      options,
      unclear: 'why.unclear',
      hint: 'why.hint',
      save: 'why',
      next: 'why_words',
    },
    why_words: {
      kind: 'ask',
      text: 'why.ask_words',
      accept: words({ min: 2, max: 500 }),
      unclear: 'why.words_unclear',
      hint: 'why.words_hint',
      free: true,
      optional: true,
      save: 'words',
      next,
    },
  };
}

/** The part of a move that keeps why. */
export function declined(answers: WhyNot): { declineCode?: string; note?: string } {
  return {
    ...(answers.why ? { declineCode: answers.why } : {}),
    ...(answers.words ? { note: answers.words } : {}),
  };
}
