/** The diary in the database: of two who say something of one order one looks again, a group sees its own parts, words go with who wrote them, and a record is counted. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Entry } from '../../../src/domain/diary.ts';
import type { DiaryView } from '../../../src/domain/diaryView.ts';
import { answer, company, match, need, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

function entry(id: number, part: Partial<Entry> & Pick<Entry, 'kind'>): Write {
  const row: Entry = {
    ...{ id, regionId: 'kota-bekasi', agreementId: 1, umkId: 7, personId: 1, side: 'company' },
    ...{ day: '2026-11-25', state: 'confirmed', rev: 0, saidOn: '2026-11-22', example: false },
    ...{ createdAt: t0, updatedAt: t0 },
    ...(part.kind === 'order' ? {} : { rootId: 1 }),
    ...part,
  };
  return { op: 'insert', table: 'diaryEntry', row };
}

const around: Write[] = [
  { op: 'insert', table: 'umk', row: umk(7) },
  { op: 'insert', table: 'umk', row: umk(8) },
  { op: 'insert', table: 'company', row: company(50) },
  { op: 'insert', table: 'need', row: need(3, 50) },
  { op: 'insert', table: 'match', row: match(9, 3, 7, { state: 'paused' }) },
  {
    op: 'insert',
    table: 'agreement',
    row: {
      ...{ id: 1, regionId: 'kota-bekasi', code: 'ABCDEFGHJK23MNPQ', needId: 3, companyId: 50 },
      ...{ state: 'running', n: 0, terms: {}, steps: [], rev: 0, example: false },
      ...{ createdAt: t0, updatedAt: t0 },
    },
  },
  ...[7, 8].map((umkId): Write => ({
    op: 'insert',
    table: 'agreementParty',
    row: { id: `1/${umkId}`, agreementId: 1, umkId, matchId: umkId + 2, share: 50 },
  })),
  // More than 32 bits hold.
  entry(1, { kind: 'order', quantity: 5_000_000_000, unit: 'pcs', price: 22_000n }),
  entry(2, { kind: 'order', umkId: 8, quantity: 1000, unit: 'pcs' }),
];

export function diaryTests(bench: Bench): void {
  const diaryOf = async (who: { umkIds: number[]; companyIds: number[] }): Promise<DiaryView[]> =>
    (await bench.store().read({ kind: 'diary.of', ...who }, 0)) as DiaryView[];

  it('shows a company the whole, and each business of a group its own part', async () => {
    await bench.store().write(around);
    const [whole] = await diaryOf({ umkIds: [], companyIds: [50] });
    expect(whole?.entries.map(({ id }) => id)).toEqual([1, 2]);
    expect(whole?.entries[0]?.quantity).toBe(5_000_000_000);
    expect(whole?.paused).toEqual([7]);
    const [part] = await diaryOf({ umkIds: [8], companyIds: [] });
    expect(part?.entries.map(({ id }) => id)).toEqual([2]);
    const about = await bench.store().read({ kind: 'diary.about', entryId: 2 }, 0);
    expect((about as DiaryView).view.agreement.id).toBe(1);
    const days = { from: '2026-11-01', until: '2026-11-30', today: '2026-11-30' };
    const figures = { kind: 'diary.figures', agreementId: 1, umkId: 8, ...days } as const;
    expect(await bench.store().read(figures, 0)).toMatchObject({ orders: 1, ordered: 1000 });
  });

  it('lets the first of two say something of an order, and the other look again', async () => {
    const store = bench.store();
    await store.write(around);
    const [a, b] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    const sends = (id: number): Write[] => [
      { op: 'patch', table: 'diaryEntry', id: 1, set: { rev: 1 }, expect: { rev: 0 } },
      entry(id, { kind: 'delivery', side: 'umk', quantity: 1000 }),
    ];
    expect(await answer(store, a.personId, [], { writes: sends(3) })).toBe(true);
    expect(await answer(store, b.personId, [], { writes: sends(4) })).toBe(false);
  });

  it('counts anew how a business kept its word with each receipt, also one that is disputed', async () => {
    const store = bench.store();
    await store.write([
      ...around,
      entry(3, { kind: 'receipt', quantity: 1000, day: '2026-11-25' }),
      entry(4, { kind: 'receipt', quantity: 1000, day: '2026-11-26' }),
    ]);
    const record = async () => (await store.suppliers([7], t0))[0]?.record;
    expect(await record()).toMatchObject({ deliveries: 2, kept: 1 });
    await store.write([
      { op: 'patch', table: 'diaryEntry', id: 4, set: { state: 'disputed', updatedAt: t0 } },
    ]);
    expect(await record()).toMatchObject({ deliveries: 1, kept: 1 });
  });

  it('keeps the figures of who leaves, and nothing of their words and photos', async () => {
    const store = bench.store();
    const { personId } = await says(store, 'owner', 'm1');
    const photo = { kind: 'photo' as const, blobId: 'blob-1', mime: 'image/jpeg' };
    await store.write([
      ...around,
      entry(3, { kind: 'receipt', personId, quantity: 900, note: 'rahasia dapur', photo }),
    ]);
    await answer(store, personId, ['Sudah.'], { erase: true });
    const [whole] = await diaryOf({ umkIds: [], companyIds: [50] });
    const kept = whole?.entries.find(({ id }) => id === 3);
    expect(kept).toMatchObject({ quantity: 900, state: 'confirmed' });
    expect(kept?.note).toBeUndefined();
    expect(kept?.photo).toBeUndefined();
  });

  it('gives what was said to whom its person turned out to be', async () => {
    const store = bench.store();
    const [into, other] = [await says(store, 'a', 'm1'), await says(store, 'b', 'm2')];
    const { personId } = other;
    await store.write([...around, entry(3, { kind: 'receipt', personId, answeredBy: personId })]);
    await answer(store, into.personId, [], { link: { other: personId, purpose: 'link' } });
    const [whole] = await diaryOf({ umkIds: [], companyIds: [50] });
    const moved = whole?.entries.find(({ id }) => id === 3);
    expect(moved).toMatchObject({ personId: into.personId, answeredBy: into.personId });
  });
}
