/** How far the programme came, from a pledge to a trial order: every figure is a list of things, each counted once, in the period in which it got there. */
import { z } from 'zod';
import type { Company } from './company.ts';
import type { MatchRow, NeedRow } from './desk.ts';
import type { ReportTimes } from './disputeFigures.ts';
import type { Match, MatchState } from './match.ts';
import { walk } from './match.ts';
import type { PeriodId } from './reportPeriod.ts';
import { periodsUpTo, spanOf } from './reportPeriod.ts';
import { startOfDay } from './workingDays.ts';

/**
 * The funnel, in the order of the way. Agreements, rupiah and jobs come after `trial` once the programme knows them:
 * what cannot be known yet is left out, not shown as 0.
 */
export const figureIds = [
  'committed',
  'contacted',
  'approved',
  'needs',
  'found',
  'asked',
  'agreed',
  'sample',
  'visit',
  'quotation',
  'trial',
] as const;
export const FigureId = z.enum(figureIds);
export type FigureId = z.infer<typeof FigureId>;

/** What a figure counts. */
export const countedIn: Readonly<Record<FigureId, 'company' | 'need' | 'match'>> = {
  committed: 'company',
  contacted: 'company',
  approved: 'company',
  needs: 'need',
  found: 'match',
  asked: 'match',
  agreed: 'match',
  sample: 'match',
  visit: 'match',
  quotation: 'match',
  trial: 'match',
};

export type FigureCounts = Record<FigureId, number>;

/** Businesses of a kecamatan or sector: all by the end of the period, and new and agreed in it. */
export type FigureGroup = { key: string; umks: number; joined: number; agreed: number };

export type Figures = {
  /** One for each period that the bounds make, oldest first. */
  periods: { counts: FigureCounts; joined: number }[];
  /** Up to the end of the last one. */
  total: FigureCounts;
  umks: number;
  /** Most businesses first. */
  byKecamatan: FigureGroup[];
  bySector: FigureGroup[];
  /** The reports of problems that came in the last period; left out of what was counted before they were. */
  reports?: ReportTimes[];
};

/** Something that got to a figure, for a list of staff. */
export type FigureRow =
  { company: Pick<Company, 'id' | 'name' | 'status'> } | { need: NeedRow } | { match: MatchRow };

/** How many periods of the same kind a report shows beside each other. */
export const TREND = 4;

/** The moments between which a report counts: the beginnings of its periods, oldest first, and the end of the last. */
export function boundsOf(period: PeriodId, timeZone: string): Date[] {
  const spans = periodsUpTo(period, TREND).map(spanOf);
  const days = [...spans.map(({ from }) => from), spans.at(-1)?.until ?? ''];
  return days.map((day) => startOfDay(day, timeZone));
}

export function noCounts(): FigureCounts {
  return Object.fromEntries(figureIds.map((id) => [id, 0])) as FigureCounts;
}

/** Which period a moment lies in, as an index; -1 where it is before them all, or after. */
export function indexIn(bounds: readonly Date[], at: Date): number {
  const after = bounds.findIndex((bound) => at < bound);
  return after - 1 < 0 ? -1 : after - 1;
}

const REACHED: Partial<Record<MatchState, readonly FigureId[]>> = {
  shortlisted: ['asked'],
  // An owner who put a hand up is asked nothing more.
  agreed: ['asked', 'agreed'],
  sample: ['sample'],
  visit: ['visit'],
  quotation: ['quotation'],
  trial: ['trial'],
};

/** The figures that a match got to and when, each once; steps that were passed over are not counted. */
export function matchMarks({
  createdAt,
  steps,
}: Pick<Match, 'createdAt' | 'steps'>): { figure: FigureId; at: Date }[] {
  const marks = new Map<FigureId, Date>([['found', createdAt]]);
  for (const { to, at } of walk(steps)) {
    for (const figure of REACHED[to] ?? []) if (!marks.has(figure)) marks.set(figure, at);
  }
  return [...marks].map(([figure, at]) => ({ figure, at }));
}

/** Whether anything happened in a period at all. */
export function hasData({ counts, joined }: Figures['periods'][number]): boolean {
  return joined > 0 || figureIds.some((id) => counts[id] > 0);
}
