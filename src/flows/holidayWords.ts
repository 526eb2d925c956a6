/** What the dialogs share in which an admin changes days off: the changes themselves, which deadlines they move, and how both are said. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Answers, Context, Step } from '../conversation/step.ts';
import type { Changed } from '../domain/changing.ts';
import type { MovedDeadlines } from '../domain/deadlines.ts';
import { movedDeadlines } from '../domain/deadlines.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { HolidayOverride } from '../domain/override.ts';
import { layRegion } from '../domain/override.ts';
import type { Day } from '../domain/quantity.ts';
import type { Query } from '../domain/query.ts';
import type { Holiday } from '../domain/region.ts';
import { ticketNumber } from '../domain/ticket.ts';
import { addDays } from '../domain/workingDays.ts';
import { dayName, today } from './card.ts';
import { changeCount, changed, isAdmin, newestChange, whoLine } from './overrideWords.ts';

export const holidayChanges = { kind: 'overrides.under', prefix: 'holiday/' } as const;
export const yearChanges = { kind: 'overrides.under', prefix: 'year/' } as const;
const open = { kind: 'deadlines.open' } as const;

/** What every dialog that changes days off reads. */
export const calendarNeeds: Query[] = [holidayChanges, yearChanges, open];

type Reads = Pick<Context<object>, 'read'>;

function calendarChanges({ read }: Reads): Changed[] {
  return [...read(holidayChanges), ...read(yearChanges)];
}

/** How often the calendar had been changed when it was looked at. */
export function calendarSeen(reads: Reads): number {
  return changeCount(calendarChanges(reads));
}

export function thisYear(facts: Facts): number {
  return Number(today(facts).slice(0, 4));
}

export function holidaysOf({ region }: Facts, year: number): Holiday[] {
  return region.holidays.filter(({ day }) => day.startsWith(`${year}-`));
}

/** One change: a day off, no day off any more, or a year with its decree. */
export type CalendarChange = { of: string; value: HolidayOverride | true };

export function dayChange(day: Day, value: HolidayOverride): CalendarChange {
  return { of: `holiday/${day}`, value };
}

/** All days from one to the other, both included. */
export function daysFrom(min: Day, max: Day): Day[] {
  const days: Day[] = [];
  for (let day = min; day <= max; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Open deadlines that fall on another day by these changes. */
function movedBy(
  changes: readonly CalendarChange[],
  { facts: { region }, read }: Pick<Context<object>, 'facts' | 'read'>,
): MovedDeadlines {
  const rows = changes.map(({ of, value }) => ({ of, n: 1, value }));
  return movedDeadlines(read(open), region, layRegion(region, rows).laid);
}

const MOST_SHOWN = 5;

/** "2 batas waktu pindah: laporan T-0004, 3 Desember → 4 Desember …" */
function movedLine(moved: MovedDeadlines, facts: Facts): Line {
  const days = [...moved.tickets, ...moved.items].filter(({ from, dueOn }) => from !== dueOn);
  if (days.length === 0) return line('holiday.moves_none');
  const shown = moved.tickets
    .filter(({ from, dueOn }) => from !== dueOn)
    .slice(0, MOST_SHOWN)
    .map(({ id, from, dueOn }) =>
      line('holiday.moves_row', {
        number: ticketNumber(id),
        day: dayName(from, facts),
        until: dayName(dueOn, facts),
      }),
    );
  return stacked(line('holiday.moves', { count: days.length }), ...shown);
}

/** What the calendar will be, as effects: each change, and each deadline that follows it. */
function effectsOf<A>(changes: readonly CalendarChange[], context: Context<A>): Effect[] {
  if (!isAdmin(context.facts)) return [];
  const known = calendarChanges(context);
  const { tickets, items } = movedBy(changes, context);
  return [
    ...changes.map(({ of, value }) => changed(known, of, value)),
    ...tickets.map(({ id: ticketId, people: _, ...due }): Effect => ({
      kind: 'ticket.due',
      ticketId,
      ...due,
    })),
    ...tickets.filter(({ from, dueOn }) => from !== dueOn).flatMap(shifted),
    ...items.map(({ id: itemId, ...due }): Effect => ({ kind: 'queue.due', itemId, ...due })),
  ];
}

/** Who reported, and who looks after it, hear that the day is another one. */
function shifted({ id: ticketId, from, people }: MovedDeadlines['tickets'][number]): Effect[] {
  const happening = { kind: 'ticket.shifted' as const, ticketId, from };
  return people.map((person) => ({ kind: 'tell', whom: { person }, happening }));
}

const sure: readonly Option[] = [
  { id: 'ya', label: line('holiday.yes'), means: 'ya' },
  { id: 'tidak', label: line('override.no'), means: 'tidak' },
];

/** `seen`: see `calendarSeen`; `told`: what a colleague changed is to be said before anything else. */
type Seen = { seen?: number | undefined; told?: boolean | undefined };

/** Whether a colleague changed the calendar since this admin looked at it. */
function state<A extends Seen>(context: Context<A>): string {
  if (!isAdmin(context.facts)) return 'denied';
  return calendarSeen(context) === (context.answers.seen ?? 0) ? 'done' : 'told';
}

/** From `confirm` on: what will change is said and asked about, and done where it still is so. */
export function confirmSteps<A extends Seen & Answers>(
  flow: string,
  changes: (context: Context<A>) => CalendarChange[],
  said: (context: Context<A>) => Line,
): Record<'confirm' | 'once_more' | 'told' | 'meanwhile' | 'done', Step<A>> {
  const needs = (): Query[] => calendarNeeds;
  const ask = (context: Context<A>, ...before: Line[]): Line =>
    paragraphs(
      ...before,
      said(context),
      movedLine(movedBy(changes(context), context), context.facts),
      line('holiday.sure'),
    );
  return {
    confirm: {
      kind: 'choose',
      needs,
      text: (context) => ask(context),
      options: sure,
      next: { ya: 'once_more', tidak: 'left' },
    },
    once_more: { kind: 'branch', needs, next: state },
    // A yes is to what was shown: the next colleague who is quicker is told of too.
    told: {
      kind: 'end',
      needs,
      then: (context) => {
        const answers = { ...context.answers, seen: calendarSeen(context), told: true };
        return { flow, answers };
      },
    },
    meanwhile: {
      kind: 'choose',
      needs,
      text: (context) => {
        const newest = newestChange(calendarChanges(context));
        const who = newest ? whoLine(newest) : literal('-');
        return ask(context, line('holiday.meanwhile', { who, what: changeName(newest, context) }));
      },
      options: sure,
      next: { ya: 'once_more', tidak: 'left' },
    },
    done: {
      kind: 'end',
      needs,
      text: 'holiday.done',
      effects: (context) => effectsOf(changes(context), context),
    },
  };
}

function changeName(change: Changed | undefined, { facts }: Pick<Context<object>, 'facts'>): Line {
  const [what, name = ''] = (change?.of ?? '').split('/');
  return what === 'holiday' ? dayName(name, facts) : literal(name);
}

export function kindName(kind: Holiday['kind']): Line {
  return line(`holiday.kind_${kind}`);
}

/** "10–11 Maret 2027" is said as its first and last day. */
export function spanName(min: Day, max: Day, facts: Facts): Line {
  return min === max
    ? dayName(min, facts)
    : line('holiday.span', { from: dayName(min, facts), until: dayName(max, facts) });
}
