/** Quantities made comparable: in their base unit and in another period, by stated assumptions about working time. */
import type { Period, Quantity } from '../domain/quantity.ts';
import { baseOf } from './unit.ts';
import type { PeriodUnit } from './period.ts';

/** In a workshop that works six days; the assumption is said to staff where a figure rests on it. */
const usualWorkingDaysPerWeek = 6;
const workingHoursPerDay = 8;
const weeksPerYear = 52;
const monthsPerYear = 12;

/**
 * The quantity in its base unit, in thousandths: lusin 12 pcs, kodi 20 pcs, gross 144 pcs, rim 500 lembar, ton 1000 kg,
 * kuintal 100 kg, ons 0.1 kg, gram 0.001 kg, ml 0.001 liter. Other units stay. Rounded to a thousandth.
 */
export function toBase(quantity: Quantity): Quantity {
  const { unit, factor } = baseOf(quantity.unit);
  function convert(value: number): number {
    const [top, bottom] = factor;
    return Number((BigInt(value) * top * 2n + bottom) / (bottom * 2n));
  }
  return { ...quantity, min: convert(quantity.min), max: convert(quantity.max), unit };
}

/** How often a period unit occurs in a year of work: 52 weeks, 12 months, working days of 8 hours. */
function perYear(unit: PeriodUnit, workingDaysPerWeek: number): number {
  const days = weeksPerYear * workingDaysPerWeek;
  const table: Record<PeriodUnit, number> = {
    jam: days * workingHoursPerDay,
    hari: days,
    minggu: weeksPerYear,
    bulan: monthsPerYear,
    tahun: 1,
  };
  return table[unit];
}

function parts(period: Period): { count: number; unit: PeriodUnit } {
  const [first = '', second] = period.split(' ');
  return second
    ? { count: Number(first), unit: second as PeriodUnit }
    : { count: 1, unit: first as PeriodUnit };
}

/**
 * The same rate in another period: 100 pcs a day are 600 a week with six working days, 50 kg a week are 216.667 a month
 * (52 weeks in 12 months). A quantity without a period has no rate: undefined. Rounded to a thousandth.
 */
export function perPeriod(
  quantity: Quantity,
  period: Period,
  workingDaysPerWeek = usualWorkingDaysPerWeek,
): Quantity | undefined {
  if (quantity.period === undefined) return undefined;
  const [from, to] = [parts(quantity.period), parts(period)];
  const ratio =
    (perYear(from.unit, workingDaysPerWeek) * to.count) /
    (perYear(to.unit, workingDaysPerWeek) * from.count);
  return {
    ...quantity,
    min: Math.round(quantity.min * ratio),
    max: Math.round(quantity.max * ratio),
    period,
  };
}
