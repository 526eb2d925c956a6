/** A companion puts right what they said of an owner, as long as nobody has confirmed it; afterwards it is the owner's. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { AssistView } from '../domain/assist.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { AssistForm, toldOf } from './assistForm.ts';
import { registerFields } from './registerFields.ts';
import { companionSteps, knownNeeds, knownOr } from './assistKnown.ts';
import { assists, isTheirs, ownView } from './assistWords.ts';
import { nibPaper } from './changeEffects.ts';
import { reviewCard, reviewOptions } from './review.ts';

const Correct = AssistForm.extend({ near: z.string(), umk: z.string() }).partial();
type Correct = z.infer<typeof Correct>;
type Here = Context<Correct>;

function one({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'assist' }> {
  return { kind: 'assist', id: Number(answers.umk) };
}

function needs(known: Pick<Here, 'answers'>): Query[] {
  return [one(known)];
}

/** The registration as long as it is this companion's to put right. */
function found(context: Here): AssistView | undefined {
  const view = ownView(context.read(one(context)), context.facts);
  return view?.umk && isTheirs(view.assist) ? view : undefined;
}

function allowed(context: Here, then: string): string {
  if (!assists(context.facts)) return 'denied';
  return found(context) ? then : 'gone';
}

function corrected(context: Here): Effect[] {
  const { answers, facts } = context;
  const umk = found(context)?.umk;
  const told = toldOf(answers, facts);
  if (!umk || !told) return [];
  const { id: umkId } = umk;
  // What is made elsewhere than before is of another line of business only where the product is another one.
  const sectors = told.product === umk.product ? umk.sectors : told.sectors;
  const nib = told.hasNib !== umk.hasNib || answers.nibNumber !== undefined;
  return [
    { kind: 'assist.correct', umkId, set: { ...told, sectors } },
    ...(nib ? [nibPaper(umkId, told.hasNib, answers.nibNumber)] : []),
  ];
}

export const assistCorrect = defineFlow<Correct>({
  id: 'assist_correct',
  version: 1,
  title: 'assist.correct_title',
  answers: Correct,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: (context) => allowed(context, 'name') },
    ...companionSteps<Correct>('review'),
    review: {
      kind: 'choose',
      text: (context) => reviewCard(registerFields, context, line('assist.correct_review')),
      options: (context) => reviewOptions(registerFields, context),
      next: { kirim: 'once_more' },
    },
    once_more: {
      kind: 'branch',
      needs: (known) => [...needs(known), ...knownNeeds(known)],
      next: (context) => allowed(context, knownOr(context, 'done')),
    },
    done: {
      kind: 'end',
      needs,
      text: ({ answers }) => line('assist.corrected', { id: answers.umk ?? '' }),
      effects: corrected,
    },
    left: { kind: 'end', text: 'assist.left' },
    gone: { kind: 'end', text: ({ answers }) => line('assist.gone', { id: answers.umk ?? '' }) },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'dampingi' }],
    },
  },
});
