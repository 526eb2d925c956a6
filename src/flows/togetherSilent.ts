/** A member of a group says nothing: it is asked once more, and then the group goes on without it. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import { wantsReminders } from './silent.ts';
import { aboutPart } from './togetherAsk.ts';
import { askedOf, comeBack, refused, replanQuery, togetherNeeds } from './togetherWords.ts';

const Silent = z.object({ happening: Happening }).partial();
type Silent = z.infer<typeof Silent>;
type Here = Context<Silent>;

function about({ answers: { happening } }: Pick<Here, 'answers'>) {
  if (happening?.kind !== 'together.silent') return { togetherId: 0, umkId: 0, round: 1 };
  const { togetherId, umkId, round } = happening;
  return { togetherId, umkId, round };
}

function asked(known: Pick<Here, 'answers'>): { togetherId: number; umkId: number } {
  const { togetherId, umkId } = about(known);
  return { togetherId, umkId };
}

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return togetherNeeds(about(known).togetherId, known.facts);
}

export const togetherSilent = defineFlow<Silent>({
  id: 'together_silent',
  version: 1,
  title: 'together.part_title',
  answers: Silent,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (!askedOf(asked(context), context)) return 'over';
        return about(context).round >= 2 ? 'lapse' : 'again';
      },
    },
    again: {
      kind: 'branch',
      needs,
      effects: (context) => [comeBack(asked(context), 2, context.facts)],
      next: ({ facts }) => (wantsReminders(facts) ? 'ask' : 'over'),
    },
    ask: {
      kind: 'end',
      text: 'silent.umk',
      then: (context) => aboutPart(about(context).togetherId, about(context).umkId),
    },
    lapse: {
      kind: 'end',
      needs: (known) => [...needs(known), replanQuery(asked(known))],
      text: 'together.part_lapsed',
      effects: (context) => refused(asked(context), 'lapse', context),
      closes: (context) => [aboutPart(about(context).togetherId, about(context).umkId)],
    },
    over: { kind: 'end' },
  },
});
