/** The rules of the forum: who keeps it, when a meeting can be moved or answered, when people are reminded, and how a figure is read. */
import { describe, expect, it } from 'vitest';
import type { Invited } from '../../src/domain/forum.ts';
import { canAnswer, canMove } from '../../src/domain/forumLives.ts';
import type { MeetingMove } from '../../src/domain/forumLives.ts';
import {
  attendance,
  mayCome,
  mayKeepForum,
  mayLookAtForum,
  readFigure,
  remindAt,
} from '../../src/domain/forum.ts';

const before = new Date('2026-12-01T02:00:00Z');
const startsAt = new Date('2026-12-05T02:00:00Z');
const after = new Date('2026-12-05T02:00:01Z');

describe('the forum', () => {
  it.each([
    ['admin', true, true],
    ['mediator', true, true],
    ['kurator', false, true],
    ['viewer', false, true],
    ['pendamping', false, false],
  ] as const)('%s keeps it: %s, looks at it: %s', (role, keeps, looks) => {
    expect([mayKeepForum([role]), mayLookAtForum([role])]).toEqual([keeps, looks]);
  });

  const early: MeetingMove[] = ['change', 'cancel', 'remind', 'invite'];
  const late: MeetingMove[] = ['minutes', 'decide'];
  it.each([...early, ...late])(
    '%s is for its time only, and never for a cancelled meeting',
    (move) => {
      const meeting = { state: 'terjadwal' as const, startsAt };
      expect(canMove(meeting, move, before)).toBe(early.includes(move));
      expect(canMove(meeting, move, after)).toBe(late.includes(move));
      expect(canMove({ ...meeting, state: 'batal' }, move, before)).toBe(false);
      expect(canMove({ ...meeting, state: 'batal' }, move, after)).toBe(false);
    },
  );

  it('is answered until it begins', () => {
    expect(canAnswer({ state: 'terjadwal', startsAt }, before)).toBe(true);
    expect(canAnswer({ state: 'terjadwal', startsAt }, startsAt)).toBe(false);
    expect(canAnswer({ state: 'batal', startsAt }, before)).toBe(false);
  });

  it('reminds on the morning of the day before, if that is to come', () => {
    const zone = 'Asia/Jakarta';
    expect(remindAt(startsAt, before, zone)).toEqual(new Date('2026-12-04T02:00:00Z'));
    expect(remindAt(startsAt, new Date('2026-12-04T02:00:00Z'), zone)).toBeUndefined();
    // Just after midnight, local time.
    const night = new Date('2026-12-04T17:30:00Z');
    expect(remindAt(night, before, zone)).toEqual(new Date('2026-12-04T02:00:00Z'));
  });

  it('counts who said what, and reminds all but those who said no', () => {
    const rsvp = { id: '1/1', meetingId: 1, personId: 1 };
    const said = (['hadir', 'tidak', 'mungkin'] as const).map((answer) => ({
      rsvp: { ...rsvp, answer },
    }));
    const all: Invited[] = [...said, { rsvp }];
    expect(attendance(all)).toEqual({ hadir: 1, tidak: 1, mungkin: 1, silent: 1 });
    expect(all.map((one) => mayCome(one.rsvp))).toEqual([true, false, true, true]);
  });

  it.each([
    ['25 m2', { amount: 25, unit: 'm2' }],
    ['sekitar 12,5 meter persegi', { amount: 12.5, unit: 'm2' }],
    ['5 persen', { amount: 5, unit: 'persen' }],
    ['100%', { amount: 100, unit: 'persen' }],
    ['101 %', undefined],
    ['0 m2', undefined],
    ['25', undefined],
    ['banyak', undefined],
    ['5 sampai 10 persen', undefined],
  ])('reads the figure %s', (typed, figure) => {
    expect(readFigure(typed)).toEqual(figure);
  });
});
