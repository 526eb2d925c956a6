/** After a talk with an officer: how well it helped, with one tap, or not at all. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';

const Rating = z.object({ item: z.string(), rating: z.string().nullable() }).partial();
type Rating = z.infer<typeof Rating>;

const marks = ['1', '2', '3', '4', '5'] as const;

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
      options: marks.map((id) => ({ id, label: line(`handover.rating_${id}`) })),
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
