/**
 * Working days against the public table, against a count that knows no cleverness, and at the edges
 * of zones and years.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDay,
  localTime,
  startOfDay,
  weekday,
} from '../../src/domain/workingDays.ts';
import type { Holiday } from '../../src/domain/region.ts';
import { decreedYears, holidays } from '../../src/regions/kota-bekasi/holidays.ts';
import { sharedRows } from './sharedRows.ts';

const calendar = { holidays, decreedYears };
const rows = sharedRows('domain/working_days.csv');
const names = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

describe.skipIf(rows.length === 0)('the public table', () => {
  test.each(rows)('$tanggal_lapor + $jumlah_hari_kerja = $batas_tanggapan', (row) => {
    const from = row['tanggal_lapor'] ?? '';
    const { day, provisional } = addWorkingDays(from, Number(row['jumlah_hari_kerja']), calendar);
    expect(day).toBe(row['batas_tanggapan']);
    expect(names[weekday(day)]).toBe(row['hari_batas']);
    expect(addDays(from, Number(row['hari_kalender']))).toBe(day);
    expect(provisional).toBe(false);
  });
});

describe('addWorkingDays', () => {
  it('does not count the day of the report and names the days off that cost time', () => {
    const result = addWorkingDays('2027-03-05', 7, calendar);
    expect(result.day).toBe('2027-03-24');
    expect(result.skipped.map((holiday) => holiday.day)).toEqual([
      '2027-03-08',
      '2027-03-09',
      '2027-03-10',
      '2027-03-11',
      '2027-03-12',
      '2027-03-15',
    ]);
  });

  it('is provisional when it reaches into a year without a decree', () => {
    expect(addWorkingDays('2027-12-22', 5, calendar)).toMatchObject({
      day: '2027-12-30',
      provisional: false,
    });
    expect(addWorkingDays('2027-12-22', 7, calendar)).toMatchObject({
      day: '2028-01-03',
      provisional: true,
    });
    expect(addWorkingDays('2027-12-31', 0, calendar)).toEqual({
      day: '2027-12-31',
      skipped: [],
      provisional: false,
    });
  });

  it('refuses what is no number of days and what is no day', () => {
    for (const n of [-1, 0.5, NaN, Infinity, 1001]) {
      expect(() => addWorkingDays('2026-11-22', n, calendar)).toThrow(RangeError);
    }
    for (const day of ['2026-02-30', '2026-13-01', 'besok', '']) {
      expect(() => addWorkingDays(day, 1, calendar)).toThrow(RangeError);
      expect(() => weekday(day)).toThrow(RangeError);
    }
  });

  it('agrees with a naive count over random calendars', () => {
    const dayOf = (offset: number): string =>
      new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 1, max: 60 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 1300 }), { maxLength: 200 }),
        fc.subarray([2025, 2026, 2027, 2028]),
        (start, n, offDays, years) => {
          const list: Holiday[] = offDays.map((offset) => ({
            day: dayOf(offset),
            kind: 'libur_nasional',
            name: 'x',
          }));
          const off = new Set(offDays);
          let offset = start;
          let counted = 0;
          let allDecreed = true;
          const cost: string[] = [];
          while (counted < n) {
            offset += 1;
            const date = new Date(Date.UTC(2025, 0, 1 + offset));
            if (!years.includes(date.getUTCFullYear())) allDecreed = false;
            const weekend = [0, 6].includes(date.getUTCDay());
            if (!weekend && off.has(offset)) cost.push(dayOf(offset));
            if (!weekend && !off.has(offset)) counted += 1;
            expect(isWorkingDay(dayOf(offset), { holidays: list })).toBe(
              !weekend && !off.has(offset),
            );
          }
          const result = addWorkingDays(dayOf(start), n, { holidays: list, decreedYears: years });
          expect(result.day).toBe(dayOf(offset));
          expect(result.provisional).toBe(!allDecreed);
          expect(result.skipped.map((holiday) => holiday.day)).toEqual(cost);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('calendar days', () => {
  it('crosses months, leap days and years both ways', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(weekday('2026-11-22')).toBe(0);
  });

  it('knows the local day and time', () => {
    expect(localDay(new Date('2026-11-22T16:59:59Z'), 'Asia/Jakarta')).toBe('2026-11-22');
    expect(localDay(new Date('2026-11-22T17:00:00Z'), 'Asia/Jakarta')).toBe('2026-11-23');
    expect(localTime(new Date('2026-11-22T17:05:00Z'), 'Asia/Jakarta')).toEqual({
      hour: 0,
      minute: 5,
    });
    expect(localTime(new Date('2026-11-22T15:30:00Z'), 'Asia/Jayapura')).toEqual({
      hour: 0,
      minute: 30,
    });
    expect(() => localDay(new Date(NaN), 'Asia/Jakarta')).toThrow(RangeError);
    expect(() => localDay(new Date(0), 'Asia/Bekasi')).toThrow(RangeError);
  });

  it('begins a day at its first instant, also where midnight is skipped or comes twice', () => {
    expect(startOfDay('2026-11-22', 'Asia/Jakarta').toISOString()).toBe('2026-11-21T17:00:00.000Z');
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe(
      '2018-11-04T03:00:00.000Z',
    );
    expect(startOfDay('2018-11-04', 'America/Havana').toISOString()).toBe(
      '2018-11-04T04:00:00.000Z',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Europe/Berlin', 'America/Sao_Paulo'),
        (offset, zone) => {
          const day = addDays('2016-01-01', offset);
          const start = startOfDay(day, zone);
          expect(localDay(start, zone)).toBe(day);
          expect(localDay(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
        },
      ),
      { numRuns: 200 },
    );
  });
});
