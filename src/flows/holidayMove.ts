/** An admin moves a feast to another day, or takes a day off away; deadlines follow. */
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';
import type { Holiday } from '../domain/region.ts';
import { addDays } from '../domain/workingDays.ts';
import type { Here } from './holidayAnswers.ts';
import { Change, daySpan, since, span, start } from './holidayAnswers.ts';
import type { CalendarChange } from './holidayWords.ts';
import { confirmSteps, dayChange, spanName } from './holidayWords.ts';
import { deniedStep, leftStep, isAdmin } from './overrideWords.ts';
import { pageLines, pageOf, pageOptions, rowsOn, turnedTo } from './paged.ts';

/** Days off of one name that follow each other: Idulfitri is two. */
type Feast = { id: string; name: string; days: Holiday[] };

/** National days off from a month ago on, by name; the ones that are decreed for their week are left alone. */
function feasts(facts: Facts): Feast[] {
  const found: Feast[] = [];
  for (const holiday of facts.region.holidays) {
    if (holiday.kind !== 'libur_nasional' || holiday.day < since(facts)) continue;
    const known = found.at(-1);
    const last = known?.days.at(-1);
    // One name may come twice in a year: Isra Mikraj of 2027 is in January and in December.
    if (known && last && known.name === holiday.name && addDays(last.day, 1) === holiday.day)
      known.days.push(holiday);
    else found.push({ id: holiday.day, name: holiday.name, days: [holiday] });
  }
  return found;
}

function feastOf({ answers, facts }: Here): Feast | undefined {
  return feasts(facts).find(({ id }) => id === answers.pick);
}

function feastName({ days, name }: Feast, facts: Facts): Line {
  const [first] = days;
  const last = days.at(-1);
  const day = spanName(first?.day ?? '', last?.day ?? '', facts);
  return line('holiday.row', { day, name: literal(name) });
}

/** The days of a feast, as many as it has, from its new first day on. */
function moved(context: Here): CalendarChange[] {
  const feast = feastOf(context);
  const { min } = span(context.answers);
  if (!feast || min === '') return [];
  const set = feast.days.map(({ day: _, ...holiday }, index) =>
    dayChange(addDays(min, index), holiday),
  );
  const gone = feast.days
    .filter(({ day }) => !set.some(({ of }) => of === `holiday/${day}`))
    .map(({ day }) => dayChange(day, { off: true }));
  return [...gone, ...set];
}

/** A list of days off to choose one from, page by page. */
function pickOptions(context: Here, all: readonly Option[]): Option[] {
  const page = pageOf(context.answers.page, all.length);
  return [
    ...rowsOn(all, page),
    ...pageOptions(page),
    { id: 'batal', label: line('override.no'), means: 'tidak' },
  ];
}

function picked(then: string): (context: Here, pick: unknown) => Target {
  return ({ facts }, pick) => {
    if (!isAdmin(facts)) return 'denied';
    if (pick === 'batal') return 'left';
    return turnedTo(pick) === undefined ? then : 'turn';
  };
}

function turn(flow: string) {
  return {
    kind: 'end' as const,
    then: ({ answers: { pick, page, seen } }: Here) => ({
      flow,
      answers: { seen, page: turnedTo(pick) ?? page, pick: undefined },
    }),
  };
}

export const holidayMove = defineFlow<Change>({
  id: 'holiday_move',
  version: 1,
  title: 'holiday.title',
  answers: Change,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: (context) => start(context, 'feast') },
    feast: {
      kind: 'choose',
      text: ({ answers, facts }) => pageText('holiday.ask_feast', answers, feasts(facts).length),
      options: (context) =>
        pickOptions(
          context,
          feasts(context.facts).map((feast) => ({
            id: feast.id,
            label: feastName(feast, context.facts),
            words: [feast.name.toLowerCase()],
          })),
        ),
      save: 'pick',
      inPlace: true,
      unclear: 'desk.unclear',
      next: picked('days'),
    },
    turn: turn('holiday_move'),
    days: {
      kind: 'ask',
      text: (context) => {
        const feast = feastOf(context);
        return feast
          ? line('holiday.ask_new_day', { name: feastName(feast, context.facts) })
          : line('holiday.ask_days');
      },
      accept: daySpan(1),
      unclear: 'holiday.days_unclear',
      hint: 'holiday.days_unclear',
      save: 'days',
      next: (context) => (feastOf(context) ? 'confirm' : 'gone'),
    },
    ...confirmSteps<Change>('holiday_move', moved, (context) => {
      const { answers, facts } = context;
      const feast = feastOf(context);
      const { min } = span(answers);
      const last = addDays(min, (feast?.days.length ?? 1) - 1);
      const name = feast ? feastName(feast, facts) : literal('-');
      return line('holiday.will_move', { name, day: spanName(min, last, facts) });
    }),
    gone: { kind: 'end', text: 'holiday.gone' },
    denied: deniedStep('hari'),
    left: leftStep,
  },
});

function pageText(
  key: 'holiday.ask_feast' | 'holiday.ask_remove',
  { page }: Change,
  total: number,
): Line {
  return { lines: [line(key), ...pageLines(pageOf(page, total))], gap: 'line' };
}

function ahead(facts: Facts): Holiday[] {
  return facts.region.holidays.filter(({ day }) => day >= since(facts));
}

function removable({ answers, facts }: Here): Holiday | undefined {
  return ahead(facts).find(({ day }) => day === answers.pick);
}

function dayRow({ day, name }: Pick<Holiday, 'name'> & { day: Day }, facts: Facts): Line {
  return line('holiday.row', { day: spanName(day, day, facts), name: literal(name) });
}

export const holidayRemove = defineFlow<Change>({
  id: 'holiday_remove',
  version: 1,
  title: 'holiday.title',
  answers: Change,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: (context) => start(context, 'day') },
    day: {
      kind: 'choose',
      text: ({ answers, facts }) => pageText('holiday.ask_remove', answers, ahead(facts).length),
      options: (context) =>
        pickOptions(
          context,
          ahead(context.facts).map((one) => ({ id: one.day, label: dayRow(one, context.facts) })),
        ),
      save: 'pick',
      inPlace: true,
      unclear: 'desk.unclear',
      next: picked('confirm'),
    },
    turn: turn('holiday_remove'),
    ...confirmSteps<Change>(
      'holiday_remove',
      (context) => {
        const found = removable(context);
        return found ? [dayChange(found.day, { off: true })] : [];
      },
      (context) => {
        const found = removable(context);
        return found
          ? line('holiday.will_remove', { name: dayRow(found, context.facts) })
          : line('holiday.gone');
      },
    ),
    denied: deniedStep('hari'),
    left: leftStep,
  },
});
