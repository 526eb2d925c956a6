/** The months, quarters and years that a report is about: each has one name ("2026-11", "2026-Q4", "2026") and whole local days. */
import { z } from 'zod';
import type { Day } from './quantity.ts';

export const PeriodId = z.string().regex(/^20\d\d(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/);
export type PeriodId = z.infer<typeof PeriodId>;
export type PeriodKind = 'month' | 'quarter' | 'year';

/** `until` is the first day after it. */
export type PeriodSpan = { kind: PeriodKind; from: Day; until: Day };

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

function kindOf(id: PeriodId): PeriodKind {
  if (id.includes('Q')) return 'quarter';
  return id.length === 4 ? 'year' : 'month';
}

/** The first month of it, counted from the year 0. */
function firstMonth(id: PeriodId): number {
  const [year = '0', part] = id.split('-');
  if (part === undefined) return Number(year) * 12;
  const month = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1;
  return Number(year) * 12 + month;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

function dayOf(month: number): Day {
  return `${Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}-01`;
}

/** The period of this kind that a month, counted from the year 0, lies in. */
function named(kind: PeriodKind, month: number): PeriodId {
  const year = Math.floor(month / 12);
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return `${year}-Q${Math.floor((month % 12) / 3) + 1}`;
  return `${year}-${twoDigits((month % 12) + 1)}`;
}

export function spanOf(id: PeriodId): PeriodSpan {
  const kind = kindOf(id);
  const month = firstMonth(id);
  return { kind, from: dayOf(month), until: dayOf(month + MONTHS[kind]) };
}

/** The period of this kind that a day lies in. */
export function periodAt(kind: PeriodKind, day: Day): PeriodId {
  return named(kind, Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
}

/** The period as many before it (after it where negative), of the same kind. */
export function periodBefore(id: PeriodId, n = 1): PeriodId {
  const kind = kindOf(id);
  return named(kind, firstMonth(id) - n * MONTHS[kind]);
}

/** The `n` periods that end with this one, oldest first. */
export function periodsUpTo(id: PeriodId, n: number): PeriodId[] {
  return Array.from({ length: n }, (_, index) => periodBefore(id, n - 1 - index));
}

/**
 * The quarter whose reporting days this day is one of: from the `from`-th to the `to`-th day after the quarter ended,
 * the first day being 1; undefined on other days.
 */
export function quarterReportedOn(
  day: Day,
  { from, to }: { from: number; to: number },
): PeriodId | undefined {
  const now = periodAt('quarter', day);
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  const isFirst = (month - 1) % 3 === 0;
  return isFirst && date >= from && date <= to ? periodBefore(now) : undefined;
}
