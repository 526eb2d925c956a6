/** What the program begins by itself is few in a week, whatever it is; what answers somebody never counts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsFor, fullUntil } from '../../src/app/patience.ts';
import type { Happening } from '../../src/domain/event.ts';
import { beginsByItself, roomFrom } from '../../src/domain/unasked.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const DAY_MS = 86_400_000;
/** A Monday, 10.00 in Bekasi. */
const now = new Date('2026-11-23T03:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);

describe('a week', () => {
  it('has room again when the oldest that counts is seven days ago', () => {
    expect(roomFrom([], now, 2)).toBeUndefined();
    expect(roomFrom([ago(1)], now, 2)).toBeUndefined();
    expect(roomFrom([ago(8), ago(7), ago(1)], now, 2)).toBeUndefined();
    expect(roomFrom([ago(1), ago(3)], now, 2)).toEqual(new Date(ago(3).getTime() + 7 * DAY_MS));
    expect(roomFrom([ago(1), ago(2), ago(3)], now, 2)).toEqual(
      new Date(ago(2).getTime() + 7 * DAY_MS),
    );
  });

  it('never holds more than it may, however much comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 40 }), (hours) => {
        const said: Date[] = [];
        for (const hour of [...hours].sort((a, b) => a - b)) {
          let at = new Date(now.getTime() + hour * 3_600_000);
          for (let held = roomFrom(said, at, 2); held; held = roomFrom(said, at, 2)) at = held;
          said.push(at);
          said.sort((a, b) => a.getTime() - b.getTime());
        }
        return said.every((at, index) => {
          const third = said[index + 2];
          return third === undefined || third.getTime() - at.getTime() >= 7 * DAY_MS;
        });
      }),
    );
  });
});

describe('what counts', () => {
  const asks: Happening[] = [
    { kind: 'reminder', about: { kind: 'checkin', period: '2026-10' } },
    { kind: 'broadcast.message', broadcastId: 1 },
    { kind: 'match.silent', matchId: 1, round: 1 },
    { kind: 'umk.fits', umkId: 1, needIds: [2] },
    { kind: 'need.candidates', needId: 1, found: true },
    { kind: 'lkpm.ready', companyId: 1, period: '2026-Q4' },
  ];
  const answers: Happening[] = [
    { kind: 'match.proposed', matchId: 1 },
    { kind: 'match.silent', matchId: 1, round: 2 },
    { kind: 'need.candidates', needId: 1 },
    { kind: 'dispute.follow', ticketId: 1 },
    { kind: 'agreement.moved', agreementId: 1, move: 'begin' },
  ];

  it('is what the program begins, not what answers somebody or ends a time', () => {
    expect(asks.every(beginsByItself)).toBe(true);
    expect(answers.some(beginsByItself)).toBe(false);
  });

  it('waits in one place for all of it, to a good hour, and counts once it was said', async () => {
    const store = { askedSince: () => Promise.resolve([ago(2), ago(1)]) };
    const row = (happening: Happening) => ({
      ...{ id: 5, personId: 3 },
      input: { kind: 'event' as const, happening },
    });
    const how = { store, region: kotaBekasi, now };
    for (const happening of asks) {
      const until = await fullUntil(row(happening), how);
      expect(until).toEqual(new Date(ago(2).getTime() + 7 * DAY_MS));
      expect(countsFor(row(happening), { said: 1, now })).toHaveLength(1);
      expect(countsFor(row(happening), { said: 0, now })).toEqual([]);
    }
    for (const happening of answers) {
      expect(await fullUntil(row(happening), how)).toBeUndefined();
      expect(countsFor(row(happening), { said: 1, now })).toEqual([]);
    }
    // A Friday at noon: the week has room in the prayer, and waits for its end.
    const friday = {
      askedSince: () => Promise.resolve([new Date('2026-11-20T05:00:00Z'), ago(1)]),
    };
    const [first] = asks;
    if (!first) throw new Error('nothing asks');
    expect(await fullUntil(row(first), { ...how, store: friday })).toEqual(
      new Date('2026-11-27T06:00:00Z'),
    );
  });
});
