/** Of which days a partnership may still be told, however it came to its end. */
import { expect, it } from 'vitest';
import type { Agreement, AgreementState } from '../../src/domain/agreement.ts';
import { workedSince } from '../../src/domain/checkIn.ts';

const stop: Agreement['steps'][number] = {
  move: 'stop',
  by: 'mediator',
  personId: 1,
  at: new Date('2026-08-31T18:00Z'),
};

it.each<[string, AgreementState, string, boolean]>([
  ['goes on', 'running', '2026-10-01', true],
  ['came to its end on that day', 'ended', '2026-09-30', true],
  ['came to its end before', 'ended', '2026-10-01', false],
  // 18:00 UTC is the next day in Bekasi.
  ['was stopped on that day', 'stopped', '2026-09-01', true],
  ['was stopped before', 'stopped', '2026-09-02', false],
  ['was given up as a draft', 'withdrawn', '2026-07-01', false],
])('what %s', (_, state, day, worked) => {
  const agreement = { state, startsOn: '2026-07-01', endsOn: '2026-09-30', steps: [stop] };
  expect(workedSince(agreement, day, 'Asia/Jakarta')).toBe(worked);
});

it('nothing of what was stopped before its first day', () => {
  const agreement = { state: 'stopped' as const, startsOn: '2026-10-01', steps: [stop] };
  expect(workedSince(agreement, '2026-07-01', 'Asia/Jakarta')).toBe(false);
});
