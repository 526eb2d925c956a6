/** `/laporan`: how far the programme came in a period, each figure with the list behind it, and the whole as a paper by a one-time link. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Accepted, Context, Target } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Figures as Counted, FigureId as FigureIdOf } from '../domain/figures.ts';
import { FigureId, figureIds } from '../domain/figures.ts';
import type { Query } from '../domain/query.ts';
import { periodAt, PeriodId, spanOf } from '../domain/reportPeriod.ts';
import { isOffice } from '../domain/roles.ts';
import { startOfDay } from '../domain/workingDays.ts';
import { readReportPeriod } from '../language/reportPeriod.ts';
import { today } from './card.ts';
import {
  countsOf,
  figureName,
  figuresQuery,
  periodName,
  reportChart,
  reportText,
  rowOption,
} from './figuresWords.ts';
import { figure } from './fileWords.ts';
import { linkQuery } from './importRun.ts';
import { indicatorLines, indicatorsQuery } from './indicatorWords.ts';
import { PAGE_SIZE, pageLines, pageOf, pageOptions, turnedTo } from './paged.ts';

/** `typed`: what stood behind the command; `figure` and `page`: the list that is open; `row`: what was chosen on it. */
const Figures = z
  .object({
    period: PeriodId,
    typed: z.string(),
    pick: z.string(),
    figure: FigureId,
    page: z.int(),
    row: z.string(),
  })
  .partial();
type Figures = z.infer<typeof Figures>;
type Here = Context<Figures>;
type Known = Pick<Here, 'answers' | 'facts'>;

/** What a text names as the period of a report; one that has not begun has nothing to tell. */
function readPeriod(typed: string, facts: Facts): Accepted {
  const reading = readReportPeriod(typed, today(facts));
  if (reading.result !== 'understood') return reading;
  if (spanOf(reading.value).from <= today(facts)) return reading;
  const hint = line('laporan.not_begun', { period: periodName(reading.value, facts) });
  return { result: 'ask', why: 'format', hint };
}

/** What was chosen, or stood behind the command; undefined where that is no period. */
function known({ answers: { period, typed }, facts }: Known): PeriodId | undefined {
  if (period !== undefined || typed === undefined) return period;
  const reading = readPeriod(typed, facts);
  return reading.result === 'understood' ? PeriodId.safeParse(reading.value).data : undefined;
}

function periodOf(context: Known): PeriodId {
  return known(context) ?? periodAt('month', today(context.facts));
}

function periodOptions({ facts }: Known): Option[] {
  const day = today(facts);
  const one = (kind: 'month' | 'quarter' | 'year'): Option => {
    const id = periodAt(kind, day);
    return { id, label: line(`laporan.this_${kind}`, { period: periodName(id, facts) }) };
  };
  return [one('month'), one('quarter'), one('year')];
}

function counted(context: Here): Counted {
  return context.read(figuresQuery(periodOf(context), context.facts));
}

/** The funnel, and what came of the partnerships that run. */
function reported(context: Here): Line {
  const { facts } = context;
  const period = periodOf(context);
  const running = indicatorLines(context.read(indicatorsQuery(period)), facts);
  const text = reportText(period, counted(context), facts);
  return running.length === 0 ? text : paragraphs(text, stacked(...running));
}

/** Figures that count something open their list; the rest is in the text. */
function menuOptions(context: Here): Option[] {
  const { facts } = context;
  const counts = countsOf(counted(context));
  const rows = figureIds.flatMap((id): Option[] => {
    const values = { label: figureName(id), n: figure(counts[id], facts) };
    return counts[id] > 0 ? [{ id, label: line('laporan.see', values) }] : [];
  });
  return [
    ...rows,
    { id: 'docx', label: line('laporan.docx'), words: ['word', 'unduh', 'surat'] },
    { id: 'xlsx', label: line('laporan.xlsx'), words: ['excel', 'tabel'] },
    { id: 'periode', label: line('laporan.other_period'), words: ['periode', 'period'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function figureOf({ answers }: Known): FigureIdOf {
  return answers.figure ?? 'committed';
}

function listQuery(context: Known): Extract<Query, { kind: 'figures.list' }> {
  const { timeZone } = context.facts.region;
  const { from, until } = spanOf(periodOf(context));
  return {
    kind: 'figures.list',
    figure: figureOf(context),
    from: startOfDay(from, timeZone),
    until: startOfDay(until, timeZone),
    page: context.answers.page ?? 1,
    size: PAGE_SIZE,
  };
}

function listText(context: Here): Line {
  const { facts, answers } = context;
  const { total } = context.read(listQuery(context));
  const head = line('laporan.list', {
    label: figureName(figureOf(context)),
    period: periodName(periodOf(context), facts),
    count: figure(total, facts),
  });
  return stacked(head, ...pageLines(pageOf(answers.page, total)));
}

function listOptions(context: Here): Option[] {
  const { total, rows } = context.read(listQuery(context));
  return [
    ...rows.map((row) => rowOption(row, context.facts)),
    ...pageOptions(pageOf(context.answers.page, total)),
    { id: 'angka', label: line('laporan.back'), words: ['kembali ke laporan', 'back'] },
    { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] },
  ];
}

function chosen({ facts }: Here, pick: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  if (pick === 'selesai') return 'finished';
  if (pick === 'periode') return 'again';
  return pick === 'docx' || pick === 'xlsx' ? 'door' : 'open';
}

function onList({ facts }: Here, row: unknown): Target {
  if (!isOffice(facts.person.roles)) return 'denied';
  if (row === 'selesai') return 'finished';
  if (row === 'angka') return 'back';
  if (turnedTo(row) !== undefined) return 'turn';
  const [flow = '', pick] = String(row).split('/');
  return afresh(flow, { pick });
}

function made(context: Here): Effect[] {
  if (!isOffice(context.facts.person.roles)) return [];
  const as = context.answers.pick === 'xlsx' ? 'xlsx' : 'docx';
  const jobId = context.read({ kind: 'fresh', of: 'job' });
  const period = periodOf(context);
  return [
    {
      kind: 'job.make',
      jobId,
      todo: { kind: 'export', table: 'report', as, personal: false, period },
    },
  ];
}

export const figures = defineFlow<Figures>({
  id: 'figures',
  version: 1,
  title: 'laporan.title',
  answers: Figures,
  browses: true,
  start: 'start',
  steps: {
    // A role can end while the dialog is open.
    start: {
      kind: 'branch',
      next: ({ answers, facts }) => {
        if (!isOffice(facts.person.roles)) return 'denied';
        if (known({ answers, facts }) === undefined) return 'ask';
        return answers.figure === undefined ? 'report' : 'list';
      },
    },
    ask: {
      kind: 'ask',
      text: ({ answers: { typed } }) =>
        typed === undefined ? line('laporan.ask') : line('laporan.ask_again', { words: typed }),
      accept: text((typed, { facts }) => readPeriod(typed, facts)),
      options: periodOptions,
      unclear: 'laporan.unclear',
      hint: 'laporan.unclear',
      save: 'period',
      next: 'start',
    },
    report: {
      kind: 'say',
      needs: (context) => [
        figuresQuery(periodOf(context), context.facts),
        indicatorsQuery(periodOf(context)),
      ],
      text: reported,
      chart: (context) => reportChart(periodOf(context), counted(context), context.facts),
      next: 'menu',
    },
    menu: {
      kind: 'choose',
      needs: (context) => [figuresQuery(periodOf(context), context.facts)],
      text: 'laporan.which',
      options: menuOptions,
      save: 'pick',
      stale: true,
      next: chosen,
    },
    open: {
      kind: 'end',
      then: (context) => {
        const { data: chosenFigure } = FigureId.safeParse(context.answers.pick);
        return afresh('figures', { period: periodOf(context), figure: chosenFigure, page: 1 });
      },
    },
    list: {
      kind: 'choose',
      needs: (context) => [listQuery(context)],
      text: listText,
      options: listOptions,
      save: 'row',
      stale: true,
      inPlace: true,
      unclear: 'desk.unclear',
      next: onList,
    },
    turn: {
      kind: 'end',
      then: ({ answers: { period, figure: of, row } }) =>
        afresh('figures', { period, figure: of, page: turnedTo(row) ?? 1 }),
    },
    back: { kind: 'end', then: ({ answers: { period } }) => afresh('figures', { period }) },
    again: { kind: 'end', then: afresh('figures') },
    door: {
      kind: 'branch',
      needs: () => [linkQuery],
      next: ({ read }) => (read(linkQuery) ? 'made' : 'no_door'),
    },
    made: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'job' }],
      text: 'laporan.made',
      effects: made,
    },
    no_door: {
      kind: 'end',
      text: (context) => line('laporan.no_door', { period: periodOf(context) }),
    },
    finished: { kind: 'end' },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'laporan' }],
    },
  },
});
