/** The one score of a pair: the sum of weight × part. What is the same for every need is worked out once per supplier, in steps of a thousandth. */
import { holdsNib, isHeld } from '../domain/paper.ts';
import type { Level } from '../domain/readiness.ts';
import type { Money } from '../domain/quantity.ts';
import { seasonPercent, shareOf, workDay } from './capacity.ts';
import type { Pair } from './pair.ts';
import { distanceOf, nearness, type Distance } from './place.ts';
import type { Supply } from './types.ts';
import { PARTS, type Part, type Weights } from './weights.ts';

/** Of a supplier alone, whatever is needed. */
export const STANDING = ['papers', 'readiness', 'record', 'fairness'] as const;
export type Standing = Record<(typeof STANDING)[number], number>;
/** Of the two together, besides the product. */
export const MEETING = ['capacity', 'distance', 'price', 'interest'] as const;
export type Meeting = Record<(typeof MEETING)[number], number>;

export type Parts = Record<Part, number>;

const LEVEL: Record<Level, number> = { siap: 1, hampir: 0.6, perlu: 0.25 };
/** As many deliveries or ratings as make up for knowing nothing: few good ones are no proof. */
const DOUBT = 3;
/** Shown so often, a supplier's claim to be shown again is half. */
const HALF_EXPOSURE = 10;
/** So much over what the buyer would pay, a price is no fit at all. */
const PRICE_SLACK = 0.5;

export function standingOf(supply: Supply): Standing {
  return {
    papers: papersPart(supply),
    readiness: supply.level === undefined ? 0.5 : LEVEL[supply.level],
    record: recordPart(supply),
    fairness: HALF_EXPOSURE / (HALF_EXPOSURE + Math.max(0, supply.exposure)),
  };
}

/** NIB counts most (an agreement needs it), two more papers the rest; ½ where nothing was told. */
function papersPart({ papers, hasNib }: Supply): number {
  if (hasNib === undefined && papers.length === 0) return 0.5;
  const nib =
    holdsNib(hasNib ?? '', papers) || papers.some((paper) => paper.kind === 'nib' && isHeld(paper));
  const more = papers.filter(
    (paper) => paper.kind !== 'nib' && (isHeld(paper) || paper.status === 'bebas'),
  );
  return (nib ? 0.6 : hasNib === 'proses' ? 0.3 : 0) + 0.2 * Math.min(2, more.length);
}

/** Kept promises and ratings of 1 to 5, drawn to ½ while they are few. */
function recordPart({ record }: Supply): number {
  if (record === undefined) return 0.5;
  const { deliveries, kept, ratings, rating } = record;
  const stars = ratings === 0 ? 0 : ((rating - 1) / 4) * ratings;
  const part = (kept + stars + 0.5 * DOUBT) / (deliveries + ratings + DOUBT);
  return Math.min(1, Math.max(0, part));
}

/** Where it makes no difference whom it is asked of, because one side says nothing, a part is ½ for all. */
export function meetingOf(pair: Pair): Meeting {
  return {
    capacity: capacityPart(capacityShare(pair)),
    distance: nearness(distanceBetween(pair)),
    price: pricePart(pair.offered.supply.price, pair.wanted.demand.price),
    interest: isInterested(pair) ? 1 : 0.5,
  };
}

/** Whether its owner put a hand up for just this need; who said nothing may want it too. */
export function isInterested({ offered, wanted }: Pick<Pair, 'offered' | 'wanted'>): boolean {
  return wanted.demand.interested?.includes(offered.supply.id) ?? false;
}

/** What the supplier can still make of what is needed in its season; undefined where it cannot be told. */
export function capacityShare({ offered, wanted, today }: Pair): number | undefined {
  const share = shareOf(offered.free, wanted.volume);
  if (share === undefined) return undefined;
  return (share * seasonPercent(offered.supply.seasons, workDay(wanted.demand, today))) / 100;
}

function capacityPart(share: number | undefined): number {
  return share === undefined ? 0.5 : Math.min(1, share);
}

export function distanceBetween({ offered, wanted }: Pair): Distance | undefined {
  return distanceOf(offered.place, wanted.place);
}

/** 1 where the lowest price is within what the buyer would pay at most, down to 0 at half as much again. */
export function pricePart(asked: Money | undefined, most: Money | undefined): number {
  if (asked === undefined || most === undefined || most.max === 0n) return 0.5;
  if ((asked.per ?? '') !== (most.per ?? '')) return 0.5;
  const over = Number(asked.min - most.max) / Number(most.max);
  return Math.min(1, Math.max(0, 1 - over / PRICE_SLACK));
}

/** In thousandths of what all of them together can weigh, so that an index can sort by it. */
const STEPS = 1000;

/** Weighted standing as a share of its weights, in steps: 0 to 1000. */
export function standingSteps(standing: Standing, weights: Weights): number {
  const whole = STANDING.reduce((sum, part) => sum + weights[part], 0);
  if (whole === 0) return 0;
  const sum = STANDING.reduce((total, part) => total + weights[part] * standing[part], 0);
  return Math.round((sum / whole) * STEPS);
}

/** What the steps are worth in the score. */
export function worthOf(steps: number, weights: Weights): number {
  return (steps / STEPS) * STANDING.reduce((sum, part) => sum + weights[part], 0);
}

export function scoreOf(fit: number, steps: number, meeting: Meeting, weights: Weights): number {
  const met = MEETING.reduce((sum, part) => sum + weights[part] * meeting[part], 0);
  return weights.product * fit + met + worthOf(steps, weights);
}

/** All parts by name, for people. */
export function partsOf(pair: Pair, standing: Standing): Parts {
  const meeting = meetingOf(pair);
  const all: Partial<Parts> = { product: pair.fit.fit, ...meeting, ...standing };
  return Object.fromEntries(PARTS.map((part) => [part, all[part] ?? 0])) as Parts;
}
