/** `/statistik`: the programme in numbers, one view at a time, each with its picture. */
import { z } from 'zod';
import type { Chart, Line } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { LicenceState } from '../domain/licence.ts';
import type { Query } from '../domain/query.ts';
import { periodAt } from '../domain/reportPeriod.ts';
import { isOffice } from '../domain/roles.ts';
import type { Count, Statistics } from '../domain/statistics.ts';
import { localDay } from '../domain/workingDays.ts';
import { indicatorLines, indicatorsQuery } from './indicatorWords.ts';
import { sectorName } from './needWords.ts';

const Stats = z.object({ view: z.string() }).partial();
type Stats = z.infer<typeof Stats>;
type Here = Context<Stats>;

const MOST_LINES = 12;

function asked({ now, region }: Facts): Extract<Query, { kind: 'statistics' }> {
  const today = localDay(now, region.timeZone);
  return { kind: 'statistics', today, month: today.slice(0, 7) };
}

/** Of the year so far. */
function running(facts: Facts): Extract<Query, { kind: 'indicators' }> {
  return indicatorsQuery(periodAt('year', localDay(facts.now, facts.region.timeZone)));
}

function needs({ facts }: Pick<Here, 'facts'>): Query[] {
  return [asked(facts), running(facts)];
}

function figures(context: Here): Statistics {
  return context.read(asked(context.facts));
}

function rows(counts: readonly Count[], label: (key: string) => Line): Chart['rows'] {
  return counts
    .filter(({ count }) => count > 0)
    .map((one) => ({ label: label(one.key), value: one.count }));
}

/** The numbers also as words: a picture may not load, and cannot be read aloud. */
function listed(title: Line, shown: Chart['rows']): Line {
  const lines = shown
    .slice(0, MOST_LINES)
    .map(({ label, value }) => line('statistics.row', { label, value }));
  return stacked(title, ...(lines.length > 0 ? lines : [line('statistics.nothing')]));
}

type View = { title: Line; rows: Chart['rows'] };

function kecamatan(context: Here): View {
  return {
    title: line('statistics.by_kecamatan'),
    rows: rows(figures(context).byKecamatan, literal),
  };
}

function sectors(context: Here): View {
  const { facts } = context;
  return {
    title: line('statistics.by_sector'),
    rows: rows(figures(context).bySector, (key) => literal(sectorName(key, facts) ?? key)),
  };
}

function levels(context: Here): View {
  const words = {
    siap: line('statistics.level_siap'),
    hampir: line('statistics.level_hampir'),
    perlu: line('statistics.level_perlu'),
    none: line('statistics.level_none'),
  };
  return {
    title: line('statistics.by_level'),
    rows: rows(figures(context).byLevel, (key) => words[key as keyof typeof words]),
  };
}

function funnel(context: Here): View {
  const { companies, needs: posted, matches } = figures(context);
  return {
    title: line('statistics.funnel'),
    rows: [
      { label: line('statistics.committed'), value: companies.committed },
      { label: line('statistics.approved'), value: companies.approved },
      { label: line('statistics.needs'), value: posted.posted },
      { label: line('statistics.found'), value: matches.found },
      { label: line('statistics.asked'), value: matches.asked },
      { label: line('statistics.agreed'), value: matches.agreed },
      { label: line('statistics.trial'), value: matches.trial },
    ],
  };
}

function licences(context: Here): View {
  const rowsOf = figures(context).licences ?? [];
  const state = (key: string): Line => {
    const known = LicenceState.safeParse(key);
    return known.success ? line(`licence.short_${known.data}`) : literal(key);
  };
  return { title: line('statistics.licences'), rows: rows(rowsOf, state) };
}

function summary(context: Here): Line {
  const { licences: requests = [] } = figures(context);
  const asked = requests.reduce((sum, { count }) => sum + count, 0);
  const issued = requests.find(({ key }) => key === 'issued')?.count ?? 0;
  const {
    umk,
    companies,
    needs: posted,
    matches,
    daysToFirstMatch,
    tickets,
    disputes,
  } = figures(context);
  return stacked(
    line('statistics.summary'),
    line('statistics.summary_umk', umk),
    line('statistics.summary_companies', companies),
    line('statistics.summary_needs', posted),
    line('statistics.summary_matches', { agreed: matches.agreed, found: matches.found }),
    ...(daysToFirstMatch === undefined
      ? []
      : [line('statistics.summary_days', { days: daysToFirstMatch })]),
    line('statistics.summary_tickets', tickets),
    ...(disputes ? [line('statistics.summary_disputes', disputes)] : []),
    ...(asked > 0 ? [line('statistics.summary_licences', { asked, issued })] : []),
    ...indicatorLines(context.read(running(context.facts)), context.facts),
    line('statistics.no_examples'),
  );
}

function step(view: (context: Here) => View) {
  return {
    kind: 'say' as const,
    needs,
    text: (context: Here) => {
      const { title, rows: shown } = view(context);
      return listed(title, shown);
    },
    chart: (context: Here) => {
      const shown = view(context);
      return shown.rows.length > 0 ? shown : undefined;
    },
    next: 'which',
  };
}

export const statistics = defineFlow<Stats>({
  id: 'statistics',
  version: 1,
  title: 'statistics.title',
  answers: Stats,
  browses: true,
  start: 'start',
  steps: {
    // A role can end while the dialog is open.
    start: {
      kind: 'branch',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'summary' : 'not_yours'),
    },
    summary: { kind: 'say', needs, text: summary, next: 'which' },
    which: {
      kind: 'choose',
      needs,
      text: 'statistics.which',
      options: (context) => [
        { id: 'alur', label: line('statistics.funnel'), words: ['corong', 'funnel'] },
        { id: 'kecamatan', label: line('statistics.by_kecamatan'), words: ['kecamatan'] },
        { id: 'sektor', label: line('statistics.by_sector'), words: ['sektor', 'sector'] },
        { id: 'kesiapan', label: line('statistics.by_level'), words: ['kesiapan', 'level'] },
        ...(figures(context).licences
          ? [{ id: 'izin', label: line('statistics.licences'), words: ['izin', 'licences'] }]
          : []),
        {
          id: 'selesai',
          label: line('statistics.done'),
          words: ['selesai', 'done'],
          means: 'tidak',
        },
      ],
      next: ({ facts }, answer) =>
        isOffice(facts.person.roles) ? (VIEWS[answer as string] ?? 'done') : 'not_yours',
    },
    funnel: step(funnel),
    kecamatan: step(kecamatan),
    sectors: step(sectors),
    levels: step(levels),
    licences: step(licences),
    done: { kind: 'end' },
    not_yours: { kind: 'end', text: 'statistics.not_yours' },
  },
});

const VIEWS: Record<string, string> = {
  alur: 'funnel',
  kecamatan: 'kecamatan',
  sektor: 'sectors',
  kesiapan: 'levels',
  izin: 'licences',
};
