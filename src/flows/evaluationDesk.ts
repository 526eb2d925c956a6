/** `/evaluasi`: evaluations as the office sees them; one is started for an agreement, decided, followed up, and written as a report. */
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Effect } from '../domain/effect.ts';
import type { EvaluationView } from '../domain/evaluation.ts';
import { evaluationNumber, moveEvaluation } from '../domain/evaluation.ts';
import type { Query } from '../domain/query.ts';
import { isOffice, seesPersonal } from '../domain/roles.ts';
import { looked } from './deskWords.ts';
import { canFinish, deciding, mayDecide } from './evaluationDecide.ts';
import { resumeOptions, resumeSteps } from './evaluationResume.ts';
import { evaluationCard, tellSides } from './evaluationWords.ts';
import { byNumber, listQuery, Look, mayStart, reported, started } from './evaluationStart.ts';
import type { Here } from './evaluationStart.ts';
import { listEnd, yesNo } from './forumWords.ts';
import { linkQuery } from './importRun.ts';
import { fromList, LIST, listAnew, pageLines, pageOf, pageOptions } from './paged.ts';

type Known = Pick<Here, 'answers'>;

function one({ answers }: Known): Extract<Query, { kind: 'evaluation' }> {
  return { kind: 'evaluation', id: Number(answers.pick) || 0 };
}

function needs(known: Known): Query[] {
  return [one(known)];
}

function listText(context: Here): Line {
  const { total } = context.read(listQuery(context));
  if (total === 0) return line('evaluation.desk_none');
  const page = pageOf(context.answers.page, total);
  return stacked(line('evaluation.desk_list', { count: total }), ...pageLines(page));
}

function listOptions(context: Here): Option[] {
  const { total, rows } = context.read(listQuery(context));
  return [
    ...rows.map(({ evaluation, company }) => ({
      id: String(evaluation.id),
      label: line('evaluation.option', {
        number: agreementNumber(evaluation.agreementId),
        other: literal(company),
        state: line(`evaluation.state_${evaluation.state}`),
      }),
    })),
    ...pageOptions(pageOf(context.answers.page, total)),
    { id: 'program', label: line('evaluation.act_programme'), words: ['laporan', 'program'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

/** What of the plan is not done, as a choice each. */
function itemOptions({ evaluation }: EvaluationView): Option[] {
  return evaluation.plan.flatMap(({ what, doneAt }, at): Option[] =>
    doneAt
      ? []
      : [
          {
            id: `item${at}:${evaluation.rev}`,
            label: line('evaluation.act_done', { what: literal(what) }),
          },
        ],
  );
}

function cardOptions(context: Here): Option[] {
  const view = context.read(one(context));
  if (!view) return [...listEnd];
  const { rev, state } = view.evaluation;
  const may = mayDecide(view, context);
  const open = moveEvaluation(state, 'decide', 'staff') !== undefined;
  return [
    ...(may && open
      ? [{ id: `putus:${rev}`, label: line('evaluation.act_decide'), words: ['putuskan', 'nilai'] }]
      : []),
    ...(may && canFinish(view) ? itemOptions(view) : []),
    ...(may ? resumeOptions(view) : []),
    ...(seesPersonal(context.facts.person.roles)
      ? [
          {
            id: `pdf:${rev}`,
            label: line('evaluation.act_report'),
            words: ['laporan', 'pdf', 'unduh'],
          },
        ]
      : []),
    ...listEnd,
  ];
}

/** The thing of the plan that was chosen, while it is as it was shown and this officer's to mark. */
function finishing(context: Here): { view: EvaluationView; at: number } | undefined {
  const view = context.read(one(context));
  const { what, rev } = acted(context);
  const at = Number(/^item(\d)$/.exec(what)?.[1] ?? NaN);
  const item = view?.evaluation.plan[at];
  const may = view && mayDecide(view, context) && canFinish(view) && view.evaluation.rev === rev;
  return may && item && !item.doneAt ? { view, at } : undefined;
}

function done(context: Here): Effect[] {
  const found = finishing(context);
  if (!found) return [];
  const { id: evaluationId, rev, state: from, plan: before } = found.view.evaluation;
  const plan = before.map((item, at) =>
    at === found.at ? { ...item, doneAt: context.facts.now } : item,
  );
  const all = plan.every(({ doneAt }) => doneAt !== undefined);
  return [
    { kind: 'evaluation.done', evaluationId, rev, from, plan },
    ...(all ? tellSides(found.view, 'complete') : []),
  ];
}

const STEPS: Readonly<Record<string, string>> = {
  putus: 'decide',
  pdf: 'door',
  teruskan: 'resume',
  daftar: 'back',
};

export const evaluationDesk = defineFlow<Look>({
  id: 'evaluation_desk',
  version: 1,
  title: 'evaluation.title_desk',
  answers: Look,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        if (answers.pick !== undefined) return 'look';
        return answers.agreement === undefined ? 'list' : 'by_number';
      },
    },
    list: {
      kind: 'choose',
      needs: (known) => [listQuery(known)],
      text: listText,
      options: listOptions,
      ...LIST,
      next: (_context, pick) => fromList(pick, { program: 'door' }),
    },
    turn: {
      kind: 'end',
      then: ({ answers }) => listAnew('evaluation_desk', answers),
    },
    by_number: {
      kind: 'branch',
      needs: byNumber,
      next: (context) => {
        if (context.read(listQuery(context)).total > 0) return 'found';
        return mayStart(context) ? 'offer' : 'not_running';
      },
    },
    found: {
      kind: 'end',
      needs: byNumber,
      then: (context) => {
        const [first] = context.read(listQuery(context)).rows;
        return afresh('evaluation_desk', { pick: String(first?.evaluation.id ?? 0) });
      },
    },
    offer: {
      kind: 'choose',
      text: ({ answers }) =>
        line('evaluation.offer', { number: agreementNumber(answers.agreement ?? 0) }),
      options: yesNo('evaluation.yes_start'),
      save: 'sure',
      stale: true,
      next: { ya: 'starting', tidak: 'finished' },
    },
    starting: {
      kind: 'branch',
      needs: byNumber,
      next: (context) => (mayStart(context) ? 'started' : 'not_running'),
    },
    started: {
      kind: 'end',
      needs: (known) => [...byNumber(known), { kind: 'fresh', of: 'evaluation' }],
      text: 'evaluation.started',
      effects: started,
    },
    not_running: { kind: 'end', text: 'evaluation.not_running' },
    look: {
      kind: 'branch',
      needs,
      effects: ({ answers, facts }) => looked(`evaluation/${answers.pick ?? ''}`, facts),
      next: (context) => {
        if (!isOffice(context.facts.person.roles)) return 'denied';
        return context.read(one(context)) ? 'card' : 'gone';
      },
    },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const view = context.read(one(context));
        return view ? cardText(view, context) : line('evaluation.none');
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context) => {
        const { what } = acted(context);
        if (what.startsWith('item')) return 'done';
        return STEPS[what] ?? 'finished';
      },
    },
    back: { kind: 'end', then: ({ answers: { page } }) => afresh('evaluation_desk', { page }) },
    decide: {
      kind: 'end',
      needs,
      then: (context) => {
        const view = context.read(one(context));
        return afresh('evaluation_outcome', view ? deciding(view) : context.answers);
      },
    },
    ...resumeSteps(needs, (context) => context.read(one(context))),
    done: { kind: 'say', needs, text: 'evaluation.item_saved', effects: done, next: 'again' },
    again: {
      kind: 'end',
      then: ({ answers: { pick } }) => afresh('evaluation_desk', { pick }),
    },
    door: {
      kind: 'branch',
      needs: () => [linkQuery],
      next: (context) => (context.read(linkQuery) ? 'report' : 'no_door'),
    },
    report: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'job' }],
      text: 'evaluation.report_made',
      effects: reported,
    },
    no_door: { kind: 'end', text: 'files.no_door' },
    gone: { kind: 'end', text: 'evaluation.none' },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'evaluasi' }],
    },
  },
});

/** A viewer sees figures and state, and nobody's words or names. */
function cardText(view: EvaluationView, { facts }: Here): Line {
  if (seesPersonal(facts.person.roles)) return evaluationCard(view);
  const { id, state, agreementId } = view.evaluation;
  return stacked(
    line('evaluation.card_masked', {
      id: evaluationNumber(id),
      number: agreementNumber(agreementId),
    }),
    line(`evaluation.state_${state}`),
  );
}
