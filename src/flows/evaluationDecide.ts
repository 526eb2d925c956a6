/** What the office makes of an evaluation: its view, the outcome, and what moves with it; a plan has days, a replica is proposed, a pause or an end is made. */
import { z } from 'zod';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { EvaluationView, PlanItem } from '../domain/evaluation.ts';
import { evaluationMoves, MOST_ITEMS, moveEvaluation } from '../domain/evaluation.ts';
import { mayRatify, moveAgreement } from '../domain/agreement.ts';
import { moveMatch } from '../domain/match.ts';
import type { MatchMove } from '../domain/match.ts';
import type { Query } from '../domain/query.ts';
import type { Candidate, Opportunity } from '../domain/queryMatching.ts';
import { mine, noQueue, tellParties } from './agreementWords.ts';
import { needTitle } from './needWords.ts';
import { planLines, tellSides } from './evaluationWords.ts';

/** `rev`: of the evaluation as it was on screen; `need` and `umks`: what it is about; `items`: of the plan so far; `replica`: "umk/9" or "need/4". */
export const Decision = z
  .object({
    pick: z.string(),
    rev: z.int(),
    need: z.int(),
    umks: z.array(z.int()),
    words: z.string(),
    outcome: z.enum(['lanjut', 'perbaiki', 'replikasi', 'jeda', 'akhiri']),
    items: z.array(z.object({ what: z.string(), on: z.string() })),
    what: z.string(),
    on: z.string(),
    more: z.string(),
    replica: z.string(),
    sure: z.string(),
  })
  .partial();
export type Decision = z.infer<typeof Decision>;
export type Here = Context<Decision>;
type Known = Pick<Here, 'answers'>;

const MOST_SHOWN = 5;
export const NONE = 'belum';

function one({ answers }: Known): Extract<Query, { kind: 'evaluation' }> {
  return { kind: 'evaluation', id: Number(answers.pick) || 0 };
}

export function needs(known: Known): Query[] {
  return [one(known)];
}

export function viewOf(context: Here): EvaluationView | undefined {
  return context.read(one(context));
}

/** Nobody decides on a partnership of their own. */
export function mayDecide(view: EvaluationView, { facts }: Pick<Here, 'facts'>): boolean {
  const { roles } = facts.person;
  return mayRatify(roles) && mine(view.agreement, facts) === undefined;
}

/** Where this may (still) be decided, `then`; else the step that says why not. */
export function state(context: Here, then: string): string {
  const view = viewOf(context);
  if (!view) return 'gone';
  if (!mayDecide(view, context)) return 'denied';
  const { state: now, rev } = view.evaluation;
  const may = moveEvaluation(now, 'decide', 'staff') !== undefined;
  return may && (context.answers.rev ?? rev) === rev ? then : 'late';
}

export function outcomeOptions(context: Here): Option[] {
  const running = viewOf(context)?.agreement.agreement.state === 'running';
  const all = ['lanjut', 'perbaiki', 'replikasi', 'jeda', 'akhiri'] as const;
  return all
    .filter((id) => running || id === 'lanjut' || id === 'replikasi')
    .map((id) => ({ id, label: line(`evaluation.to_${id}`) }));
}

/** The plan with the thing that was said just now. */
export function planOf({ answers: { items = [], what, on } }: Known): PlanItem[] {
  return what !== undefined && on !== undefined ? [...items, { what, on }] : items;
}

export function canAdd(known: Known): boolean {
  return planOf(known).length < MOST_ITEMS;
}

export function replicaNeeds(known: Known): Query[] {
  const { need: needId = 0, umks = [], outcome } = known.answers;
  if (outcome !== 'replikasi') return needs(known);
  const others = umks.map((umkId): Query => ({ kind: 'opportunities', umkId }));
  return [...needs(known), { kind: 'candidates', needId }, ...others];
}

type Replica = { id: string; needId: number; umkId: number; label: Line } & Pick<
  Opportunity,
  'score' | 'reasons'
> & { companyId: number; matchId?: number };

/** Other businesses for the same need, and other needs for the same businesses, the best first. */
export function replicas(context: Here): Replica[] {
  const view = viewOf(context);
  if (!view) return [];
  const { agreement, parties } = view.agreement;
  const { companyId } = agreement;
  const { need: needId = 0 } = context.answers;
  const party = (id: number): boolean => parties.some(({ party: known }) => known.umkId === id);
  const others: Candidate[] = context.read({ kind: 'candidates', needId });
  const businesses = others
    .filter(({ umk, matchId }) => !party(umk.id) && matchId === undefined)
    .map(({ umk, score, reasons }) => ({
      ...{ id: `umk/${umk.id}`, needId, umkId: umk.id, companyId, score, reasons },
      label: line('evaluation.replica_umk', { id: umk.id, product: literal(umk.product) }),
    }));
  const { umks = [] } = context.answers;
  const needsOf = umks.flatMap((umkId) =>
    context
      .read({ kind: 'opportunities', umkId })
      .filter(({ need }) => need.companyId !== companyId)
      .map(({ need, score, reasons }) => ({
        ...{ id: `need/${need.id}/${umkId}`, needId: need.id, umkId, score, reasons },
        companyId: need.companyId,
        label: line('evaluation.replica_need', { id: umkId, need: needTitle(need, 'id') }),
      })),
  );
  return [...businesses, ...needsOf].sort((a, b) => b.score - a.score).slice(0, MOST_SHOWN);
}

export function replicaOptions(context: Here): Option[] {
  return [
    ...replicas(context).map(({ id, label }) => ({ id, label })),
    { id: NONE, label: line('evaluation.replica_none'), words: ['belum', 'tidak ada'] },
  ];
}

function proposed(context: Here): Effect[] {
  const found = replicas(context).find(({ id }) => id === context.answers.replica);
  if (!found) return [];
  const { needId, umkId, score, reasons, companyId } = found;
  const id = context.read({ kind: 'fresh', of: 'match' });
  const happening = { kind: 'need.candidates', needId } as const;
  return [
    {
      kind: 'match.suggest',
      by: 'staff',
      match: { id, needId, umkId, score, reasons: reasons.slice(0, 4) },
    },
    { kind: 'tell', whom: { company: companyId }, happening },
  ];
}

function matchMoves(
  { matches }: EvaluationView,
  move: Extract<MatchMove, 'pause' | 'stop'>,
): Effect[] {
  return matches.flatMap(({ id: matchId, state: from }): Effect[] =>
    moveMatch(from, move, 'staff') === undefined
      ? []
      : [{ kind: 'match.move', matchId, from, move, by: 'staff' }],
  );
}

/** The agreement is stopped by the office, and every match of it. */
function stopped(view: EvaluationView, reason: string): Effect[] {
  const { agreement } = view.agreement;
  const { id: agreementId, rev, state: from } = agreement;
  if (moveAgreement(from, 'stop', 'mediator') === undefined) return [];
  return [
    { kind: 'agreement.move', agreementId, rev, from, move: 'stop', by: 'mediator', reason },
    ...tellParties(view.agreement, 'stop'),
    noQueue(agreementId),
    ...matchMoves(view, 'stop'),
  ];
}

export function decided(context: Here): Effect[] {
  const view = viewOf(context);
  const { outcome, words = '' } = context.answers;
  if (!view || !outcome) return [];
  const { id: evaluationId, rev } = view.evaluation;
  const plan = outcome === 'perbaiki' ? planOf(context) : [];
  return [
    { kind: 'evaluation.decide', evaluationId, rev, outcome, words, plan },
    ...tellSides(view, 'decided'),
    ...(outcome === 'jeda' ? matchMoves(view, 'pause') : []),
    ...(outcome === 'akhiri' ? stopped(view, words) : []),
    ...(outcome === 'replikasi' ? proposed(context) : []),
  ];
}

export function sureText(context: Here): Line {
  const { outcome = 'lanjut', words = '' } = context.answers;
  const plan = planLines({ plan: outcome === 'perbaiki' ? planOf(context) : [] });
  const replica = replicaLine(context);
  return paragraphs(
    stacked(
      line('evaluation.outcome', { what: line(`evaluation.to_${outcome}`) }),
      line('evaluation.office', { words: literal(words) }),
    ),
    ...(plan.length > 0 ? [stacked(...plan)] : []),
    ...replica,
    line(`evaluation.sure_${outcome}`),
  );
}

function replicaLine(context: Here): Line[] {
  if (context.answers.outcome !== 'replikasi') return [];
  const { replica } = context.answers;
  const found = replicas(context).find(({ id }) => id === replica);
  return [found?.label ?? line('evaluation.replica_none')];
}

/** What the dialog that decides begins with. */
export function deciding({ evaluation, agreement }: EvaluationView): Decision {
  const umks = agreement.parties.map(({ party }) => party.umkId);
  const { id, rev } = evaluation;
  return { pick: String(id), rev, need: agreement.agreement.needId, umks };
}

/** Whether the office can mark things of the plan as done now. */
export function canFinish(view: EvaluationView): boolean {
  return evaluationMoves(view.evaluation.state, 'staff').includes('done');
}
