/** What the table tests of this folder share: the region's calendar at one instant, and readings in one short line each. */
import type { Money, Quantity } from '../../src/domain/quantity.ts';
import { readDate, type Days, type When } from '../../src/language/date.ts';
import type { Reading } from '../../src/language/reading.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

export function when(now: string): When {
  return { now: new Date(now), timeZone: kotaBekasi.timeZone, holidays: kotaBekasi.holidays };
}

function span(min: number | bigint, max: number | bigint): string {
  return min === max ? String(min) : `${min}..${max}`;
}

/** "25", "25 ?" where it must be confirmed, "ask vague", "other phone". */
export function short<T>(reading: Reading<T>, write: (value: T) => string): string {
  if (reading.result === 'other') return `other ${reading.looksLike}`;
  if (reading.result === 'ask') return `ask ${reading.why}`;
  return `${write(reading.value)}${reading.confidence === 'confirm' ? ' ?' : ''}`;
}

export function writeRange({ min, max }: { min: number; max: number }): string {
  return span(min, max);
}

export function writeMoney({ min, max, per }: Money): string {
  return `${span(min, max)}${per ? `/${per}` : ''}`;
}

export function writeQuantity({ min, max, unit, period }: Quantity): string {
  return `${span(min / 1000, max / 1000)} ${unit}${period ? `/${period}` : ''}`;
}

export function writeDays({ min, max }: Days): string {
  return min === max ? min : `${min}..${max}`;
}

export function shortDate(text: string, now: string): string {
  return short(readDate(text, when(now)), writeDays);
}
