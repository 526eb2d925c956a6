/** An order is what was said of it: how far it is, what it comes to, and what is late; and what a whole diary comes to in figures. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/diary.ts';
import { counts, moveEntry, shareDue, splitByShares } from '../../src/domain/diary.ts';
import { isUndelivered, orderAccount, orderMoves } from '../../src/domain/diaryOrder.ts';
import { keptWord, overdue, workFigures } from '../../src/domain/workFigures.ts';

const at = new Date('2027-01-04T02:00:00Z');

function entry(id: number, part: Partial<Entry> & Pick<Entry, 'kind'>): Entry {
  return {
    ...{ id, regionId: 'kota-bekasi', agreementId: 4, umkId: 7, personId: 1 },
    ...{ side: 'umk', day: '2027-01-10', state: 'confirmed', rev: 0, saidOn: '2027-01-04' },
    ...{ example: false, createdAt: at, updatedAt: at },
    ...(part.kind === 'order' ? {} : { rootId: 1 }),
    ...part,
  };
}

const order = entry(1, {
  ...{ kind: 'order', side: 'company', quantity: 500_000, unit: 'kotak', price: 22_000n },
});
const sent = entry(2, { kind: 'delivery', quantity: 500_000, unit: 'kotak', day: '2027-01-09' });
const taken = entry(3, {
  ...{ kind: 'receipt', side: 'company', follows: 2, quantity: 480_000, rejected: 20_000 },
  day: '2027-01-09',
});
const rest = entry(4, { kind: 'delivery', quantity: 20_000, day: '2027-01-12' });
const restTaken = entry(5, {
  ...{ kind: 'receipt', side: 'company', follows: 4, quantity: 20_000, day: '2027-01-12' },
});
const bill = entry(6, {
  ...{ kind: 'invoice', amount: 11_000_000n, saidOn: '2027-01-12', dueOn: '2027-01-26' },
});
const half = entry(7, { kind: 'payment', side: 'company', amount: 5_000_000n, day: '2027-01-20' });
const whole = entry(8, { kind: 'payment', side: 'company', amount: 6_000_000n, day: '2027-01-30' });

describe('an order', () => {
  it('goes from entry to entry until all is accepted and paid', () => {
    const said = [sent, taken, rest, restTaken, bill, half, whole];
    const states = said.map((_, count) => orderAccount(order, said.slice(0, count + 1)).state);
    expect(states).toEqual([
      ...['delivering', 'delivering', 'delivering', 'delivered', 'invoiced', 'invoiced', 'paid'],
    ]);
    expect(orderAccount(order, said)).toMatchObject({
      ...{ delivered: 520_000, accepted: 500_000, rejected: 20_000 },
      ...{ invoiced: 11_000_000n, paid: 11_000_000n, toInvoice: 0n },
    });
  });

  it('waits for a yes, and for nothing once it was refused or withdrawn', () => {
    expect(orderAccount({ ...order, state: 'said' }, []).state).toBe('placed');
    expect(orderAccount({ ...order, state: 'disputed' }, [sent]).state).toBe('refused');
    expect(orderAccount({ ...order, state: 'withdrawn' }, [sent]).state).toBe('cancelled');
    expect(orderMoves('placed', 'umk')).not.toContain('send');
    expect(orderMoves('refused', 'company')).toEqual([]);
  });

  it('counts no payment that the other side has not confirmed, and no disputed delivery', () => {
    const unsure = { ...whole, state: 'said' as const };
    expect(counts(unsure)).toBe(false);
    expect(orderAccount(order, [unsure]).paid).toBe(0n);
    expect(orderAccount(order, [{ ...sent, state: 'disputed' }]).delivered).toBe(0);
  });

  it('knows what the buyer alone told of, what waits for an answer, and what may still be invoiced', () => {
    const alone = { ...taken, follows: undefined };
    expect(orderAccount(order, [alone])).toMatchObject({
      ...{ delivered: 500_000, accepted: 480_000, toInvoice: 10_560_000n, waiting: [] },
    });
    const open = { ...sent, state: 'said' as const };
    expect(orderAccount(order, [open]).waiting).toEqual([open]);
    expect(orderAccount(order, [open, taken]).waiting).toEqual([]);
  });

  it('is undelivered until as much is on its way as was ordered, not counting what was turned away', () => {
    expect(isUndelivered(orderAccount(order, []))).toBe(true);
    expect(isUndelivered(orderAccount(order, [sent]))).toBe(false);
    expect(isUndelivered(orderAccount(order, [sent, taken]))).toBe(true);
    expect(isUndelivered(orderAccount({ ...order, state: 'said' }, []))).toBe(false);
  });

  it('of which the rest is cancelled is delivered, and settled by what was accepted', () => {
    const over = entry(5, { kind: 'cancel', side: 'company' });
    const paid = { ...whole, amount: 10_560_000n };
    expect(orderAccount(order, [sent, taken, over]).state).toBe('delivered');
    expect(orderAccount(order, [sent, taken, over, paid]).state).toBe('paid');
    expect(orderAccount(order, [over]).state).toBe('cancelled');
  });
});

describe('an entry', () => {
  it('is answered by the other side only, and only once', () => {
    expect(moveEntry('said', 'confirm', 'hearer')).toBe('confirmed');
    expect(moveEntry('said', 'confirm', 'sayer')).toBeUndefined();
    expect(moveEntry('confirmed', 'dispute', 'hearer')).toBeUndefined();
    expect(moveEntry('disputed', 'uphold', 'staff')).toBe('confirmed');
  });
});

describe('shares', () => {
  it('of an order are whole units that add up, and of a result whole rupiah', () => {
    expect(splitByShares(1_000_000, [60, 40])).toEqual([600_000, 400_000]);
    expect(splitByShares(100_000, [34, 33, 33])).toEqual([34_000, 33_000, 33_000]);
    expect(splitByShares(10_000, [50, 25, 25])).toEqual([6_000, 2_000, 2_000]);
    expect(shareDue(10_000_000n, 70, 60)).toBe(4_200_000n);
  });
});

describe('work figures', () => {
  const all = [order, sent, taken, rest, restTaken, bill, half, whole];
  const today = '2027-01-28';

  it('are those of everything, with what is late as of today', () => {
    expect(workFigures(all.slice(0, 7), { today })).toEqual({
      ...{ orders: 1, unit: 'kotak', ordered: 500_000, delivered: 520_000, accepted: 500_000 },
      ...{ rejected: 20_000, deliveries: 2, onTime: 1, late: 1, results: 0, sold: 0n },
      ...{ invoiced: 11_000_000n, paid: 5_000_000n, overdue: 6_000_000n },
    });
    expect(overdue(order, all.slice(0, 7), today)).toEqual({
      ...{ amount: 6_000_000n, since: '2027-01-26' },
    });
    expect(overdue(order, all.slice(0, 7), '2027-01-26').amount).toBe(0n);
  });

  it('of a period hold what is of its days', () => {
    const january = workFigures(all, { from: '2027-01-10', until: '2027-01-25', today });
    expect(january).toMatchObject({ orders: 0, deliveries: 1, accepted: 20_000, paid: 5_000_000n });
    expect(january.daysToPay).toBeUndefined();
    // What was sent before the period is not counted again by its receipt.
    const late = workFigures([order, sent, { ...taken, day: '2027-01-11' }], {
      ...{ from: '2027-01-10', until: '2027-01-31', today },
    });
    expect(late).toMatchObject({ delivered: 0, accepted: 480_000 });
    expect(workFigures(all, { today: '2027-02-01' })).toMatchObject({ overdue: 0n, daysToPay: 18 });
  });

  it('of a shared result count what was sold and what of it is the business’s', () => {
    const result = entry(1, {
      ...{ kind: 'result', side: 'company', amount: 10_000_000n, due: 7_000_000n },
      ...{ dueOn: '2027-01-24', rootId: undefined },
    });
    const paid = { ...half, amount: 2_000_000n };
    expect(workFigures([result, paid], { today })).toMatchObject({
      ...{ orders: 0, results: 1, sold: 10_000_000n, invoiced: 7_000_000n, paid: 2_000_000n },
      overdue: 5_000_000n,
    });
  });

  it('tell how often a word was kept: in time, and nothing turned away', () => {
    expect(keptWord(all)).toEqual({ deliveries: 2, kept: 0 });
    const good = { ...taken, quantity: 500_000, rejected: undefined };
    expect(keptWord([order, sent, good])).toEqual({ deliveries: 1, kept: 1 });
    expect(keptWord([order, sent, { ...good, state: 'disputed' }])).toEqual({
      ...{ deliveries: 0, kept: 0 },
    });
  });
});
