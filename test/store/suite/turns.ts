/** Turns: all or nothing each, decided by version and expectation, in company or alone. */
import { expect, it } from 'vitest';
import { activeUmks } from '../activeUmks.ts';
import type { Write } from '../../../src/app/ports.ts';
import { answer, company, match, need, says, t0, ticket, turn, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

export function turnTests({ store, restart }: Bench): void {
  it('writes conversation, rows, news and messages of a turn together', async () => {
    const owner = await says(store(), '1', 'm1');
    const pic = await says(store(), '2', 'm1');
    await answer(store(), pic.personId, []);
    const stack = [
      {
        flow: 'menu',
        version: 1,
        step: 'welcome',
        answers: { since: t0, price: 5n },
        trail: [],
        misses: 0,
      },
    ];
    const happening = { kind: 'need.candidates', needId: 4 } as const;
    const result = await answer(store(), owner.personId, ['satu', 'dua'], {
      conversation: { turn: 5, stack, drafts: {}, shown: ['a', 'b'], lastAt: t0 },
      writes: [{ op: 'insert', table: 'umk', row: umk(1) }],
      told: [{ personId: pic.personId, happening }],
      cause: 'baris-1',
    });
    expect(result).toBe(true);
    await restart();
    const opened = await store().open(owner.personId);
    expect(opened.version).toBe(1);
    expect(opened.conversation).toEqual({
      turn: 5,
      stack,
      drafts: {},
      shown: ['a', 'b'],
      lastAt: t0,
    });
    expect(await activeUmks(store())).toEqual([umk(1)]);
    expect(await store().inboundOf(owner.personId, t0)).toEqual([]);
    expect(await store().inboundOf(pic.personId, t0)).toMatchObject([
      { input: { kind: 'event', happening }, cause: 'baris-1', proactive: true },
    ]);
    const sent = await store().claim(10, t0);
    expect(sent).toMatchObject([
      { id: `${owner.inboundId}/0`, message: { text: 'satu' }, cause: 'baris-1', attempts: 0 },
    ]);
  });

  it('leaves out a stale turn and nothing else', async () => {
    const a = await says(store(), '1', 'm1');
    const b = await says(store(), '2', 'm1');
    const write = (id: number): Write => ({ op: 'insert', table: 'umk', row: umk(id) });
    const [rowA] = await store().inboundOf(a.personId, t0);
    const [rowB] = await store().inboundOf(b.personId, t0);
    const openA = await store().open(a.personId);
    if (!rowA || !rowB) throw new Error('rows missing');
    const results = await store().commitMany([
      turn(rowA, openA, ['satu'], { writes: [write(1)] }),
      turn(rowA, openA, ['lagi'], { writes: [write(2)] }),
      turn(rowB, { ...openA, version: 3 }, ['basi'], { writes: [write(3)] }),
    ]);
    expect(results).toEqual([true, false, false]);
    expect((await activeUmks(store())).map(({ id }) => id)).toEqual([1]);
    expect((await store().claim(10, t0)).map(({ message }) => message.text)).toEqual(['satu']);
    expect(await store().waitingPeople(t0)).toEqual([b.personId]);
  });

  it('takes a row that no longer says what was expected as stale', async () => {
    await store().write([
      { op: 'insert', table: 'company', row: company(1) },
      { op: 'insert', table: 'umk', row: umk(2) },
      { op: 'insert', table: 'need', row: need(1, 1) },
      { op: 'insert', table: 'match', row: match(1, 1, 2) },
    ]);
    const move = { move: 'company_accepts', by: 'company', at: t0, note: 'cocok' } as const;
    const accept: Write = {
      op: 'patch',
      table: 'match',
      id: 1,
      set: { state: 'shortlisted', askedAt: t0 },
      append: { steps: move },
      expect: { state: 'suggested' },
    };
    const people = [await says(store(), '1', 'm1'), await says(store(), '2', 'm1')];
    const turns = [];
    for (const { personId } of people) {
      const [row] = await store().inboundOf(personId, t0);
      if (row) turns.push(turn(row, await store().open(personId), [], { writes: [accept] }));
    }
    expect(await store().commitMany(turns)).toEqual([true, false]);
    expect(await store().matchesOfNeed(1)).toEqual([
      match(1, 1, 2, { state: 'shortlisted', askedAt: t0, steps: [move] }),
    ]);
    const absent: Write = { op: 'patch', table: 'match', id: 99, set: { score: 1 } };
    expect(await answer(store(), people[1]?.personId ?? 0, [], { writes: [absent] })).toBe(false);
  });

  it('patches a row that the same turn made', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const writes: Write[] = [
      { op: 'insert', table: 'umk', row: umk(1, { businessName: 'Dapur Siti', workforce: 3 }) },
      { op: 'patch', table: 'umk', id: 1, set: { businessName: undefined, scale: 'mikro' } },
    ];
    expect(await answer(store(), personId, [], { writes })).toBe(true);
    expect(await activeUmks(store())).toEqual([umk(1, { workforce: 3, scale: 'mikro' })]);
  });

  it('does the others when one cannot be written, and says which', async () => {
    const people = await Promise.all(['1', '2', '3'].map((who) => says(store(), who, 'm1')));
    const membership = { id: 'm/1', personId: 1, organisation: 'umk', organisationId: 1 } as const;
    const row = { ...membership, role: 'owner', since: '2026-11-22' } as const;
    await store().write([{ op: 'insert', table: 'membership', row }]);
    const turns = [];
    for (const { personId, inboundId } of people) {
      const [inbound] = await store().inboundOf(personId, t0);
      const writes: Write[] = [{ op: 'insert', table: 'umk', row: umk(personId) }];
      // The second one breaks after its first row was written.
      if (inboundId === 2) writes.push({ op: 'insert', table: 'membership', row });
      if (inbound) turns.push(turn(inbound, await store().open(personId), ['ok'], { writes }));
    }
    const results = await store().commitMany(turns);
    expect(results[0]).toBe(true);
    expect(results[1]).toBeInstanceOf(Error);
    expect(results[2]).toBe(true);
    expect((await activeUmks(store())).map(({ id }) => id)).toEqual([1, 3]);
    expect(await store().waitingPeople(t0)).toEqual([people[1]?.personId]);
    expect((await store().open(people[1]?.personId ?? 0)).version).toBe(0);
  });

  it('gives out rising numbers, and takes one that is used meanwhile as stale', async () => {
    await store().write([
      { op: 'insert', table: 'umk', row: umk(4) },
      { op: 'insert', table: 'company', row: company(6) },
      { op: 'insert', table: 'ticket', row: ticket(2, 1, 'x') },
    ]);
    await restart();
    const fresh = (of: 'organisation' | 'ticket') => store().read({ kind: 'fresh', of }, 1);
    expect(await fresh('organisation')).toBe(7);
    expect(await fresh('organisation')).toBe(8);
    expect(await fresh('ticket')).toBe(3);
    const { personId } = await says(store(), '1', 'm1');
    const used: Write[] = [{ op: 'insert', table: 'umk', row: umk(4) }];
    expect(await answer(store(), personId, ['x'], { writes: used })).toBe(false);
    expect(await answer(store(), personId, ['x'])).toBe(true);
  });

  it('counts a question by its form, and audits', async () => {
    const row = {
      id: 'ada bansos',
      text: 'ada bansos gak?',
      times: 1,
      lastAt: t0,
      quietUntil: 0,
    };
    await store().write([
      { op: 'count', table: 'unanswered', row },
      { op: 'count', table: 'unanswered', row },
      {
        op: 'insert',
        table: 'audit',
        row: { id: 'a1', personId: 1, action: 'x', subject: 'umk/1', at: t0 },
      },
    ]);
    const again = {
      op: 'insert',
      table: 'audit',
      row: { id: 'a1', personId: 1, action: 'x', subject: 'y', at: t0 },
    } as const;
    await expect(store().write([again])).rejects.toThrow();
  });
}
