/**
 * Where a business stands in the readiness questionnaire: what is known, told before, told now,
 * and still open.
 */
import type { Context } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { holdsNib, isHeld } from '../domain/paper.ts';
import type { PaperView, Query } from '../domain/query.ts';
import type { Quantity } from '../domain/quantity.ts';
import { applicable, scoreAnswer, scoreReadiness } from '../domain/readiness.ts';
import type { ReadinessAnswer, ReadinessResult } from '../domain/readiness.ts';
import { knownAnswers } from '../domain/readinessKnown.ts';
import type { ReadinessQuestion } from '../domain/region.ts';
import type { Umk } from '../domain/umk.ts';
import { today } from './card.ts';
import { umkOf } from './whichUmk.ts';

/**
 * Besides these, each answer of the sitting under its question's code; null where it was skipped.
 */
export type Told = { umk?: string; redo?: 'semua' | 'lemah' } & { [code: string]: unknown };

export type State = {
  umk: Umk;
  /** The questions that apply, in the pack's order. */
  questions: readonly ReadinessQuestion[];
  answers: Record<string, ReadinessAnswer>;
  /** Codes of the questions still to be asked in this sitting, in order. */
  open: readonly string[];
  /** How many were answered or skipped in this sitting. */
  told: number;
  result: ReadinessResult;
};

type Answers = Record<string, ReadinessAnswer>;

export function readinessNeeds(context: { answers: Told; facts: Facts }): Query[] {
  const umk = umkOf(context);
  if (!umk) return [];
  return [
    { kind: 'papers', umkId: umk.id },
    { kind: 'readiness', umkId: umk.id },
  ];
}

/** Everything about the questionnaire of the chosen business; undefined where it is gone. */
export function stateOf(context: Context<Told>): State | undefined {
  const umk = umkOf(context);
  return umk && standing(umk, context);
}

/** The same of any business, for staff who look at it: nothing is told in their sitting. */
export function standing(
  umk: Umk,
  { answers, facts, read }: Pick<Context<Told>, 'answers' | 'facts' | 'read'>,
): State {
  const all = facts.region.readiness.questions;
  const papers = read({ kind: 'papers', umkId: umk.id });
  const stored = (read({ kind: 'readiness', umkId: umk.id })?.answers ?? {}) as Answers;
  const known = knownAnswers(all, { ...factsOf(umk), papers, today: today(facts) });
  const told = toldAnswers(all, answers);
  const merged: Answers = { ...stored, ...known, ...told };
  const questions = applicable(all, profileOf(umk, merged, all, papers));
  const result = scoreReadiness(questions, merged, facts.region.readiness);
  const base = { questions, known, stored, told };
  const again = answers.redo ? redone(answers.redo, base, umk, papers, facts) : undefined;
  const open = questions
    .map(({ code }) => code)
    .filter((code) => answers[code] === undefined)
    .filter((code) => (again ? again.includes(code) : !isAnswer({ ...stored, ...known }[code])));
  return { umk, questions, answers: merged, open, told: Object.keys(told).length, result };
}

function factsOf(umk: Umk): Pick<Umk, 'capacity' | 'workforce' | 'hasNib'> {
  const { capacity, workforce, hasNib } = umk;
  return { capacity, workforce, hasNib };
}

function isAnswer(answer: ReadinessAnswer | undefined): boolean {
  return answer !== undefined && answer !== 'skipped';
}

function toldAnswers(questions: readonly ReadinessQuestion[], told: Told): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    const value = told[question.code];
    if (value === undefined) continue;
    const scored =
      value === null ? 'skipped' : scoreAnswer(question, value as string | number | Quantity);
    if (scored) answers[question.code] = scored;
  }
  return answers;
}

/** An NIB or a licence told in the sitting brings its own questions. */
function profileOf(
  umk: Umk,
  answers: Answers,
  questions: readonly ReadinessQuestion[],
  papers: readonly PaperView[],
) {
  const nib = questions.find(({ knownFrom }) => knownFrom === 'nib');
  const said = nib && answers[nib.code];
  const hasNib = said && said !== 'skipped' ? said.option === 'ada' : umk.hasNib === 'ya';
  const needsPermit = papers.some(
    ({ kind, status }) =>
      (kind === 'bpom' || kind === 'sni') && (status === 'ada' || status === 'proses'),
  );
  return { sectors: umk.sectors, needsPermit, hasNib };
}

/**
 * What is asked once more: everything or only what was weak, but never what a paper on file says.
 */
function redone(
  which: 'semua' | 'lemah',
  base: { questions: readonly ReadinessQuestion[]; known: Answers; stored: Answers; told: Answers },
  umk: Umk,
  papers: readonly PaperView[],
  facts: Facts,
): string[] {
  const { questions, known, stored } = base;
  const held = papers.filter(isHeld);
  const nib = holdsNib(umk.hasNib, papers) ? { hasNib: umk.hasNib } : {};
  const sure = knownAnswers(questions, { ...nib, papers: held, today: today(facts) });
  const { weak } = scoreReadiness(questions, { ...stored, ...known }, facts.region.readiness);
  return questions
    .map(({ code }) => code)
    .filter((code) => sure[code] === undefined)
    .filter(
      (code) =>
        which === 'semua' ||
        weak.some((answer) => answer.code === code) ||
        !isAnswer(known[code] ?? stored[code]),
    );
}
