/** What a supplier can still make against what is needed: in one unit and one period, after its seasons and what it has promised. */
import type { Day, Quantity } from '../domain/quantity.ts';
import { perPeriod, toBase } from '../language/rate.ts';
import type { Demand, Season, Supply } from './types.ts';

/** An amount in its base unit, as said and, where a period was said, by the month. */
export type Amount = { unit: string; said: number; month?: number };

export function amountOf(quantity: Quantity | undefined): Amount | undefined {
  if (quantity === undefined) return undefined;
  const base = toBase(quantity);
  const month = perPeriod(base, 'bulan')?.max;
  return { unit: base.unit, said: base.max, ...(month === undefined ? {} : { month }) };
}

/** What is left of the usual capacity once what is promised is taken off; never below 0. */
export function freeAmount(supply: Supply): Amount | undefined {
  const amount = amountOf(supply.capacity);
  if (amount === undefined) return undefined;
  let { said, month } = amount;
  for (const promise of supply.promised ?? []) {
    const taken = amountOf(promise);
    if (taken?.unit !== amount.unit) continue;
    said = Math.max(0, said - taken.said);
    if (month !== undefined) month = Math.max(0, month - (taken.month ?? taken.said));
  }
  return { unit: amount.unit, said, ...(month === undefined ? {} : { month }) };
}

/** The day on which the work can begin: who is still looking after the day that was named wants it as soon as possible. */
export function workDay({ start }: Pick<Demand, 'start'>, today: Day): Day {
  return start !== undefined && start > today ? start : today;
}

/** Percent of the usual in the month of the day; 100 where nothing was said of it. */
export function seasonPercent(seasons: readonly Season[] | undefined, day: Day): number {
  const month = Number(day.slice(5, 7));
  return seasons?.find(({ months }) => months.includes(month))?.percent ?? 100;
}

/**
 * Able over wanted; undefined where they cannot be compared (another unit, nothing said). Without a period on one side
 * the amounts are compared as said.
 */
export function shareOf(able: Amount | undefined, wanted: Amount | undefined): number | undefined {
  if (able === undefined || wanted?.unit !== able.unit) return undefined;
  const inMonths = able.month !== undefined && wanted.month !== undefined;
  const [has, needs] = inMonths ? [able.month, wanted.month] : [able.said, wanted.said];
  if (has === undefined || needs === undefined || needs <= 0) return undefined;
  return has / needs;
}
