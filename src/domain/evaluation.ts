/** The yearly evaluation of a running agreement: both sides' views beside the figures, what the office makes of it, and a plan whose days are kept. */
import { z } from 'zod';
import type { AgreementView } from './agreementView.ts';
import type { Indicators } from './indicators.ts';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';
import type { MatchState } from './match.ts';
import { Day } from './quantity.ts';
import { addDays } from './workingDays.ts';

export const EvaluationState = z.enum(['open', 'improving', 'closed']);
export type EvaluationState = z.infer<typeof EvaluationState>;

export const EvaluationMove = z.enum(['view', 'decide', 'plan', 'done', 'complete']);
export type EvaluationMove = z.infer<typeof EvaluationMove>;

export type EvaluationSide = 'company' | 'umk' | 'staff' | 'system';

/** From the day on which both sides are asked to what was decided, and where it is to get better to the last of the plan. */
export const evaluationLife: Machine<EvaluationState, EvaluationMove, EvaluationSide> = {
  id: 'evaluation',
  states: EvaluationState.options,
  first: ['open'],
  moves: {
    view: {
      by: ['company', 'umk'],
      to: { open: 'open' },
      causes: 'the side’s own view is kept; the office is told',
    },
    decide: {
      by: ['staff'],
      to: { open: 'closed' },
      causes:
        'all read the outcome; what is replicated, paused or ended is proposed or moved with it',
    },
    plan: {
      by: ['staff'],
      to: { open: 'improving' },
      causes: 'all read what is to be done by when, and are reminded on its day',
    },
    done: {
      by: ['staff'],
      to: { improving: 'improving' },
      causes: 'one thing of the plan is done',
    },
    complete: {
      by: ['staff'],
      to: { improving: 'closed' },
      causes: 'the last thing of the plan is done; all are told',
    },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveEvaluation(
  state: EvaluationState,
  move: EvaluationMove,
  by: EvaluationSide,
): EvaluationState | undefined {
  return nextState(evaluationLife, state, move, by);
}

export function evaluationMoves(state: EvaluationState, by: EvaluationSide): EvaluationMove[] {
  return movesOf(evaluationLife, state, by);
}

export const EvaluationOutcome = z.enum(['lanjut', 'perbaiki', 'replikasi', 'jeda', 'akhiri']);
export type EvaluationOutcome = z.infer<typeof EvaluationOutcome>;

/** What one side says of the year. */
export const SideView = z.object({
  /** "company" or "umk/7". */
  party: z.string(),
  rating: z.int().min(1).max(5),
  good: z.string(),
  change: z.string(),
  goOn: z.boolean(),
  at: z.date(),
});
export type SideView = z.infer<typeof SideView>;

export const PlanItem = z.object({ what: z.string(), on: Day, doneAt: z.date().optional() });
export type PlanItem = z.infer<typeof PlanItem>;

/** A plan has no more things than can be kept. */
export const MOST_ITEMS = 5;

export const Evaluation = z.object({
  id: z.int(),
  regionId: z.string(),
  agreementId: z.int(),
  companyId: z.int(),
  /** What is looked at: from the first day until the day after the last. */
  from: Day,
  until: Day,
  state: EvaluationState,
  /** One of each party; said again it replaces the one before. */
  views: z.array(SideView),
  /** What the office makes of it; for the office and the report of the office only. */
  words: z.string().optional(),
  outcome: EvaluationOutcome.optional(),
  plan: z.array(PlanItem),
  /** Counts every change, so that of two at one moment one wins. */
  rev: z.int(),
  /** The agreement, as long as nothing is decided: one at a time. */
  openFor: z.int().optional(),
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** With what it is about. */
export type EvaluationView = {
  evaluation: Evaluation;
  agreement: AgreementView;
  /** Of each business, over what is looked at; nothing is made up where nothing is known. */
  indicators: { umkId: number; indicators: Indicators }[];
  /** `before`: how far one that is paused had come. */
  matches: { id: number; umkId: number; state: MatchState; before?: MatchState }[];
};

/** The year that ended last on an anniversary of the first day; undefined before the first. */
export function yearEnded(startsOn: Day, today: Day): { from: Day; until: Day } | undefined {
  const at = (years: number): Day => anniversary(startsOn, years);
  let years = Number(today.slice(0, 4)) - Number(startsOn.slice(0, 4));
  if (at(years) > today) years -= 1;
  return years < 1 ? undefined : { from: at(years - 1), until: at(years) };
}

/** Days before the end of an agreement in which its last evaluation begins, so that what it comes to can still carry it on. */
const BEFORE_END_DAYS = 30;
/** A rest of a year that is shorter than this is no span of its own to look at. */
const LEAST_REST_DAYS = 90;
/** Days after the end in which the last evaluation still begins, where nothing ran at the right time. */
const AFTER_END_DAYS = 60;

/** The earliest last day of an agreement whose last evaluation may still begin. */
export function earliestEnd(today: Day): Day {
  return addDays(today, -AFTER_END_DAYS);
}

/**
 * What is to be evaluated on a day: the year that ended on an anniversary of the first day, or, in the last days of an agreement
 * that sees no further one, what is left until its end; undefined where neither is there yet.
 */
export function spanDue(
  startsOn: Day,
  endsOn: Day | undefined,
  today: Day,
): { from: Day; until: Day } | undefined {
  const over = endsOn !== undefined && endsOn < today;
  const year = yearEnded(startsOn, over ? endsOn : today);
  if (endsOn === undefined || today < addDays(endsOn, -BEFORE_END_DAYS)) return year;
  const from = year?.until ?? startsOn;
  const until = addDays(endsOn, 1);
  const isLast = until <= anniversary(from, 1);
  return isLast && until >= addDays(from, LEAST_REST_DAYS) ? { from, until } : year;
}

/** 29 February is 1 March in a year that has none. */
function anniversary(day: Day, years: number): Day {
  const [year = '', month = '', date = ''] = day.split('-');
  const same = new Date(Date.UTC(Number(year) + years, Number(month) - 1, Number(date)));
  return same.toISOString().slice(0, 10);
}

/** What is looked at where somebody of the office starts one: since a year ago, or since the first day where that is later. */
export function spanUntil(startsOn: Day, today: Day): { from: Day; until: Day } {
  const yearAgo = anniversary(today, -1);
  const until = addDays(today, 1);
  return { from: startsOn > yearAgo ? startsOn : yearAgo, until };
}

/** After so many days whoever has not given a view is asked again, each time once. */
export const ASKED_AGAIN_DAYS = [7, 14] as const;

/** The last of these days that has come, if any. */
export function askedAgain(createdOn: Day, today: Day): number | undefined {
  return ASKED_AGAIN_DAYS.findLast((days) => addDays(createdOn, days) <= today);
}

/** Of how many parties the views are there. */
export function saidBy(
  { views }: Pick<Evaluation, 'views'>,
  parties: readonly string[],
): { said: string[]; silent: string[] } {
  const has = (party: string): boolean => views.some((view) => view.party === party);
  return { said: parties.filter(has), silent: parties.filter((party) => !has(party)) };
}

/** "E-0003": how an evaluation is called in chat and on paper. */
export function evaluationNumber(id: number): string {
  return `E-${String(id).padStart(4, '0')}`;
}
