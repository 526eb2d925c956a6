/** Candidates of a need as parts of a group: what each can still take on, in whole thousandths of the need's own unit, or it is left out. */
import type { Period, Quantity } from '../domain/quantity.ts';
import type { Level } from '../domain/readiness.ts';
import { perPeriod, toBase } from '../language/rate.ts';

/** A candidate that passed every hard condition of the need but capacity. */
export type Partner = {
  id: number;
  /** Its own score for this need, 0 to 1. */
  score: number;
  /** What it can still take on, after its season and its promises; left out: not known. */
  free?: Quantity;
  /** Codes of its lines of business. */
  sectors: readonly string[];
  level?: Level;
  /** How often companies were shown it of late. */
  exposure: number;
};

/** A partner that can be counted; `free` is in thousandths of the need's unit, per the need's period. */
export type Member = Omit<Partner, 'free'> & { free: number };

/** Above this, sums of six would no longer be exact. */
const MOST = Math.floor(Number.MAX_SAFE_INTEGER / 8);

/** What a group has to reach: the most that was asked for; 0 where nothing can be planned for. */
export function volumeOf(volume: Quantity): number {
  return Number.isSafeInteger(volume.max) && volume.max > 0 && volume.max <= MOST ? volume.max : 0;
}

/**
 * Those that can be counted against the volume, each id once. Same base unit (lusin and pcs are one, kg and liter are not)
 * and same period; an order without a period is one that has to fit into one period of each, as the capacity condition
 * counts it. Rounded down, so that nobody is given more than it has.
 */
export function countable(volume: Quantity, partners: readonly Partner[]): Member[] {
  const whole = volumeOf(volume);
  const wanted = whole > 0 ? comparable(volume, volume.period) : undefined;
  if (!wanted) return [];
  const members = new Map<number, Member>();
  for (const partner of partners) {
    const able = partner.free && comparable(partner.free, volume.period);
    if (able?.unit !== wanted.unit || members.has(partner.id)) continue;
    const free = Math.min(MOST, Number((BigInt(able.max) * BigInt(whole)) / BigInt(wanted.max)));
    if (free > 0) members.set(partner.id, { ...partner, score: clean(partner.score), free });
  }
  return [...members.values()];
}

/** The most of a quantity in its base unit and in `period`, where there is one; undefined where that cannot be said. */
function comparable(
  quantity: Quantity,
  period?: Period,
): { max: number; unit: string } | undefined {
  const rate = period === undefined ? quantity : perPeriod(quantity, period);
  if (!rate || !Number.isSafeInteger(rate.max) || rate.max <= 0) return undefined;
  const { max, unit } = toBase({ ...rate, min: rate.max });
  return Number.isSafeInteger(max) && max > 0 ? { max, unit } : undefined;
}

function clean(score: number): number {
  return Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : 0;
}
