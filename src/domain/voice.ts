/** A voice note that waits for staff to write down what was said, beside the question it answers; its bytes go once it is confirmed. */
import { z } from 'zod';

export const VoiceNote = z.object({
  /** The number of its line in the staff's queue. */
  id: z.int(),
  personId: z.int(),
  blobId: z.string(),
  mime: z.string(),
  /** The question that was open, as "flow/step", and its turn: what was said answers no other. */
  position: z.string(),
  turn: z.int(),
  /** The question's words, for whoever writes it down. */
  question: z.string(),
  /** waiting → written → over (confirmed, refused, or given up). */
  state: z.enum(['waiting', 'written', 'over']),
  words: z.string().optional(),
  at: z.date(),
});
export type VoiceNote = z.infer<typeof VoiceNote>;
