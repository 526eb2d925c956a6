/** When a first answer is due and who is told that it is missing: working days beyond the given table, and every hour at which it matters. */
import { describe, expect, it } from 'vitest';
import { nextMediator } from '../../src/domain/dispute.ts';
import {
  breachAt,
  escalationsDue,
  firstAnswerDue,
  stepTimes,
  workingDayNumber,
} from '../../src/domain/escalation.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { daysOff, localDay } from '../../src/domain/workingDays.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

describe('the first answer', () => {
  it.each([
    // Friday before a plain weekend.
    ['2026-11-20', true, '2026-12-01', false],
    ['2026-11-20', false, '2026-12-10', false],
    // Joint leave next to a national day: 24 and 25 December, 1 January, and 5 January.
    ['2026-12-23', true, '2027-01-07', false],
    ['2026-12-23', false, '2027-01-18', false],
    // A report on a day off counts from the next working day.
    ['2026-12-25', true, '2027-01-07', false],
    ['2026-12-26', true, '2027-01-07', false],
    // Nyepi, joint leave and Idulfitri in one row.
    ['2027-03-05', true, '2027-03-24', false],
    // Over the end of a year that has no decree after it.
    ['2027-12-23', true, '2028-01-04', true],
    ['2027-12-30', true, '2028-01-10', true],
  ])('to a report of %s (urgent: %s) is due on %s', (from, urgent, dueOn, provisional) => {
    expect(firstAnswerDue(from, urgent, kotaBekasi)).toEqual({ dueOn, provisional });
  });

  it('is counted from the day on the wall in Bekasi', () => {
    const day = (at: string) => localDay(new Date(at), kotaBekasi.timeZone);
    // 23:59 of the 22nd and 00:01 of the 23rd.
    expect([day('2026-12-22T16:59:00Z'), day('2026-12-22T17:01:00Z')]).toEqual([
      '2026-12-22',
      '2026-12-23',
    ]);
    expect(firstAnswerDue('2026-12-22', true, kotaBekasi).dueOn).toBe('2027-01-06');
  });

  it('moves with a day off that is added later, also one beside a weekend', () => {
    const flood = { day: '2027-01-04', name: 'Banjir', kind: 'libur_kantor' as const };
    const region = { ...kotaBekasi, holidays: [...kotaBekasi.holidays, flood] };
    expect(firstAnswerDue('2026-12-23', true, region).dueOn).toBe('2027-01-08');
    const sunday = { ...flood, day: '2027-01-03' };
    const same = { ...kotaBekasi, holidays: [...kotaBekasi.holidays, sunday] };
    expect(firstAnswerDue('2026-12-23', true, same).dueOn).toBe('2027-01-07');
  });

  it('names what was left out', () => {
    const off = daysOff('2026-12-23', '2026-12-28', kotaBekasi).map(({ day, name }) => [day, name]);
    expect(off.map(([day]) => day)).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-27',
    ]);
    expect(off[2]?.[1]).toBeUndefined();
  });
});

const waiting: Parameters<typeof escalationsDue>[0] = {
  state: 'open',
  urgent: true,
  reportedOn: '2026-12-23',
  dueOn: '2027-01-07',
};

function due(at: string, given: Partial<Ticket> = {}) {
  return escalationsDue({ ...waiting, ...given }, kotaBekasi, new Date(at));
}

describe('what is told', () => {
  it('is told in the morning of its working day', () => {
    expect(stepTimes(waiting, kotaBekasi).map((at) => at.toISOString())).toEqual([
      '2026-12-30T01:00:00.000Z',
      '2027-01-04T01:00:00.000Z',
      '2027-01-06T01:00:00.000Z',
    ]);
    expect(due('2026-12-30T00:59:59Z')).toEqual([]);
    expect(due('2026-12-30T01:00:00Z')).toEqual([{ kind: 'step', step: 0 }]);
    expect(due('2026-12-30T01:00:00Z', { escalated: 1 })).toEqual([]);
  });

  it('is the newest only after a downtime, and the breach in place of all', () => {
    expect(due('2027-01-06T03:00:00Z')).toEqual([{ kind: 'step', step: 2 }]);
    expect(due('2027-01-07T16:59:59Z', { escalated: 3 })).toEqual([]);
    expect(due('2027-01-07T17:00:00Z')).toEqual([{ kind: 'breach' }]);
    expect(breachAt('2027-01-07', kotaBekasi.timeZone).toISOString()).toBe(
      '2027-01-07T17:00:00.000Z',
    );
    expect(due('2027-02-01T00:00:00Z', { breachedAt: new Date() })).toEqual([]);
  });

  it('is nothing of a report that is answered, mediated or closed', () => {
    for (const state of ['answered', 'mediation', 'proposed', 'agreed', 'closed'] as const) {
      expect(due('2027-02-01T02:00:00Z', { state, refusedOn: '2026-12-23' })).toEqual([]);
    }
  });

  it('of refused goods only while the office is open, and once', () => {
    const refusedOn = '2026-12-23';
    expect(due('2026-12-23T02:00:00Z', { refusedOn })).toEqual([{ kind: 'alarm' }]);
    expect(due('2026-12-23T15:00:00Z', { refusedOn })).toEqual([]);
    expect(due('2026-12-24T02:00:00Z', { refusedOn })).toEqual([]);
    expect(due('2026-12-28T01:00:00Z', { refusedOn })).toEqual([{ kind: 'alarm' }]);
    expect(due('2026-12-28T01:00:00Z', { refusedOn, alarmedAt: new Date() })).toEqual([]);
  });

  it('counts the days for whoever reads it', () => {
    expect(workingDayNumber('2026-12-23', '2026-12-27', kotaBekasi)).toBe(0);
    expect(workingDayNumber('2026-12-23', '2026-12-28', kotaBekasi)).toBe(1);
    expect(workingDayNumber('2026-12-23', '2027-01-08', kotaBekasi)).toBe(8);
  });
});

it('gives a report to whoever has fewest, never to who has a part in it', () => {
  const all = [
    { personId: 1, open: 2 },
    { personId: 2, open: 0 },
    { personId: 3, open: 0 },
  ];
  expect(nextMediator(all, [])?.personId).toBe(2);
  expect(nextMediator(all, [2])?.personId).toBe(3);
  expect(nextMediator(all, [1, 2, 3])).toBeUndefined();
});
