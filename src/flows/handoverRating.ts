/** After a talk with an officer: how well it helped, with one tap, or not at all. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { rated } from './ratingAnswers.ts';

const Rating = z.object({ item: z.string(), rating: z.string().nullable() }).partial();
type Rating = z.infer<typeof Rating>;

const marks = ['1', '2', '3', '4', '5'] as const;
/** What people say instead of tapping. */
const said: { [K in (typeof marks)[number]]?: readonly string[] } = {
  '1': ['kecewa', 'tidak puas', 'gak puas', 'buruk', 'bad'],
  '3': ['lumayan', 'biasa aja', 'biasa saja', 'okay'],
  '4': ['puas', 'bagus', 'baik', 'good'],
  '5': ['puas banget', 'puas sekali', 'sangat puas', 'mantap', 'bagus banget', 'great'],
};

export const handoverRating = defineFlow<Rating>({
  id: 'handover_rating',
  version: 1,
  title: 'handover.rating_title',
  answers: Rating,
  start: 'ask',
  steps: {
    ask: {
      kind: 'choose',
      text: 'handover.ask_rating',
      options: marks.map((id) => ({
        id,
        label: line(`handover.rating_${id}`),
        words: said[id] ?? [],
      })),
      accept: rated,
      optional: true,
      save: 'rating',
      next: (_context, rating) => (rating === null ? 'skipped' : 'rated'),
    },
    rated: {
      kind: 'end',
      text: 'handover.rated',
      effects: ({ answers: { item, rating } }) =>
        item === undefined || !rating
          ? []
          : [{ kind: 'handover.rate', handoverId: Number(item), rating: Number(rating) }],
    },
    skipped: { kind: 'end' },
  },
});
