/** What of the diary of a partnership the early warnings look at; only what counts, each record with its number. */
import { cameOn, counts, isRoot } from './diary.ts';
import type { Entry } from './diary.ts';
import type { Day } from './quantity.ts';
import type { WatchedWork } from './watch.ts';
import { overdue } from './workFigures.ts';

function refOf({ id }: Pick<Entry, 'id'>): string {
  return `entry/${id}`;
}

/** Of one business in one agreement; undefined where nobody ever wrote anything down: then nothing is known. */
export function watchedWork(entries: readonly Entry[], today: Day): WatchedWork | undefined {
  const all = entries.filter(counts);
  if (all.length === 0) return undefined;
  const orders = all.filter(({ kind }) => kind === 'order');
  const last = [...orders].sort((a, b) => a.saidOn.localeCompare(b.saidOn)).at(-1);
  const wantedOn = new Map(orders.map(({ id, day }) => [id, day]));
  const receipts = all.filter(({ kind }) => kind === 'receipt');
  // Goods that only the buyer spoke of came, too.
  const arrived = all.filter(
    ({ kind, follows }) =>
      kind === 'delivery' || (kind === 'receipt' && !all.some(({ id }) => id === follows)),
  );
  return {
    ...(last ? { lastOrder: { ref: refOf(last), on: last.saidOn } } : {}),
    unpaid: all.filter(isRoot).flatMap((root) => {
      const { amount, since } = overdue(root, entries, today);
      return since === undefined || amount === 0n ? [] : [{ ref: refOf(root), since, amount }];
    }),
    deliveries: arrived.flatMap((one) => {
      const wanted = wantedOn.get(one.rootId ?? 0);
      return wanted === undefined
        ? []
        : [{ ref: refOf(one), on: one.day, late: cameOn(one) > wanted }];
    }),
    receipts: receipts.map((one) => ({
      ...{ ref: refOf(one), on: one.day },
      ...{ accepted: one.quantity ?? 0, rejected: one.rejected ?? 0 },
    })),
  };
}
