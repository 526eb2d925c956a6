/** Broadcasts in the database: whom a segment reaches, recipients chosen once, and a step that a kill repeats without writing to anybody twice. */
import { expect, it } from 'vitest';
import type { BroadcastStep, Write } from '../../../src/app/ports.ts';
import type { Broadcast, BroadcastTable, Reach, Segment } from '../../../src/domain/broadcast.ts';
import type { OpenStore } from '../../../src/store/store.ts';
import { answer, later, says, t0, telegram, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const asOf = { today: '2026-11-22', dayStart: new Date('2026-11-21T17:00:00Z') };

function step(store: OpenStore, given: Partial<BroadcastStep> = {}) {
  const limits = { approveAbove: 100, batch: 2, maxWaiting: 2 };
  const how = { now: t0, cause: 'test', limits, approveBy: '2026-11-23', ...asOf };
  return store.stepBroadcasts({ ...how, ...given });
}

function broadcast(given: Partial<Broadcast> = {}): Broadcast {
  return {
    ...{ id: 1, regionId: 'kota-bekasi', state: 'scheduled', rev: 1, authorId: 999, people: 3 },
    segment: { audience: 'owners' },
    texts: { id: 'Ada bazar UMKM.' },
    ...{ editorIds: [], dueAt: t0, createdAt: t0, updatedAt: t0 },
    ...given,
  };
}

/** Somebody with a business, who agreed to reminders unless said otherwise. */
async function owner(
  store: OpenStore,
  who: string,
  given: { umk?: Parameters<typeof umk>[1]; reminders?: boolean } = {},
): Promise<number> {
  const personId = await store.personAt(telegram(who));
  const id = 100 + personId;
  const member = { organisation: 'umk' as const, organisationId: id, role: 'owner' as const };
  const consent = { purpose: 'reminders' as const, version: '1', channel: 'telegram', at: t0 };
  const writes: Write[] = [
    { op: 'insert', table: 'umk', row: umk(id, given.umk) },
    {
      op: 'insert',
      table: 'membership',
      row: { id: `umk/${id}/${personId}`, personId, ...member, since: '2026-11-22' },
    },
    {
      op: 'insert',
      table: 'consent',
      row: { id: `c/${who}`, personId, ...consent, granted: given.reminders ?? true },
    },
  ];
  await store.write(writes);
  return personId;
}

async function reach(store: OpenStore, segment: Segment): Promise<Reach> {
  return (await store.read({ kind: 'broadcast.reach', ...segment, ...asOf }, 0)) as Reach;
}

async function table(store: OpenStore): Promise<BroadcastTable> {
  return (await store.read({ kind: 'broadcast.table', id: 1 }, 0)) as BroadcastTable;
}

async function stateOf(store: OpenStore): Promise<string | undefined> {
  const view = (await store.read({ kind: 'broadcast', id: 1 }, 0)) as
    { broadcast: Broadcast } | undefined;
  return view?.broadcast.state;
}

/** The turn of a recipient: it is said. */
async function hears(store: OpenStore, personId: number) {
  const [row] = await store.inboundOf(personId, later(10));
  const message = { text: 'Ada bazar UMKM.', position: 'menu/welcome' };
  return answer(store, personId, [], {
    at: later(10),
    outbound: [{ addressId: row?.addressId ?? 0, message, proactive: true }],
    writes: [
      {
        op: 'patch',
        table: 'broadcastRecipient',
        id: `1/${personId}`,
        set: { state: 'said' },
        expect: { state: 'queued' },
      },
    ],
  });
}

async function send(store: OpenStore): Promise<string[]> {
  const rows = await store.claim(50, later(10));
  await store.settle(
    rows.map(({ id }) => ({ id, state: 'sent', providerId: id })),
    t0,
  );
  return rows.map(({ id }) => id);
}

export function broadcastTests(bench: Bench): void {
  it('go by what staff decided: a refused paper is none, and their level is the level', async () => {
    const store = bench.store();
    const siti = await owner(store, 'siti');
    const umkId = 100 + siti;
    const refused = { status: 'ada', updatedAt: t0, checkedAt: t0, refusal: 'not_found' };
    const halal = { ...refused, kind: 'halal', expires: '2026-12-20' };
    const looked = { visitedOn: '2026-11-20', how: 'telepon', by: 1, at: t0 } as const;
    await store.write([
      { op: 'put', table: 'paper', row: { id: `${umkId}/halal`, umkId, ...halal } },
      { op: 'put', table: 'paper', row: { id: `${umkId}/nib`, umkId, ...refused, kind: 'nib' } },
      {
        op: 'put',
        table: 'readiness',
        row: { id: umkId, answers: {}, score: 80, level: 'siap', updatedAt: t0 },
      },
      {
        op: 'insert',
        table: 'curation',
        row: { id: `${umkId}/0`, umkId, ...looked, level: 'perlu' },
      },
    ]);
    const fits = async (segment: Omit<Segment, 'audience'>): Promise<number> =>
      (await reach(store, { audience: 'owners', ...segment })).fits;
    expect(await fits({ nib: 'tidak', levels: ['perlu'] })).toBe(1);
    expect(await fits({ nib: 'ya' })).toBe(0);
    expect(await fits({ levels: ['siap'] })).toBe(0);
    expect(await fits({ paperDays: 30 })).toBe(0);
  });

  it('reach those who fit every condition and agreed, and say why not the others', async () => {
    const store = bench.store();
    const paper = { kind: 'halal', status: 'ada', updatedAt: t0 };
    const siti = await owner(store, 'siti');
    await owner(store, 'budi', { umk: { place: { kecamatan: 'Rawalumbu' }, hasNib: 'tidak' } });
    await owner(store, 'cici', { reminders: false });
    const didi = await owner(store, 'didi');
    await store.write([
      { op: 'patch', table: 'person', id: didi, set: { mutedAt: t0, language: 'en' } },
      { op: 'insert', table: 'umk', row: umk(50, { status: 'imported' }) },
      {
        op: 'put',
        table: 'paper',
        row: { id: `${100 + siti}/halal`, umkId: 100 + siti, ...paper, expires: '2026-12-20' },
      },
      {
        op: 'put',
        table: 'readiness',
        row: { id: 100 + siti, answers: {}, score: 80, level: 'siap', updatedAt: t0 },
      },
    ]);
    expect(await reach(store, { audience: 'owners' })).toMatchObject({
      ...{ fits: 4, reachable: 2, unclaimed: 1 },
      why: { no_consent: 1, muted: 1 },
    });
    const found = async (segment: Omit<Segment, 'audience'>): Promise<number[]> =>
      (await reach(store, { audience: 'owners', ...segment })).sample.map((one) => one.personId);
    expect(await found({ kecamatan: ['Bantar Gebang'] })).toEqual([siti]);
    expect(await found({ nib: 'ya', levels: ['siap'] })).toEqual([siti]);
    expect(await found({ levels: ['none'], nib: 'ya' })).toEqual([]);
    expect(await found({ paperDays: 30 })).toEqual([siti]);
    expect(await found({ paperDays: 27 })).toEqual([]);
    expect(await found({ paperKind: 'pirt', paperDays: 30 })).toEqual([]);
    expect(await found({ sectors: ['K2'], nib: 'tidak' })).toHaveLength(1);
    expect(await found({ language: 'en' })).toEqual([]);
    expect(await found({ since: '2026-11-23' })).toEqual([]);
    expect(await found({ since: '2026-11-22' })).toHaveLength(2);
    expect((await reach(store, { audience: 'pics' })).fits).toBe(0);
  });

  it('are worked off a batch at a time, as far as there is room, and end when all is sent', async () => {
    const store = bench.store();
    const ids = [await owner(store, 'a'), await owner(store, 'b'), await owner(store, 'c')];
    await store.write([{ op: 'insert', table: 'broadcast', row: broadcast() }]);
    expect(await step(store)).toEqual({ people: [], more: true });
    expect(await step(store)).toEqual({ people: [], more: true });
    expect(await table(store)).toMatchObject({ chosen: 3, left: 3 });
    expect((await step(store)).people).toEqual(ids.slice(0, 2));
    // Killed before anybody had a turn: nobody is begun with twice, and there is no room.
    const again = await bench.restart();
    expect(await step(again)).toEqual({ people: [], more: false });
    for (const id of ids.slice(0, 2)) expect(await hears(again, id)).toBe(true);
    expect((await step(again, { now: later(2) })).people).toEqual([]);
    expect(await send(again)).toHaveLength(2);
    expect((await step(again, { now: later(4) })).people).toEqual(ids.slice(2));
    await hears(again, ids[2] ?? 0);
    await send(again);
    await step(again, { now: later(4) });
    expect(await stateOf(again)).toBe('done');
    expect(await again.nextDue()).toBeUndefined();
    expect(await table(again)).toMatchObject({ chosen: 3, sent: 3, left: 0 });
  });

  it('that go on at one time share the room, so that none waits for the end of another', async () => {
    const store = bench.store();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await owner(store, name);
    for (const id of [1, 2]) {
      await store.write([{ op: 'insert', table: 'broadcast', row: broadcast({ id }) }]);
    }
    const room = { approveAbove: 100, batch: 4, maxWaiting: 4 };
    for (let steps = 0; steps < 3; steps++) await step(store, { limits: room });
    const begun = async (id: number): Promise<number> => {
      const rows = await store.read({ kind: 'broadcast.table', id }, 0);
      const waiting = await Promise.all(
        [1, 2, 3, 4, 5].map((personId) =>
          store.read({ kind: 'broadcast.mine', broadcastId: id }, personId),
        ),
      );
      expect(rows).toMatchObject({ chosen: 5, left: 5 });
      return waiting.filter((one) => (one as { state: string }).state === 'queued').length;
    };
    expect([await begun(1), await begun(2)]).toEqual([2, 2]);
  });

  it('are taken back from both boxes in a pause, and go on under the same message ids', async () => {
    const store = bench.store();
    const [a, b] = [await owner(store, 'a'), await owner(store, 'b')];
    await store.write([{ op: 'insert', table: 'broadcast', row: broadcast() }]);
    for (let steps = 0; steps < 3; steps++) await step(store);
    const [row] = await store.inboundOf(a, t0);
    await hears(store, a);
    const paused = { state: 'paused' as const, dueAt: t0 };
    await store.write([{ op: 'patch', table: 'broadcast', id: 1, set: paused }]);
    await step(store);
    expect(await store.claim(10, t0)).toEqual([]);
    expect(await store.inboundOf(b, t0)).toEqual([]);
    expect(await table(store)).toMatchObject({ chosen: 2, left: 2 });
    expect(await store.nextDue()).toBeUndefined();
    const running = { state: 'running' as const, dueAt: t0 };
    await store.write([{ op: 'patch', table: 'broadcast', id: 1, set: running }]);
    expect((await step(store)).people).toEqual([a, b]);
    await hears(store, a);
    expect(await send(store)).toEqual([`${row?.id}/0`]);
  });

  it('skip everybody who is left where they are stopped, and who is erased', async () => {
    const store = bench.store();
    const [a, b, c] = [await owner(store, 'a'), await owner(store, 'b'), await owner(store, 'c')];
    await store.write([{ op: 'insert', table: 'broadcast', row: broadcast() }]);
    for (let steps = 0; steps < 3; steps++) await step(store);
    await says(store, 'c', 'c-1');
    await answer(store, c, ['Sudah dihapus.'], { erase: true });
    await hears(store, a);
    await send(store);
    const stopped = { state: 'stopped' as const, dueAt: t0 };
    await store.write([{ op: 'patch', table: 'broadcast', id: 1, set: stopped }]);
    await step(store);
    expect(await table(store)).toMatchObject({
      ...{ chosen: 3, sent: 1, left: 0 },
      skipped: { stopped: 1, gone: 1 },
    });
    expect(await store.read({ kind: 'broadcast.mine', broadcastId: 1 }, c)).toBeUndefined();
    expect(await store.inboundOf(b, t0)).toEqual([]);
  });

  it('write once to two who turn out to be one', async () => {
    const store = bench.store();
    const [a, b] = [await owner(store, 'a'), await owner(store, 'b')];
    await store.write([{ op: 'insert', table: 'broadcast', row: broadcast() }]);
    for (let steps = 0; steps < 3; steps++) await step(store);
    await hears(store, b);
    const before = await store.inboundOf(a, t0);
    expect(before).toHaveLength(1);
    await says(store, 'a', 'a-1', 'ABC', later(1));
    const rows = await store.inboundOf(a, later(1));
    const opened = await store.open(a);
    const [kept] = await store.commitMany([
      {
        inboundIds: rows.slice(1).map(({ id }) => id),
        ...{ personId: a, conversation: opened.conversation, version: opened.version },
        ...{ writes: [], told: [], outbound: [], cause: 'x', at: t0 },
        link: { other: b, purpose: 'link' },
      },
    ]);
    expect(kept).toBe(true);
    // What b was told already is in the outbox; what a was to be told is not said as well.
    const left = await store.inboundOf(a, later(2));
    expect(left.filter(({ input }) => JSON.stringify(input).includes('broadcast'))).toEqual([]);
    expect(await send(store)).toHaveLength(1);
    expect(await store.read({ kind: 'broadcast.mine', broadcastId: 1 }, a)).toMatchObject({
      state: 'said',
    });
    expect(await table(store)).toMatchObject({ chosen: 1, sent: 1 });
  });

  it('rest in quiet hours, and wait for approval where more fit than may be written to', async () => {
    const store = bench.store();
    await owner(store, 'a');
    const row = broadcast();
    await store.write([{ op: 'insert', table: 'broadcast', row }]);
    await step(store, { quietUntil: later(3600) });
    expect(await store.nextDue()).toEqual(later(3600));
    const limits = { approveAbove: 0, batch: 2, maxWaiting: 2 };
    await step(store, { limits, now: later(3600) });
    await step(store, { limits, now: later(3600) });
    expect(await stateOf(store)).toBe('waiting');
    expect(await table(store)).toMatchObject({ chosen: 0 });
    const queue = await store.read({ kind: 'queue.open', of: ['broadcast'] }, 0);
    expect(queue).toMatchObject({ total: 1, rows: [{ item: { subjectId: 1 } }] });
  });
}
