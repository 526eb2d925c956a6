/** Rules of early warning: met by records and nothing else; what somebody has looked at comes back only with a new record. */
import { describe, expect, it } from 'vitest';
import type { CheckIn } from '../../src/domain/checkIn.ts';
import {
  checkInId,
  monthAskedOn,
  monthAskedUpTo,
  surveyAskedOn,
  surveyToTell,
} from '../../src/domain/checkIn.ts';
import { Region } from '../../src/domain/region.ts';
import { raised } from '../../src/domain/warning.ts';
import type { Evidence, WarningRule } from '../../src/domain/warning.ts';
import type { Watched } from '../../src/domain/watch.ts';
import { warningsOf } from '../../src/domain/watch.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const TODAY = '2026-11-23';

function month(period: string, more: Partial<CheckIn>): CheckIn {
  const pair = { agreementId: 1, umkId: 7, companyId: 9 };
  const row = { kind: 'month', side: 'umk', ...pair, period, ...more } as const;
  return { ...row, id: checkInId(row), personId: 5, at: new Date('2026-11-01') };
}

function watched(more: Partial<Watched>): Watched {
  return { agreementId: 1, startsOn: '2026-01-05', checkIns: [], askedUpTo: '2026-10', ...more };
}

function met(rule: WarningRule, of: Watched): Evidence[] {
  return warningsOf(of, [rule], TODAY).flatMap(({ evidence }) => evidence);
}

const bad = { going: 'kendala', obstacles: ['bayar'] } as const;

describe('each rule', () => {
  it('trouble so many times in a row, of what was answered last', () => {
    const rule = { code: 'kendala', times: 2, to: 'mediator' } as const;
    const rows = [
      month('2026-09', { ...bad, obstacles: ['bayar'] }),
      month('2026-10', { ...bad, obstacles: ['harga'] }),
    ];
    expect(met(rule, watched({ checkIns: rows })).map(({ on, what }) => [on, what])).toEqual([
      ['2026-09', 'bayar'],
      ['2026-10', 'harga'],
    ]);
    const fine = month('2026-11', { going: 'lancar' });
    expect(met(rule, watched({ checkIns: [...rows, fine] }))).toEqual([]);
    expect(met(rule, watched({ checkIns: rows.slice(1) }))).toEqual([]);
  });

  it('sales down three times, satisfaction low on either side', () => {
    const down = ['2026-08', '2026-09', '2026-10'].map((period) =>
      month(period, { sales: 'turun' }),
    );
    const rule = { code: 'penjualan', times: 3, to: 'kurator' } as const;
    expect(met(rule, watched({ checkIns: down }))).toHaveLength(3);
    expect(met(rule, watched({ checkIns: down.slice(1) }))).toEqual([]);
    const low = { code: 'kepuasan', atMost: 2, to: 'mediator' } as const;
    const rated = [
      month('2026-06', { kind: 'survey', side: 'company', rating: 1 }),
      month('2026-12', { kind: 'survey', side: 'company', rating: 4 }),
      month('2026-12', { kind: 'survey', rating: 2 }),
    ];
    expect(met(low, watched({ checkIns: rated })).map(({ what, value }) => [what, value])).toEqual([
      ['umk', 2],
    ]);
  });

  it('silence is one, however long, and counts whole months that were asked', () => {
    const rule = { code: 'diam', months: 3, to: 'kurator' } as const;
    const told = [month('2026-07', { going: 'lancar' })];
    const [first] = met(rule, watched({ checkIns: told }));
    expect(first).toMatchObject({ on: '2026-08', value: 3 });
    const [later] = met(rule, watched({ checkIns: told, askedUpTo: '2026-12' }));
    expect(later).toMatchObject({ ref: first?.ref, value: 5 });
    expect(met(rule, watched({ startsOn: '2026-08-20' }))).toEqual([]);
    expect(met(rule, watched({ startsOn: '2026-08-01' }))).toHaveLength(1);
  });

  it('work: only where something was ever written down', () => {
    const none = { unpaid: [], deliveries: [], receipts: [] };
    const quiet = { code: 'tanpa_pesanan', days: 30, to: 'mediator' } as const;
    const weekly = { rhythmDays: 7, startsOn: '2026-09-01' };
    expect(met(quiet, watched(weekly))).toEqual([]);
    expect(met(quiet, watched({ ...weekly, work: none }))).toMatchObject([{ value: 83 }]);
    const lastOrder = { ref: 'entry/4', on: '2026-11-01' };
    expect(met(quiet, watched({ ...weekly, work: { ...none, lastOrder } }))).toEqual([]);
    expect(met(quiet, watched({ work: none }))).toEqual([]);
    const bill = { code: 'tagihan', days: 14, to: 'mediator' } as const;
    const unpaid = [
      { ref: 'entry/1', since: '2026-11-08', amount: 5n },
      { ref: 'entry/2', since: '2026-11-09', amount: 7n },
    ];
    expect(met(bill, watched({ work: { ...none, unpaid } })).map(({ value }) => value)).toEqual([
      5n,
    ]);
    const late = { code: 'terlambat', percent: 30, least: 4, within: 90, to: 'kurator' } as const;
    const deliveries = [true, true, false, false].map((one, n) => ({
      ...{ ref: `entry/${n}`, on: '2026-11-01', late: one },
    }));
    expect(met(late, watched({ work: { ...none, deliveries } }))).toHaveLength(2);
    expect(met(late, watched({ work: { ...none, deliveries: deliveries.slice(1) } }))).toEqual([]);
    const refused = { code: 'ditolak', percent: 10, within: 90, to: 'kurator' } as const;
    const receipts = [{ ref: 'entry/9', on: '2026-11-01', accepted: 80, rejected: 20 }];
    expect(met(refused, watched({ work: { ...none, receipts } }))).toMatchObject([{ value: 20 }]);
  });
});

describe('what becomes of it', () => {
  const evidence = (...refs: string[]): Evidence[] =>
    refs.map((ref) => ({ ref, on: '2026-10', what: 'bayar' }));

  it('opens, gains evidence while it waits, and is left alone where all is known', () => {
    expect(raised(undefined, evidence('a'))?.move).toBe('open');
    const open = { state: 'open', evidence: evidence('a', 'b'), known: [] } as const;
    expect(raised({ ...open, known: [] }, evidence('b', 'a'))).toBeUndefined();
    const more = raised({ ...open, known: [] }, evidence('b', 'c'));
    expect(more?.move).toBe('add');
    expect(more?.evidence.map(({ ref }) => ref)).toEqual(['a', 'b', 'c']);
  });

  it('comes back from each end only with a record that nobody has seen', () => {
    for (const state of ['seen', 'handled', 'false_alarm', 'over'] as const) {
      const before = { state, evidence: evidence('a', 'b'), known: ['a', 'b'] };
      expect(raised(before, evidence('a', 'b'))).toBeUndefined();
      expect(raised(before, evidence('b', 'c'))).toMatchObject({ move: 'come_back' });
    }
  });
});

describe('when it is asked', () => {
  const rules = kotaBekasi.reminders.checkIns;

  it('of the month before in its days, of a survey in its months', () => {
    expect(monthAskedOn('2026-11-02', rules)).toBeUndefined();
    expect(monthAskedOn('2026-11-03', rules)).toBe('2026-10');
    expect(monthAskedOn('2027-01-20', rules)).toBe('2026-12');
    expect(monthAskedOn('2027-01-21', rules)).toBeUndefined();
    expect(monthAskedUpTo('2026-11-20', rules)).toBe('2026-09');
    expect(monthAskedUpTo('2026-11-21', rules)).toBe('2026-10');
    expect(surveyAskedOn('2026-12-07', rules)).toBeUndefined();
    expect(surveyAskedOn('2026-12-08', rules)).toBe('2026-12');
    expect(surveyAskedOn('2026-11-10', rules)).toBeUndefined();
    expect(surveyToTell('2026-12-07', rules)).toBe('2026-06');
    expect(surveyToTell('2026-12-09', rules)).toBe('2026-12');
    expect(surveyToTell('2027-05-30', rules)).toBe('2026-12');
  });

  it('by rules that are data of the region', () => {
    expect(Region.shape.warnings.safeParse(kotaBekasi.warnings).success).toBe(true);
    const wrong = [{ code: 'kendala', times: 0, to: 'mediator' }];
    expect(Region.shape.warnings.safeParse(wrong).success).toBe(false);
  });
});
