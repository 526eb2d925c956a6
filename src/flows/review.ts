/** A review screen: everything that was answered, to be sent as it is or changed one by one. */
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';

/** A line of the review: the question it is changed at, what it is called, and how its answer is shown. */
export type Field<A> = {
  step: string;
  label: TextKey;
  show: (context: Context<A>) => Line | undefined;
};

/** The card: one line a field; a field whose `show` gives nothing is left out. */
export function reviewCard<A>(fields: readonly Field<A>[], context: Context<A>, head: Line): Line {
  const rows = fields.flatMap((field) => {
    const value = field.show(context);
    return value ? [line('review.row', { label: line(field.label), value })] : [];
  });
  return stacked(head, ...rows);
}

/** "Kirim" and one "Ubah …" for each field that was answered; the engine knows `edit:<step>`. */
export function reviewOptions<A>(fields: readonly Field<A>[], context: Context<A>): Option[] {
  const edits = fields.flatMap((field) =>
    field.show(context)
      ? [{ id: `edit:${field.step}`, label: line('review.edit', { label: line(field.label) }) }]
      : [],
  );
  return [{ id: 'kirim', label: line('review.send'), means: 'ya' }, ...edits];
}
