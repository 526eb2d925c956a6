/** Appointments at the licence clinic: a slot is a day and a time with so many places, and a place belongs to one request. */
import type { Day } from './quantity.ts';
import type { Region } from './region.ts';
import { addDays, isWorkingDay, startOfDay, weekday } from './workingDays.ts';

export type Slot = { day: Day; time: string };
type Known = Pick<Region, 'clinic' | 'holidays' | 'timeZone'>;

/** "2026-11-25/09:00": a slot as an option is called. */
export function slotId({ day, time }: Slot): string {
  return `${day}/${time}`;
}

/** A slot, or the slot of a place ("2026-11-25/09:00/2"); undefined for what is neither. */
export function readSlot(id: string | undefined): Slot | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)\/(\d\d:\d\d)(?:\/\d+)?$/.exec(id ?? '') ?? [];
  return day !== undefined && time !== undefined ? { day, time } : undefined;
}

/** The first and last day for which a place may be taken at `today`: not the same day any more. */
export function bookable(today: Day, { clinic }: Pick<Region, 'clinic'>): { from: Day; to: Day } {
  return { from: addDays(today, 1), to: addDays(today, clinic.daysAhead) };
}

/** All slots that may be asked for at `today`, full or not, soonest first; none on weekends and days off by decree. */
export function slotsFrom(today: Day, region: Known): Slot[] {
  const { from, to } = bookable(today, region);
  const slots: Slot[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWorkingDay(day, region) || !region.clinic.days.includes(weekday(day))) continue;
    for (const time of region.clinic.times) slots.push({ day, time });
  }
  return slots;
}

/** Those of them with a free place. */
export function freeSlots(today: Day, taken: readonly string[], region: Known): Slot[] {
  return slotsFrom(today, region).filter((slot) => freePlace(slot, taken, region) !== undefined);
}

/** The lowest free place of a slot ("2026-11-25/09:00/2"); undefined where it is full. */
export function freePlace(
  slot: Slot,
  taken: readonly string[],
  { clinic }: Pick<Region, 'clinic'>,
): string | undefined {
  const places = Array.from({ length: clinic.places }, (_, n) => `${slotId(slot)}/${n + 1}`);
  return places.find((place) => !taken.includes(place));
}

/** Whether a slot can be taken at `today`, however it was asked for (also by a forged button). */
export function isFree(slot: Slot, today: Day, taken: readonly string[], region: Known): boolean {
  return freeSlots(today, taken, region).some((free) => slotId(free) === slotId(slot));
}

const HOUR_MS = 60 * 60 * 1000;

/** The moment at which the region's people are asked things on a day. */
export function askedAt(day: Day, { clinic, timeZone }: Pick<Known, 'clinic' | 'timeZone'>): Date {
  return new Date(startOfDay(day, timeZone).getTime() + clinic.reminderHour * HOUR_MS);
}

/** When an appointment is called to mind: the day before; undefined where that is over. */
export function reminderAt({ day }: Slot, now: Date, region: Known): Date | undefined {
  const at = askedAt(addDays(day, -1), region);
  return at > now ? at : undefined;
}
