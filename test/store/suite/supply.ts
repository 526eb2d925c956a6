/** What matching knows of businesses and needs, and that every process hears what is new to it. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import { company, match, member, need, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const day = 86_400_000;
const later = (days: number) => new Date(t0.getTime() + days * day);

export function supplyTests({ store }: Bench): void {
  it('knows of a business its papers, terms, record, promises, ties and how often it was shown', async () => {
    const seasons = [{ months: [6, 7], percent: 50 }];
    const terms = { waitDays: 14, patterns: ['rantai_pasok' as const], seasons, tiedTo: [9] };
    await store().write([
      { op: 'insert', table: 'company', row: company(1) },
      { op: 'insert', table: 'company', row: company(2) },
      { op: 'insert', table: 'umk', row: umk(3, { ...terms, price: { min: 5n, max: 6n } }) },
      { op: 'insert', table: 'need', row: need(1, 1) },
      { op: 'insert', table: 'need', row: need(2, 1) },
      { op: 'insert', table: 'match', row: match(1, 1, 3, { state: 'trial' }) },
      { op: 'insert', table: 'match', row: match(2, 2, 3, { createdAt: later(-91) }) },
      member('umk', 3, 5),
      member('company', 2, 5),
      member('company', 1, 6),
      {
        op: 'put',
        table: 'paper',
        row: { id: '3/halal', umkId: 3, kind: 'halal', status: 'ada', updatedAt: t0 },
      },
      {
        op: 'put',
        table: 'trackRecord',
        row: { id: 3, deliveries: 4, kept: 3, ratings: 2, rating: 4.5, updatedAt: t0 },
      },
    ]);
    expect(await store().suppliers([3, 8], t0)).toEqual([
      {
        id: 3,
        products: ['Keripik Singkong', 'keripik pisang'],
        sectors: ['K1', 'K2'],
        place: { kecamatan: 'Bantar Gebang', kelurahan: 'Sumur Batu' },
        capacity: umk(3).capacity,
        hasNib: 'ya',
        papers: [{ kind: 'halal', status: 'ada' }],
        papersComplete: true,
        active: true,
        waitDays: 14,
        patterns: ['rantai_pasok'],
        seasons,
        price: { min: 5n, max: 6n },
        tiedTo: [9, 2],
        record: { deliveries: 4, kept: 3, ratings: 2, rating: 4.5 },
        promised: [need(1, 1).volume],
        exposure: 1,
      },
    ]);
  });

  it('reads active businesses a page at a time', async () => {
    await store().write(
      [1, 2, 3, 4, 5].map((id) => ({
        op: 'insert',
        table: 'umk',
        row: umk(id, id === 2 ? { status: 'withdrawn' } : {}),
      })),
    );
    const page = async (after: number) =>
      store()
        .supplierPage({ after, take: 2, now: t0 })
        .then(({ suppliers, last }) => [...suppliers.map(({ id }) => id), `on ${last}`]);
    expect([await page(0), await page(3), await page(5)]).toEqual([
      [1, 'on 2'],
      [4, 5, 'on 5'],
      ['on undefined'],
    ]);
  });

  it('numbers what changed, so that nobody misses it', async () => {
    const news = async (since: number) => {
      const { umkIds, needIds } = await store().matchingChanges(since);
      return { umkIds, needIds };
    };
    await store().write([
      { op: 'insert', table: 'umk', row: umk(3) },
      { op: 'insert', table: 'umk', row: umk(4) },
      { op: 'insert', table: 'company', row: company(1) },
      { op: 'insert', table: 'need', row: need(1, 1) },
    ]);
    const first = await store().matchingRev();
    expect(await news(0)).toEqual({ umkIds: [3, 4], needIds: [1] });
    expect(await news(first)).toEqual({ umkIds: [], needIds: [] });
    const writes: [Write, object][] = [
      [
        { op: 'patch', table: 'umk', id: 4, set: { workforce: 3 } },
        { umkIds: [4], needIds: [] },
      ],
      [
        {
          op: 'put',
          table: 'paper',
          row: { id: '3/nib', umkId: 3, kind: 'nib', status: 'ada', updatedAt: t0 },
        },
        { umkIds: [3], needIds: [] },
      ],
      [
        { op: 'patchWhere', table: 'paper', where: { id: '3/nib' }, set: { status: 'proses' } },
        { umkIds: [3], needIds: [] },
      ],
      [
        { op: 'insert', table: 'match', row: match(1, 1, 4) },
        { umkIds: [4], needIds: [] },
      ],
      [
        { op: 'patch', table: 'match', id: 1, set: { state: 'trial' } },
        { umkIds: [4], needIds: [] },
      ],
      [
        { op: 'patch', table: 'company', id: 1, set: { status: 'refused' } },
        { umkIds: [], needIds: [1] },
      ],
      [member('umk', 3, 5), { umkIds: [3], needIds: [] }],
      [member('company', 1, 5), { umkIds: [3], needIds: [] }],
      [
        { op: 'put', table: 'queueItem', row: { ...queued } },
        { umkIds: [], needIds: [] },
      ],
    ];
    for (const [write, changed] of writes) {
      const before = await store().matchingRev();
      await store().write([write]);
      expect(await news(before)).toEqual(changed);
    }
  });

  it('lets one group a need be asked, and knows it again', async () => {
    const members = [{ umkId: 3, share: 5_000_000_000, state: 'asked' as const, askedAt: t0 }];
    const reasons = [{ code: 'together_count', values: { count: 2 } }];
    const rest = { leadId: 3, score: 0.8, rev: 0, createdAt: t0, updatedAt: t0, reasons, members };
    const group = { id: 1, needId: 1, openFor: 1, state: 'asking' as const, ...rest };
    await store().write([
      { op: 'insert', table: 'company', row: company(1) },
      { op: 'insert', table: 'umk', row: umk(3) },
      { op: 'insert', table: 'need', row: need(1, 1) },
      { op: 'insert', table: 'together', row: group },
    ]);
    expect(await store().togetherOf(1)).toEqual(group);
    const second: Write = { op: 'insert', table: 'together', row: { ...group, id: 2 } };
    await expect(store().write([second])).rejects.toThrow();
    expect(await store().read({ kind: 'together', id: 1 }, 1)).toMatchObject({
      together: group,
      need: { id: 1 },
      company: { id: 1 },
      umks: [{ id: 3 }],
      matches: [],
    });
    await store().write([
      { op: 'patch', table: 'together', id: 1, set: { state: 'agreed', openFor: undefined } },
      second,
      {
        op: 'insert',
        table: 'match',
        row: match(1, 1, 3, { state: 'agreed', share: 250_000 }),
      },
    ]);
    expect((await store().togetherOf(1))?.id).toBe(2);
    // A part of a need that all agreed to is promised, where the whole would be from its trial order on.
    const [supplier] = await store().suppliers([3], t0);
    expect(supplier?.promised).toEqual([{ ...need(1, 1).volume, min: 250_000, max: 250_000 }]);
  });

  it('counts why a company refused and ended, and what came to an order, not what owners ended', async () => {
    const at = t0;
    await store().write([
      { op: 'insert', table: 'company', row: company(1) },
      { op: 'insert', table: 'need', row: need(1, 1) },
      { op: 'insert', table: 'need', row: need(2, 2) },
      ...(['price', 'price', 'place'] as const).map((declineCode, n): Write => {
        const state = 'declined_company' as const;
        return {
          op: 'insert',
          table: 'match',
          row: match(n + 1, 1, n + 3, { state, declineCode }),
        };
      }),
      { op: 'insert', table: 'match', row: match(4, 1, 6, { state: 'trial' }) },
      {
        op: 'insert',
        table: 'match',
        row: match(5, 1, 7, {
          state: 'stopped',
          declineCode: 'payment',
          steps: [{ move: 'stop', by: 'umk', at }],
        }),
      },
      { op: 'insert', table: 'match', row: match(6, 2, 3, { state: 'declined_umk' }) },
    ]);
    const taught = [
      { code: 'good', count: 1 },
      { code: 'place', count: 1 },
      { code: 'price', count: 2 },
    ];
    expect([...(await store().lessons([1, 2]))]).toEqual([[1, taught]]);
  });
}

const queued = {
  id: 1,
  regionId: 'kota-bekasi',
  kind: 'ticket',
  subjectId: 1,
  state: 'open',
  createdAt: t0,
  updatedAt: t0,
} as const;
