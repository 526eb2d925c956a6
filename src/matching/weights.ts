/** What each part of the score counts, as data that staff can read and try out, and how a company's earlier answers tilt it. */
import type { Reason } from '../domain/match.ts';
import type { Lesson } from './types.ts';

/** The parts of the score; each is between 0 and 1, and ½ where nothing is known. */
export const PARTS = [
  'product',
  'capacity',
  'distance',
  'price',
  'interest',
  'papers',
  'readiness',
  'record',
  'fairness',
] as const;
export type Part = (typeof PARTS)[number];
export type Weights = Readonly<Record<Part, number>>;

/**
 * The score is the sum of weight × part; they add up to 1. What is made counts as much as everything else together, so that
 * papers or a good record never bring up somebody who makes something else.
 */
export const WEIGHTS: Weights = {
  product: 0.5,
  capacity: 0.11,
  distance: 0.09,
  price: 0.05,
  interest: 0.04,
  papers: 0.06,
  readiness: 0.06,
  record: 0.05,
  fairness: 0.04,
};

/** What an answer of a company makes more important to it; the codes are those that people choose from when they refuse or end something. */
const LESSONS: Readonly<Record<string, readonly Part[]>> = {
  price: ['price'],
  place: ['distance'],
  capacity: ['capacity'],
  enough: [],
  papers: ['papers'],
  product: ['product'],
  quality: ['record', 'readiness'],
  late: ['record'],
  time: ['record', 'capacity'],
  contact: ['readiness'],
  payment: [],
  good: ['record'],
};
/** Each time adds so much of a part's own weight, up to `mostTimes` times. */
const TILT = 0.25;
const mostTimes = 4;

export type Tilt = { weights: Weights; notes: Reason[] };

/**
 * The weights for a company that taught us something, again adding up to their former sum, and one note for each part that
 * now counts more: `tilt` with the part, the lesson, how often, and its share before and after in percent.
 */
export function tilted(weights: Weights, lessons: readonly Lesson[] = []): Tilt {
  const raised: Record<Part, number> = { ...weights };
  const taught: { part: Part; lesson: string; times: number }[] = [];
  for (const { code, count } of lessons) {
    const times = Math.min(mostTimes, Math.max(0, Math.floor(count)));
    if (times === 0) continue;
    for (const part of LESSONS[code] ?? []) {
      raised[part] += weights[part] * TILT * times;
      taught.push({ part, lesson: code, times });
    }
  }
  if (taught.length === 0) return { weights, notes: [] };
  const scale = sumOf(weights) / sumOf(raised);
  const now = Object.fromEntries(PARTS.map((part) => [part, raised[part] * scale])) as Weights;
  const notes = taught.map(({ part, lesson, times }) => ({
    code: 'tilt',
    values: { part, lesson, times, before: percent(weights[part]), after: percent(now[part]) },
  }));
  return { weights: now, notes };
}

function sumOf(weights: Weights): number {
  return PARTS.reduce((sum, part) => sum + weights[part], 0);
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
