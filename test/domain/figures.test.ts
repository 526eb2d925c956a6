/** What a match counts as, and when: every stage once, in the period in which it got there. */
import { expect, it } from 'vitest';
import { boundsOf, hasData, indexIn, matchMarks, noCounts } from '../../src/domain/figures.ts';
import type { MatchMove } from '../../src/domain/match.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));

function marks(...moves: MatchMove[]): string[] {
  const steps = moves.map((move, i) => ({ move, by: 'staff' as const, at: at(i + 2) }));
  return matchMarks({ createdAt: at(1), steps }).map(
    ({ figure, at: then }) => `${figure} ${then.getUTCDate()}`,
  );
}

it('counts each stage when it was reached', () => {
  expect(marks()).toEqual(['found 1']);
  expect(marks('company_declines')).toEqual(['found 1']);
  expect(marks('company_accepts', 'umk_declines')).toEqual(['found 1', 'asked 2']);
  expect(marks('company_accepts', 'umk_accepts', 'visit', 'trial', 'stop')).toEqual([
    'found 1',
    'asked 2',
    'agreed 3',
    'visit 4',
    'trial 5',
  ]);
  // The owner put a hand up: the company's yes is the agreement.
  expect(marks('raise', 'company_accepts')).toEqual(['found 1', 'asked 3', 'agreed 3']);
});

it('cuts time at local midnight', () => {
  const bounds = boundsOf('2026-11', 'Asia/Jakarta');
  expect(bounds.map((bound) => bound.toISOString())).toEqual([
    '2026-07-31T17:00:00.000Z',
    '2026-08-31T17:00:00.000Z',
    '2026-09-30T17:00:00.000Z',
    '2026-10-31T17:00:00.000Z',
    '2026-11-30T17:00:00.000Z',
  ]);
  const index = (moment: string): number => indexIn(bounds, new Date(moment));
  expect(index('2026-10-31T16:59:59Z')).toBe(2);
  expect(index('2026-10-31T17:00:00Z')).toBe(3);
  expect([index('2026-07-01T00:00:00Z'), index('2026-12-01T00:00:00Z')]).toEqual([-1, -1]);
});

it('knows a period in which nothing happened', () => {
  const counts = noCounts();
  expect(hasData({ counts, joined: 0 })).toBe(false);
  expect(hasData({ counts: { ...counts, visit: 1 }, joined: 0 })).toBe(true);
  expect(hasData({ counts, joined: 1 })).toBe(true);
});
