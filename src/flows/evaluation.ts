/** "Evaluasi": a side of a running agreement says how the year was, what it would change and whether to go on; looks at the outcome and fetches its own report. */
import { z } from 'zod';
import { words } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { agreementNumber } from '../domain/agreement.ts';
import type { Effect } from '../domain/effect.ts';
import type { EvaluationView, SideView } from '../domain/evaluation.ts';
import { evaluationMoves } from '../domain/evaluation.ts';
import type { Query } from '../domain/query.ts';
import { mine, otherSide } from './agreementWords.ts';
import type { Mine } from './agreementWords.ts';
import { finishOption } from './deskCard.ts';
import { evaluationCard, ofMine, tellOffice } from './evaluationWords.ts';
import { yesNo } from './forumWords.ts';
import { linkQuery } from './importRun.ts';
import { rated } from './ratingAnswers.ts';

/** `pick`: which evaluation; `act`: "<what>:<rev that was shown>". */
const Own = z
  .object({
    pick: z.string(),
    act: z.string(),
    rating: z.string(),
    good: z.string(),
    change: z.string(),
    goOn: z.string(),
    sure: z.string(),
  })
  .partial();
type Own = z.infer<typeof Own>;
type Here = Context<Own>;

/** Whether these words ask for the evaluation, and are nothing else. */
export function asksEvaluation(typed: string): boolean {
  return /^(?:(?:lihat|isi|buka) )?(?:evaluasi|evaluation)(?: (?:tahunan|kemitraan|perjanjian))?(?: (?:saya|kami))?[.!?]*$/i.test(
    typed.trim(),
  );
}

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [ofMine({ facts })];
}

function all({ facts, read }: Here): EvaluationView[] {
  return read(ofMine({ facts })).filter(({ agreement }) => mine(agreement, facts) !== undefined);
}

function chosen(context: Here): { view: EvaluationView; side: Mine } | undefined {
  const { pick } = context.answers;
  const view = all(context).find(({ evaluation }) => String(evaluation.id) === pick);
  const side = view && mine(view.agreement, context.facts);
  return view && side ? { view, side } : undefined;
}

function maySay({ view, side }: { view: EvaluationView; side: Mine }): boolean {
  return evaluationMoves(view.evaluation.state, side.by).includes('view');
}

function acted({ answers: { act = '' } }: Here): { what: string; rev: number } {
  const [what = '', rev] = act.split(':');
  return { what, rev: Number(rev) };
}

function cardOptions(context: Here): Option[] {
  const found = chosen(context);
  if (!found) return [finishOption];
  const { rev, views } = found.view.evaluation;
  const said = views.some(({ party }) => party === found.side.party);
  return [
    ...(maySay(found)
      ? [
          {
            id: `isi:${rev}`,
            label: line(said ? 'evaluation.act_again' : 'evaluation.act_say'),
            words: ['isi', 'jawab'],
          },
        ]
      : []),
    { id: `pdf:${rev}`, label: line('evaluation.act_report'), words: ['laporan', 'pdf', 'unduh'] },
    finishOption,
  ];
}

/** The view as it was said just now; undefined where somebody of the same side may not (any more). */
function said(context: Here): SideView | undefined {
  const found = chosen(context);
  const { rating, good = '', change = '', goOn } = context.answers;
  if (!found || !maySay(found)) return undefined;
  const { party } = found.side;
  return {
    party,
    rating: Number(rating),
    good,
    change,
    goOn: goOn === 'ya',
    at: context.facts.now,
  };
}

function saved(context: Here): Effect[] {
  const found = chosen(context);
  const view = said(context);
  if (!found || !view) return [];
  const { id: evaluationId, rev, views } = found.view.evaluation;
  const others = views.filter(({ party }) => party !== view.party);
  const by = found.side.by;
  return [
    { kind: 'evaluation.view', evaluationId, rev, views: [...others, view], by },
    ...tellOffice(found.view, 'view', view.party),
  ];
}

function reported(context: Here): Effect[] {
  const found = chosen(context);
  if (!found) return [];
  const { id: evaluationId } = found.view.evaluation;
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const { side, view } = found;
  const party = side.by === 'company' ? `company/${view.evaluation.companyId}` : side.party;
  const todo = { kind: 'export', table: 'evaluation', as: 'pdf', personal: true } as const;
  return [{ kind: 'job.make', jobId, todo: { ...todo, evaluationId, party } }];
}

function sureText({ answers }: Here): Line {
  const { rating = '', good = '', change = '', goOn } = answers;
  return stacked(
    line('evaluation.sure', { rating }),
    line('evaluation.view_good', { words: literal(good) }),
    line('evaluation.view_change', { words: literal(change) }),
    line(goOn === 'ya' ? 'evaluation.view_on' : 'evaluation.view_off'),
  );
}

const own = {
  kind: 'ask',
  accept: words({ min: 4, max: 600, lines: true }),
  unclear: 'evaluation.words_unclear',
  hint: 'evaluation.words_unclear',
  free: true,
  verbatim: true,
  stale: true,
} as const;

export const evaluation = defineFlow<Own>({
  id: 'evaluation',
  version: 1,
  title: 'evaluation.title',
  answers: Own,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: (context) => {
        if (context.answers.pick !== undefined) return chosen(context) ? 'card' : 'none';
        const { length } = all(context);
        return length === 0 ? 'none' : length === 1 ? 'only' : 'list';
      },
    },
    only: {
      kind: 'end',
      needs,
      then: (context) =>
        afresh('evaluation', { pick: String(all(context)[0]?.evaluation.id ?? '') }),
    },
    list: {
      kind: 'choose',
      needs,
      text: 'evaluation.list',
      options: (context) => [
        ...all(context).map(({ evaluation: one, agreement }) => ({
          id: String(one.id),
          label: line('evaluation.option', {
            number: agreementNumber(agreement.agreement.id),
            other: otherSide(agreement, mine(agreement, context.facts)?.by ?? 'umk'),
            state: line(`evaluation.state_${one.state}`),
          }),
        })),
        finishOption,
      ],
      save: 'pick',
      stale: true,
      unclear: 'desk.unclear',
      next: { selesai: 'finished', '*': 'start' },
    },
    card: {
      kind: 'choose',
      needs,
      text: (context) => {
        const found = chosen(context);
        return found ? evaluationCard(found.view, found.side.party) : line('evaluation.none');
      },
      options: cardOptions,
      save: 'act',
      stale: true,
      unclear: 'desk.unclear',
      next: (context) => {
        const { what } = acted(context);
        return what === 'selesai' ? 'finished' : what === 'pdf' ? 'door' : 'rating';
      },
    },
    rating: {
      kind: 'choose',
      text: 'evaluation.ask_rating',
      options: (['1', '2', '3', '4', '5'] as const).map((id) => ({
        id,
        label: line(`survey.rating_${id}`),
      })),
      accept: rated,
      unclear: 'survey.rating_unclear',
      hint: 'survey.rating_unclear',
      save: 'rating',
      stale: true,
      next: 'good',
    },
    good: { ...own, text: 'evaluation.ask_good', save: 'good', next: 'change' },
    change: { ...own, text: 'evaluation.ask_change', save: 'change', next: 'go_on' },
    go_on: {
      kind: 'choose',
      text: 'evaluation.ask_go_on',
      options: [
        { id: 'ya', label: line('evaluation.go_on'), means: 'ya', words: ['lanjut'] },
        { id: 'tidak', label: line('evaluation.stop'), means: 'tidak', words: ['berhenti'] },
      ],
      save: 'goOn',
      stale: true,
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      text: sureText,
      options: yesNo('evaluation.yes_save'),
      save: 'sure',
      stale: true,
      next: { ya: 'save', tidak: 'start' },
    },
    save: { kind: 'branch', needs, next: (context) => (said(context) ? 'saved' : 'late') },
    saved: { kind: 'end', needs, text: 'evaluation.saved', effects: saved },
    late: { kind: 'end', text: 'evaluation.late' },
    door: {
      kind: 'branch',
      needs: (known) => [...needs(known), linkQuery],
      next: (context) => (context.read(linkQuery) ? 'report' : 'no_door'),
    },
    report: {
      kind: 'end',
      needs: (known) => [...needs(known), { kind: 'fresh', of: 'job' }],
      text: 'evaluation.report_made',
      effects: reported,
    },
    no_door: {
      kind: 'end',
      text: ({ facts }) => line('lkpm.no_door', { phone: facts.region.office.phone }),
    },
    none: { kind: 'end', text: 'evaluation.none' },
    finished: { kind: 'end' },
  },
});
