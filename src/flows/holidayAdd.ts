/** An admin adds a day off, or says that the decree of a year is out; deadlines follow. */
import { words } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Holiday } from '../domain/region.ts';
import { HolidayKind } from '../domain/region.ts';
import type { Here } from './holidayAnswers.ts';
import { Change, daySpan, span, start, YEARS_AHEAD } from './holidayAnswers.ts';
import type { CalendarChange } from './holidayWords.ts';
import { confirmSteps, dayChange, daysFrom, kindName, spanName, thisYear } from './holidayWords.ts';
import { deniedStep, leftStep, isAdmin } from './overrideWords.ts';

/** More days off in a row than anybody decrees: a slip in the date. */
const MOST_DAYS = 14;

function kindOf({ kind }: Change): Holiday['kind'] {
  return HolidayKind.safeParse(kind).data ?? 'libur_kantor';
}

function added({ answers }: Here): CalendarChange[] {
  const { min, max } = span(answers);
  const name = answers.name ?? '';
  return daysFrom(min, max).map((day) => dayChange(day, { name, kind: kindOf(answers) }));
}

export const holidayAdd = defineFlow<Change>({
  id: 'holiday_add',
  version: 1,
  title: 'holiday.title',
  answers: Change,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: (context) => start(context, 'days') },
    days: {
      kind: 'ask',
      text: 'holiday.ask_days',
      accept: daySpan(MOST_DAYS),
      unclear: 'holiday.days_unclear',
      hint: 'holiday.days_unclear',
      save: 'days',
      next: 'name',
    },
    name: {
      kind: 'ask',
      text: 'holiday.ask_name',
      accept: words({ min: 3, max: 80 }),
      unclear: 'holiday.name_unclear',
      hint: 'holiday.name_unclear',
      free: true,
      verbatim: true,
      save: 'name',
      next: 'kind',
    },
    kind: {
      kind: 'choose',
      text: 'holiday.ask_kind',
      options: HolidayKind.options.map((kind) => ({
        id: kind,
        label: kindName(kind),
        words: [kind.replace('_', ' ')],
      })),
      save: 'kind',
      next: 'confirm',
    },
    ...confirmSteps<Change>('holiday_add', added, ({ answers, facts }) => {
      const { min, max } = span(answers);
      const days = spanName(min, max, facts);
      const kind = kindName(kindOf(answers));
      return line('holiday.will_add', { day: days, name: literal(answers.name ?? ''), kind });
    }),
    denied: deniedStep('hari'),
    left: leftStep,
  },
});

function openYears(facts: Facts): number[] {
  const first = thisYear(facts);
  const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => first + index);
  return years.filter((year) => !facts.region.decreedYears.includes(year));
}

export const holidayDecree = defineFlow<Change>({
  id: 'holiday_decree',
  version: 1,
  title: 'holiday.title',
  answers: Change,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: (context) => start(context, 'year') },
    year: {
      kind: 'choose',
      text: 'holiday.ask_year',
      options: ({ facts }) => [
        ...openYears(facts).map((year) => ({ id: String(year), label: literal(String(year)) })),
        { id: 'batal', label: line('override.no'), means: 'tidak' as const },
      ],
      save: 'year',
      unclear: 'desk.unclear',
      next: ({ facts }, year) => {
        if (!isAdmin(facts)) return 'denied';
        return year === 'batal' ? 'left' : 'confirm';
      },
    },
    ...confirmSteps<Change>(
      'holiday_decree',
      ({ answers: { year } }) => (year === undefined ? [] : [{ of: `year/${year}`, value: true }]),
      ({ answers: { year = '' } }) => line('holiday.will_decree', { year }),
    ),
    denied: deniedStep('hari'),
    left: leftStep,
  },
});
