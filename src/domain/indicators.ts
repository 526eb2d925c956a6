/**
 * The indicators of the programme's SOP, of one partnership and of all: every figure has its formula beside it, and one that
 * nothing is known of is left out, never 0.
 */
import type { Baseline, CheckIn, Trend } from './checkIn.ts';
import type { PeriodId } from './reportPeriod.ts';
import { spanOf } from './reportPeriod.ts';
import { Scale } from './scale.ts';
import { SMALLEST_GROUP } from './suppression.ts';
import { addDays } from './workingDays.ts';

/** What the running account of a partnership says of a period; volumes in thousandths of one unit, money in rupiah. */
export type WorkDone = {
  onTime: number;
  late: number;
  accepted: number;
  rejected: number;
  invoiced: bigint;
  paid: bigint;
};

/** From the first day until the day after the last. */
export type IndicatorSpan = { from: string; until: string };

const DAY_MS = 86_400_000;

export type Partnership = {
  /** All that its sides ever said; what lies outside of the span is left out here. */
  checkIns: readonly CheckIn[];
  /** Left out where nothing was recorded. */
  work?: WorkDone | undefined;
  /** The same of the span before, of equal length. */
  workBefore?: WorkDone | undefined;
  baseline?: Baseline | undefined;
  /** The scale by sales as its owner tells it now. */
  salesBand?: string | undefined;
};

export type Indicators = {
  /** Mean of the newest rating of each side, 1 to 5, to a tenth. */
  satisfaction?: { umk?: number; company?: number; mean: number };
  /**
   * Stability of supply in percent: the share of deliveries that came in time, times the share of the volume that was
   * accepted of what was looked at.
   */
  stability?: number;
  /** Of the months that an owner told of, the percent in which it went well. */
  smooth?: number;
  /**
   * Growth of sales: how many months of more, as much and less; `balance`: those of more less those of less, in percent of
   * all (−100 to 100); `growth`: what was invoiced against the span before, in percent; `scale`: steps of the scale by
   * sales since the baseline.
   */
  sales?: {
    up: number;
    same: number;
    down: number;
    balance?: number;
    growth?: number;
    scale?: number;
  };
  /** Transactions in rupiah: what was paid as recorded, else what the company's sheets say. */
  transactions?: bigint;
  /** Workers by the owner's newest word, else the company's; `gained` since the baseline. */
  jobs?: { now: number; gained?: number };
  /** What stood in the way, most often first. */
  obstacles?: { what: string; times: number }[];
};

/** The days before it, as many. */
export function spanBefore({ from, until }: IndicatorSpan): IndicatorSpan {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
  return { from: addDays(from, -days), until: from };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Told of a period that began within the span. */
function within({ period }: Pick<CheckIn, 'period'>, { from, until }: IndicatorSpan): boolean {
  const begins = spanOf(period as PeriodId).from;
  return begins >= from && begins < until;
}

/** Oldest first. */
function inOrder(rows: readonly CheckIn[]): CheckIn[] {
  return [...rows].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

function satisfactionOf(rows: readonly CheckIn[]): Indicators['satisfaction'] {
  const newest = (side: CheckIn['side']): number | undefined =>
    rows.findLast((row) => row.side === side && row.rating !== undefined)?.rating;
  const [umk, company] = [newest('umk'), newest('company')];
  const told = [umk, company].flatMap((rating) => rating ?? []);
  if (told.length === 0) return undefined;
  return {
    ...(umk === undefined ? {} : { umk }),
    ...(company === undefined ? {} : { company }),
    mean: tenth(mean(told)),
  };
}

/** In percent; undefined where nothing was delivered. */
export function stabilityOf(work: WorkDone | undefined): number | undefined {
  const deliveries = (work?.onTime ?? 0) + (work?.late ?? 0);
  if (!work || deliveries === 0) return undefined;
  const judged = work.accepted + work.rejected;
  const accepted = judged === 0 ? 1 : work.accepted / judged;
  return Math.round((work.onTime / deliveries) * accepted * 100);
}

/** In percent of what was before; undefined where there was nothing before. */
function growthOf(now: bigint | undefined, before: bigint | undefined): number | undefined {
  if (now === undefined || before === undefined || before === 0n) return undefined;
  return Math.round((Number(now - before) / Number(before)) * 100);
}

function scaleStep(from: string | undefined, to: string | undefined): number | undefined {
  const [a, b] = [Scale.safeParse(from).data, Scale.safeParse(to).data];
  if (a === undefined || b === undefined) return undefined;
  return Scale.options.indexOf(b) - Scale.options.indexOf(a);
}

function tally(trends: readonly Trend[]): { up: number; same: number; down: number } {
  const count = (of: Trend): number => trends.filter((trend) => trend === of).length;
  return { up: count('naik'), same: count('tetap'), down: count('turun') };
}

function salesOf(rows: readonly CheckIn[], of: Partnership): Indicators['sales'] {
  const trends = rows.flatMap(({ sales }) => sales ?? []);
  const growth = growthOf(of.work?.invoiced, of.workBefore?.invoiced);
  const scale = scaleStep(of.baseline?.salesBand, of.salesBand);
  if (trends.length === 0 && growth === undefined && scale === undefined) return undefined;
  const counted = tally(trends);
  const balance = Math.round(((counted.up - counted.down) / trends.length) * 100);
  return {
    ...counted,
    ...(trends.length === 0 ? {} : { balance }),
    ...(growth === undefined ? {} : { growth }),
    ...(scale === undefined ? {} : { scale }),
  };
}

function transactionsOf(rows: readonly CheckIn[], work: WorkDone | undefined): bigint | undefined {
  if (work && (work.paid > 0n || work.invoiced > 0n)) return work.paid;
  const told = rows.flatMap(({ kind, value }) => (kind === 'quarter' ? (value ?? []) : []));
  return told.length === 0 ? undefined : told.reduce((sum, value) => sum + value, 0n);
}

function jobsOf(rows: readonly CheckIn[], baseline: Baseline | undefined): Indicators['jobs'] {
  const newest = (side: CheckIn['side']): number | undefined =>
    rows.findLast((row) => row.side === side && row.workers !== undefined)?.workers;
  const own = newest('umk');
  const now = own ?? newest('company');
  if (now === undefined) return undefined;
  // What a company tells is of the partnership, and not to be compared with the whole business.
  if (own === undefined || baseline?.workers === undefined) return { now };
  return { now, gained: own - baseline.workers };
}

function obstaclesOf(rows: readonly CheckIn[]): Indicators['obstacles'] {
  const times = new Map<string, number>();
  for (const what of rows.flatMap(({ obstacles }) => obstacles ?? [])) {
    times.set(what, (times.get(what) ?? 0) + 1);
  }
  if (times.size === 0) return undefined;
  return [...times]
    .map(([what, count]) => ({ what, times: count }))
    .sort((a, b) => b.times - a.times || a.what.localeCompare(b.what));
}

function smoothOf(rows: readonly CheckIn[]): number | undefined {
  const told = rows.flatMap(({ kind, going }) => (kind === 'month' ? (going ?? []) : []));
  if (told.length === 0) return undefined;
  return Math.round((told.filter((going) => going === 'lancar').length / told.length) * 100);
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** The indicators of one business in one agreement over a span. */
export function partnershipIndicators(of: Partnership, span: IndicatorSpan): Indicators {
  const rows = inOrder(of.checkIns.filter((row) => within(row, span)));
  return present({
    satisfaction: satisfactionOf(rows),
    stability: stabilityOf(of.work),
    smooth: smoothOf(rows),
    sales: salesOf(rows, of),
    transactions: transactionsOf(rows, of.work),
    jobs: jobsOf(rows, of.baseline),
    obstacles: obstaclesOf(rows),
  });
}

/** One business in one agreement, as the programme counts it. */
export type Counted = { umkId: number; companyId: number; kecamatan: string; of: Indicators };

export type ProgrammeIndicators = {
  /** Partnerships that anything is counted of. */
  partnerships: number;
  /** Market reach: businesses that sell to a company by the programme, companies, and the kecamatan they sell from. */
  reach: { umks: number; companies: number; kecamatan: number };
  /** Means over partnerships, each with how many it is of; left out where that are fewer than `SMALLEST_GROUP`. */
  satisfaction?: { umk?: number; company?: number; n: number };
  stability?: { percent: number; n: number };
  smooth?: { percent: number; n: number };
  /** Mean of the balances. */
  sales?: { balance: number; n: number };
  transactions?: bigint;
  /** Of businesses, each counted once; `gained` is of those that have a baseline. */
  jobs?: { now: number; gained?: number; n: number };
};

/** A mean that would tell of few is left out: who knows the place would know whom. */
function meanOf(values: readonly number[]): { mean: number; n: number } | undefined {
  if (values.length < SMALLEST_GROUP) return undefined;
  return { mean: mean(values), n: values.length };
}

function percentOf(values: readonly number[]): { percent: number; n: number } | undefined {
  const found = meanOf(values);
  return found && { percent: Math.round(found.mean), n: found.n };
}

function satisfactionOfAll(all: readonly Counted[]): ProgrammeIndicators['satisfaction'] {
  const umk = meanOf(all.flatMap(({ of }) => of.satisfaction?.umk ?? []));
  const company = meanOf(all.flatMap(({ of }) => of.satisfaction?.company ?? []));
  if (!umk && !company) return undefined;
  return {
    ...(umk ? { umk: tenth(umk.mean) } : {}),
    ...(company ? { company: tenth(company.mean) } : {}),
    n: Math.max(umk?.n ?? 0, company?.n ?? 0),
  };
}

/** A business in several agreements has its workers once: the highest that any of them says. */
function jobsOfAll(all: readonly Counted[]): ProgrammeIndicators['jobs'] {
  const byUmk = new Map<number, NonNullable<Indicators['jobs']>>();
  for (const { umkId, of } of all) {
    const before = byUmk.get(umkId);
    if (of.jobs && (!before || of.jobs.now > before.now)) byUmk.set(umkId, of.jobs);
  }
  const jobs = [...byUmk.values()];
  if (jobs.length < SMALLEST_GROUP) return undefined;
  const gained = jobs.flatMap((one) => one.gained ?? []);
  return {
    now: jobs.reduce((sum, { now }) => sum + now, 0),
    ...(gained.length < SMALLEST_GROUP
      ? {}
      : { gained: gained.reduce((sum, count) => sum + count, 0) }),
    n: jobs.length,
  };
}

/** The indicators of all partnerships together. */
export function programmeIndicators(all: readonly Counted[]): ProgrammeIndicators {
  const money = all.flatMap(({ of }) => of.transactions ?? []);
  const sales = meanOf(all.flatMap(({ of }) => of.sales?.balance ?? []));
  const distinct = (values: readonly (number | string)[]): number => new Set(values).size;
  return {
    partnerships: all.length,
    reach: {
      umks: distinct(all.map(({ umkId }) => umkId)),
      companies: distinct(all.map(({ companyId }) => companyId)),
      kecamatan: distinct(all.map(({ kecamatan }) => kecamatan)),
    },
    ...present({
      satisfaction: satisfactionOfAll(all),
      stability: percentOf(all.flatMap(({ of }) => of.stability ?? [])),
      smooth: percentOf(all.flatMap(({ of }) => of.smooth ?? [])),
      sales: sales && { balance: Math.round(sales.mean), n: sales.n },
      transactions:
        money.length < SMALLEST_GROUP ? undefined : money.reduce((sum, one) => sum + one, 0n),
      jobs: jobsOfAll(all),
    }),
  };
}
