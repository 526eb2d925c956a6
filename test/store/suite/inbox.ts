/**
 * The inbox: nothing that arrived is lost, nothing is handled twice, and each person's rows come in
 * order.
 */
import { expect, it } from 'vitest';
import { answer, later, says, t0, telegram } from '../rows.ts';
import type { Bench } from '../suite.ts';

export function inboxTests({ store, restart, tamper }: Bench): void {
  it('gives up a message that cannot be read, and hands out those behind it', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await says(store(), '1', 'm2');
    await tamper(`UPDATE "Inbound" SET "body" = 'spoilt' WHERE "id" = 1`);
    const rows = await store().inboundOf(personId, t0);
    expect(rows.map(({ id }) => id)).toEqual([2]);
    expect(await store().read({ kind: 'givenUp.list', page: 1, size: 8 }, 0)).toMatchObject({
      total: 1,
      rows: [{ side: 'in', personId }],
    });
  });

  it('knows a repeat by its key, also after a restart and after the row was handled', async () => {
    const first = await says(store(), '11', 'm1');
    expect(first).toMatchObject({ fresh: true, inboundId: 1 });
    expect(await says(store(), '11', 'm1')).toEqual({ ...first, fresh: false });
    await answer(store(), first.personId, ['hai']);
    await restart();
    expect(await says(store(), '11', 'm1')).toEqual({ ...first, fresh: false });
    expect(await store().waitingPeople(t0)).toEqual([]);
  });

  it('keeps the same id of two chats, and of two accounts, apart', async () => {
    const a = await says(store(), '11', 'm1');
    const b = await says(store(), '12', 'm1');
    const from = { ...telegram('11'), account: 'other_bot' };
    const c = await store().receive({ id: 'm1', from, at: t0, input: { kind: 'deleted' } });
    expect(new Set([a.personId, b.personId, c.personId]).size).toBe(3);
    expect([a.fresh, b.fresh, c.fresh]).toEqual([true, true, true]);
  });

  it('numbers rows in order of arrival when many arrive at once, a repeat among them', async () => {
    const received = await Promise.all(
      ['1', '2', '1', '3', '1'].map((who, i) => says(store(), who, i === 4 ? 'm0' : `m${i}`)),
    );
    expect(received.map(({ inboundId }) => inboundId)).toEqual([1, 2, 3, 4, 1]);
    expect(received.map(({ fresh }) => fresh)).toEqual([true, true, true, true, false]);
    const [p1, p2, p3] = [received[0], received[1], received[3]].map((one) => one?.personId);
    expect(received[2]?.personId).toBe(p1);
    expect(await store().waitingPeople(t0)).toEqual([p1, p2, p3]);
    const rows = await store().inboundOf(p1 ?? 0, t0);
    expect(rows.map(({ id, cause }) => [id, cause])).toEqual([
      [1, 'm0'],
      [3, 'm2'],
    ]);
    expect(rows[0]).toMatchObject({
      address: telegram('1'),
      at: t0,
      input: { kind: 'text', text: 'halo' },
      proactive: false,
    });
  });

  it('remembers where and when a person last wrote, and marks examples', async () => {
    const at = later(60);
    const message = { id: 'm', from: telegram('9'), at, input: { kind: 'deleted' as const } };
    const { personId } = await store().receive(message, { example: true });
    const { person } = await store().open(personId);
    expect(person).toMatchObject({
      lastWroteAt: at,
      createdAt: at,
      example: true,
      language: 'id',
      regionId: 'kota-bekasi',
      roles: [],
      umks: [],
      companies: [],
    });
    expect(await store().personAt(telegram('9'))).toBe(personId);
    expect(await store().personAt(telegram('10'))).toBe(personId + 1);
  });

  it('puts rows off, releases only those, and parks what cannot be handled', async () => {
    const a = await says(store(), '1', 'm1');
    const teller = await says(store(), '2', 'm1');
    const happening = { kind: 'company.decided', companyId: 7 } as const;
    const told = { personId: a.personId, happening };
    await answer(store(), a.personId, []);
    await answer(store(), teller.personId, [], { told: [told, { ...told, after: later(5000) }] });
    const [news] = await store().inboundOf(a.personId, t0);
    expect(news).toMatchObject({ proactive: true, input: { kind: 'event', happening } });
    await store().hold(news?.id ?? 0, later(600));
    expect(await store().waitingPeople(later(599))).toEqual([]);
    expect(await store().nextDue()).toEqual(later(600));
    await store().release(a.personId, later(5));
    expect(await store().waitingPeople(later(5))).toEqual([a.personId]);
    await store().park([news?.id ?? 0], 'three failures');
    expect(await store().waitingPeople(later(4999))).toEqual([]);
    expect(await store().nextDue()).toEqual(later(5000));
  });

  it('fires a timer once, at its own time, and again when it is set again', async () => {
    const { personId } = await says(store(), '1', 'm1');
    await answer(store(), personId, []);
    const happening = { kind: 'match.silent', matchId: 3, round: 1 } as const;
    const row = { id: 'silent/3', key: 'silent/3', personId, happening, at: later(100) };
    const other = { ...row, id: 'x', key: 'x', at: later(50) };
    await store().write([row, other].map((one) => ({ op: 'put', table: 'timer', row: one })));
    expect(await store().nextDue()).toEqual(later(50));
    expect(await store().fireTimers(later(49), 10, 'tick')).toEqual([]);
    expect(await store().fireTimers(later(200), 1, 'tick')).toEqual([personId]);
    expect(await store().fireTimers(later(200), 10, 'tick')).toEqual([personId]);
    expect(await store().fireTimers(later(200), 10, 'tick')).toEqual([]);
    const fired = await store().inboundOf(personId, later(200));
    expect(fired.map(({ at, cause, input }) => ({ at, cause, input }))).toEqual([
      { at: later(50), cause: 'tick', input: { kind: 'timeout', happening } },
      { at: later(100), cause: 'tick', input: { kind: 'timeout', happening } },
    ]);
    await store().write([{ op: 'put', table: 'timer', row }]);
    expect(await store().fireTimers(later(300), 10, 'tick')).toEqual([personId]);
    await store().write([{ op: 'put', table: 'timer', row }]);
    await store().write([{ op: 'remove', table: 'timer', where: { key: 'silent/3' } }]);
    expect(await store().fireTimers(later(300), 10, 'tick')).toEqual([]);
  });

  it('hands out what somebody wrote though the clock was set back since, and nothing of what was put off', async () => {
    const ahead = later(72_000);
    const { personId } = await says(store(), '1', 'm1', 'halo', ahead);
    expect(await store().inboundOf(personId, t0)).toHaveLength(1);
    await restart();
    expect(await store().inboundOf(personId, t0)).toHaveLength(1);
    const happening = { kind: 'company.waiting', companyId: 1 } as const;
    const told = [
      { personId, happening, after: later(90_000) },
      { personId, happening },
    ];
    await answer(store(), personId, [], { told, at: ahead });
    expect((await store().inboundOf(personId, t0)).map(({ putOff }) => putOff)).toEqual([false]);
    // Whoever looks for people who wait goes by the time alone.
    expect(await store().waitingPeople(t0)).toEqual([]);
    const how = { now: t0, longestMs: 3_600_000 };
    expect(await store().bringForward({ ...how, seen: false })).toBe(1);
    expect(await store().waitingPeople(t0)).toEqual([personId]);
    expect(await store().bringForward({ ...how, seen: false })).toBe(0);
    const [row] = await store().inboundOf(personId, t0);
    expect(row?.at).toEqual(t0);
    await store().hold(row?.id ?? 0, later(80_000));
    expect(await store().bringForward({ ...how, seen: false })).toBe(0);
    expect(await store().bringForward({ ...how, seen: true })).toBe(1);
    expect(await store().inboundOf(personId, t0)).toHaveLength(1);
    // What is to be told on a day of its own stays there.
    expect(await store().inboundOf(personId, later(90_000))).toHaveLength(2);
  });
}
