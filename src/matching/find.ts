/** The best suppliers for a need: lists are walked from their best ends, and left as soon as nothing in them can still come among the first. */
import { checkConditions, passesAll } from './conditions.ts';
import { fitOf } from './fit.ts';
import { wanted, type Pair, type Wanted } from './pair.ts';
import { idOf, settle, standingIn, tieOf, type Postings } from './postings.ts';
import { reasonsOf } from './reasons.ts';
import {
  isInterested,
  MEETING,
  meetingOf,
  scoreOf,
  STANDING,
  standingSteps,
  worthOf,
} from './score.ts';
import { rarityIn, type Row, type SupplyIndex } from './supplyIndex.ts';
import type { Demand, Found } from './types.ts';
import { LEVELS, type Packed } from './understand.ts';
import { tilted, type Weights } from './weights.ts';

export type FindOptions = {
  top: number;
  today: string;
  /** Others than the index's own, to see what would change; the company's lessons tilt either. */
  weights?: Weights;
  /** Also those that fail a hard condition; what they fail comes first among their reasons. */
  all?: boolean;
  /** Looks at everybody; the result is the same. */
  exhaustive?: boolean;
};

/** Below this the two have so little in common that nobody would call. */
export const LEAST_FIT = 0.1;

type Cursor = { list: Postings; at: number; fit: number; bound: number };
type Kept = { row: Row; pair: Pair; score: number; tie: number };
type Search = {
  index: SupplyIndex;
  wanted: Wanted;
  weights: Weights;
  options: FindOptions;
  cursors: Cursor[];
  kept: Kept[];
  /** The most that capacity, distance and price can add. */
  mostMet: number;
  /** Whether standing weighs as where the lists were sorted; where not, how much more a part of it may weigh. */
  sorted: boolean;
  stretch: number;
};

/** Best first; equal scores by least shown (from 63 times on alike), then by id. */
export function find(index: SupplyIndex, demand: Demand, options: FindOptions): Found[] {
  const search = begin(index, demand, options);
  for (const id of demand.interested ?? []) visit(search, id);
  let cursor = bestOf(search);
  while (cursor !== undefined && !isOver(search, cursor)) {
    walk(search, cursor);
    cursor = bestOf(search);
  }
  return search.kept.map(({ row, pair, score }) => ({
    id: row.supply.id,
    score,
    reasons: reasonsOf(pair, checkConditions(pair)),
  }));
}

function begin(index: SupplyIndex, demand: Demand, options: FindOptions): Search {
  index.searches += 1;
  const { weights } = tilted(options.weights ?? index.weights, demand.lessons);
  const want = wanted(index.knowledge, demand, rarityIn(index));
  const search: Search = {
    index,
    wanted: want,
    weights,
    options,
    cursors: [],
    kept: [],
    mostMet: mostMet(index, want, weights),
    sorted: STANDING.every((part) => weights[part] === index.weights[part]),
    stretch: stretchOf(index.weights, weights),
  };
  for (const [concept, weight] of want.wish.weights) {
    for (let level = 1; level <= LEVELS; level += 1) {
      const packed: Packed = concept * 32 + level;
      const list = index.lists.get(packed);
      const fit = weight * (level / LEVELS);
      if (list === undefined || fit < LEAST_FIT) continue;
      settle(list);
      const cursor = { list, at: list.size - 1, fit, bound: 0 };
      cursor.bound = boundOf(search, cursor);
      search.cursors.push(cursor);
    }
  }
  return search;
}

function mostMet(index: SupplyIndex, { demand, volume, place }: Wanted, weights: Weights): number {
  const asks = { capacity: volume, distance: place, price: demand.price };
  return MEETING.reduce((sum, part) => {
    // Who is interested is looked at first, so that nobody who is left is.
    const open = part !== 'interest' && asks[part] !== undefined && index.telling[part] > 0;
    return sum + weights[part] * (open ? 1 : 0.5);
  }, 0);
}

function stretchOf(sorted: Weights, asked: Weights): number {
  const ratios = STANDING.map((part) =>
    asked[part] === 0 ? 0 : sorted[part] === 0 ? Infinity : asked[part] / sorted[part],
  );
  return Math.max(...ratios);
}

/** Scores are compared in millionths, so that equal ones are equal however they were added up. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
const SLACK = 1e-10;

/** The most that what is left of a list can reach. */
function boundOf(search: Search, { list, at, fit }: Cursor): number {
  if (at < 0) return -1;
  const { weights, index, sorted, stretch, mostMet: met } = search;
  const steps = standingIn(list.sorted[at] ?? 0);
  const most = STANDING.reduce((sum, part) => sum + weights[part], 0);
  const standing = sorted
    ? worthOf(steps, weights)
    : Math.min(most, stretch * (worthOf(steps, index.weights) + HALF_STEP) + HALF_STEP);
  return rounded(weights.product * fit + met + standing + SLACK);
}
/** Standing is kept in thousandths; where it is weighed anew, half of one may have been rounded off. */
const HALF_STEP = 0.0006;

function bestOf({ cursors }: Search): Cursor | undefined {
  let best: Cursor | undefined;
  for (const cursor of cursors) {
    if (cursor.at >= 0 && (best === undefined || cursor.bound > best.bound)) best = cursor;
  }
  return best;
}

/** Whether nobody who was not looked at can still come among the first. */
function isOver(search: Search, best: Cursor): boolean {
  const last = lastKept(search);
  if (last === undefined || search.options.exhaustive === true) return false;
  if (best.bound !== last.score) return best.bound < last.score;
  // Equal at best: over only if every list that can reach it goes on with those shown more often.
  if (!search.sorted || worthOf(1, search.weights) < 1e-5) return false;
  return search.cursors.every(
    ({ at, bound, list }) => at < 0 || bound < last.score || tieOf(list.sorted[at] ?? 0) < last.tie,
  );
}

function lastKept({ kept, options }: Search): Kept | undefined {
  return kept.length < options.top ? undefined : kept[options.top - 1];
}

/** So many at a time, before another list may be better. */
const AT_ONCE = 24;

function walk(search: Search, cursor: Cursor): void {
  const { sorted } = cursor.list;
  const end = Math.max(-1, cursor.at - AT_ONCE);
  for (; cursor.at > end; cursor.at -= 1) {
    visit(search, idOf(sorted[cursor.at] ?? 0));
  }
  cursor.bound = boundOf(search, cursor);
}

function visit(search: Search, id: number): void {
  const { index } = search;
  const row = index.rows.get(id);
  if (row === undefined || row.seenBy === index.searches) return;
  row.seenBy = index.searches;
  look(search, row);
}

function look(search: Search, row: Row): void {
  const { index, wanted: want, weights, options, sorted } = search;
  const { knowledge } = index;
  const fit = fitOf(want.wish, row.concepts, knowledge.sectors.length);
  if (fit.fit < LEAST_FIT) return;
  const steps = sorted ? standingIn(row.entry) : standingSteps(row.standing, weights);
  const last = lastKept(search);
  const met =
    search.mostMet + (isInterested({ offered: row, wanted: want }) ? weights.interest : 0);
  const most = weights.product * fit.fit + met + worthOf(steps, weights);
  if (last !== undefined && rounded(most + SLACK) < last.score) return;
  const pair: Pair = { knowledge, offered: row, wanted: want, fit, today: options.today };
  if (options.all !== true && !passesAll(pair)) return;
  const score = rounded(scoreOf(fit.fit, steps, meetingOf(pair), weights));
  keep(search, { row, pair, score, tie: tieOf(row.entry) });
}

function keep({ kept, options }: Search, one: Kept): void {
  let at = kept.length;
  while (at > 0 && isBefore(one, kept[at - 1])) at -= 1;
  if (at >= options.top) return;
  kept.splice(at, 0, one);
  if (kept.length > options.top) kept.pop();
}

function isBefore(a: Kept, b: Kept | undefined): boolean {
  if (b === undefined) return false;
  return a.score > b.score || (a.score === b.score && a.tie > b.tie);
}
