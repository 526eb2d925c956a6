/** How a day that was counted in working days is explained: which days were left out, and when somebody is told. */
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import { nextOpening, openUntil } from '../domain/officeHours.ts';
import type { Day } from '../domain/quantity.ts';
import { addDays, daysOff } from '../domain/workingDays.ts';
import { formatDay } from '../language/format.ts';
import { dayName } from './card.ts';

type Span = { from: Day; to: Day; name: string };

/** Days off that follow each other and have the same reason are one. */
function spans(from: Day, until: Day, facts: Facts, weekend: string): Span[] {
  const found: Span[] = [];
  for (const { day, name = weekend } of daysOff(from, until, facts.region)) {
    const last = found.at(-1);
    if (last && last.name === name && addDays(last.to, 1) === day) last.to = day;
    else found.push({ from: day, to: day, name });
  }
  return found;
}

/** "21–22 November"; the year is said with the due day. */
function shortSpan({ from, to }: Span, { person }: Facts): string {
  const short = (day: Day): string =>
    formatDay(day, person.language)
      .replace(/^\p{L}+, /u, '')
      .replace(/ \d{4}$/, '');
  const [first, last] = [short(from), short(to)];
  if (from === to) return first;
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${last}`
    : `${first}–${last}`;
}

const WEEKEND = '';

/** "Yang tidak dihitung: 28–29 November (akhir pekan); 25 Desember (Natal)." Nothing where every day counts. */
export function skippedLines(from: Day, until: Day, facts: Facts): Line[] {
  const found = spans(from, until, facts, WEEKEND);
  if (found.length === 0) return [];
  const weekends = found.filter(({ name }) => name === WEEKEND);
  const holidays = found.filter(({ name }) => name !== WEEKEND);
  const days = (shown: readonly Span[]): string =>
    shown.map((span) => shortSpan(span, facts)).join(', ');
  const named = holidays.map((span) => `${shortSpan(span, facts)} (${span.name})`).join(', ');
  if (holidays.length === 0) return [line('deadline.weekends', { weekends: days(weekends) })];
  return [
    weekends.length === 0
      ? line('deadline.holidays', { holidays: literal(named) })
      : line('deadline.both', { weekends: days(weekends), holidays: literal(named) }),
  ];
}

/** When the mediator is alerted of goods that are refused: now, or when the office opens. */
export function alarmLine(facts: Facts): Line {
  const { now, region } = facts;
  const next = nextOpening(now, region);
  if (openUntil(now, region) !== undefined || !next) return line('deadline.alarm_now');
  return line('deadline.alarm_later', { day: dayName(next.day, facts), time: next.from });
}
