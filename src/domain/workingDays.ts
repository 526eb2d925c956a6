/**
 * Days as the office counts them: a calendar day is local to the region, and only a decree makes a
 * weekday a day off.
 */
import type { Day } from './quantity.ts';
import type { Holiday } from './region.ts';

/**
 * What counting needs of a region pack: the days off by decree, and the years that a decree covers.
 */
export type Calendar = { holidays: readonly Holiday[]; decreedYears: readonly number[] };

const DAY_MS = 86_400_000;
/** More than four years of working days is a slip of the caller, never a deadline. */
const MAX_WORKING_DAYS = 1000;

/**
 * Midnight UTC of a day, in ms. Throws RangeError for what is no day of the calendar
 * ("2026-02-30").
 */
function utcMidnight(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const midnight = Date.UTC(year, month - 1, date);
  if (toDay(midnight) !== day) throw new RangeError(`not a day of the calendar: ${day}`);
  return midnight;
}

function toDay(utcMs: number): Day {
  return Number.isFinite(utcMs) ? new Date(utcMs).toISOString().slice(0, 10) : '';
}

/**
 * The day `n` calendar days later, or earlier where `n` is negative. Throws RangeError for what is
 * no day.
 */
export function addDays(day: Day, n: number): Day {
  return toDay(utcMidnight(day) + n * DAY_MS);
}

/** 0 Sunday … 6 Saturday, as JavaScript counts. Throws RangeError for what is no day. */
export function weekday(day: Day): number {
  return new Date(utcMidnight(day)).getUTCDay();
}

function isWeekend(day: Day): boolean {
  const index = weekday(day);
  return index === 0 || index === 6;
}

/**
 * Monday to Friday and no day off by decree; collective leave (cuti bersama) closes the office too
 * (SKB of each year).
 */
export function isWorkingDay(day: Day, calendar: Pick<Calendar, 'holidays'>): boolean {
  return !isWeekend(day) && !calendar.holidays.some((holiday) => holiday.day === day);
}

/**
 * The `n`-th working day after `from`, which itself is not counted (the SOP's "7 hari kerja").
 * `skipped` are the days off by decree that fell on weekdays, in order, so that a late date can be
 * explained; `provisional` says that a counted day lies in a year without a decree, where the date
 * may still move. `n` of 0 gives `from`; a negative, broken or absurd `n` throws RangeError.
 */
export function addWorkingDays(
  from: Day,
  n: number,
  calendar: Calendar,
): { day: Day; skipped: Holiday[]; provisional: boolean } {
  if (!Number.isInteger(n) || n < 0 || n > MAX_WORKING_DAYS) {
    throw new RangeError(`not a number of working days: ${n}`);
  }
  const off = new Map(calendar.holidays.map((holiday) => [holiday.day, holiday]));
  const skipped: Holiday[] = [];
  let provisional = false;
  let day = from;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    provisional ||= !calendar.decreedYears.includes(Number(day.slice(0, 4)));
    if (isWeekend(day)) continue;
    const holiday = off.get(day);
    if (holiday) skipped.push(holiday);
    else left -= 1;
  }
  return { day, skipped, provisional };
}

/** Days that are not counted between `from` and `until`, the first left out: weekends, and days off with their names. */
export function daysOff(
  from: Day,
  until: Day,
  calendar: Pick<Calendar, 'holidays'>,
): { day: Day; name?: string }[] {
  const off: { day: Day; name?: string }[] = [];
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    const holiday = calendar.holidays.find((one) => one.day === day);
    if (isWeekend(day)) off.push({ day });
    else if (holiday) off.push({ day, name: holiday.name });
  }
  return off;
}

/**
 * How far local time is ahead of UTC at an instant, in ms. Throws RangeError for a zone nobody
 * knows.
 */
function offset(instantMs: number, timeZone: string): number {
  const local = localParts(new Date(instantMs), timeZone);
  const wallMs =
    utcMidnight(local.day) + (local.hour * 60 + local.minute) * 60_000 + local.second * 1000;
  return wallMs - Math.floor(instantMs / 1000) * 1000;
}

function localParts(
  instant: Date,
  timeZone: string,
): { day: Day; hour: number; minute: number; second: number } {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) part[type] = value;
  return {
    day: `${(part.year ?? '').padStart(4, '0')}-${part.month}-${part.day}`,
    hour: Number(part.hour),
    minute: Number(part.minute),
    second: Number(part.second),
  };
}

// One formatter per zone: making it costs far more than using it, and the answers are the same.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const made = formatters.get(timeZone) ?? newFormatter(timeZone);
  formatters.set(timeZone, made);
  return made;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/**
 * The calendar day that it is in `timeZone` at an instant. Throws RangeError for an unknown zone or
 * an invalid Date.
 */
export function localDay(instant: Date, timeZone: string): Day {
  return localParts(instant, timeZone).day;
}

/**
 * The time on a clock in `timeZone` at an instant, hour 0–23. Throws RangeError as `localDay` does.
 */
export function localTime(instant: Date, timeZone: string): { hour: number; minute: number } {
  const { hour, minute } = localParts(instant, timeZone);
  return { hour, minute };
}

/**
 * The first instant of a local day: midnight, or the moment after a clock change that skips
 * midnight. A deadline is breached at `startOfDay(addDays(day, 1), zone)`. Throws RangeError for
 * what is no day or an unknown zone.
 */
export function startOfDay(day: Day, timeZone: string): Date {
  const wall = utcMidnight(day);
  const guess = wall - offset(wall, timeZone);
  const better = new Date(wall - offset(guess, timeZone));
  return localDay(better, timeZone) === day ? better : new Date(guess);
}

/** Minutes after midnight of a time on the clock ("08:30" is 510, "24:00" the end of the day). */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The moment of a time on the clock ("08:30") of a local day. Throws RangeError as `startOfDay` does. */
export function momentOf(day: Day, time: string, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + minutesOf(time) * 60_000);
}
