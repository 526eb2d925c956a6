/** The figures of reports of problems as rows, the same ones in chat and on paper; none where nothing was reported. */
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import { disputeFigures } from '../domain/disputeFigures.ts';
import type { Figures } from '../domain/figures.ts';
import type { Region } from '../domain/region.ts';

export function disputeRows(
  { reports = [] }: Pick<Figures, 'reports'>,
  region: Region,
): { label: Line; count: number }[] {
  const found = disputeFigures(reports, region);
  if (!found) return [];
  const { opened, answered, inTime, medianDays, ended, stillOpen } = found;
  return [
    { label: line('laporan.reports_opened'), count: opened },
    ...(medianDays === undefined
      ? []
      : [
          { label: line('laporan.reports_answered'), count: answered },
          { label: line('laporan.reports_in_time'), count: inTime },
          { label: line('laporan.reports_median'), count: medianDays },
        ]),
    ...ended.map(({ outcome, count }) => ({ label: line(`dispute.outcome_${outcome}`), count })),
    ...(stillOpen > 0 ? [{ label: line('laporan.reports_running'), count: stillOpen }] : []),
  ];
}
