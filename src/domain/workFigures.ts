/** What the diary of an agreement comes to in figures: all of them, or those of a period; what is late is so as of one day. */
import type { Entry } from './diary.ts';
import { cameOn, counts } from './diary.ts';
import { orderAccount, overdueOf } from './diaryOrder.ts';
import type { Day } from './quantity.ts';

/** Volumes are thousandths of `unit`, money is rupiah. */
export type WorkFigures = {
  /** Orders that both sides agreed to, by the day on which they were placed. */
  orders: number;
  /** Of the newest order; left out where none was placed. */
  unit?: string;
  ordered: number;
  delivered: number;
  accepted: number;
  rejected: number;
  /** Deliveries, and of these those by the day that was asked for, and those after it. */
  deliveries: number;
  onTime: number;
  late: number;
  /** Results of periods where a result is shared, and what was sold in them. */
  results: number;
  sold: bigint;
  /** Invoices, and what of shared results is the business's. */
  invoiced: bigint;
  paid: bigint;
  /** Not paid by `today`, though its day is over: whatever the period. */
  overdue: bigint;
  /** Mean days from an invoice, or the end of what a result is about, to the payment with which all was paid. */
  daysToPay?: number;
};

/** `from` and `until` are the first and the last day; left out, all days. */
export type WorkPeriod = { from?: Day; until?: Day; today: Day };

const DAY_MS = 86_400_000;

function daysBetween(from: Day, until: Day): number {
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS));
}

/** What is to be paid for an order or a result, and until when. */
function bills(
  root: Entry,
  follow: readonly Entry[],
): { due: bigint; dueOn?: Day | undefined; on: Day }[] {
  if (root.kind === 'result') return [{ due: root.due ?? 0n, dueOn: root.dueOn, on: root.day }];
  return follow
    .filter(({ kind }) => kind === 'invoice')
    .map(({ amount = 0n, dueOn, saidOn }) => ({ due: amount, dueOn, on: saidOn }));
}

/** What of an order or a result is to be paid by now and is not: rupiah, and since when. */
export function overdue(
  root: Entry,
  entries: readonly Entry[],
  today: Day,
): { amount: bigint; since?: Day } {
  if (!counts(root)) return { amount: 0n };
  const follow = entries.filter((entry) => entry.rootId === root.id && counts(entry));
  const paid = follow.reduce(
    (all, { kind, amount = 0n }) => (kind === 'payment' ? all + amount : all),
    0n,
  );
  return overdueOf(bills(root, follow), paid, today);
}

/** Days until all that an order or a result came to was paid; undefined while something of it is open. */
function paidWithin(root: Entry, follow: readonly Entry[]): number | undefined {
  const due = bills(root, follow);
  const asked = due.reduce((all, bill) => all + bill.due, 0n);
  const [first] = due.map(({ on }) => on).sort();
  let paid = 0n;
  const payments = follow.filter(({ kind }) => kind === 'payment');
  for (const { amount = 0n, day } of [...payments].sort((a, b) => a.day.localeCompare(b.day))) {
    paid += amount;
    if (first !== undefined && asked > 0n && paid >= asked) return daysBetween(first, day);
  }
  return undefined;
}

type Arrival = { day: Day; came: Day; wanted: Day; quantity: number };

/** Each delivery with the day it was wanted; goods that only the buyer spoke of are one, too. */
function arrivals(order: Entry, follow: readonly Entry[]): Arrival[] {
  const deliveries = follow.filter(({ kind }) => kind === 'delivery');
  const alone = follow.filter(
    ({ kind, follows }) => kind === 'receipt' && !deliveries.some(({ id }) => id === follows),
  );
  return [...deliveries, ...alone].map((one) => ({
    ...{ day: one.day, came: cameOn(one), wanted: order.day },
    quantity: (one.quantity ?? 0) + (one.rejected ?? 0),
  }));
}

export function workFigures(entries: readonly Entry[], period: WorkPeriod): WorkFigures {
  const { from = '0000-01-01', until = '9999-12-31', today } = period;
  const within = (day: Day): boolean => from <= day && day <= until;
  const figures: WorkFigures = {
    ...{ orders: 0, ordered: 0, delivered: 0, accepted: 0, rejected: 0 },
    ...{ deliveries: 0, onTime: 0, late: 0, results: 0 },
    ...{ sold: 0n, invoiced: 0n, paid: 0n, overdue: 0n },
  };
  const waits: number[] = [];
  for (const root of entries.filter(({ kind }) => kind === 'order' || kind === 'result')) {
    if (!counts(root)) continue;
    const follow = entries.filter((entry) => entry.rootId === root.id && counts(entry));
    figures.overdue += overdue(root, follow, today).amount;
    const wait = paidWithin(root, follow);
    const last = follow
      .filter(({ kind }) => kind === 'payment')
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (wait !== undefined && last !== undefined && within(last)) waits.push(wait);
    if (root.unit !== undefined) figures.unit = root.unit;
    const inside = follow.filter(({ day }) => within(day));
    const account = orderAccount(root, inside);
    figures.paid += account.paid;
    if (root.kind === 'order') {
      for (const { day, came, wanted, quantity } of arrivals(root, follow)) {
        if (!within(day)) continue;
        figures.deliveries += 1;
        figures.delivered += quantity;
        if (came <= wanted) figures.onTime += 1;
        else figures.late += 1;
      }
      figures.accepted += account.accepted;
      figures.rejected += account.rejected;
      figures.invoiced += account.invoiced;
      if (!within(root.saidOn)) continue;
      figures.orders += 1;
      figures.ordered += account.ordered;
    } else if (within(root.day)) {
      figures.results += 1;
      figures.sold += root.amount ?? 0n;
      figures.invoiced += root.due ?? 0n;
    }
  }
  if (waits.length > 0) {
    figures.daysToPay = waits.reduce((all, one) => all + one, 0) / waits.length;
  }
  return figures;
}

/** How a business kept its word: of its deliveries that the buyer answered, those in time of which nothing was turned away. */
export function keptWord(entries: readonly Entry[]): { deliveries: number; kept: number } {
  const orders = new Map(
    entries.filter(({ kind }) => kind === 'order').map((order) => [order.id, order]),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  let deliveries = 0;
  let kept = 0;
  for (const entry of entries) {
    const order = orders.get(entry.rootId ?? 0);
    if (entry.kind !== 'receipt' || !counts(entry) || !order) continue;
    deliveries += 1;
    const came = cameOn(byId.get(entry.follows ?? 0) ?? entry);
    if (came <= order.day && (entry.rejected ?? 0) === 0) kept += 1;
  }
  return { deliveries, kept };
}
