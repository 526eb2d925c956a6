/** What staff look at when they change texts, questions and days off: as it is stored, with who changed it as far as that person is known. */
import { z } from 'zod';
import type { Override } from './override.ts';
import type { Language } from './person.ts';

/** A question nobody could answer, counted by its normal form; one that was dismissed is quiet until it was asked so often. */
export const Unanswered = z.object({
  id: z.string(),
  text: z.string(),
  times: z.int(),
  lastAt: z.date(),
  quietUntil: z.int(),
});
export type Unanswered = z.infer<typeof Unanswered>;

/** A change, and the name of whoever made it. */
export type Changed = Override & { who?: string };

/** A text as it is now, in every language. */
export type TextRow = { key: string } & Record<Language, string>;
/** The same with what the program ships, and with how somebody is addressed whose sapaan nobody knows. */
export type TextView = {
  key: string;
  now: Record<Language, string>;
  shipped: Record<Language, string>;
  sapaan: Record<Language, string>;
};
