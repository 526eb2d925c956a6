/** Office hours by the region's own calendar: weekends, decreed days off and Ramadan, and hours counted only while it is open. */
import { describe, expect, it } from 'vitest';
import { afterOpenHours, hoursOn, nextOpening, openUntil } from '../../src/domain/officeHours.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

/** A moment by the clock in Bekasi, which is seven hours ahead. */
function wib(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`);
}

describe('the office', () => {
  it.each([
    ['a Monday', '2026-11-23', '08:00', '15:00'],
    ['in Ramadan', '2026-02-23', '08:00', '14:00'],
    ['the day before Ramadan', '2026-02-18', '08:00', '15:00'],
    ['a Saturday', '2026-11-28', undefined, undefined],
    ['Christmas', '2026-12-25', undefined, undefined],
    ['collective leave', '2026-03-18', undefined, undefined],
  ])('on %s', (_what, day, from, to) => {
    const hours = hoursOn(day, kotaBekasi);
    expect([hours?.from, hours?.to]).toEqual([from, to]);
  });

  it.each([
    ['2026-11-23', '07:59', undefined],
    ['2026-11-23', '08:00', '15:00'],
    ['2026-11-23', '14:59', '15:00'],
    ['2026-11-23', '15:00', undefined],
    ['2026-02-23', '14:00', undefined],
    ['2026-11-28', '10:00', undefined],
  ])('on %s at %s is open until %s', (day, time, until) => {
    expect(openUntil(wib(day, time), kotaBekasi)).toBe(until);
  });

  it.each([
    ['early in the morning', '2026-11-23', '06:00', '2026-11-23'],
    ['in the evening', '2026-11-23', '19:00', '2026-11-24'],
    ['on a Friday afternoon', '2026-11-27', '15:00', '2026-11-30'],
    ['before Idulfitri', '2026-03-17', '19:00', '2026-03-25'],
  ])('opens next, %s', (_when, day, time, next) => {
    expect(nextOpening(wib(day, time), kotaBekasi)).toEqual({ day: next, from: '08:00' });
  });

  it('names no opening where the data has none', () => {
    const holidays = Array.from({ length: 90 }, (_, n) => ({
      day: new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10),
      kind: 'libur_nasional' as const,
      name: 'libur',
    }));
    expect(nextOpening(wib('2026-11-23', '10:00'), { ...kotaBekasi, holidays })).toBeUndefined();
  });

  it.each([
    ['2026-11-23', '09:00', 1, '2026-11-23', '10:00'],
    ['2026-11-23', '09:00', 6, '2026-11-23', '15:00'],
    ['2026-11-23', '09:00', 24, '2026-11-26', '12:00'],
    ['2026-11-27', '14:00', 2, '2026-11-30', '09:00'],
    ['2026-11-28', '10:00', 1, '2026-11-30', '09:00'],
    ['2026-02-20', '13:00', 2, '2026-02-23', '09:00'],
  ])('from %s %s has been open for %i hours at %s %s', (day, time, hours, then, at) => {
    expect(afterOpenHours(wib(day, time), hours, kotaBekasi)).toEqual(wib(then, at));
  });
});
