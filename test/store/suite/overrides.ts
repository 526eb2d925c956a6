/** What staff change: rows are added, of two with one number one stands, and what they look at is what is there. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Override } from '../../../src/domain/override.ts';
import type { Query } from '../../../src/domain/query.ts';
import { overrideId } from '../../../src/domain/override.ts';
import type { Bench } from '../suite.ts';
import { answer, later, says, t0, ticket } from '../rows.ts';

function change(of: string, n: number, value?: unknown, at = t0): Write {
  const row: Override = { id: overrideId(of, n), of, n, byId: 1, at };
  return {
    op: 'insert',
    table: 'override',
    row: value === undefined ? row : { ...row, value },
  };
}

function unanswered(id: string, at = t0): Write {
  const row = { id, text: id, times: 1, lastAt: at, quietUntil: 0 };
  return { op: 'count', table: 'unanswered', row };
}

export function overrideTests({ store, restart }: Bench): void {
  it('gives all changes once, and again only when there are more', async () => {
    expect(await store().overrides(0)).toBeUndefined();
    const value = { phrases: ['parkir di mana'], answer: { id: 'Lantai dasar.' } };
    await store().write([
      change('question/tambahan-1', 1, value),
      change('text/id/engine.hello', 1, 'Hai {{sapaan}}!'),
      change('text/id/engine.hello', 2),
    ]);
    const found = await (await restart()).overrides(0);
    expect(found?.count).toBe(3);
    expect(found?.rows.map(({ of, n, value: kept }) => [of, n, kept])).toEqual([
      ['question/tambahan-1', 1, value],
      ['text/id/engine.hello', 1, 'Hai {{sapaan}}!'],
      ['text/id/engine.hello', 2, undefined],
    ]);
    expect(await store().overrides(3)).toBeUndefined();
  });

  it('keeps one of two changes with the same number; the other turn is stale', async () => {
    const [a, b] = [await says(store(), 'a', 'm1'), await says(store(), 'b', 'm1')];
    const of = 'text/id/engine.hello';
    const kept = await Promise.all([
      answer(store(), a.personId, ['x'], { writes: [change(of, 1, 'Hai')] }),
      answer(store(), b.personId, ['x'], { writes: [change(of, 1, 'Halo')] }),
    ]);
    expect(kept.filter((one) => one === true)).toHaveLength(1);
    expect(kept.filter((one) => one === false)).toHaveLength(1);
    expect((await store().overrides(0))?.count).toBe(1);
  });

  it('tells who changed what, newest first', async () => {
    const { personId } = await says(store(), 'a', 'm1');
    await store().write([
      { op: 'patch', table: 'person', id: personId, set: { name: 'Ani' } },
      change('text/id/a', 1, 'Satu'),
      change('text/id/a', 2, 'Dua', later(5)),
      change('text/en/a', 1, 'Two', later(9)),
    ]);
    const of: Query = { kind: 'overrides.of', of: ['text/id/a', 'text/en/a'], take: 1 };
    expect(await store().read(of, 1)).toMatchObject([
      { of: 'text/en/a', who: 'Ani' },
      { of: 'text/id/a', n: 2, value: 'Dua' },
    ]);
    const under = { kind: 'overrides.under', prefix: 'text/id/' } as const;
    expect(await store().read(under, 1)).toMatchObject([{ of: 'text/id/a', n: 2 }]);
  });

  it('hides a dismissed question until it was asked so often', async () => {
    const list = { kind: 'unanswered.list', page: 1, size: 8 } as const;
    await store().write([unanswered('parkir'), unanswered('hmm'), unanswered('hmm')]);
    const read = async () =>
      (await store().read(list, 1)) as {
        total: number;
        rows: { id: string; text: string; times: number }[];
      };
    const { rows, total } = await read();
    expect(rows.map(({ text, times }) => [text, times])).toEqual([
      ['hmm', 2],
      ['parkir', 1],
    ]);
    expect(total).toBe(2);
    const id = rows[0]?.id ?? '';
    const set = { quietUntil: 4 };
    await store().write([{ op: 'patch', table: 'unanswered', id, set, expect: { times: 2 } }]);
    expect((await read()).rows.map(({ text }) => text)).toEqual(['parkir']);
    await store().write([unanswered('hmm')]);
    expect((await read()).total).toBe(1);
    await store().write([unanswered('hmm')]);
    expect((await read()).rows[0]).toMatchObject({ text: 'hmm', times: 4 });
    await store().write([{ op: 'remove', table: 'unanswered', where: { id } }]);
    expect(await store().read({ kind: 'unanswered', id }, 1)).toBeUndefined();
    // A page that is no more is the last one.
    const beyond = (await store().read({ ...list, page: 9 }, 1)) as { rows: unknown[] };
    expect(beyond.rows).toHaveLength(1);
  });

  it('gives what is open with a deadline', async () => {
    await store().write([
      { op: 'insert', table: 'ticket', row: ticket(1, 1, 'a') },
      { op: 'insert', table: 'ticket', row: { ...ticket(2, 1, 'b'), state: 'closed' } },
    ]);
    const found = await store().read({ kind: 'deadlines.open' }, 1);
    expect(found).toMatchObject({ tickets: [{ id: 1 }], items: [] });
  });
}
