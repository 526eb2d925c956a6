/**
 * The readiness score: a pure function of the region's questions and the answers; a gap gives no
 * level, never a bad one.
 */
import { z } from 'zod';
import type { Quantity } from './quantity.ts';
import { Axis } from './region.ts';
import type { Applies, ReadinessQuestion, Region, Words } from './region.ts';

export const Level = z.enum(['siap', 'hampir', 'perlu']);
export type Level = z.infer<typeof Level>;

/**
 * An answer as stored: what was chosen, what was said, and 0–4 points, or null where it is not
 * scored.
 */
export const ReadinessAnswer = z.union([
  z.literal('skipped'),
  z.object({
    option: z.string().optional(),
    value: z.unknown().optional(),
    score: z.number().min(0).max(4).nullable(),
  }),
]);
export type ReadinessAnswer = z.infer<typeof ReadinessAnswer>;
export type ScoredAnswer = Exclude<ReadinessAnswer, 'skipped'>;

/**
 * What decides which questions a business is asked. `needsPermit`: it declared cosmetics, herbal or
 * SNI goods.
 */
export type ReadinessProfile = {
  sectors: readonly string[];
  needsPermit?: boolean;
  hasNib: boolean;
};

/** Sectors by their first level, as the questionnaire's "applies to" codes are defined with it. */
const services = new Set(['A1', 'D1', 'E1', 'L1', 'L2', 'O1', 'T1', 'V1', 'X1']);
const food = new Set(['B1', 'C1', 'J1', 'K1', 'K2', 'M1', 'P1', 'W1']);
const permit = new Set(['K1', 'K2', 'M1', 'P1']);

function applies(code: Applies, profile: ReadinessProfile): boolean {
  const sectors = profile.sectors.map((sector) => sector.slice(0, 2));
  switch (code) {
    case 'semua':
      return true;
    case 'barang':
      // A business whose sector is not known yet is asked: most make goods.
      return sectors.length === 0 || sectors.some((sector) => !services.has(sector));
    case 'pangan':
      return sectors.some((sector) => food.has(sector));
    case 'izin_edar':
      return profile.needsPermit === true || sectors.some((sector) => permit.has(sector));
    case 'punya_nib':
      return profile.hasNib;
  }
}

/**
 * The questions that a business is asked, in the pack's order. One of several sectors is enough for
 * a question to apply.
 */
export function applicable(
  questions: readonly ReadinessQuestion[],
  profile: ReadinessProfile,
): ReadinessQuestion[] {
  return questions.filter((question) => applies(question.appliesTo, profile));
}

/**
 * The points of one answer: an option id, a quantity (exact, or a range or "kira-kira", which
 * scores less), or a number of people (the option with the highest `from` that is reached).
 * `undefined` for a value that the question does not take.
 */
export function scoreAnswer(
  question: Pick<ReadinessQuestion, 'answer' | 'options'>,
  value: string | number | Quantity,
): ScoredAnswer | undefined {
  const option = question.options.find((candidate) => candidate.id === optionId(question, value));
  if (!option) return undefined;
  return {
    option: option.id,
    score: option.score,
    ...(typeof value === 'string' ? {} : { value }),
  };
}

function optionId(
  question: Pick<ReadinessQuestion, 'answer' | 'options'>,
  value: string | number | Quantity,
): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (question.answer !== 'people' || !(value >= 0)) return undefined;
    const reached = question.options.filter(({ from }) => from !== undefined && from <= value);
    return reached.sort((a, b) => (b.from ?? 0) - (a.from ?? 0))[0]?.id;
  }
  if (question.answer !== 'quantity') return undefined;
  return value.approximate || value.min !== value.max ? 'approximate' : 'exact';
}

export type ReadinessResult = {
  /** Every question that applies is answered, none skipped. */
  complete: boolean;
  /**
   * 0–100, rounded down so that a threshold never looks reached when it is not; only when complete.
   */
  score?: number;
  /**
   * The same per axis; undefined while a question of the axis is open, or when none of it is
   * scored.
   */
  perAxis: Record<Axis, number | undefined>;
  level?: Level;
  /** What was answered weakly, in the pack's order, each with the next thing to do. */
  weak: { code: string; offer: Words }[];
};

type Settings = Pick<Region['readiness'], 'readyFrom' | 'almostFrom' | 'seedAxes' | 'seedAxisMin'>;

/**
 * Score = sum(weight × points / 4) over the scored questions / sum of their weights × 100. Ready:
 * at least `readyFrom` with every seed axis at least `seedAxisMin`; almost: at least `almostFrom`;
 * else support is needed. A skipped or open question leaves it incomplete, without score and level;
 * an answer without points (halal not needed) is left out. `questions` are those that apply;
 * answers to others are ignored.
 */
export function scoreReadiness(
  questions: readonly ReadinessQuestion[],
  answers: Readonly<Record<string, ReadinessAnswer | undefined>>,
  settings: Settings,
): ReadinessResult {
  const perAxis = Object.fromEntries(
    Axis.options.map((axis) => [
      axis,
      percent(
        questions.filter((question) => question.axis === axis),
        answers,
      ),
    ]),
  ) as Record<Axis, number | undefined>;
  const weak = questions
    .filter((question) => {
      const points = pointsOf(answers[question.code]);
      return typeof points === 'number' && points < question.weakBelow;
    })
    .map(({ code, offer }) => ({ code, offer }));
  const complete = questions.every((question) => pointsOf(answers[question.code]) !== undefined);
  const score = percent(questions, answers);
  const shown = Object.fromEntries(Axis.options.map((axis) => [axis, floor(perAxis[axis])]));
  const base = { complete, perAxis: shown as Record<Axis, number | undefined>, weak };
  if (score === undefined) return base;
  return { ...base, score: Math.floor(score), level: levelOf(score, perAxis, settings) };
}

/** Points, null where the answer is not scored, undefined where there is no answer. */
function pointsOf(answer: ReadinessAnswer | undefined): number | null | undefined {
  return answer === undefined || answer === 'skipped' ? undefined : answer.score;
}

/**
 * Exact percentage of what could be reached; undefined while one of them is open or where none is
 * scored.
 */
function percent(
  questions: readonly ReadinessQuestion[],
  answers: Readonly<Record<string, ReadinessAnswer | undefined>>,
): number | undefined {
  let reached = 0;
  let reachable = 0;
  for (const question of questions) {
    const points = pointsOf(answers[question.code]);
    if (points === undefined) return undefined;
    if (points === null) continue;
    reached += question.weight * points;
    reachable += question.weight;
  }
  return reachable === 0 ? undefined : (25 * reached) / reachable;
}

function floor(figure: number | undefined): number | undefined {
  return figure === undefined ? undefined : Math.floor(figure);
}

function levelOf(
  score: number,
  perAxis: Record<Axis, number | undefined>,
  { readyFrom, almostFrom, seedAxes, seedAxisMin }: Settings,
): Level {
  // An axis of which nothing is scored cannot be weak.
  const weakAxis = seedAxes.some((axis) => (perAxis[axis] ?? 100) < seedAxisMin);
  if (score >= readyFrom && !weakAxis) return 'siap';
  return score >= almostFrom ? 'hampir' : 'perlu';
}
