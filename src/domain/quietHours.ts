/** The hours in which nobody is written to unasked; a night belongs to the evening on which it begins, in the region's own time. */
import type { Region } from './region.ts';
import { addDays, localDay, localTime, startOfDay } from './workingDays.ts';

type Clock = Pick<Region, 'timeZone' | 'quietHours'>;

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The moment at which the quiet hours around `now` end; undefined outside of them. */
export function quietUntil(now: Date, { timeZone, quietHours }: Clock): Date | undefined {
  const { hour, minute } = localTime(now, timeZone);
  const [at, from, to] = [hour * 60 + minute, minutes(quietHours.from), minutes(quietHours.to)];
  const overnight = from > to;
  const quiet = overnight ? at >= from || at < to : at >= from && at < to;
  if (!quiet) return undefined;
  const today = localDay(now, timeZone);
  const day = overnight && at >= from ? addDays(today, 1) : today;
  return new Date(startOfDay(day, timeZone).getTime() + to * 60_000);
}
