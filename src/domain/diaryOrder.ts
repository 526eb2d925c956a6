/** How far an order is: not kept anywhere, but read off what was said of it, entry by entry, through one table of moves. */
import { z } from 'zod';
import type { DiarySide, Entry, EntryKind } from './diary.ts';
import { costOf, counts } from './diary.ts';
import type { Machine } from './machine.ts';
import { movesOf, nextState } from './machine.ts';
import type { Day } from './quantity.ts';

export const OrderState = z.enum([
  'placed',
  'confirmed',
  'refused',
  'cancelled',
  'delivering',
  'delivered',
  'invoiced',
  'paid',
]);
export type OrderState = z.infer<typeof OrderState>;

export const OrderMove = z.enum([
  'confirm',
  'refuse',
  'cancel',
  'send',
  'receive',
  'complete',
  'invoice',
  'pay',
  'settle',
]);
export type OrderMove = z.infer<typeof OrderMove>;

const both = ['company', 'umk'] as const;

/** From an order over its deliveries and what of them is accepted to its payment; either side may say first what is both's to know. */
export const orderLife: Machine<OrderState, OrderMove, DiarySide> = {
  id: 'order',
  states: OrderState.options,
  first: ['placed'],
  moves: {
    confirm: {
      by: both,
      to: { placed: 'confirmed' },
      causes: 'the side that did not place it says yes; from then on it can be late',
    },
    refuse: {
      by: both,
      to: { placed: 'refused' },
      causes: 'the other side says what is possible instead, in an order of its own',
    },
    cancel: {
      by: both,
      to: { placed: 'cancelled', confirmed: 'cancelled', delivering: 'delivered' },
      causes: 'both agreed that nothing more is sent; what was accepted is paid',
    },
    send: {
      by: ['umk'],
      to: { confirmed: 'delivering', delivering: 'delivering' },
      causes: 'the company is asked what of it arrived well',
    },
    receive: {
      by: ['company'],
      to: { confirmed: 'delivering', delivering: 'delivering' },
      causes: 'a part is accepted or turned away; the business is told, and may report a problem',
    },
    complete: {
      by: ['company'],
      to: { confirmed: 'delivered', delivering: 'delivered' },
      causes: 'the whole order is accepted; it can be invoiced',
    },
    invoice: {
      by: ['umk'],
      to: { delivering: 'delivering', delivered: 'invoiced', invoiced: 'invoiced' },
      causes: 'the day of payment follows from the agreement; from then on it can be late',
    },
    pay: {
      by: both,
      to: {
        confirmed: 'confirmed',
        delivering: 'delivering',
        delivered: 'delivered',
        invoiced: 'invoiced',
      },
      causes: 'the side that did not say it is asked whether the money came',
    },
    settle: {
      by: both,
      to: { delivered: 'paid', invoiced: 'paid' },
      causes: 'all that was accepted is paid',
    },
  },
};

/** What an order comes to: thousandths of its unit, and rupiah. */
export type OrderAccount = {
  state: OrderState;
  ordered: number;
  /** Sent, also what the buyer alone spoke of. */
  delivered: number;
  accepted: number;
  rejected: number;
  /** Sent, and not answered by the buyer. */
  waiting: Entry[];
  invoiced: bigint;
  paid: bigint;
  /** What was accepted at the order's price, or invoiced where that is more. */
  owed: bigint;
  /** What can still be invoiced. */
  toInvoice: bigint;
};

const MOVE: Readonly<Partial<Record<EntryKind, OrderMove>>> = {
  delivery: 'send',
  invoice: 'invoice',
  payment: 'pay',
  cancel: 'cancel',
};

function sum(entries: readonly Entry[], of: (entry: Entry) => bigint | undefined): bigint {
  return entries.reduce((all, entry) => all + (of(entry) ?? 0n), 0n);
}

function total(entries: readonly Entry[], of: 'quantity' | 'rejected'): number {
  return entries.reduce((all, entry) => all + (entry[of] ?? 0), 0);
}

/** Each entry as a move on the order, in the order in which they were said. */
function stateAfter(order: Entry, follow: readonly Entry[], settled: boolean): OrderState {
  const first: Readonly<Record<Entry['state'], OrderMove | undefined>> = {
    said: undefined,
    confirmed: 'confirm',
    disputed: 'refuse',
    withdrawn: 'cancel',
  };
  let state: OrderState = 'placed';
  let accepted = 0;
  const step = (move: OrderMove | undefined, by: DiarySide): void => {
    state = (move && nextState(orderLife, state, move, by)) ?? state;
  };
  step(first[order.state], order.side);
  for (const entry of follow) {
    if (entry.kind === 'receipt') {
      accepted += entry.quantity ?? 0;
      step(accepted >= (order.quantity ?? 0) ? 'complete' : 'receive', 'company');
    } else if (entry.kind === 'delivery' || entry.kind === 'invoice') {
      step(MOVE[entry.kind], 'umk');
    } else step(MOVE[entry.kind], entry.side);
  }
  if (settled) step('settle', 'company');
  return state;
}

/** What an order has come to; `entries` may hold others', too. */
export function orderAccount(order: Entry, entries: readonly Entry[]): OrderAccount {
  const follow = entries
    .filter((entry) => entry.rootId === order.id && counts(entry))
    .sort((a, b) => a.id - b.id);
  const of = (kind: EntryKind): Entry[] => follow.filter((entry) => entry.kind === kind);
  const [deliveries, receipts, invoices] = [of('delivery'), of('receipt'), of('invoice')];
  const answered = new Set(receipts.map(({ follows }) => follows));
  const unannounced = receipts.filter(
    ({ follows }) => !deliveries.some(({ id }) => id === follows),
  );
  const accepted = total(receipts, 'quantity');
  const invoiced = sum(invoices, ({ amount }) => amount);
  const paid = sum(of('payment'), ({ amount }) => amount);
  const worth = costOf(accepted, order.price ?? 0n);
  const owed = worth > invoiced ? worth : invoiced;
  return {
    state: stateAfter(order, follow, owed > 0n && paid >= owed),
    ordered: order.quantity ?? 0,
    delivered:
      total(deliveries, 'quantity') +
      total(unannounced, 'quantity') +
      total(unannounced, 'rejected'),
    accepted,
    rejected: total(receipts, 'rejected'),
    waiting: deliveries.filter(({ id, state }) => state === 'said' && !answered.has(id)),
    ...{ invoiced, paid, owed },
    toInvoice: worth > invoiced ? worth - invoiced : 0n,
  };
}

/** What this side may do with an order now, in the order of the table. */
export function orderMoves(state: OrderState, by: DiarySide): OrderMove[] {
  return movesOf(orderLife, state, by);
}

/** Whether more of it is to come: agreed, and not all of it sent. */
export function isUndelivered({
  state,
  ordered,
  delivered,
  rejected,
}: Pick<OrderAccount, 'state' | 'ordered' | 'delivered' | 'rejected'>): boolean {
  const open = state === 'confirmed' || state === 'delivering';
  return open && delivered - rejected < ordered;
}

/** What of invoices (or of shares of results) whose day is over by `today` is not paid: rupiah, and the first such day. */
export function overdueOf(
  bills: readonly { due: bigint; dueOn?: Day | undefined }[],
  paid: bigint,
  today: Day,
): { amount: bigint; since?: Day } {
  const late = bills.filter(({ dueOn }) => dueOn !== undefined && dueOn < today);
  let left = paid;
  let since: Day | undefined;
  for (const { due, dueOn } of [...late].sort((a, b) =>
    (a.dueOn ?? '').localeCompare(b.dueOn ?? ''),
  )) {
    if (left < due) since ??= dueOn;
    left -= due;
  }
  return left < 0n ? { amount: -left, ...(since === undefined ? {} : { since }) } : { amount: 0n };
}
