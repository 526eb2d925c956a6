/** Why a pair fits or does not: every condition and every part of the score, for staff who ask about any two. */
import type { Reason } from '../domain/match.ts';
import { checkConditions, type Checked } from './conditions.ts';
import type { Rarity } from './fit.ts';
import type { Knowledge } from './knowledge.ts';
import { offered, pairOf, wanted, type Pair, type Wanted } from './pair.ts';
import { reasonsOf } from './reasons.ts';
import { meetingOf, partsOf, scoreOf, standingOf, standingSteps, type Standing } from './score.ts';
import { LEAST_FIT } from './find.ts';
import type { Demand, Found, Supply } from './types.ts';
import { PARTS, tilted, WEIGHTS, type Part, type Weights } from './weights.ts';

/** What a part brings: its value of 0 to 1, its weight, and their product. */
export type PartShown = { part: Part; value: number; weight: number; points: number };

export type Explained = {
  /** As `find` gives it. */
  score: number;
  parts: PartShown[];
  conditions: Checked[];
  /** What stands against it: conditions that fail, and `nothing_shared` where the products have nothing in common. */
  obstacles: Reason[];
  reasons: Reason[];
  /** What stands against no proposal, but must be there before an agreement: `nib_later` with how far it is. */
  later: Reason[];
  /** How the company's earlier answers moved the weights. */
  tilt: Reason[];
};

type Options = { today: string; weights?: Weights; rarity?: Rarity };

/** Any supply and any demand, in an index or not; `rarity` of the index (`rarityIn`) makes it agree with `find` to the digit. */
export function explain(
  knowledge: Knowledge,
  supply: Supply,
  demand: Demand,
  { today, weights = WEIGHTS, rarity }: Options,
): Explained {
  const pair = pairOf({
    knowledge,
    offered: offered(knowledge, supply),
    wanted: wanted(knowledge, demand, rarity),
    today,
  });
  const { weights: used, notes } = tilted(weights, demand.lessons);
  const standing = standingOf(supply);
  const parts = partsOf(pair, standing);
  const conditions = checkConditions(pair);
  const alien = pair.fit.fit < LEAST_FIT ? [{ code: 'nothing_shared', values: {} }] : [];
  const reasons = reasonsOf(
    pair,
    conditions.filter(({ is }) => is !== 'fail'),
  );
  return {
    score: judged(pair, standing, used),
    parts: PARTS.map((part) => ({
      part,
      value: parts[part],
      weight: used[part],
      points: parts[part] * used[part],
    })),
    conditions,
    obstacles: [...failuresOf(conditions), ...alien],
    reasons,
    later: laterOf(supply),
    tilt: notes,
  };
}

/** The gate of readiness: a business is shown without a NIB, and signs nothing without one. */
function laterOf({ hasNib }: Supply): Reason[] {
  if (hasNib === undefined || hasNib === 'ya') return [];
  return [{ code: 'nib_later', values: { status: hasNib } }];
}

function judged(pair: Pair, standing: Standing, weights: Weights): number {
  const steps = standingSteps(standing, weights);
  return Math.round(scoreOf(pair.fit.fit, steps, meetingOf(pair), weights) * 1e6) / 1e6;
}

/** A need made ready once, to be compared with many suppliers as they come and change. */
export type OpenNeed = { wanted: Wanted; weights: Weights };

export function openNeed(
  knowledge: Knowledge,
  demand: Demand,
  options: { weights?: Weights; rarity?: Rarity } = {},
): OpenNeed {
  const { weights } = tilted(options.weights ?? WEIGHTS, demand.lessons);
  return { wanted: wanted(knowledge, demand, options.rarity), weights };
}

type NeedOptions = {
  today: string;
  top?: number;
  /** Also needs of which a hard condition fails: what to put right is among the reasons. */
  all?: boolean;
};

/** One need for one supplier: `id` is the need's; `blocked` are the codes of what fails. */
export type FoundNeed = Found & { blocked: Reason[] };

/**
 * The needs that fit one supplier, best first, by id where they are equal: for "pesanan", and for whom a new or changed profile
 * newly fits. A direct comparison, a few microseconds a need.
 */
export function findNeeds(
  knowledge: Knowledge,
  supply: Supply,
  needs: readonly OpenNeed[],
  { today, top = needs.length, all = false }: NeedOptions,
): FoundNeed[] {
  const ready = offered(knowledge, supply);
  const standing = standingOf(supply);
  const found: { pair: Pair; checked: Checked[]; score: number }[] = [];
  for (const { wanted: want, weights } of needs) {
    const pair = pairOf({ knowledge, offered: ready, wanted: want, today });
    if (pair.fit.fit < LEAST_FIT) continue;
    const checked = checkConditions(pair);
    if (!all && checked.some(({ is }) => is === 'fail')) continue;
    found.push({ pair, checked, score: judged(pair, standing, weights) });
  }
  return found
    .sort((a, b) => b.score - a.score || idOf(a.pair) - idOf(b.pair))
    .slice(0, top)
    .map(({ pair, checked, score }) => ({
      id: idOf(pair),
      score,
      reasons: reasonsOf(pair, checked),
      blocked: failuresOf(checked),
    }));
}

function idOf({ wanted: { demand } }: Pair): number {
  return demand.id;
}

function failuresOf(checked: readonly Checked[]): Reason[] {
  return checked.filter(({ is }) => is === 'fail').map(({ code, values }) => ({ code, values }));
}
