/** Rows: what is written reads back equal, and every question of the closed list has its answer. */
import { expect, it } from 'vitest';
import { activeUmks } from '../activeUmks.ts';
import { company, match, need, t0, ticket, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

export function rowsTests({ store }: Bench): void {
  it('answers the questions about companies, needs and matches', async () => {
    await store().write([
      {
        op: 'insert',
        table: 'company',
        row: company(1, { nib: '9120001234567', decidedAt: t0, decidedBy: 3 }),
      },
      { op: 'insert', table: 'company', row: company(2, { status: 'waiting' }) },
      { op: 'insert', table: 'umk', row: umk(3) },
      { op: 'insert', table: 'umk', row: umk(4, { status: 'withdrawn' }) },
      { op: 'insert', table: 'need', row: need(1, 1, { specification: '100 g', sample: true }) },
      { op: 'insert', table: 'need', row: need(2, 2) },
      {
        op: 'insert',
        table: 'need',
        row: need(3, 1, { status: 'closed', place: { kecamatan: 'Jatiasih' } }),
      },
      { op: 'insert', table: 'match', row: match(1, 1, 3) },
      {
        op: 'insert',
        table: 'match',
        row: match(2, 1, 4, { state: 'declined_umk', declineReason: 'jauh' }),
      },
      { op: 'insert', table: 'match', row: match(3, 3, 4, { state: 'agreed', askedAt: t0 }) },
    ]);
    const ask = (query: Parameters<ReturnType<Bench['store']>['read']>[0]) =>
      store().read(query, 1);
    expect(await ask({ kind: 'company', id: 1 })).toEqual(
      company(1, { nib: '9120001234567', decidedAt: t0, decidedBy: 3 }),
    );
    expect(await ask({ kind: 'company', id: 9 })).toBeUndefined();
    expect(await ask({ kind: 'companies', status: 'waiting' })).toEqual([
      company(2, { status: 'waiting' }),
    ]);
    expect(await ask({ kind: 'need', id: 1 })).toEqual(
      need(1, 1, { specification: '100 g', sample: true }),
    );
    expect(await ask({ kind: 'needs.ofCompanies', ids: [1] })).toMatchObject([
      { id: 3 },
      { id: 1 },
    ]);
    expect(await ask({ kind: 'match', id: 1 })).toMatchObject({
      match: match(1, 1, 3),
      umk: umk(3),
      need: { id: 1 },
      company: { id: 1 },
    });
    expect(await ask({ kind: 'match', id: 8 })).toBeUndefined();
    const ofCompany = await ask({ kind: 'matches.of', umkIds: [], companyIds: [1] });
    expect(ofCompany).toMatchObject([{ match: { id: 3 } }, { match: { id: 1 } }]);
    expect(await ask({ kind: 'matches.of', umkIds: [4], companyIds: [] })).toMatchObject([
      { match: { id: 3, state: 'agreed', askedAt: t0 }, need: { id: 3 } },
    ]);
    expect(await store().openNeeds()).toMatchObject([{ need: { id: 1 }, company: { id: 1 } }]);
    expect(await activeUmks(store())).toEqual([umk(3)]);
    expect((await store().matchesOfUmk(4)).map(({ id }) => id)).toEqual([3, 2]);
    expect((await store().matchesOfNeed(1))[0]?.declineReason).toBe('jauh');
    await expect(ask({ kind: 'candidates', needId: 1 })).rejects.toThrow(/shell/);
  });

  it('answers the questions about papers, readiness and tickets', async () => {
    const paper = { id: '3/halal', umkId: 3, kind: 'halal', status: 'ada', updatedAt: t0 };
    const full = { ...paper, number: 'ID32110000123456', expires: '2027-01-31' };
    const answers = {
      P1: { option: 'a', score: 2 },
      P2: 'skipped',
      P3: { value: [1, 'dua'], score: null },
    } as const;
    const readiness = { id: 3, answers, score: 62.5, level: 'hampir', updatedAt: t0 } as const;
    await store().write([
      { op: 'put', table: 'paper', row: paper },
      { op: 'put', table: 'paper', row: full },
      { op: 'put', table: 'paper', row: { ...paper, id: '3/nib', kind: 'nib', status: 'proses' } },
      { op: 'put', table: 'readiness', row: { ...readiness, score: 1 } },
      { op: 'put', table: 'readiness', row: readiness },
      { op: 'insert', table: 'ticket', row: ticket(1, 1, 'Belum dibayar') },
      { op: 'insert', table: 'ticket', row: ticket(2, 2, 'Lain') },
    ]);
    const { id: _, umkId: __, ...answered } = full;
    expect(await store().read({ kind: 'papers', umkId: 3 }, 1)).toEqual([
      answered,
      { kind: 'nib', status: 'proses', updatedAt: t0 },
    ]);
    const photo = {
      blobId: 'b',
      kind: 'photo',
      mime: 'image/jpeg',
      name: 'NIB.jpg',
      at: t0,
    } as const;
    const own = { ...photo, id: 'a2', owner: 'umk', ownerId: '3' } as const;
    const ofPaper = { ...photo, id: 'a1', owner: 'paper', ownerId: '3/nib' } as const;
    await store().write([
      { op: 'insert', table: 'attachment', row: own },
      { op: 'insert', table: 'attachment', row: ofPaper },
      { op: 'insert', table: 'attachment', row: { ...own, id: 'a3', ownerId: '33' } },
    ]);
    expect(await store().read({ kind: 'attachments', umkId: 3 }, 1)).toEqual([ofPaper, own]);
    expect(await store().read({ kind: 'readiness', umkId: 3 }, 1)).toEqual({
      ...readiness,
      computed: 'hampir',
      answeredAt: t0,
    });
    expect(await store().read({ kind: 'readiness', umkId: 5 }, 1)).toBeUndefined();
    expect(await store().read({ kind: 'tickets.ofPerson' }, 1)).toEqual([
      ticket(1, 1, 'Belum dibayar'),
    ]);
  });

  it('keeps text that databases choke on, without what they cannot hold', async () => {
    const words = `a\u0000b${String.fromCharCode(0xd800)}😀 'x" %_`;
    const stored = `ab\ufffd😀 'x" %_`;
    await store().write([
      { op: 'insert', table: 'umk', row: umk(1, { product: words, ownerName: words }) },
    ]);
    const [row] = await activeUmks(store());
    expect(row).toMatchObject({ product: stored, ownerName: stored });
  });

  it('patches and removes by plain columns, never by encrypted ones', async () => {
    await store().write([
      { op: 'insert', table: 'umk', row: umk(1) },
      { op: 'insert', table: 'umk', row: umk(2, { hasNib: 'tidak' }) },
      { op: 'patchWhere', table: 'umk', where: { hasNib: 'tidak' }, set: { status: 'withdrawn' } },
    ]);
    expect(await activeUmks(store())).toEqual([umk(1)]);
    const secret = { op: 'remove', table: 'umk', where: { phone: '+6281234567890' } } as const;
    await expect(store().write([secret])).rejects.toThrow(/condition/);
    await expect(store().write([{ op: 'remove', table: 'umk', where: {} }])).rejects.toThrow(
      /condition/,
    );
    await store().write([{ op: 'remove', table: 'umk', where: { id: 1 } }]);
    expect(await activeUmks(store())).toEqual([]);
  });

  it('writes all or nothing outside of turns', async () => {
    const row = umk(1);
    const writes = [row, row].map((one) => ({ op: 'insert', table: 'umk', row: one }) as const);
    await expect(store().write(writes)).rejects.toThrow();
    expect(await activeUmks(store())).toEqual([]);
  });

  it('keeps settings and bytes', async () => {
    expect(await store().getSetting('clock')).toBeUndefined();
    await store().putSetting('clock', '1');
    await store().putSetting('clock', '2');
    expect(await store().getSetting('clock')).toBe('2');
    const bytes = new Uint8Array([0, 1, 2, 255]);
    const id = await store().blobs.keep(bytes, 'image/jpeg', '1');
    expect(await store().blobs.keep(bytes, 'image/jpeg', '1')).toBe(id);
    expect(await store().blobs.keep(bytes, 'image/jpeg', '2')).not.toBe(id);
    const loaded = await store().blobs.load(id);
    expect([...(loaded?.bytes ?? []), loaded?.mime]).toEqual([0, 1, 2, 255, 'image/jpeg']);
    expect(await store().blobs.load('nothing')).toBeUndefined();
    await expect(store().blobs.keep(new Uint8Array(), 'image/jpeg', '1')).rejects.toThrow(
      RangeError,
    );
    const tooBig = new Uint8Array(20 * 1024 * 1024 + 1);
    await expect(store().blobs.keep(tooBig, 'image/jpeg', '1')).rejects.toThrow(RangeError);
  });
}
