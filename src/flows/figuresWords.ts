/** The report of a period in words: every figure with its change against the period before, and which dialog shows what it counts. */
import type { Chart, Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { FigureRow, Figures, FigureId } from '../domain/figures.ts';
import { boundsOf, figureIds, noCounts } from '../domain/figures.ts';
import type { Query } from '../domain/query.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { formatPeriod } from '../language/format.ts';
import { matchLine } from './deskMatch.ts';
import { disputeRows } from './figuresDisputes.ts';
import { figure } from './fileWords.ts';
import { needTitle } from './needWords.ts';

export function figuresQuery(period: PeriodId, facts: Facts): Extract<Query, { kind: 'figures' }> {
  return { kind: 'figures', bounds: boundsOf(period, facts.region.timeZone) };
}

export function periodName(period: PeriodId, { person }: Facts): Line {
  return literal(formatPeriod(period, person.language));
}

export function figureName(id: FigureId): Line {
  return line(`laporan.figure_${id}`);
}

/** "naik 4", "turun 2", "sama". */
function change(now: number, before: number, facts: Facts): Line {
  if (now === before) return line('laporan.same');
  const n = figure(Math.abs(now - before), facts);
  return line(now > before ? 'laporan.up' : 'laporan.down', { n });
}

export function countsOf({ periods }: Figures): Figures['total'] {
  return periods.at(-1)?.counts ?? noCounts();
}

export function reportText(period: PeriodId, figures: Figures, facts: Facts): Line {
  const { periods, total, umks } = figures;
  const [before, now] = [periods.at(-2), periods.at(-1)];
  const rows = figureIds.map((id) => {
    const count = now?.counts[id] ?? 0;
    return line('laporan.row', {
      label: figureName(id),
      n: figure(count, facts),
      change: change(count, before?.counts[id] ?? 0, facts),
      total: figure(total[id], facts),
    });
  });
  const joined = now?.joined ?? 0;
  return stacked(
    line('laporan.head', { period: periodName(period, facts) }),
    ...rows,
    line('laporan.row', {
      label: line('laporan.umk_joined'),
      n: figure(joined, facts),
      change: change(joined, before?.joined ?? 0, facts),
      total: figure(umks, facts),
    }),
    ...disputeRows(figures, facts.region).map(({ label, count }) =>
      line('laporan.plain_row', { label, n: figure(count, facts) }),
    ),
    line('laporan.note'),
  );
}

export function reportChart(period: PeriodId, figures: Figures, facts: Facts): Chart | undefined {
  const counts = countsOf(figures);
  if (figureIds.every((id) => counts[id] === 0)) return undefined;
  return {
    title: line('laporan.head', { period: periodName(period, facts) }),
    rows: figureIds.map((id) => ({ label: figureName(id), value: counts[id] })),
  };
}

/** A line of a figure's list; its id is the dialog and the number that show it. */
export function rowOption(row: FigureRow, facts: Facts): Option {
  if ('company' in row) {
    const { id, name, status } = row.company;
    const label = line('find.company_row', { id, name, status: line(`find.company_${status}`) });
    return { id: `find_company/${id}`, label };
  }
  if ('need' in row) {
    const { need, company } = row.need;
    const label = line('find.need_row', {
      id: need.id,
      need: needTitle(need, facts.person.language),
      company: company.name,
      status: line(`find.need_${need.status}`),
    });
    return { id: `find_need/${need.id}`, label };
  }
  return { id: `desk_match/${row.match.match.id}`, label: matchLine(row.match, facts) };
}
