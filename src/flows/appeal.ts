/**
 * "Minta dinilai petugas": a person of the office looks again at what the program worked out, by a
 * day that is named.
 */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { addWorkingDays } from '../domain/workingDays.ts';
import { dayName, today } from './card.ts';
import { umkName, umkOf, whichSteps } from './whichUmk.ts';

const Appeal = z.object({ umk: z.string() }).partial();
type Appeal = z.infer<typeof Appeal>;

/** The day by which somebody must have looked; counted as for reports that are not urgent. */
function due(facts: Facts): { day: string; provisional: boolean } {
  const { region } = facts;
  return addWorkingDays(today(facts), region.deadlines.otherWorkingDays, region);
}

function asked(context: Context<Appeal>): Effect[] {
  const umk = umkOf(context);
  if (!umk) return [];
  const id = context.read({ kind: 'fresh', of: 'queueItem' });
  const { day } = due(context.facts);
  return [
    { kind: 'queue.add', item: { id, kind: 'review_request', subjectId: umk.id, dueOn: day } },
    {
      kind: 'tell',
      whom: { role: 'kurator' },
      happening: { kind: 'queue.new', queueKind: 'review_request', subjectId: umk.id },
    },
  ];
}

export const appeal = defineFlow<Appeal>({
  id: 'appeal',
  version: 1,
  title: 'appeal.title',
  answers: Appeal,
  start: 'which',
  steps: {
    ...whichSteps<Appeal>('sure'),
    sure: {
      kind: 'choose',
      text: (context) => {
        const umk = umkOf(context);
        return line('appeal.sure', { name: umk ? umkName(umk) : '' });
      },
      options: [
        { id: 'ya', label: line('appeal.yes'), means: 'ya' },
        { id: 'tidak', label: line('appeal.no'), means: 'tidak' },
      ],
      next: { ya: 'asked', tidak: 'not_asked' },
    },
    asked: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'queueItem' }],
      text: ({ facts }) => {
        const { day, provisional } = due(facts);
        return line(provisional ? 'appeal.asked_provisional' : 'appeal.asked', {
          day: dayName(day, facts),
        });
      },
      effects: asked,
    },
    not_asked: { kind: 'end', text: 'appeal.not_asked' },
  },
});
