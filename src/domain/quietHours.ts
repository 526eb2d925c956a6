/** The hours in which nobody is written to unasked; a night belongs to the evening on which it begins, in the region's own time. */
import type { Region } from './region.ts';
import { addDays, localDay, localTime, minutesOf, momentOf } from './workingDays.ts';

type Clock = Pick<Region, 'timeZone' | 'quietHours'>;

/** The moment at which the quiet hours around `now` end; undefined outside of them. */
export function quietUntil(now: Date, { timeZone, quietHours }: Clock): Date | undefined {
  const { hour, minute } = localTime(now, timeZone);
  const [at, from, to] = [hour * 60 + minute, minutesOf(quietHours.from), minutesOf(quietHours.to)];
  const overnight = from > to;
  const quiet = overnight ? at >= from || at < to : at >= from && at < to;
  if (!quiet) return undefined;
  const today = localDay(now, timeZone);
  const day = overnight && at >= from ? addDays(today, 1) : today;
  return momentOf(day, quietHours.to, timeZone);
}
