/** What a side says of a running partnership: once a month, a quarter, or on a slower beat; one row per side, kind and period, so that an answer given again replaces the one before. */
import { z } from 'zod';
import type { Agreement } from './agreement.ts';
import { Quantity } from './quantity.ts';
import type { Day } from './quantity.ts';
import type { PeriodId } from './reportPeriod.ts';
import { periodAt, periodBefore } from './reportPeriod.ts';
import { localDay } from './workingDays.ts';

/** `month`: an owner's tap; `quarter`: a line of a company's sheet; `survey`: satisfaction, jobs and obstacles of both. */
export const CheckInKind = z.enum(['month', 'quarter', 'survey']);
export type CheckInKind = z.infer<typeof CheckInKind>;

export const Obstacle = z.enum([
  'bayar',
  'pesanan',
  'ditolak',
  'harga',
  'bahan',
  'tenaga',
  'kirim',
  'komunikasi',
  'lain',
]);
export type Obstacle = z.infer<typeof Obstacle>;

export const Trend = z.enum(['naik', 'tetap', 'turun']);
export type Trend = z.infer<typeof Trend>;

export const CheckInSide = z.enum(['umk', 'company']);
export type CheckInSide = z.infer<typeof CheckInSide>;

/** One business in one agreement: of a group each is a partnership of its own. */
export type Pair = { agreementId: number; umkId: number };

export const CheckIn = z.object({
  /** See `checkInId`. */
  id: z.string(),
  kind: CheckInKind,
  side: CheckInSide,
  agreementId: z.int(),
  umkId: z.int(),
  companyId: z.int(),
  /** A month ("2026-11") or, of a sheet, a quarter ("2026-Q4"). */
  period: z.string(),
  going: z.enum(['lancar', 'kendala']).optional(),
  obstacles: z.array(Obstacle).optional(),
  /** In the side's own words; for staff only, never relayed. */
  words: z.string().optional(),
  /** Of all that the business sells. */
  sales: Trend.optional(),
  /** 1 (not at all satisfied) to 5. */
  rating: z.int().min(1).max(5).optional(),
  /** Who work in the business, of a sheet for this partnership. */
  workers: z.int().nonnegative().optional(),
  /** What was delivered in the quarter. */
  volume: Quantity.optional(),
  /** What it came to, in rupiah. */
  value: z.bigint().optional(),
  /** 0 once whoever said it was erased. */
  personId: z.int(),
  at: z.date(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** What of a row its side says. */
export type CheckInAnswer = Pick<CheckIn, 'agreementId' | 'umkId' | 'companyId'> &
  Partial<
    Pick<
      CheckIn,
      'going' | 'obstacles' | 'words' | 'sales' | 'rating' | 'workers' | 'volume' | 'value'
    >
  >;

type Worked = Pick<Agreement, 'state' | 'startsOn' | 'endsOn' | 'steps'>;

/** Whether the work of an agreement went on on this day or later: one that ended, or was stopped, may still be told of. */
export function workedSince(agreement: Worked, day: Day, timeZone: string): boolean {
  const last = lastDayOf(agreement, timeZone);
  if (agreement.state === 'running') return true;
  return last !== undefined && last >= day && last >= (agreement.startsOn ?? last);
}

/** The last day on which it was in force, of one that is over: the day on which it was stopped, or its own last day. */
function lastDayOf({ state, endsOn, steps }: Worked, timeZone: string): Day | undefined {
  if (state === 'ended') return endsOn;
  const stopped = state === 'stopped' ? steps.findLast(({ move }) => move === 'stop') : undefined;
  return stopped && localDay(stopped.at, timeZone);
}

/** "12/7/umk/month/2026-11" */
export function checkInId({
  agreementId,
  umkId,
  side,
  kind,
  period,
}: Pick<CheckIn, 'agreementId' | 'umkId' | 'side' | 'kind' | 'period'>): string {
  return [agreementId, umkId, side, kind, period].join('/');
}

/** What is known of a business before its first partnership began; what was not known stays unknown. */
export const Baseline = z.object({
  /** The UMK's id. */
  id: z.int(),
  workers: z.int().optional(),
  /** Of the scale by sales a year (PP 7/2021): "mikro", "kecil" … */
  salesBand: z.string().optional(),
  at: z.date(),
});
export type Baseline = z.infer<typeof Baseline>;

/** When sides are asked, all days of a month being counted from 1. */
export const CheckInRules = z.object({
  /** In these days owners are asked about the month before. */
  month: z.object({ from: z.int().min(1).max(28), to: z.int().min(1).max(28) }),
  /** In these days of these months (1 to 12) both sides are asked for satisfaction, obstacles and workers. */
  survey: z.object({
    months: z.array(z.int().min(1).max(12)).min(1),
    from: z.int().min(1).max(28),
    to: z.int().min(1).max(28),
  }),
  /** Days before the last one of the LKPM on which a company without its sheet is asked; descending. */
  sheet: z.array(z.int().nonnegative()).min(1),
});
export type CheckInRules = z.infer<typeof CheckInRules>;

function dateOf(day: Day): number {
  return Number(day.slice(8, 10));
}

/** The month that is over, of which an owner may tell at any time. */
export function monthToTell(today: Day): PeriodId {
  return periodBefore(periodAt('month', today));
}

/** The month that owners are asked about on this day; undefined on other days. */
export function monthAskedOn(today: Day, { month }: CheckInRules): PeriodId | undefined {
  const date = dateOf(today);
  return date >= month.from && date <= month.to ? monthToTell(today) : undefined;
}

/** The newest month of which owners have had all the days to tell. */
export function monthAskedUpTo(today: Day, { month }: CheckInRules): PeriodId {
  const told = monthToTell(today);
  return dateOf(today) > month.to ? told : periodBefore(told);
}

/** The month of the survey that is asked for on this day; undefined on other days. */
export function surveyAskedOn(today: Day, { survey }: CheckInRules): PeriodId | undefined {
  const date = dateOf(today);
  const month = Number(today.slice(5, 7));
  if (!survey.months.includes(month) || date < survey.from || date > survey.to) return undefined;
  return periodAt('month', today);
}

/** The survey that is, or was last, to be answered: of the newest of its months that has begun. */
export function surveyToTell(today: Day, { survey }: CheckInRules): PeriodId {
  let period = periodAt('month', today);
  // A year has at least one of them.
  for (let back = 0; back < 12; back++) {
    const day = period === periodAt('month', today) ? dateOf(today) : survey.from;
    if (survey.months.includes(Number(period.slice(5, 7))) && day >= survey.from) break;
    period = periodBefore(period);
  }
  return period;
}

/** The quarter that is over, of which a company's sheet is. */
export function quarterToTell(today: Day): PeriodId {
  return periodBefore(periodAt('quarter', today));
}
