/** The forum in the database: who is written to for a member, one of two who change a meeting, and what becomes of it when people are joined or erased. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type {
  DecisionView,
  MeetingView,
  MemberView,
  MyMeeting,
} from '../../../src/domain/forum.ts';
import { answer, says, t0, telegram, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const row = { regionId: 'kota-bekasi', rev: 1 } as const;
const meeting: Write = {
  op: 'insert',
  table: 'meeting',
  row: {
    ...{ ...row, id: 1, title: 'Rapat', topics: ['bazar'], place: 'Aula', startsAt: t0 },
    ...{ state: 'terjadwal', calledBy: 1 },
  },
};
const invite = (personId: number, said?: 'hadir'): Write => ({
  op: 'insert',
  table: 'rsvp',
  row: { id: `1/${personId}`, meetingId: 1, personId, ...(said ? { answer: said, at: t0 } : {}) },
});
const decide = (ownerId: number): Write => ({
  op: 'insert',
  table: 'decision',
  row: { id: 1, meetingId: 1, words: 'Susun daftar', ownerId, dueOn: '2026-12-01', rev: 1 },
});

export function forumTests(bench: Bench): void {
  it('writes to the people of a member, and lists who is one still', async () => {
    const store = bench.store();
    const personId = await store.personAt(telegram('a'));
    const member = { organisation: 'umk' as const, organisationId: 12, role: 'owner' as const };
    const forum = { ...row, role: 'anggota' as const, since: '2026-11-22' };
    await store.write([
      { op: 'insert', table: 'umk', row: umk(12) },
      {
        op: 'insert',
        table: 'membership',
        row: { id: `umk/12/${personId}`, personId, ...member, since: '2026-11-22' },
      },
      { op: 'insert', table: 'forumMember', row: { ...forum, id: 1, umkId: 12 } },
      { op: 'insert', table: 'forumMember', row: { ...forum, id: 2, agency: 'Kadin' } },
      {
        op: 'insert',
        table: 'forumMember',
        row: { ...forum, id: 3, agency: 'X', until: '2026-11-22' },
      },
    ]);
    const found = (await store.read({ kind: 'forum.members' }, 0)) as MemberView[];
    expect(found.map(({ member: { id }, people }) => [id, people]).sort()).toEqual([
      [1, [personId]],
      [2, []],
    ]);
  });

  it('lets the first of two change a meeting', async () => {
    const store = bench.store();
    await store.write([meeting]);
    const [a, b] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    const change = (place: string): Write => ({
      op: 'patch',
      table: 'meeting',
      id: 1,
      set: { place, rev: 2 },
      expect: { rev: 1 },
    });
    expect(await answer(store, a.personId, [], { writes: [change('Satu')] })).toBe(true);
    expect(await answer(store, b.personId, [], { writes: [change('Dua')] })).toBe(false);
    const view = (await store.read({ kind: 'forum.meeting', id: 1 }, 0)) as MeetingView;
    expect(view.meeting.place).toBe('Satu');
  });

  it('keeps the answer of two who turn out to be one, and forgets who is erased', async () => {
    const store = bench.store();
    const [a, b] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    await store.write([
      meeting,
      invite(a.personId),
      invite(b.personId, 'hadir'),
      decide(b.personId),
    ]);
    await answer(store, a.personId, [], { link: { other: b.personId, purpose: 'link' } });
    const mine = (await store.read({ kind: 'forum.invitation', id: 1 }, a.personId)) as MyMeeting;
    expect(mine.rsvp).toMatchObject({ id: `1/${a.personId}`, answer: 'hadir' });
    await says(store, 'a', 'm3');
    await answer(store, a.personId, [], { erase: true });
    const view = (await store.read({ kind: 'forum.meeting', id: 1 }, 0)) as MeetingView;
    expect(view.invited).toEqual([]);
    const [open] = (await store.read({ kind: 'forum.decisions' }, 0)) as DecisionView[];
    expect(open?.decision).toMatchObject({ words: 'Susun daftar' });
    expect(open?.decision.ownerId).toBeUndefined();
  });
}
