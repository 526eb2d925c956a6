/** What makes one group better than another: one score from 0 to 1 whose parts and limits are data. */
import type { Member } from './partner.ts';

/** What each part counts; together they are 1. */
export const GROUP_WEIGHTS = {
  /** How well the members fit the need, on the mean. */
  fit: 0.5,
  /** Fewer are easier to lead: two count fully, six nothing. */
  few: 0.15,
  /** The two that are farthest apart; on one spot counts fully, at the limit nothing, not known half. */
  near: 0.15,
  /** What is left over when one falls short: half the volume counts fully. */
  spare: 0.1,
  /** Those who were seldom shown: never counts fully, ten times half. */
  fair: 0.1,
} as const;

export const GROUP_LIMITS = { fewest: 2, most: 6, km: 15, spare: 0.5, exposure: 10 } as const;

/** The part of a member's own worth in the score: the mean of it counts, so it can be added up. */
export function worthOf({ score, exposure }: Pick<Member, 'score' | 'exposure'>): number {
  const seen = Number.isFinite(exposure) ? Math.max(0, exposure) : 0;
  const { exposure: half } = GROUP_LIMITS;
  return GROUP_WEIGHTS.fit * score + (GROUP_WEIGHTS.fair * half) / (half + seen);
}

/** `km` of the two that are farthest apart; a distance that is not known is given as half the limit. */
export function nearWorth(km: number): number {
  return GROUP_WEIGHTS.near * Math.max(0, 1 - km / GROUP_LIMITS.km);
}

/** `reach` is what all can take on together, as a multiple of the volume. */
export function spareWorth(reach: number): number {
  return GROUP_WEIGHTS.spare * Math.min(1, Math.max(0, reach - 1) / GROUP_LIMITS.spare);
}

export function fewWorth(size: number): number {
  const { fewest, most } = GROUP_LIMITS;
  return (GROUP_WEIGHTS.few * (most - Math.max(fewest, size))) / (most - fewest);
}

/** In whole millionths, so that equal groups are equal however the sum was made. */
export function groupScore(group: {
  worth: number;
  size: number;
  km: number;
  reach: number;
}): number {
  const { worth, size, km, reach } = group;
  return Math.round(1e6 * (worth / size + fewWorth(size) + nearWorth(km) + spareWorth(reach)));
}
