/** A fair run over all open needs: what would happen is shown with its figures, and only what was shown is suggested. */
import { z } from 'zod';
import { percent } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { isOffice, mayWork } from '../domain/roles.ts';
import { USUAL_GIVE_UP } from '../domain/matchLimits.ts';
import { finish } from './pairingCard.ts';

/** `giveUp`: percent of quality; `plan`: the mark of what was shown. */
const Fair = z.object({ giveUp: z.int(), limit: z.int(), plan: z.string() }).partial();
type Fair = z.infer<typeof Fair>;
type Here = Context<Fair>;
type Known = Pick<Here, 'answers'>;

function planQuery({ answers }: Known): Extract<Query, { kind: 'fair.plan' }> {
  return { kind: 'fair.plan', giveUp: answers.giveUp ?? USUAL_GIVE_UP };
}

const number = { kind: 'fresh', of: 'fairRun' } as const satisfies Query;

/** With up to two digits behind the comma, as the language writes it. */
function decimal(value: number, { facts }: Here): Line {
  const language = facts.person.language === 'en' ? 'en' : 'id';
  return literal(new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value));
}

function shown(context: Here): Line {
  const { needs, pairs, coming, quality, gini } = context.read(planQuery(context));
  const { giveUp } = planQuery(context);
  if (coming > 0) return line('fair.coming', { count: coming });
  if (pairs.length === 0) return line('fair.none', { needs });
  return line('fair.plan', {
    ...{ needs, count: pairs.length, limit: giveUp },
    before: decimal(gini.before, context),
    after: decimal(gini.after, context),
    given: decimal(100 * Math.max(0, 1 - quality), context),
  });
}

function options(context: Here): Option[] {
  const { pairs, coming } = context.read(planQuery(context));
  const may = mayWork(context.facts.person.roles, 'match') && pairs.length > 0 && coming === 0;
  return [
    ...(may ? [{ id: 'usulkan', label: line('fair.propose'), words: ['usulkan', 'ya'] }] : []),
    { id: 'batas', label: line('fair.limit'), words: ['batas', 'ubah batas'] },
    finish,
  ];
}

/** Each becomes a suggestion as staff make them by hand, and each company hears of its own once a need. */
function begun(context: Here): Effect[] {
  const { pairs } = context.read(planQuery(context));
  return [{ kind: 'fair.start', run: { id: context.read(number), pairs } }];
}

export const matchFair = defineFlow<Fair>({
  id: 'match_fair',
  version: 1,
  title: 'fair.title',
  answers: Fair,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        return answers.plan === undefined ? 'look' : 'plan';
      },
    },
    look: {
      kind: 'end',
      needs: (known) => [planQuery(known)],
      then: (context) => {
        const plan = context.read(planQuery(context)).mark;
        return afresh('match_fair', { giveUp: planQuery(context).giveUp, plan });
      },
    },
    plan: {
      kind: 'choose',
      needs: (known) => [planQuery(known)],
      text: shown,
      options,
      unclear: 'fair.unclear',
      hint: 'fair.unclear',
      next: { usulkan: 'check', batas: 'limit', selesai: 'finished' },
    },
    limit: {
      kind: 'ask',
      text: 'fair.ask_limit',
      accept: percent(),
      unclear: 'fair.limit_unclear',
      hint: 'fair.limit_unclear',
      save: 'limit',
      next: 'again',
    },
    again: { kind: 'end', then: ({ answers }) => afresh('match_fair', { giveUp: answers.limit }) },
    // Needs, suppliers or a colleague may have moved on meanwhile.
    check: {
      kind: 'branch',
      needs: (known) => [planQuery(known)],
      next: (context) => {
        if (!mayWork(context.facts.person.roles, 'match')) return 'denied';
        const { mark, coming } = context.read(planQuery(context));
        return mark === context.answers.plan && coming === 0 ? 'done' : 'changed';
      },
    },
    done: {
      kind: 'end',
      needs: (known) => [planQuery(known), number],
      text: (context) =>
        line('fair.done', { count: context.read(planQuery(context)).pairs.length }),
      effects: begun,
    },
    changed: {
      kind: 'end',
      text: 'fair.changed',
      then: ({ answers: { giveUp } }) => afresh('match_fair', { giveUp }),
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'cocokkan' }],
    },
  },
});
