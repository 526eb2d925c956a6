/** What staff found: a paper is decided as it was read, by one; the newest look at a business gives its level, and who waits for one is listed. */
import { expect, it } from 'vitest';
import type { Write } from '../../../src/app/ports.ts';
import type { Curation, ReadinessView } from '../../../src/domain/curation.ts';
import type { Found, Waiting } from '../../../src/domain/desk.ts';
import type { PaperView, Query } from '../../../src/domain/query.ts';
import type { Statistics } from '../../../src/domain/statistics.ts';
import type { Level } from '../../../src/domain/readiness.ts';
import { answer, later, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

function readiness(id: number, level: Level | undefined, updatedAt = t0): Write {
  const row = { id, answers: {}, updatedAt, ...(level ? { level, score: 60 } : {}) };
  return { op: 'put', table: 'readiness', row };
}

function look(umkId: number, n: number, more: Partial<Curation> = {}): Write {
  const visit = { visitedOn: '2026-11-20', how: 'kunjungan' as const, by: 1 };
  const row = { id: `${umkId}/${n}`, umkId, ...visit, at: later(n + 1), ...more };
  return { op: 'insert', table: 'curation', row };
}

function paper(more: object = {}): Write {
  const told = { kind: 'pirt', status: 'ada', number: '2063275010001-28', updatedAt: t0 };
  return { op: 'put', table: 'paper', row: { id: '5/pirt', umkId: 5, ...told, ...more } };
}

function check(seen: Date, set: object = {}): Write {
  return {
    op: 'patch',
    table: 'paper',
    id: '5/pirt',
    set: { checkedAt: later(9), checkedBy: 1, updatedAt: later(9), ...set },
    expect: { updatedAt: seen, checkedAt: undefined },
  };
}

export function lookTests({ store }: Bench): void {
  const read = async <T>(query: Query): Promise<T> => (await store().read(query, 1)) as T;
  const papers = () => read<PaperView[]>({ kind: 'papers', umkId: 5 });
  const level = async (umkId: number): Promise<string | undefined> =>
    (await read<ReadinessView | undefined>({ kind: 'readiness', umkId }))?.level;
  async function turnOf(who: string, writes: Write[]): Promise<unknown> {
    const { personId } = await says(store(), who, `m${who}`);
    return answer(store(), personId, [], { writes });
  }

  it('decides a paper once, and only as it was read', async () => {
    await store().write([paper()]);
    expect(await turnOf('1', [check(later(1))])).toBe(false);
    const refused = { refusal: 'other', refusalWords: 'alamat berbeda' };
    expect(await turnOf('2', [check(t0, refused)])).toBe(true);
    expect(await turnOf('3', [check(t0)])).toBe(false);
    expect(await papers()).toMatchObject([{ ...refused, checkedAt: later(9) }]);
    // Told anew, it is not looked at.
    await store().write([paper({ number: '2063275010001-29', updatedAt: later(20) })]);
    const [anew] = await papers();
    expect(anew).not.toHaveProperty('checkedAt');
    expect(anew).not.toHaveProperty('refusalWords');
  });

  it('gives the level of the newest look where it is another one, until the next look', async () => {
    await store().write([{ op: 'insert', table: 'umk', row: umk(5) }, readiness(5, 'perlu')]);
    expect(await level(5)).toBe('perlu');
    await store().write([look(5, 0, { level: 'siap', reason: 'alat lengkap', notes: 'rapi' })]);
    await store().write([readiness(5, 'hampir', later(60))]);
    const view = await read<ReadinessView>({ kind: 'readiness', umkId: 5 });
    expect(view).toMatchObject({ level: 'siap', computed: 'hampir', answeredAt: later(60) });
    expect(view.curated).toMatchObject({ level: 'siap', reason: 'alat lengkap' });
    expect(JSON.stringify(view)).not.toContain('rapi');
    const figures = await read<Statistics>({
      kind: 'statistics',
      today: '2026-11-23',
      month: '2026-11',
    });
    expect(figures.byLevel.find(({ key }) => key === 'siap')?.count).toBe(1);
    const levels: unknown[] = [];
    for await (const rows of store().exports.umks())
      levels.push(...rows.map(({ level: of }) => of));
    expect(levels).toEqual(['siap']);
    await store().write([look(5, 1, { at: later(90) })]);
    expect(await level(5)).toBe('hampir');
    await store().write([look(6, 0, { level: 'perlu' })]);
    expect(await level(6)).toBe('perlu');
  });

  it('counts no NIB that was refused', async () => {
    const nib = { id: '5/nib', umkId: 5, kind: 'nib', status: 'ada', updatedAt: t0 };
    await store().write([
      { op: 'insert', table: 'umk', row: umk(5) },
      { op: 'insert', table: 'umk', row: umk(6) },
      { op: 'put', table: 'paper', row: nib },
    ]);
    const figures = { kind: 'statistics', today: '2026-11-23', month: '2026-11' } as const;
    expect((await read<Statistics>(figures)).umk).toMatchObject({ active: 2, withNib: 2 });
    await store().write([
      { op: 'put', table: 'paper', row: { ...nib, checkedAt: t0, refusal: 'not_found' } },
    ]);
    expect((await read<Statistics>(figures)).umk).toMatchObject({ active: 2, withNib: 1 });
  });

  it('keeps one of two looks that were stored at the same moment', async () => {
    expect(await turnOf('1', [look(5, 0)])).toBe(true);
    expect(await turnOf('2', [look(5, 0, { level: 'siap' })])).toBe(false);
    expect(await read<Curation[]>({ kind: 'curations', umkId: 5 })).toHaveLength(1);
  });

  it('lists who waits: asked for by deadline, then complete and not looked at, newest first', async () => {
    const review = (id: number, subjectId: number, dueOn: string): Write => {
      const row = { id, regionId: 'kota-bekasi', subjectId, dueOn, createdAt: t0, updatedAt: t0 };
      const kind = 'review_request' as const;
      return { op: 'insert', table: 'queueItem', row: { ...row, kind, state: 'open' } };
    };
    await store().write([
      ...[1, 2, 3, 4, 5, 6, 7].map((id): Write => ({ op: 'insert', table: 'umk', row: umk(id) })),
      { op: 'insert', table: 'umk', row: umk(8, { status: 'withdrawn' }) },
      readiness(1, 'perlu', later(10)),
      readiness(2, 'siap', later(20)),
      readiness(3, undefined, later(30)),
      readiness(4, 'hampir', later(40)),
      readiness(5, 'hampir', later(1)),
      readiness(8, 'hampir', later(80)),
      look(4, 0, { at: later(50) }),
      look(5, 0, { at: t0, level: 'siap' }),
      review(1, 6, '2026-12-10'),
      review(2, 1, '2026-12-01'),
      review(3, 1, '2026-12-03'),
    ]);
    const list = (page: number, without: number[] = []) =>
      read<Found<Waiting>>({ kind: 'curations.waiting', without, page, size: 3 });
    const first = await list(1);
    expect(first.total).toBe(4);
    expect(first.rows.map(({ umk: { id } }) => id)).toEqual([1, 6, 2]);
    expect(first.rows[0]).toMatchObject({ asked: true, dueOn: '2026-12-01', level: 'perlu' });
    const again = { umk: { id: 5 }, asked: false, again: true, level: 'siap' };
    expect((await list(2)).rows).toMatchObject([again]);
    expect((await list(9)).rows).toMatchObject([again]);
    expect((await list(1, [1, 2])).rows.map(({ umk: { id } }) => id)).toEqual([6, 5]);
  });

  it('forgets what was found of a business whose only person is erased', async () => {
    const { personId } = await says(store(), '1', 'm1');
    const member = { organisation: 'umk' as const, organisationId: 5, role: 'owner' as const };
    const row = { id: `umk/5/${personId}`, personId, ...member, since: '2026-11-20' };
    await store().write([
      { op: 'insert', table: 'umk', row: umk(5) },
      { op: 'insert', table: 'membership', row },
      readiness(5, 'perlu'),
      look(5, 0, { level: 'siap', notes: 'rapi' }),
      paper(),
    ]);
    expect(await answer(store(), personId, [], { erase: true })).toBe(true);
    expect(await read({ kind: 'curations', umkId: 5 })).toEqual([]);
    expect([await level(5), await papers()]).toEqual([undefined, []]);
  });
}
