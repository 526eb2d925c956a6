/** A code that makes two addresses one person's: on the other channel by themselves, or at the counter with staff. */
import { z } from 'zod';

/** A linking code is typed within the hour, by the same hands. */
export const LINK_MINUTES = 60;

export const LinkCode = z.object({
  /** The keyed hash of the code. */
  id: z.string(),
  /** Whose profile it opens. */
  personId: z.int(),
  /**
   * link: the person made it, and goes on on another channel. recover: staff made it at the counter, after seeing who
   * they are, because the old number is lost; that number is frozen then.
   */
  purpose: z.enum(['link', 'recover']),
  madeBy: z.int(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
});
export type LinkCode = z.infer<typeof LinkCode>;
