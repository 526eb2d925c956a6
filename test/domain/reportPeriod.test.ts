/** Periods of reports: what staff type, what it spans, and in which days a quarter is reported. */
import { describe, expect, it } from 'vitest';
import {
  periodAt,
  periodBefore,
  periodsUpTo,
  quarterReportedOn,
  spanOf,
} from '../../src/domain/reportPeriod.ts';
import { formatPeriod } from '../../src/language/format.ts';
import { readReportPeriod } from '../../src/language/reportPeriod.ts';

const TODAY = '2026-11-23';

describe('a period', () => {
  it.each([
    ['bulan ini', '2026-11'],
    ['laporan bulan lalu', '2026-10'],
    ['Triwulan ini', '2026-Q4'],
    ['tw lalu', '2026-Q3'],
    ['tahun ini', '2026'],
    ['thn kemarin', '2025'],
    ['triwulan', '2026-Q4'],
    ['triwulan 3 2026', '2026-Q3'],
    ['triwulan III tahun 2025', '2025-Q3'],
    ['triwulan ke-2', '2026-Q2'],
    ['kuartal pertama', '2026-Q1'],
    ['Q4', '2026-Q4'],
    ['2026-Q4', '2026-Q4'],
    ['q1 2027', '2027-Q1'],
    ['oktober', '2026-10'],
    // December has not begun: the one before is meant.
    ['desember', '2025-12'],
    ['bulan okt 2025', '2025-10'],
    ['2026-11', '2026-11'],
    ['11/2026', '2026-11'],
    ['2025', '2025'],
    ['tahun 2025', '2025'],
    ['this quarter', '2026-Q4'],
    ['last year', '2025'],
  ])('%j is %s', (typed, id) => {
    expect(readReportPeriod(typed, TODAY)).toMatchObject({ result: 'understood', value: id });
  });

  it.each([
    '',
    '🙂',
    'triwulan 5 2026',
    'halo',
    '12',
    '2026-13',
    'saya punya 3 usaha sejak 2019',
    '1999',
  ])('%j is none', (typed) => {
    expect(readReportPeriod(typed, TODAY).result).toBe('other');
  });

  it('has whole days, neighbours and a name', () => {
    expect(spanOf('2026-Q4')).toEqual({ kind: 'quarter', from: '2026-10-01', until: '2027-01-01' });
    expect(spanOf('2026-12')).toEqual({ kind: 'month', from: '2026-12-01', until: '2027-01-01' });
    expect(spanOf('2026')).toEqual({ kind: 'year', from: '2026-01-01', until: '2027-01-01' });
    expect([periodBefore('2026-01'), periodBefore('2026-Q1'), periodBefore('2026')]).toEqual([
      '2025-12',
      '2025-Q4',
      '2025',
    ]);
    expect(periodsUpTo('2026-Q2', 4)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']);
    expect(periodAt('quarter', '2026-06-30')).toBe('2026-Q2');
    expect([formatPeriod('2026-Q3', 'id'), formatPeriod('2026-10', 'en')]).toEqual([
      'Triwulan 3 2026',
      'October 2026',
    ]);
  });

  it.each([
    ['2027-01-01', '2026-Q4'],
    ['2026-10-10', '2026-Q3'],
    ['2026-10-11', undefined],
    ['2026-11-05', undefined],
    ['2026-04-05', '2026-Q1'],
  ])('on %s the quarter %s is reported', (day, quarter) => {
    expect(quarterReportedOn(day, { from: 1, to: 10 })).toBe(quarter);
  });
});
