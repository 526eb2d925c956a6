/** An answer on a scale of 1 to 5 in everyday words, for every question that has one. */
import { text } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { readRating } from '../language/rating.ts';

/** "1" to "5", as the options are called. */
export const rated: Accept = text((typed): Accepted => {
  const read = readRating(typed);
  if (!read) return { result: 'other', looksLike: 'text' };
  if ('rating' in read) return { result: 'understood', value: read.rating, confidence: 'full' };
  const hint = line('engine.out_of_range', { expected: '1–5', got: read.got });
  return { result: 'ask', why: 'format', hint };
});
