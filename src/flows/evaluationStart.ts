/** How an evaluation is started by the office, and which report is asked for; what may be done is looked at again where it is done. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { mayRatify } from '../domain/agreement.ts';
import type { Effect } from '../domain/effect.ts';
import { spanUntil } from '../domain/evaluation.ts';
import type { Query } from '../domain/query.ts';
import { mine } from './agreementWords.ts';
import { today } from './card.ts';
import { PAGE_SIZE } from './paged.ts';

/** `agreement`: asked for by its number; `act`: "<what>:<rev>" or "item<n>:<rev>". */
export const Look = z
  .object({
    agreement: z.int(),
    page: z.int(),
    pick: z.string(),
    act: z.string(),
    sure: z.string(),
  })
  .partial();
export type Look = z.infer<typeof Look>;
export type Here = Context<Look>;
type Known = Pick<Here, 'answers'>;

export function listQuery({ answers }: Known): Extract<Query, { kind: 'evaluations.list' }> {
  const { agreement: agreementId, page = 1 } = answers;
  return agreementId === undefined
    ? { kind: 'evaluations.list', states: ['open', 'improving'], page, size: PAGE_SIZE }
    : { kind: 'evaluations.list', states: ['open', 'improving'], agreementId, page: 1, size: 1 };
}

function agreementQuery({ answers }: Known): Extract<Query, { kind: 'agreement' }> {
  return { kind: 'agreement', id: answers.agreement ?? 0 };
}

export function byNumber(known: Known): Query[] {
  return [listQuery(known), agreementQuery(known)];
}

/** Whether an evaluation of this agreement can be started now, by this officer. */
export function mayStart(context: Here): boolean {
  const view = context.read(agreementQuery(context));
  const { total } = context.read(listQuery(context));
  if (view?.agreement.state !== 'running' || view.agreement.startsOn === undefined) return false;
  if (view.agreement.startsOn > today(context.facts)) return false;
  const { facts } = context;
  return total === 0 && mayRatify(facts.person.roles) && mine(view, facts) === undefined;
}

export function started(context: Here): Effect[] {
  const view = context.read(agreementQuery(context));
  if (!view || !mayStart(context)) return [];
  const { id: agreementId, companyId, startsOn = '' } = view.agreement;
  const id = context.read({ kind: 'fresh', of: 'evaluation' });
  const span = spanUntil(startsOn, today(context.facts));
  const happening = { kind: 'evaluation.moved', evaluationId: id, why: 'asked' } as const;
  return [
    { kind: 'evaluation.start', evaluation: { id, agreementId, companyId, ...span } },
    { kind: 'tell', whom: { company: companyId }, happening },
    ...view.parties.map(
      ({ party }) => ({ kind: 'tell', whom: { umk: party.umkId }, happening }) as const,
    ),
  ];
}

/** The report of one, or of all of the year: a file that is fetched by a link. */
export function reported(context: Here): Effect[] {
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const { pick } = context.answers;
  const how = { kind: 'export', as: 'pdf' } as const;
  if (pick === 'program')
    return [{ kind: 'job.make', jobId, todo: { ...how, table: 'evaluations', personal: false } }];
  const evaluationId = Number(pick);
  const todo = { ...how, table: 'evaluation', personal: true, evaluationId } as const;
  return [
    { kind: 'export.personal', subject: `evaluation/${evaluationId}` },
    { kind: 'job.make', jobId, todo },
  ];
}
