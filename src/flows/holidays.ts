/** `/hari`: the days off of a year, month by month, the ones that are over left out, for all of the office; an admin adds, moves and takes away. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Context, Start, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Holiday } from '../domain/region.ts';
import { isOffice } from '../domain/roles.ts';
import { formatDay } from '../language/format.ts';
import { dayName, today } from './card.ts';
import {
  calendarSeen,
  holidayChanges,
  holidaysOf,
  kindName,
  thisYear,
  yearChanges,
} from './holidayWords.ts';
import { deniedStep, finishedStep, isAdmin } from './overrideWords.ts';
import { LIST } from './paged.ts';

/** How many years are shown, from this one on. */
const YEARS = 3;

const Days = z.object({ year: z.int(), pick: z.string() }).partial();
type Days = z.infer<typeof Days>;
type Here = Context<Days>;

const dialogs: Readonly<Record<string, string>> = {
  tambah: 'holiday_add',
  pindah: 'holiday_move',
  hapus: 'holiday_remove',
  skb: 'holiday_decree',
};

function yearOf({ answers, facts }: Here): number {
  return answers.year ?? thisYear(facts);
}

function rowOf({ day, name, kind }: Holiday, { person }: Here['facts']): Line {
  // The year is above the list.
  const short = formatDay(day, person.language).replace(/ \d{4}$/, '');
  // Joint leave mostly says so in its name.
  const told = kind === 'libur_nasional' || name.startsWith('Cuti bersama');
  return told
    ? line('holiday.row', { day: literal(short), name: literal(name) })
    : line('holiday.row_kind', { day: literal(short), name: literal(name), kind: kindName(kind) });
}

function listText(context: Here): Line {
  const { facts } = context;
  const year = yearOf(context);
  const month = today(facts).slice(0, 7);
  const first = month.startsWith(String(year)) ? `${month}-01` : `${year}-01-01`;
  const rows = holidaysOf(facts, year).filter(({ day }) => day >= first);
  const months = [...new Set(rows.map(({ day }) => day.slice(0, 7)))];
  const decreed = facts.region.decreedYears.includes(year);
  return paragraphs(
    line(decreed ? 'holiday.year_decreed' : 'holiday.year_open', {
      day: dayName(first, facts),
      count: rows.length,
    }),
    ...months.map((one) =>
      stacked(...rows.filter(({ day }) => day.startsWith(one)).map((row) => rowOf(row, facts))),
    ),
  );
}

function listOptions(context: Here): Option[] {
  const { facts } = context;
  const seen = calendarSeen(context);
  const first = thisYear(facts);
  const others = Array.from({ length: YEARS }, (_, index) => first + index).filter(
    (year) => year !== yearOf(context),
  );
  const edits: Option[] = isAdmin(facts)
    ? [
        { id: `tambah:${seen}`, label: line('holiday.add'), words: ['tambah', 'add'] },
        { id: `pindah:${seen}`, label: line('holiday.move'), words: ['pindah', 'geser', 'move'] },
        { id: `hapus:${seen}`, label: line('holiday.remove'), words: ['hapus', 'remove'] },
        { id: `skb:${seen}`, label: line('holiday.decree'), words: ['skb', 'decree'] },
      ]
    : [];
  return [
    ...edits,
    ...others.map((year) => ({
      id: `tahun:${year}`,
      label: line('holiday.see_year', { year }),
      words: [`tahun ${year}`],
    })),
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  if (pick === 'selesai') return 'finished';
  if (String(pick).startsWith('tahun:')) return 'turn';
  return isAdmin(facts) ? 'opened' : 'denied';
}

function opened({ answers }: Here): Start | undefined {
  const [what = '', seen] = (answers.pick ?? '').split(':');
  const flow = dialogs[what];
  return flow === undefined ? undefined : { flow, answers: { seen: Number(seen) } };
}

export const holidays = defineFlow<Days>({
  id: 'holidays',
  version: 1,
  title: 'holiday.title',
  answers: Days,
  browses: true,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'list' : 'denied'),
    },
    list: {
      kind: 'choose',
      needs: () => [holidayChanges, yearChanges],
      text: listText,
      options: listOptions,
      ...LIST,
      next: chosen,
    },
    turn: {
      kind: 'end',
      then: ({ answers }) =>
        afresh('holidays', { year: Number((answers.pick ?? '').replace(/\D/g, '')) }),
    },
    opened: { kind: 'end', then: opened },
    denied: deniedStep('hari'),
    finished: finishedStep,
  },
});
