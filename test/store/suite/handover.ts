/** Talks with the office: sealed, one officer's at a time, found by whose they are, moved with a person and erased with them. */
import { expect, it } from 'vitest';
import type { Handover, HandoverView } from '../../../src/domain/handover.ts';
import type { OpenStore } from '../../../src/store/store.ts';
import { answer, later, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

function talk(id: number, personId: number, given: Partial<Handover> = {}): Handover {
  return {
    id,
    regionId: 'kota-bekasi',
    personId,
    state: 'waiting',
    lines: [{ words: 'NIB saya hilang', at: t0 }],
    notes: [],
    unread: false,
    owedAt: t0,
    createdAt: t0,
    updatedAt: t0,
    ...given,
  };
}

async function person(store: OpenStore, who: string, name: string): Promise<number> {
  const { personId } = await says(store, who, `${who}-1`);
  await answer(store, personId, [], {
    writes: [{ op: 'patch', table: 'person', id: personId, set: { name } }],
  });
  return personId;
}

async function officer(store: OpenStore, who: string, name: string): Promise<number> {
  const personId = await person(store, who, name);
  const row = { id: `${personId}/kurator`, personId, role: 'kurator' as const };
  await store.write([
    { op: 'put', table: 'staffRole', row: { ...row, grantedBy: 'test', grantedAt: t0 } },
  ]);
  return personId;
}

async function one(store: OpenStore, id: number): Promise<HandoverView | undefined> {
  return (await store.read({ kind: 'handover', id }, 0)) as HandoverView | undefined;
}

/** A turn of an officer that takes the talk: false where somebody else has it. */
async function takes(store: OpenStore, who: string, staffId: number, id: number) {
  await says(store, who, `${who}-takes`);
  const expected = { expect: { state: 'waiting' as const } };
  const set = { state: 'taken' as const, staffId };
  return answer(store, staffId, [], {
    writes: [{ op: 'patch', table: 'handover', id, set, ...expected }],
  });
}

export function handoverTests(bench: Bench): void {
  it('are seen with who is on both sides, and of two officers one takes it', async () => {
    const store = bench.store();
    const siti = await person(store, 'siti', 'Siti Aminah');
    const [ani, budi] = [await officer(store, 'ani', 'Ani'), await officer(store, 'budi', 'Budi')];
    await store.write([
      { op: 'insert', table: 'umk', row: umk(7, { businessName: 'Keripik Bu Siti' }) },
      {
        op: 'insert',
        table: 'membership',
        row: {
          id: `umk/7/${siti}`,
          personId: siti,
          organisation: 'umk',
          organisationId: 7,
          role: 'owner',
          since: '2026-11-22',
        },
      },
      { op: 'insert', table: 'handover', row: talk(1, siti) },
    ]);
    expect(await one(store, 1)).toEqual({
      handover: talk(1, siti),
      name: 'Siti Aminah',
      business: 'Keripik Bu Siti',
      channel: 'telegram',
    });
    expect([await takes(store, 'ani', ani, 1), await takes(store, 'budi', budi, 1)]).toEqual([
      true,
      false,
    ]);
    expect(await one(store, 1)).toMatchObject({ staff: 'Ani', handover: { state: 'taken' } });
    expect(await one(store, 2)).toBeUndefined();
    expect(await store.read({ kind: 'handover.mine' }, siti)).toMatchObject({ id: 1 });
    expect(await store.read({ kind: 'handover.mine' }, ani)).toBeUndefined();
  });

  it('that are over are nobody’s any more, but the same officer is known', async () => {
    const store = bench.store();
    const siti = await person(store, 'siti', 'Siti');
    const ani = await officer(store, 'ani', 'Ani');
    const over: Partial<Handover> = { state: 'over', staffId: ani, lines: [] };
    await store.write([
      { op: 'insert', table: 'handover', row: talk(1, siti, over) },
      { op: 'insert', table: 'handover', row: talk(2, siti, { staffId: ani, state: 'taken' }) },
      { op: 'insert', table: 'handover', row: talk(3, siti) },
    ]);
    const open = (await store.read({ kind: 'handovers.open' }, 0)) as HandoverView[];
    expect(open.map(({ handover }) => handover.id)).toEqual([2, 3]);
    // Somebody's comes before one that waits.
    expect(await store.read({ kind: 'handover.mine' }, siti)).toMatchObject({ id: 2 });
    expect(await store.read({ kind: 'handover.last', since: t0 }, siti)).toBe(ani);
    expect(await store.read({ kind: 'handover.last', since: later(1) }, siti)).toBeUndefined();
    await store.write([{ op: 'remove', table: 'staffRole', where: { personId: ani } }]);
    expect(await store.read({ kind: 'handover.last', since: t0 }, siti)).toBeUndefined();
  });

  it('name deputies until a day', async () => {
    const store = bench.store();
    const row = { id: 5, until: '2026-11-27', deputyId: 6 };
    await store.write([{ op: 'put', table: 'staffAway', row }]);
    expect(await store.read({ kind: 'staff.away', today: '2026-11-27' }, 0)).toEqual([row]);
    expect(await store.read({ kind: 'staff.away', today: '2026-11-28' }, 0)).toEqual([]);
  });

  it('go with a person who is two, and with an officer who is two', async () => {
    const store = bench.store();
    const [web, phone] = [await person(store, 'web', 'Siti'), await person(store, 'hp', 'Siti')];
    const [ani, aniPhone] = [await officer(store, 'ani', 'Ani'), await person(store, 'a2', 'Ani')];
    await store.write([
      { op: 'insert', table: 'handover', row: talk(1, phone, { wantedId: aniPhone }) },
      {
        op: 'insert',
        table: 'handover',
        row: talk(2, ani, { staffId: aniPhone, state: 'taken' }),
      },
      {
        op: 'put',
        table: 'staffAway',
        row: { id: aniPhone, until: '2026-11-27', deputyId: web },
      },
    ]);
    await says(store, 'web', 'web-2');
    await answer(store, web, [], { link: { other: phone, purpose: 'link' } });
    await says(store, 'ani', 'ani-2');
    await answer(store, ani, [], { link: { other: aniPhone, purpose: 'link' } });
    expect((await one(store, 1))?.handover).toMatchObject({ personId: web, wantedId: ani });
    expect((await one(store, 2))?.handover).toMatchObject({ staffId: ani });
    expect(await store.read({ kind: 'staff.away', today: '2026-11-22' }, 0)).toEqual([
      { id: ani, until: '2026-11-27', deputyId: web },
    ]);
  });

  it('have a place that is told like a person, is written in by others, and goes with whom it is about', async () => {
    const store = bench.store();
    const siti = await person(store, 'siti', 'Siti');
    const place = { channel: 'telegram' as const, account: 'bighug_bot', id: '-1001#1' };
    expect(await store.knownAt(place)).toBeUndefined();
    const placeId = await store.personAt(place);
    expect(await store.knownAt(place)).toBe(placeId);
    const row = talk(1, siti, { placeId, staffId: siti, state: 'taken', apart: true });
    await store.write([{ op: 'insert', table: 'handover', row }]);
    expect((await one(store, 1))?.handover).toMatchObject({ placeId, apart: true });
    const by = { ...place, id: '11' };
    const input = { kind: 'text' as const, text: 'ini Ani' };
    await store.receive({ id: 'm1', from: place, by, at: t0, input });
    expect(await store.inboundOf(placeId, later(1))).toMatchObject([{ address: place, by, input }]);
    // Whoever writes in a place becomes nobody by it.
    expect(await store.knownAt(by)).toBeUndefined();
    await answer(store, placeId, ['Tidak diteruskan']);
    await says(store, 'siti', 'siti-2');
    await answer(store, siti, [], { erase: true });
    expect(await store.knownAt(place)).toBeUndefined();
    expect(await store.claim(9, later(9))).toEqual([]);
  });

  it('are erased with the person, and wait for another officer where one is erased', async () => {
    const store = bench.store();
    const siti = await person(store, 'siti', 'Siti');
    const budi = await person(store, 'budi', 'Budi');
    const ani = await officer(store, 'ani', 'Ani');
    await store.write([
      { op: 'insert', table: 'handover', row: talk(1, siti) },
      { op: 'insert', table: 'handover', row: talk(2, budi, { staffId: ani, state: 'taken' }) },
      { op: 'put', table: 'staffAway', row: { id: 9, until: '2026-11-27', deputyId: ani } },
    ]);
    await says(store, 'siti', 'siti-2');
    await answer(store, siti, [], { erase: true });
    await says(store, 'ani', 'ani-2');
    await answer(store, ani, [], { erase: true });
    expect(await one(store, 1)).toBeUndefined();
    expect((await one(store, 2))?.handover).toMatchObject({ state: 'waiting' });
    expect((await one(store, 2))?.handover.staffId).toBeUndefined();
    expect(await store.read({ kind: 'staff.away', today: '2026-11-22' }, 0)).toEqual([]);
  });
}
