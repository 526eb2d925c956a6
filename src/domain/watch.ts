/** Which rules of the region a running partnership meets on a day, each with the records that meet it; a rule of which nothing is known is not met. */
import type { CheckIn } from './checkIn.ts';
import type { Day } from './quantity.ts';
import type { PeriodId } from './reportPeriod.ts';
import { periodAt, periodBefore, spanOf } from './reportPeriod.ts';
import type { Evidence, WarningCode, WarningRule } from './warning.ts';

/** What was recorded of work, each record with its day; `ref` names it. */
export type WatchedWork = {
  /** When something was ordered last. */
  lastOrder?: { ref: string; on: Day };
  /** What is to be paid and is not, since when. */
  unpaid: readonly { ref: string; since: Day; amount: bigint }[];
  deliveries: readonly { ref: string; on: Day; late: boolean }[];
  /** Volumes in thousandths of a unit. */
  receipts: readonly { ref: string; on: Day; accepted: number; rejected: number }[];
};

/** One business in one running agreement. */
export type Watched = {
  agreementId: number;
  startsOn: Day;
  /** Days between two orders, where the agreement is about so much in a day, week …; left out where it is not. */
  rhythmDays?: number | undefined;
  checkIns: readonly CheckIn[];
  /** The newest month of which the owner was, or could be, asked. */
  askedUpTo: PeriodId;
  /** Left out where nothing was recorded at all. */
  work?: WatchedWork | undefined;
};

type RuleOf<C extends WarningCode> = Extract<WarningRule, { code: C }>;
type Meets<C extends WarningCode> = (rule: RuleOf<C>, of: Watched, today: Day) => Evidence[];

const DAY_MS = 86_400_000;

function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}

function checkRef({ id }: Pick<CheckIn, 'id'>): string {
  return `check/${id}`;
}

/** What the owner told of months, oldest first. */
function months({ checkIns }: Watched): CheckIn[] {
  return checkIns
    .filter(({ kind, side }) => kind === 'month' && side === 'umk')
    .sort((a, b) => a.period.localeCompare(b.period));
}

/** The newest so many, if all of them are as said; none otherwise. */
function allOf(rows: readonly CheckIn[], times: number, as: (row: CheckIn) => boolean): CheckIn[] {
  const newest = rows.slice(-times);
  return newest.length === times && newest.every(as) ? newest : [];
}

const kendala: Meets<'kendala'> = ({ times }, of) =>
  allOf(months(of), times, ({ going }) => going === 'kendala').map((row) => ({
    ...{ ref: checkRef(row), on: row.period },
    what: row.obstacles?.[0] ?? 'lain',
  }));

const penjualan: Meets<'penjualan'> = ({ times }, of) => {
  const told = months(of).filter(({ sales }) => sales !== undefined);
  const down = allOf(told, times, ({ sales }) => sales === 'turun');
  return down.map((row) => ({ ref: checkRef(row), on: row.period, what: 'turun' }));
};

const kepuasan: Meets<'kepuasan'> = ({ atMost }, { checkIns }) =>
  (['umk', 'company'] as const).flatMap((side): Evidence[] => {
    const newest = checkIns
      .filter((row) => row.side === side && row.rating !== undefined)
      .sort((a, b) => a.period.localeCompare(b.period))
      .at(-1);
    if (newest?.rating === undefined || newest.rating > atMost) return [];
    return [{ ref: checkRef(newest), on: newest.period, what: side, value: newest.rating }];
  });

/** Named by the month in which the silence began, so that it is one silence however long it lasts. */
const diam: Meets<'diam'> = ({ months: most }, of) => {
  const told = new Set(months(of).map(({ period }) => period));
  const first = periodAt('month', of.startsOn);
  let period = of.askedUpTo;
  let silent = 0;
  // The month in which it began is not a whole one.
  while (spanOf(period).from >= of.startsOn && period >= first && !told.has(period)) {
    silent += 1;
    period = periodBefore(period);
  }
  if (silent < most) return [];
  const since = periodBefore(period, -1);
  const ref = `silent/${of.agreementId}/${since}`;
  return [{ ref, on: since, what: 'diam', value: silent }];
};

const tanpaPesanan: Meets<'tanpa_pesanan'> = (
  { days },
  { rhythmDays, startsOn, work, agreementId },
  today,
) => {
  if (rhythmDays === undefined || !work) return [];
  const last = work.lastOrder ?? { ref: `start/${agreementId}`, on: startsOn };
  const quiet = daysBetween(last.on, today);
  if (quiet <= rhythmDays + days) return [];
  return [{ ref: last.ref, on: last.on, what: 'pesanan', value: quiet }];
};

const tagihan: Meets<'tagihan'> = ({ days }, { work }, today) =>
  (work?.unpaid ?? [])
    .filter(({ since }) => daysBetween(since, today) > days)
    .map(({ ref, since, amount }) => ({ ref, on: since, what: 'rupiah', value: amount }));

const terlambat: Meets<'terlambat'> = ({ percent, least, within }, { work }, today) => {
  const all = (work?.deliveries ?? []).filter(({ on }) => daysBetween(on, today) <= within);
  const late = all.filter((one) => one.late);
  if (all.length < least || late.length * 100 <= percent * all.length) return [];
  return late.map(({ ref, on }) => ({ ref, on, what: 'terlambat' }));
};

const ditolak: Meets<'ditolak'> = ({ percent, within }, { work }, today) => {
  const all = (work?.receipts ?? []).filter(({ on }) => daysBetween(on, today) <= within);
  const sum = (of: 'accepted' | 'rejected'): number =>
    all.reduce((total, one) => total + one[of], 0);
  const [accepted, rejected] = [sum('accepted'), sum('rejected')];
  if (rejected * 100 <= percent * (accepted + rejected)) return [];
  return all
    .filter((one) => one.rejected > 0)
    .map((one) => ({
      ...{ ref: one.ref, on: one.on, what: 'persen' },
      value: Math.round((one.rejected / (one.accepted + one.rejected)) * 100),
    }));
};

const meets: { [C in WarningCode]: Meets<C> } = {
  kendala,
  penjualan,
  kepuasan,
  diam,
  tanpa_pesanan: tanpaPesanan,
  tagihan,
  terlambat,
  ditolak,
};

/** Of the rules those that are met, with their evidence, oldest first. */
export function warningsOf(
  of: Watched,
  rules: readonly WarningRule[],
  today: Day,
): { rule: WarningRule; evidence: Evidence[] }[] {
  return rules.flatMap((rule) => {
    // One of each pair: the table gives every code the function that takes it.
    const evidenceOf = meets[rule.code] as (
      rule: WarningRule,
      of: Watched,
      today: Day,
    ) => Evidence[];
    const evidence = evidenceOf(rule, of, today).sort((a, b) => a.on.localeCompare(b.on));
    return evidence.length === 0 ? [] : [{ rule, evidence }];
  });
}
