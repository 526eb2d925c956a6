/**
 * The outbox: each person's messages in order, one under way at a time, and the same id on every
 * try.
 */
import { expect, it } from 'vitest';
import type { Outbound, Settled } from '../../../src/app/ports.ts';
import { answer, later, says, t0 } from '../rows.ts';
import type { Bench } from '../suite.ts';

const texts = (rows: readonly Outbound[]): string[] => rows.map(({ message }) => message.text);
const sent = ({ id }: Outbound): Settled => ({ id, state: 'sent', providerId: `p${id}` });

export function outboxTests({ store, restart, tamper }: Bench): void {
  it('gives up a message whose words cannot be read, and sends what others wait for', async () => {
    const a = await says(store(), '1', 'm1');
    const b = await says(store(), '2', 'm1');
    await answer(store(), a.personId, ['a1', 'a2']);
    await answer(store(), b.personId, ['b1']);
    await tamper(`UPDATE "Outbound" SET "body" = 'spoilt' WHERE "seq" = 1`);
    expect(texts(await store().claim(10, t0))).toEqual(['a2', 'b1']);
    expect(await store().read({ kind: 'givenUp.list', page: 1, size: 8 }, 0)).toMatchObject({
      total: 1,
      rows: [{ side: 'out', personId: a.personId }],
    });
  });

  it('sends in order for each person, and side by side for different people', async () => {
    const a = await says(store(), '1', 'm1');
    const b = await says(store(), '2', 'm1');
    await answer(store(), a.personId, ['a1', 'a2']);
    await answer(store(), b.personId, ['b1']);
    await says(store(), '1', 'm2');
    await answer(store(), a.personId, ['a3']);
    const first = await store().claim(10, t0);
    expect(texts(first)).toEqual(['a1', 'b1']);
    expect(await store().claim(10, t0)).toEqual([]);
    await store().settle(first.map(sent), t0);
    const second = await store().claim(10, t0);
    expect(texts(second)).toEqual(['a2']);
    await store().settle([{ id: second[0]?.id ?? '', state: 'failed', why: 'blocked' }], t0);
    const third = await store().claim(10, t0);
    expect(texts(third)).toEqual(['a3']);
    await store().settle(third.map(sent), t0);
    expect(await store().claim(10, t0)).toEqual([]);
  });

  it('holds the line of a person while their oldest message waits for its next try', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await answer(store(), personId, ['satu', 'dua']);
    const [row] = await store().claim(10, t0);
    await store().settle(
      [{ id: row?.id ?? '', state: 'waiting', dueAt: later(30), why: 'throttled' }],
      t0,
    );
    expect(await store().claim(10, later(29))).toEqual([]);
    const again = await store().claim(10, later(30));
    expect(again).toEqual([{ ...row, attempts: 1 }]);
  });

  it('keeps no answer behind what was put off for long, and forgets neither', async () => {
    const { personId, inboundId } = await says(store(), '1', 'm1');
    const news = ['kabar', 'kabar lain'].map((text) => ({
      ...{ addressId: inboundId, message: { text, position: '-' }, proactive: true },
    }));
    await answer(store(), personId, [], { outbound: news });
    const putOff = async (at: Date): Promise<void> => {
      const [row] = await store().claim(10, at);
      const wait = { id: row?.id ?? '', state: 'waiting', why: 'throttled' } as const;
      await store().settle([{ ...wait, dueAt: later(3_600) }], at);
    };
    await putOff(t0);
    await says(store(), '1', 'm2');
    expect(await answer(store(), personId, ['satu', 'dua'], { at: later(5) })).toBe(true);
    for (const text of ['satu', 'dua']) {
      const claimed = await store().claim(10, later(5));
      expect(texts(claimed)).toEqual([text]);
      await store().settle(claimed.map(sent), later(5));
    }
    expect(await store().claim(10, later(5))).toEqual([]);
    for (const text of ['kabar', 'kabar lain']) {
      const claimed = await store().claim(10, later(3_600));
      expect(texts(claimed)).toEqual([text]);
      await store().settle(claimed.map(sent), later(3_600));
    }
  });

  it('sends again under the same id what was under way when the process ended', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await answer(store(), personId, ['satu', 'dua']);
    const [row] = await store().claim(10, t0);
    await restart();
    expect(await store().claim(10, t0)).toEqual([]);
    expect(await store().recover()).toBe(1);
    const again = await store().claim(10, t0);
    expect(again).toEqual([{ ...row, attempts: 1 }]);
    await store().settle(again.map(sent), t0);
    expect(texts(await store().claim(10, t0))).toEqual(['dua']);
  });

  it('lets replies go before what nobody waits for, within the limit', async () => {
    const people = await Promise.all(['1', '2', '3'].map((who) => says(store(), who, 'm1')));
    for (const [i, { personId, inboundId }] of people.entries()) {
      const message = { text: `n${i}`, position: '-', options: [{ id: 'a', label: 'A' }], turn: 2 };
      const outbound = [{ addressId: inboundId, message, proactive: i === 0 }];
      await answer(store(), personId, [], { outbound, at: later(i) });
    }
    expect(texts(await store().claim(2, later(9)))).toEqual(['n1', 'n2']);
    const [last] = await store().claim(2, later(9));
    expect(last).toMatchObject({
      proactive: true,
      message: { options: [{ id: 'a', label: 'A' }], turn: 2 },
    });
  });

  it('ignores a result for a row that is already settled', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await answer(store(), personId, ['satu']);
    const rows = await store().claim(10, t0);
    await store().settle(rows.map(sent), t0);
    await store().settle(rows.map(sent), t0);
    expect(await store().claim(10, t0)).toEqual([]);
  });

  it('carries a hundred people through a hundred interleaved turns in order', async () => {
    const people = await Promise.all(
      Array.from({ length: 100 }, (_, i) => says(store(), String(i), 'm0')),
    );
    await Promise.all(people.map(({ personId }) => answer(store(), personId, ['0', '1', '2'])));
    const heard = new Map<number, string[]>();
    for (
      let rows = await store().claim(64, t0);
      rows.length > 0;
      rows = await store().claim(64, t0)
    ) {
      for (const row of rows)
        heard.set(row.personId, [...(heard.get(row.personId) ?? []), row.message.text]);
      await store().settle(rows.map(sent), t0);
    }
    expect([...heard.values()]).toEqual(people.map(() => ['0', '1', '2']));
  });

  it('sends what was written by a clock that is set back since, and what that put off', async () => {
    const ahead = later(72_000);
    const longestMs = 3_600_000;
    const people = await Promise.all(['1', '2', '3'].map((who) => says(store(), who, 'm1')));
    for (const { personId } of people) await answer(store(), personId, ['a', 'b'], { at: ahead });
    const [throttled] = await store().claim(1, ahead);
    const wait = (seconds: number): Settled => ({
      ...{ id: throttled?.id ?? '', state: 'waiting', why: 'throttled' },
      dueAt: new Date(ahead.getTime() + seconds * 1000),
    });
    await store().settle([wait(30)], ahead);
    await restart();
    expect(await store().claim(10, t0)).toEqual([]);
    // Ten minutes before it is due a provider may have asked for that; hours before, no provider has.
    const soon = new Date(ahead.getTime() - 600_000);
    expect(await store().bringForward({ now: soon, seen: false, longestMs })).toBe(5);
    expect(await store().bringForward({ now: t0, seen: false, longestMs })).toBe(6);
    const first = await store().claim(10, t0);
    expect(texts(first)).toEqual(['a', 'a', 'a']);
    await store().settle(first.map(sent), t0);
    // Those behind them do not wait either.
    const second = await store().claim(10, t0);
    expect(texts(second)).toEqual(['b', 'b', 'b']);
    expect(await store().bringForward({ now: t0, seen: true, longestMs })).toBe(0);
    await store().settle(
      [{ ...wait(0), id: second[0]?.id ?? '', dueAt: later(60) } as Settled],
      t0,
    );
    expect(await store().bringForward({ now: t0, seen: false, longestMs })).toBe(0);
    expect(await store().bringForward({ now: t0, seen: true, longestMs })).toBe(1);
    expect(texts(await store().claim(10, t0))).toEqual(['b']);
  });
}
