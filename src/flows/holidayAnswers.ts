/** What an admin answers about days off, and how it is read; used by every dialog that changes them. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';
import { addDays } from '../domain/workingDays.ts';
import type { Days } from '../language/date.ts';
import { readDate } from '../language/date.ts';
import { understood } from '../language/reading.ts';
import { today } from './card.ts';
import { spanName, thisYear } from './holidayWords.ts';
import { isAdmin } from './overrideWords.ts';

export const YEARS_AHEAD = 3;
/** Days off that lie so far back still move deadlines. */
const DAYS_BACK = 30;

const Span = z.object({ min: z.string(), max: z.string() });
export const Change = z
  .object({
    seen: z.int(),
    told: z.boolean(),
    days: Span,
    name: z.string(),
    kind: z.string(),
    page: z.int(),
    pick: z.string(),
    year: z.string(),
  })
  .partial();
export type Change = z.infer<typeof Change>;
export type Here = Context<Change>;

/** Days of this year and the next ones; one that is read in two ways is asked about. */
export function daySpan(most: number): Accept {
  return text((typed, { facts }): Accepted => {
    const { now, region } = facts;
    const reading = readDate(typed, { now, timeZone: region.timeZone, holidays: region.holidays });
    if (reading.result !== 'understood') return reading;
    const { min, max } = reading.value;
    const first = thisYear(facts);
    const wrong = (hint: Line): Accepted => ({ result: 'ask', why: 'format', hint });
    const year = Number(min.slice(0, 4));
    if (year < first || year > first + YEARS_AHEAD)
      return wrong(line('holiday.wrong_year', { from: first, until: first + YEARS_AHEAD }));
    if (addDays(min, most) <= max) return wrong(line('holiday.wrong_span', { max: most }));
    const what = spanName(min, max, facts);
    return {
      ...understood(reading.value),
      confidence: 'confirm',
      saidBack: line('engine.is_it', { what }),
    };
  });
}

export function span({ days }: Change): Days {
  return { min: days?.min ?? '', max: days?.max ?? '' };
}

export function start({ answers, facts }: Here, then: string): string {
  if (!isAdmin(facts)) return 'denied';
  return answers.told ? 'meanwhile' : then;
}

/** From here on days off can be moved and removed. */
export function since(facts: Facts): Day {
  return addDays(today(facts), -DAYS_BACK);
}
