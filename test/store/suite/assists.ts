/** Owners whom a companion registered: seen by whoever did, known by a vouched number, moved with the companion, left to the office, and erased. */
import { expect, it } from 'vitest';
import { activeUmks } from '../activeUmks.ts';
import type { Assist, AssistView } from '../../../src/domain/assist.ts';
import type { Query } from '../../../src/domain/query.ts';
import type { Umk } from '../../../src/domain/umk.ts';
import type { OpenStore } from '../../../src/store/store.ts';
import { answer, later, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

async function staff(
  store: OpenStore,
  who: string,
  role: 'admin' | 'pendamping' | 'kurator',
): Promise<number> {
  const { personId } = await says(store, who, `${who}-1`);
  await answer(store, personId, []);
  const row = { id: `${personId}/${role}`, personId, role, grantedBy: 'test', grantedAt: t0 };
  await store.write([{ op: 'put', table: 'staffRole', row }]);
  return personId;
}

async function registers(
  store: OpenStore,
  id: number,
  personId: number,
  state: Assist['state'] = 'waiting',
  given: Partial<Umk> = {},
): Promise<void> {
  const status = state === 'by_sheet' ? ('active' as const) : ('unconfirmed' as const);
  const code = { organisation: 'owner', organisationId: id, role: 'owner' } as const;
  await store.write([
    { op: 'insert', table: 'umk', row: umk(id, { status, ...given }) },
    { op: 'insert', table: 'assist', row: { id, personId, state, createdAt: t0, updatedAt: t0 } },
    {
      op: 'insert',
      table: 'ownerCode',
      row: { id: `CODE${id}`, ...code, madeBy: personId, expiresAt: later(1000) },
    },
  ]);
}

const newest: Query = { kind: 'assists.mine', by: 'newest', what: '', page: 1, size: 8 };

async function ask<T>(store: OpenStore, query: Query, personId = 0): Promise<T> {
  return (await store.read(query, personId)) as T;
}

async function leaves(store: OpenStore, who: string, personId: number): Promise<void> {
  await says(store, who, `${who}-leaves`);
  await answer(store, personId, [], { erase: true });
}

export function assistTests(bench: Bench): void {
  it('shows a companion their own only, by name, product, number and phone', async () => {
    const store = bench.store();
    const [rina, tono] = [
      await staff(store, 'rina', 'pendamping'),
      await staff(store, 'tono', 'pendamping'),
    ];
    await registers(store, 7, rina);
    await registers(store, 8, rina, 'waiting', { ownerName: 'Budi', phone: '+6281298765432' });
    const ids = async (query: Query, who: number): Promise<number[]> =>
      (await ask<{ rows: AssistView[] }>(store, query, who)).rows.map(({ assist }) => assist.id);
    expect(await ids(newest, rina)).toEqual([8, 7]);
    expect(await ids(newest, tono)).toEqual([]);
    const find = (by: 'words' | 'number' | 'phone', what: string): Query =>
      ({ ...newest, by, what }) as Query;
    expect(await ids(find('words', 'siti KERIPIK'), rina)).toEqual([7]);
    expect(await ids(find('number', '8'), rina)).toEqual([8]);
    expect(await ids(find('phone', '+6281298765432'), rina)).toEqual([8]);
    expect(await ids(find('number', '8'), tono)).toEqual([]);
    expect(await ask(store, { kind: 'assists.waiting' }, rina)).toBe(2);
    expect(await activeUmks(store)).toEqual([]);
  });

  it('knows an owner by a number that WhatsApp vouches for, and nobody by one they typed', async () => {
    const store = bench.store();
    const rina = await staff(store, 'rina', 'pendamping');
    await registers(store, 7, rina);
    const forMe: Query = { kind: 'assists.forMe' };
    const { personId: typed } = await says(store, 'budi', 'b1');
    await answer(store, typed, [], {
      writes: [{ op: 'patch', table: 'person', id: typed, set: { phone: '+6281234567890' } }],
    });
    expect(await ask(store, forMe, typed)).toEqual([]);
    const address = (id: string, channel: 'whatsapp' | 'whatsapp-cloud') =>
      ({ channel, account: 'office', id }) as const;
    const cloud = await store.personAt(address('6281234567890', 'whatsapp-cloud'));
    const linked = await store.personAt(address('6281234567890@s.whatsapp.net', 'whatsapp'));
    const lid = await store.personAt(address('6281234567890@lid', 'whatsapp'));
    expect(await ask<AssistView[]>(store, forMe, cloud)).toMatchObject([{ assist: { id: 7 } }]);
    expect(await ask<AssistView[]>(store, forMe, linked)).toMatchObject([{ assist: { id: 7 } }]);
    expect(await ask(store, forMe, lid)).toEqual([]);
    await store.write([{ op: 'patch', table: 'assist', id: 7, set: { personId: cloud } }]);
    expect(await ask(store, forMe, cloud)).toEqual([]);
  });

  it('tells whether a business is known without telling whose', async () => {
    const store = bench.store();
    await store.write([{ op: 'insert', table: 'umk', row: umk(7) }]);
    const base = {
      kind: 'umk.alike',
      kecamatan: 'Bantar Gebang',
      kelurahan: 'Sumur Batu',
      sector: 'K1',
      product: 'keripik',
    } as const;
    expect(await ask(store, { ...base, phone: '+6281234567890' })).toEqual({
      phone: true,
      owners: ['Siti Aminah'],
    });
    expect(await ask(store, { ...base, phone: '+628111', kelurahan: 'Cikiwul' })).toEqual({
      phone: false,
      owners: [],
    });
    expect(await ask(store, { ...base, phone: '+6281234567890', except: 7 })).toEqual({
      phone: false,
      owners: [],
    });
  });

  it('has the companion answer for a business by sheet, or curators once they are gone', async () => {
    const store = bench.store();
    const [rina, kuri] = [
      await staff(store, 'rina', 'pendamping'),
      await staff(store, 'kuri', 'kurator'),
    ];
    await registers(store, 7, rina, 'by_sheet');
    await registers(store, 8, rina, 'waiting');
    expect(await store.peopleOf({ umk: 7 })).toEqual([rina]);
    expect(await store.peopleOf({ umk: 8 })).toEqual([]);
    await store.write([{ op: 'remove', table: 'staffRole', where: { personId: rina } }]);
    expect(await store.peopleOf({ umk: 7 })).toEqual([kuri]);
    const membership = {
      id: 'umk/7/99',
      personId: 99,
      organisation: 'umk',
      organisationId: 7,
      role: 'owner',
      since: '2026-11-22',
    } as const;
    await store.write([{ op: 'insert', table: 'membership', row: membership }]);
    expect(await store.peopleOf({ umk: 7 })).toEqual([99]);
  });

  it('leaves registrations, codes, sheets and the day of erasure to the office when a companion leaves', async () => {
    const store = bench.store();
    const [rina, ani] = [
      await staff(store, 'rina', 'pendamping'),
      await staff(store, 'ani', 'admin'),
    ];
    await registers(store, 7, rina, 'sheet_check');
    const blobId = await store.blobs.keep(new Uint8Array([1, 2, 3]), 'image/jpeg', String(rina));
    const own = await store.blobs.keep(new Uint8Array([4]), 'image/jpeg', String(rina));
    const sheet = {
      id: 's',
      blobId,
      kind: 'photo',
      mime: 'image/jpeg',
      owner: 'consent',
      ownerId: '7',
      at: t0,
    } as const;
    const happening = { kind: 'assist.silent', umkId: 7, last: true } as const;
    await store.write([
      { op: 'insert', table: 'attachment', row: sheet },
      {
        op: 'put',
        table: 'timer',
        row: { id: `t/${rina}`, key: 'assist/7/erase', personId: rina, happening, at: later(60) },
      },
    ]);
    await leaves(store, 'rina', rina);
    const view = await ask<AssistView>(store, { kind: 'assist', id: 7 });
    expect(view).toMatchObject({
      assist: { state: 'sheet_check' },
      umk: { id: 7 },
      sheet: { blobId },
    });
    expect(view.assist.personId).toBeUndefined();
    expect(await store.blobs.load(blobId)).toBeDefined();
    expect(await store.blobs.load(own)).toBeUndefined();
    expect(await ask(store, { kind: 'invitation', code: 'CODE7' })).toMatchObject({
      owner: { madeBy: 0 },
    });
    expect(await store.fireTimers(later(61), 10, 'test')).toEqual([ani]);
  });

  it('leaves nothing but the number of a business whose owner said no', async () => {
    const store = bench.store();
    const rina = await staff(store, 'rina', 'pendamping');
    await registers(store, 7, rina);
    const blobId = await store.blobs.keep(new Uint8Array([1, 2, 3]), 'image/jpeg', String(rina));
    const sheet = {
      id: 's',
      blobId,
      kind: 'photo',
      mime: 'image/jpeg',
      owner: 'consent',
      ownerId: '7',
      at: t0,
    } as const;
    await store.write([{ op: 'insert', table: 'attachment', row: sheet }]);
    const { personId } = await says(store, 'siti', 's1');
    await answer(store, personId, [], {
      writes: [
        {
          op: 'patch',
          table: 'assist',
          id: 7,
          set: { state: 'refused' },
          expect: { state: 'waiting' },
        },
      ],
      eraseUmks: [7],
    });
    const view = await ask<AssistView>(store, { kind: 'assist', id: 7 }, rina);
    expect(view.assist.state).toBe('refused');
    expect(view.umk).toBeUndefined();
    expect(view.sheet).toBeUndefined();
    expect(await store.blobs.load(blobId)).toBeUndefined();
    expect(await ask(store, { kind: 'invitation', code: 'CODE7' })).toBeUndefined();
  });

  it('moves what a companion registered when two people turn out to be one', async () => {
    const store = bench.store();
    const rina = await staff(store, 'rina', 'pendamping');
    await registers(store, 7, rina);
    const { personId } = await says(store, 'rina-wa', 'w1');
    await answer(store, personId, [], { link: { other: rina, purpose: 'link' } });
    expect(await ask<AssistView>(store, { kind: 'assist', id: 7 })).toMatchObject({
      assist: { personId },
    });
  });
}
