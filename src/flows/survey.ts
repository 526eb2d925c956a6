/** On a slower beat both sides say how satisfied they are with each partner, what stands in the way, and owners how many work in their business. */
import { z } from 'zod';
import { people } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Obstacle } from '../domain/checkIn.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { Query } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import type { Partner } from './checkInWords.ts';
import {
  checkInNeeds,
  nothingLeft,
  obstacleOf,
  obstacleOptions,
  ownWords,
  partnerLine,
  periodOf,
  recorded,
  unsaid,
  unwanted,
} from './checkInWords.ts';
import { rated } from './ratingAnswers.ts';
import { umkName } from './whichUmk.ts';

/** `rated` and `staffed`: what was said so far of partners and of businesses ("7"); null where it was passed over. */
const Survey = z
  .object({
    happening: Happening,
    rated: z.record(z.string(), z.int()),
    staffed: z.record(z.string(), z.int().nullable()),
    rating: z.string(),
    workers: z.int().nullable(),
    obstacles: z.union([z.array(z.string()), z.string()]),
  })
  .partial();
type Survey = z.infer<typeof Survey>;
type Here = Context<Survey>;

const KIND = 'survey';
const NONE = 'tidak_ada';
const RATINGS = ['1', '2', '3', '4', '5'] as const;

function needs(known: Pick<Here, 'answers' | 'facts'>): Query[] {
  return checkInNeeds(known, KIND);
}

function open(context: Here): Partner[] {
  return unsaid(context, KIND);
}

function unrated(context: Here): Partner | undefined {
  const { rated = {} } = context.answers;
  return open(context).find(({ id }) => rated[id] === undefined);
}

/** A business of theirs, among those that are told about, whose workers were not asked yet. */
function unstaffed(context: Here): Umk | undefined {
  const { staffed = {} } = context.answers;
  const told = open(context).flatMap(({ side, umkId }) => (side === 'umk' ? [umkId] : []));
  return context.facts.person.umks.find(
    ({ id }) => told.includes(id) && staffed[String(id)] === undefined,
  );
}

/** What is asked next, once it is known that there is something to ask. */
function nextAsk(context: Here): string {
  if (unrated(context)) return 'rating';
  return unstaffed(context) ? 'workers' : 'obstacles';
}

function first(context: Here): string {
  if (unwanted(context, KIND)) return 'nothing';
  return open(context).length === 0 ? nothingLeft(context, KIND) : nextAsk(context);
}

/** What was said so far, with the answer of just now. */
function soFar(context: Here): Pick<Survey, 'happening' | 'rated' | 'staffed'> {
  const { happening, rated = {}, staffed = {}, rating, workers } = context.answers;
  const partner = unrated(context);
  const umk = unstaffed(context);
  return {
    happening,
    rated: partner && rating !== undefined ? { ...rated, [partner.id]: Number(rating) } : rated,
    staffed: umk && workers !== undefined ? { ...staffed, [String(umk.id)]: workers } : staffed,
  };
}

const ratingOptions: readonly Option[] = RATINGS.map((id) => ({
  id,
  label: line(`survey.rating_${id}`),
}));

function saved(context: Here): Effect[] {
  const { rated = {}, staffed = {}, obstacles } = context.answers;
  const chosen = Array.isArray(obstacles) ? obstacles : undefined;
  const said =
    typeof obstacles === 'string'
      ? obstacleOf(obstacles)
      : { obstacles: (chosen ?? []).flatMap((one) => Obstacle.safeParse(one).data ?? []) };
  return recorded(
    open(context).map(({ id, side, agreementId, umkId, companyId }) => {
      const workers = side === 'umk' ? (staffed[String(umkId)] ?? undefined) : undefined;
      const rating = rated[id];
      return {
        ...{ kind: KIND, side, agreementId, umkId, companyId },
        period: periodOf(context, KIND),
        ...said,
        ...(rating === undefined ? {} : { rating }),
        ...(workers === undefined ? {} : { workers }),
      };
    }),
  );
}

export const survey = defineFlow<Survey>({
  id: 'survey',
  version: 1,
  title: 'survey.title',
  answers: Survey,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: first },
    rating: {
      kind: 'choose',
      needs,
      text: (context) => {
        const partner = unrated(context);
        return line('survey.ask_rating', { name: partner ? partnerLine(partner) : '-' });
      },
      options: ratingOptions,
      accept: rated,
      unclear: 'survey.rating_unclear',
      hint: 'survey.rating_unclear',
      save: 'rating',
      next: 'again',
    },
    workers: {
      kind: 'ask',
      needs,
      text: (context) => {
        const umk = unstaffed(context);
        return line('survey.ask_workers', { name: umk ? umkName(umk) : '-' });
      },
      accept: people(),
      unclear: 'survey.workers_unclear',
      hint: 'survey.workers_unclear',
      optional: true,
      save: 'workers',
      next: 'again',
    },
    again: { kind: 'end', needs, then: (context) => afresh('survey', soFar(context)) },
    obstacles: {
      kind: 'choose',
      text: 'survey.ask_obstacles',
      options: [
        { id: NONE, label: line('survey.no_obstacle'), means: 'tidak', words: ['lancar'] },
        ...obstacleOptions,
      ],
      many: true,
      accept: ownWords,
      unclear: 'survey.obstacles_unclear',
      hint: 'survey.obstacles_unclear',
      save: 'obstacles',
      next: 'once_more',
    },
    once_more: {
      kind: 'branch',
      needs,
      next: (context) => (open(context).length > 0 ? 'saved' : 'already'),
    },
    saved: { kind: 'end', needs, text: 'survey.saved', effects: saved },
    already: { kind: 'end', text: 'survey.already' },
    none: { kind: 'end', text: 'survey.none' },
    nothing: { kind: 'end' },
  },
});
