/** When somebody may be reminded, and which round is due: tables, and that no rule keeps anybody silent for ever. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundAfter, roundBefore, silentUntil } from '../../src/domain/reminder.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

/** Local times of Bekasi, UTC+7. */
it.each([
  ['a weekday in the morning', '2026-11-23T09:00', undefined],
  ['night', '2026-11-23T21:30', '2026-11-24T07:00'],
  ['before dawn', '2026-11-24T03:00', '2026-11-24T07:00'],
  ['Friday prayer', '2026-11-27T12:00', '2026-11-27T13:00'],
  ['the same hour on a Thursday', '2026-11-26T12:00', undefined],
  ['magrib', '2026-11-23T17:59', '2026-11-23T18:40'],
  ['Sunday morning', '2026-11-22T08:00', '2026-11-22T10:00'],
  ['Saturday night goes over into Sunday morning', '2026-11-21T22:00', '2026-11-22T10:00'],
  ['an evening of Ramadan', '2027-02-15T17:30', '2027-02-16T07:00'],
  ['Christmas to New Year', '2026-12-24T00:00', '2027-01-02T07:00'],
  ['Lebaran', '2027-03-07T20:30', '2027-03-18T07:00'],
])('%s', (_, local, until) => {
  const at = new Date(`${local}:00+07:00`);
  expect(silentUntil(at, kotaBekasi)).toEqual(until && new Date(`${until}:00+07:00`));
});

it('always ends at a moment that is not silent', () => {
  const from = Date.parse('2026-01-01T00:00:00Z');
  const span = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 });
  fc.assert(
    fc.property(span, (minutes) => {
      const until = silentUntil(new Date(from + minutes * 60_000), kotaBekasi);
      if (until) expect(silentUntil(until, kotaBekasi)).toBeUndefined();
    }),
  );
});

it.each([
  [0, undefined],
  [1, 1],
  [3, 1],
  [4, 2],
  [14, 3],
  [28, 3],
  [29, undefined],
])('%i days after something was left, round %s', (days, round) => {
  expect(roundAfter(days, [1, 4, 14], 14)).toBe(round);
});

it.each([
  [181, undefined],
  [180, 1],
  [91, 1],
  [90, 2],
  [30, 3],
  [0, 3],
  [-1, undefined],
])('%i days before an end, round %s', (days, round) => {
  expect(roundBefore(days, [180, 90, 30])).toBe(round);
});
