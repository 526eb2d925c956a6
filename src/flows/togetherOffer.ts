/** A company sees that several could deliver together what none can alone, and lets them be asked; names stay closed until all agreed. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Need } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import { inside } from '../domain/together.ts';
import type { Plan } from '../domain/together.ts';
import { needOf, needsQuery } from './candidateCard.ts';
import { needTitle } from './needWords.ts';
import { reasonRows } from './reasons.ts';
import { ask, partLines } from './togetherWords.ts';

/** `plan`: who was shown with which part, so that nobody agrees to another one. */
const Offer = z.object({ need: z.string(), plan: z.string() }).partial();
type Offer = z.infer<typeof Offer>;
type Here = Context<Offer>;
type Known = Pick<Here, 'answers' | 'facts'>;

function groupQuery({
  answers,
}: Pick<Here, 'answers'>): Extract<Query, { kind: 'together.ofNeed' }> {
  return { kind: 'together.ofNeed', needId: Number(answers.need) };
}

function needs(known: Known): Query[] {
  return [...needsQuery(known), groupQuery(known)];
}

function offered(context: Here): { need: Need; plan: Plan } | undefined {
  const need = needOf(context);
  const plan = need && context.read(groupQuery(context))?.plan;
  return plan && { need, plan };
}

/** "7:200000,8:300000": who, and how much. */
function named(plan: Plan): string {
  return plan.members.map(({ id, share }) => `${id}:${share}`).join(',');
}

function card(context: Here): Line {
  const found = offered(context);
  if (!found) return line('together.gone');
  const { need, plan } = found;
  const umks = context.read(groupQuery(context))?.umks ?? [];
  const { facts } = context;
  return paragraphs(
    line('together.offer', {
      count: plan.members.length,
      need: needTitle(need, facts.person.language),
    }),
    stacked(...partLines(plan.members, plan.lead, { umks, need, facts })),
    stacked(line('candidates.why_fits'), ...reasonRows(plan.reasons)),
    line('together.ask'),
  );
}

/** How far the group is whose members are asked already. */
function waits(context: Here): Line {
  const asked = context.read(groupQuery(context))?.asked;
  const members = asked ? inside(asked) : [];
  const yes = members.filter(({ state }) => state === 'accepted').length;
  return line('together.waits', { count: members.length, yes });
}

function asked(context: Here): Effect[] {
  const found = offered(context);
  if (!found) return [];
  const { need, plan } = found;
  const id = context.read({ kind: 'fresh', of: 'together' });
  return [
    { kind: 'together.ask', together: { ...plan, id, needId: need.id } },
    ...plan.members.flatMap((member) => ask(id, member.id, context.facts)),
  ];
}

/** On to the candidates one by one. */
function oneByOne({ answers: { need } }: Here): Start {
  return { flow: 'candidates', answers: { need, grouped: true } };
}

const answers: Option[] = [
  { id: 'tanya', label: line('together.ask_them'), means: 'ya', words: ['tanyakan', 'tanya'] },
  { id: 'satu', label: line('together.one_by_one'), means: 'tidak', words: ['satu per satu'] },
  { id: 'stop', label: line('candidates.stop'), words: ['selesai', 'cukup', 'done', 'enough'] },
];

export const togetherOffer = defineFlow<Offer>({
  id: 'together_offer',
  version: 1,
  title: 'together.title',
  answers: Offer,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        const group = needOf(context) && context.read(groupQuery(context));
        if (group?.asked) return 'waits';
        if (!offered(context)) return 'none';
        return context.answers.plan === undefined ? 'pick' : 'offer';
      },
    },
    pick: {
      kind: 'end',
      needs,
      then: (context) => {
        const found = offered(context);
        const { need } = context.answers;
        return { flow: 'together_offer', answers: { need, plan: found && named(found.plan) } };
      },
    },
    offer: {
      kind: 'choose',
      needs,
      text: card,
      options: answers,
      unclear: 'together.unclear',
      hint: 'together.unclear',
      next: { tanya: 'check', satu: 'none', stop: 'stopped' },
    },
    check: {
      kind: 'branch',
      needs,
      next: (context) => {
        const found = offered(context);
        return found && named(found.plan) === context.answers.plan ? 'asked' : 'changed';
      },
    },
    asked: {
      kind: 'end',
      needs: (known) => [...needs(known), { kind: 'fresh', of: 'together' }],
      text: 'together.asked',
      effects: asked,
    },
    changed: {
      kind: 'end',
      text: 'together.changed',
      then: ({ answers: { need } }) => ({ flow: 'together_offer', answers: { need } }),
    },
    waits: { kind: 'end', needs, text: waits, then: oneByOne },
    none: { kind: 'end', then: oneByOne },
    stopped: { kind: 'end', text: 'candidates.stopped' },
  },
});
