/** The diary of an agreement: each entry is what one side said of an order, and stays as it was said; the other side confirms it, or says otherwise. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { nextState } from './machine.ts';
import { Day } from './quantity.ts';
import { addDays } from './workingDays.ts';

/**
 * A `result` is what was sold in a period where a result is shared; it and an `order` begin what the others follow. A
 * `receipt` is the buyer's acceptance of goods (BAST); a `cancel` ends an order, or what of it is not delivered yet.
 */
export const EntryKind = z.enum([
  'order',
  'delivery',
  'receipt',
  'invoice',
  'payment',
  'result',
  'cancel',
]);
export type EntryKind = z.infer<typeof EntryKind>;

export const EntryState = z.enum(['said', 'confirmed', 'disputed', 'withdrawn']);
export type EntryState = z.infer<typeof EntryState>;

export const EntryMove = z.enum(['confirm', 'dispute', 'withdraw', 'uphold', 'drop']);
export type EntryMove = z.infer<typeof EntryMove>;

/** Seen from the entry: who said it, who is asked whether it is so, and the office, which both turn to. */
export type EntrySide = 'sayer' | 'hearer' | 'staff';

export const DiarySide = z.enum(['company', 'umk']);
export type DiarySide = z.infer<typeof DiarySide>;

/** What was said is never changed: the other side agrees, or says what is right instead in an entry of its own. */
export const entryLife: Machine<EntryState, EntryMove, EntrySide> = {
  id: 'entry',
  states: EntryState.options,
  first: ['said'],
  moves: {
    confirm: {
      by: ['hearer'],
      to: { said: 'confirmed' },
      causes: 'whoever said it is told; what it says instead of is withdrawn',
    },
    dispute: {
      by: ['hearer'],
      to: { said: 'disputed' },
      causes: 'whoever said it reads what the other side says is right, and is asked about that',
    },
    withdraw: {
      by: ['sayer'],
      to: { said: 'withdrawn', disputed: 'withdrawn' },
      causes: 'it counts no more; the other side is told',
    },
    uphold: {
      by: ['staff'],
      to: { said: 'confirmed', disputed: 'confirmed' },
      causes: 'the office found it right; both are told',
    },
    drop: {
      by: ['staff'],
      to: { said: 'withdrawn', disputed: 'withdrawn' },
      causes: 'the office found it wrong; both are told',
    },
  },
};

/** The state after `move` made by `by`, or undefined where that is not theirs to make now. */
export function moveEntry(
  state: EntryState,
  move: EntryMove,
  by: EntrySide,
): EntryState | undefined {
  return nextState(entryLife, state, move, by);
}

const Whole = z.int().nonnegative();

export const Entry = z.object({
  id: z.int(),
  regionId: z.string(),
  agreementId: z.int(),
  /** The business whose part it is; a group orders of each for itself. */
  umkId: z.int(),
  kind: EntryKind,
  /** The order or result that it belongs to; left out of these themselves. */
  rootId: z.int().optional(),
  /** Of a receipt the delivery that it answers. */
  follows: z.int().optional(),
  /** The entry of the other side that is not right: this is what is so instead. */
  instead: z.int().optional(),
  /** Whose word it is. */
  side: DiarySide,
  /** Who wrote it: with `behalf` somebody of the office, for a side that told it another way. */
  personId: z.int(),
  behalf: z.literal(true).optional(),
  /** Thousandths of `unit`: ordered, sent, or accepted. */
  quantity: Whole.optional(),
  /** Of a receipt, thousandths that were turned away. */
  rejected: Whole.optional(),
  unit: z.string().optional(),
  /** Rupiah for one unit of an order. */
  price: z.bigint().nonnegative().optional(),
  /** Rupiah: invoiced or paid; of a result what was sold. */
  amount: z.bigint().nonnegative().optional(),
  /** Of a result, what of it is the business's. */
  due: z.bigint().nonnegative().optional(),
  /** On which day it is so: wanted, sent, received, invoiced, paid; of a result the last day that it is about. */
  day: Day,
  /** Until when it is to be paid. */
  dueOn: Day.optional(),
  /** Of a delivery the last day on which the buyer said that it had not come. */
  missedOn: Day.optional(),
  /** Why goods were turned away, or what is different; in the words of whoever said it. */
  note: z.string().optional(),
  photo: z
    .object({ kind: z.enum(['photo', 'document']), blobId: z.string(), mime: z.string() })
    .optional(),
  state: EntryState,
  /** Who answered it. */
  answeredBy: z.int().optional(),
  answeredAt: z.date().optional(),
  /** Of a root raised by whatever follows it, so that of two at one moment one wins. */
  rev: z.int(),
  /** On which day it was said. */
  saidOn: Day,
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Entry = z.infer<typeof Entry>;

/** What others follow: an order, or the result of a period. */
export function isRoot({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'order' || kind === 'result';
}

/** What needs a yes to count: it asks something of the other side, or says that money has come. */
const NEEDS_YES: readonly EntryKind[] = ['order', 'payment', 'result', 'cancel'];

/** Whether it counts: what was sent, taken and invoiced counts as said, as long as nobody says otherwise. */
export function counts({ kind, state }: Pick<Entry, 'kind' | 'state'>): boolean {
  return state === 'confirmed' || (state === 'said' && !NEEDS_YES.includes(kind));
}

/** The day on which goods that were sent can have come at the earliest: what had not come on a day was not there on time. */
export function cameOn({ day, missedOn }: Pick<Entry, 'day' | 'missedOn'>): Day {
  return missedOn !== undefined && missedOn >= day ? addDays(missedOn, 1) : day;
}

export function otherSideOf(side: DiarySide): DiarySide {
  return side === 'company' ? 'umk' : 'company';
}

/** "B-0012": how an order and what follows it are called in chat. */
export function entryNumber(id: number): string {
  return `B-${String(id).padStart(4, '0')}`;
}

/** So much of a whole as a share of 100 is, rounded down to whole units; what is left over goes to the first. */
export function splitByShares(quantity: number, shares: readonly number[]): number[] {
  const parts = shares.map((share) => Math.floor((quantity * share) / 100_000) * 1000);
  const over = quantity - parts.reduce((all, one) => all + one, 0);
  return parts.map((part, at) => (at === 0 ? part + over : part));
}

/** What of so much sold is the business's: percent of the result, then its share of that among a group; rupiah, rounded down. */
export function shareDue(sold: bigint, profit: number, share: number): bigint {
  return (sold * BigInt(profit) * BigInt(share)) / 10_000n;
}

/** What so many thousandths of a unit cost at this price for one, rounded to whole rupiah. */
export function costOf(quantity: number, price: bigint): bigint {
  return (BigInt(quantity) * price + 500n) / 1000n;
}
