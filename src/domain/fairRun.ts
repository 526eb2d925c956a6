/** A fair run that staff let begin: who is suggested to which need, worked off in parts; one is under way at a time. */
import { z } from 'zod';

export const FairRun = z.object({
  id: z.int(),
  /** Who let it begin, and hears when it is through. */
  personId: z.int(),
  /** Need and business, those of one need together. */
  pairs: z.array(z.tuple([z.int(), z.int()])),
  /** How many of them were looked at so far, and of how many came a suggestion: what changed meanwhile is passed over. */
  at: z.int(),
  made: z.int(),
  /** 1 while it is under way: of two at one moment one begins. */
  slot: z.int().optional(),
  createdAt: z.date(),
});
export type FairRun = z.infer<typeof FairRun>;
