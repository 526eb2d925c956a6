/** A group: answers, new plans and moves as the tables allow, and nobody is asked twice for the same part. */
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  inside,
  isComplete,
  moveTogether,
  newlyAsked,
  replanned,
} from '../../src/domain/together.ts';
import type { MemberState, TogetherMember } from '../../src/domain/together.ts';

const then = new Date('2026-11-20T02:00:00Z');
const now = new Date('2026-11-23T02:00:00Z');

function member(umkId: number, state: MemberState, share = 100): TogetherMember {
  return { umkId, state, share, askedAt: then };
}

describe('a group', () => {
  it('moves only from asking, by whom the table names', () => {
    expect(moveTogether('asking', 'complete', 'umk')).toBe('agreed');
    expect(moveTogether('asking', 'complete', 'company')).toBeUndefined();
    expect(moveTogether('asking', 'fail', 'system')).toBe('failed');
    expect(moveTogether('agreed', 'replan', 'umk')).toBeUndefined();
  });

  it('takes an answer only from who is asked', () => {
    const members = [member(7, 'asked'), member(8, 'accepted')];
    expect(afterAnswer({ members }, 7, 'accept')).toEqual([
      member(7, 'accepted'),
      member(8, 'accepted'),
    ]);
    expect(afterAnswer({ members }, 8, 'decline')).toBeUndefined();
    expect(afterAnswer({ members }, 9, 'accept')).toBeUndefined();
  });

  it('is complete when all who are part of it agreed', () => {
    expect(isComplete([member(7, 'accepted'), member(8, 'declined')])).toBe(true);
    expect(isComplete([member(7, 'accepted'), member(8, 'asked')])).toBe(false);
    expect(isComplete([member(8, 'declined')])).toBe(false);
  });

  it('asks by a new plan only who is new or has another part', () => {
    const before = [
      member(6, 'accepted'),
      member(7, 'declined'),
      member(8, 'accepted'),
      member(9, 'asked'),
      member(10, 'asked'),
    ];
    const parts = [
      { id: 8, share: 100 },
      { id: 9, share: 100 },
      { id: 10, share: 150 },
      { id: 11, share: 50 },
    ];
    const after = replanned(before, { members: parts, lead: 8, score: 1, reasons: [] }, now);
    expect(after.map(({ umkId, state }) => [umkId, state])).toEqual([
      [6, 'left'],
      [7, 'declined'],
      [8, 'accepted'],
      [9, 'asked'],
      [10, 'asked'],
      [11, 'asked'],
    ]);
    expect(newlyAsked(before, after)).toEqual([10, 11]);
    expect(after.find(({ umkId }) => umkId === 9)?.askedAt).toEqual(then);
    expect(after.find(({ umkId }) => umkId === 11)?.askedAt).toEqual(now);
    expect(inside({ members: after }).map(({ umkId }) => umkId)).toEqual([8, 9, 10, 11]);
  });
});
