/** When the office is open: hours by weekday, others in Ramadan, none on days off by decree; all in the region's own time. */
import type { Day } from './quantity.ts';
import type { Region } from './region.ts';
import { addDays, localDay, momentOf, startOfDay, weekday } from './workingDays.ts';

type Calendar = Pick<Region, 'timeZone' | 'holidays' | 'opening'>;
type Hours = { from: string; to: string };

/** No office is closed for longer; looking further would be a mistake in the data. */
const MOST_DAYS = 60;
const HOUR_MS = 60 * 60 * 1000;

/** The hours of a day, as "HH:MM"; undefined where it is closed all day. */
export function hoursOn(day: Day, { holidays, opening }: Calendar): Hours | undefined {
  if (holidays.some((holiday) => holiday.day === day)) return undefined;
  const special = opening.special.find(({ from, to }) => from <= day && day <= to);
  return (special?.hours ?? opening.usual).find(({ days }) => days.includes(weekday(day)));
}

function at(day: Day, time: string, timeZone: string): number {
  return momentOf(day, time, timeZone).getTime();
}

/** Until when ("HH:MM") the office is open at `now`; undefined where it is closed. */
export function openUntil(now: Date, calendar: Calendar): string | undefined {
  const day = localDay(now, calendar.timeZone);
  const hours = hoursOn(day, calendar);
  if (!hours) return undefined;
  const [from, to] = [hours.from, hours.to].map((time) => at(day, time, calendar.timeZone));
  return from !== undefined && to !== undefined && now.getTime() >= from && now.getTime() < to
    ? hours.to
    : undefined;
}

/** The day and time ("HH:MM") at which the office opens next after `now`; undefined where the data names none. */
export function nextOpening(now: Date, calendar: Calendar): { day: Day; from: string } | undefined {
  const today = localDay(now, calendar.timeZone);
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const day = addDays(today, ahead);
    const hours = hoursOn(day, calendar);
    if (hours && at(day, hours.from, calendar.timeZone) > now.getTime()) {
      return { day, from: hours.from };
    }
  }
  return undefined;
}

/** The moment at which the office has been open for `hours` after `now`; far ahead where it hardly ever opens. */
export function afterOpenHours(now: Date, hours: number, calendar: Calendar): Date {
  const today = localDay(now, calendar.timeZone);
  let left = hours * HOUR_MS;
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const day = addDays(today, ahead);
    const open = hoursOn(day, calendar);
    if (!open) continue;
    const from = Math.max(at(day, open.from, calendar.timeZone), now.getTime());
    const to = at(day, open.to, calendar.timeZone);
    if (to <= from) continue;
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
  return startOfDay(addDays(today, MOST_DAYS), calendar.timeZone);
}
