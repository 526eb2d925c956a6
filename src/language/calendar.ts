/** Calendar days as plain integers (days since 1970-01-01), so that date arithmetic needs no clock and no time zone. */
import type { Day } from '../domain/quantity.ts';
import { localDay } from '../domain/workingDays.ts';

const dayMs = 86_400_000;

/** First and last day, both included. */
export type Span = { min: number; max: number };

/** The number of a calendar day; undefined for a day that does not exist (31 February). */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 1899 && year < 2200 ? date.getTime() / dayMs : undefined;
}

export function dateParts(number: number): { year: number; month: number; day: number } {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function toDay(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Of a `YYYY-MM-DD` that exists; 1970-01-01 for anything else. */
export function fromDay(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayNumber(year, month, date) ?? 0;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(number: number): number {
  return number - weekdayOf(number) + 1;
}

/** The last day of a month, of which `month` may also be 13 or 0. */
export function monthSpan(year: number, month: number): Span {
  const first = Date.UTC(year, month - 1, 1) / dayMs;
  return { min: first, max: Date.UTC(year, month, 1) / dayMs - 1 };
}

export function yearSpan(year: number): Span {
  return { min: monthSpan(year, 1).min, max: monthSpan(year, 12).max };
}

/** The same day some months later; the last of the month where that day is missing. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = dateParts(number);
  const span = monthSpan(year, month + months);
  return Math.min(span.min + day - 1, span.max);
}

/** Today in the region's zone, as a number. */
export function todayNumber(instant: Date, timeZone: string): number {
  return fromDay(localDay(instant, timeZone));
}
