/** Who is reminded of what, when and until when: rules are data of the region, each round comes once, and never at a bad hour. */
import { z } from 'zod';
import { CheckInRules } from './checkIn.ts';
import { quietUntil } from './quietHours.ts';
import { Day } from './quantity.ts';
import type { Region } from './region.ts';
import { localDay, localTime, minutesOf, momentOf, weekday } from './workingDays.ts';

/** What people can be reminded of, and can say no to one by one. */
export const ReminderKind = z.enum([
  'register',
  'readiness',
  'paper',
  'checkin',
  'survey',
  'sheet',
]);
export type ReminderKind = z.infer<typeof ReminderKind>;

const Days = z.array(z.int().nonnegative()).min(1);
const Time = z.string().regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/);

/** Hours in which nobody is reminded, on some weekdays (0 is Sunday) or between two days only where it says so. */
export const QuietTime = z.object({
  name: z.string().min(1),
  from: Time,
  /** "24:00" is the end of the day. */
  to: Time,
  weekdays: z.array(z.int().min(0).max(6)).optional(),
  dates: z.array(z.object({ from: Day, to: Day })).optional(),
});
export type QuietTime = z.infer<typeof QuietTime>;

export const ReminderRules = z.object({
  /** Days since the person last wrote, of a registration that was left in the middle; ascending. */
  register: Days,
  /** Days since the last answer of a questionnaire that is not finished; ascending. */
  readiness: Days,
  /** Days before the last valid day of a paper; descending. */
  paper: Days,
  /** When the sides of running partnerships are asked how it goes. */
  checkIns: CheckInRules,
  /** How many days after its last round a thing that nobody did is still worth a word, where no round was sent in time. */
  graceDays: z.int().positive(),
  /** The most that one person is asked unasked in seven days, over everything (see domain/unasked.ts). */
  perWeek: z.int().positive(),
  quietTimes: z.array(QuietTime),
});
export type ReminderRules = z.infer<typeof ReminderRules>;

/** The round (1, 2 …) that is due `days` after something was left; undefined before the first and long after the last. */
export function roundAfter(
  days: number,
  thresholds: readonly number[],
  graceDays: number,
): number | undefined {
  const round = thresholds.filter((threshold) => days >= threshold).length;
  const last = thresholds.at(-1) ?? 0;
  return round === 0 || days > last + graceDays ? undefined : round;
}

/** The round that is due `days` before an end; undefined before the first, and once the end is over. */
export function roundBefore(days: number, thresholds: readonly number[]): number | undefined {
  const round = thresholds.filter((threshold) => days <= threshold).length;
  return round === 0 || days < 0 ? undefined : round;
}

type Clock = Pick<Region, 'timeZone' | 'quietHours' | 'reminders'>;

/** No rule keeps everybody silent for longer; looking further would be a mistake in the data. */
const MOST_STEPS = 100;

function windowEnd(now: Date, { timeZone, reminders }: Clock): Date | undefined {
  const day = localDay(now, timeZone);
  const { hour, minute } = localTime(now, timeZone);
  const at = hour * 60 + minute;
  const window = reminders.quietTimes.find(
    ({ from, to, weekdays, dates }) =>
      at >= minutesOf(from) &&
      at < minutesOf(to) &&
      (weekdays?.includes(weekday(day)) ?? true) &&
      (dates?.some((span) => span.from <= day && day <= span.to) ?? true),
  );
  return window && momentOf(day, window.to, timeZone);
}

/** The moment from which somebody may be reminded again; undefined where that is now. */
export function silentUntil(now: Date, clock: Clock): Date | undefined {
  let at = now;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = quietUntil(at, clock) ?? windowEnd(at, clock);
    if (!next) break;
    at = next;
  }
  return at === now ? undefined : at;
}
