/** What matching makes of what is stored: groups that end, fair runs in parts, needs that were edited, and what is held in memory. */
import { expect, it } from 'vitest';
import { newFits } from '../../../src/app/fits.ts';
import type { Write } from '../../../src/app/ports.ts';
import { createSupplyIndex } from '../../../src/app/supplyIndex.ts';
import type { Together } from '../../../src/domain/together.ts';
import { kotaBekasi } from '../../../src/regions/kota-bekasi.ts';
import { company, match, member, need, says, t0, umk } from '../rows.ts';
import type { Bench } from '../suite.ts';

const DAY_MS = 86_400_000;
const later = (days: number): Date => new Date(t0.getTime() + days * DAY_MS);
const telling = { now: t0, cause: 'tick/1' };

function group(id: number, needId: number, umkIds: number[], more: Partial<Together> = {}): Write {
  const members = umkIds.map((umkId) => ({
    ...{ umkId, share: 100_000, askedAt: t0 },
    state: 'asked' as const,
  }));
  const rest = { leadId: umkIds[0] ?? 0, score: 0.8, rev: 0, createdAt: t0, updatedAt: t0 };
  const row = { id, needId, openFor: needId, state: 'asking' as const, reasons: [], members };
  return { op: 'insert', table: 'together', row: { ...row, ...rest, ...more } };
}

export function matchingTests({ store }: Bench): void {
  /** Somebody who can be written to. */
  async function person(name: string): Promise<number> {
    const { personId } = await says(store(), name, `${name}/1`);
    return personId;
  }

  async function heard(personId: number): Promise<unknown[]> {
    const rows = await store().inboundOf(personId, later(365));
    return rows.flatMap(({ input }) => (input.kind === 'event' ? [input.happening] : []));
  }

  it('ends groups whose need is closed or one of whose members is gone, and tells everybody once', async () => {
    const [siti, rini, dewi] = [await person('siti'), await person('rini'), await person('dewi')];
    await store().write([
      { op: 'insert', table: 'company', row: company(1, { status: 'approved' }) },
      ...[3, 4, 5].map((id): Write => ({ op: 'insert', table: 'umk', row: umk(id) })),
      ...[1, 2, 3].map((id): Write => ({ op: 'insert', table: 'need', row: need(id, 1) })),
      member('umk', 3, siti),
      member('umk', 4, siti),
      member('umk', 5, rini),
      member('company', 1, dewi),
      group(1, 1, [3, 4, 5]),
      group(2, 2, [3, 5]),
      group(3, 3, [3, 5], { state: 'ending', openFor: undefined }),
    ]);
    expect(await store().openTogethers()).toHaveLength(2);
    await store().write([{ op: 'patch', table: 'need', id: 1, set: { status: 'closed' } }]);
    await store().endGroups(telling);
    expect(await store().endGroups(telling)).toEqual([]);
    const moved = (togetherId: number, what: string) => ({
      ...{ kind: 'together.moved', togetherId, what },
    });
    expect(await heard(siti)).toEqual([moved(1, 'closed'), moved(3, 'failed')]);
    expect(await heard(rini)).toEqual([moved(1, 'closed'), moved(3, 'failed')]);
    // Its need is open still: it can look for others.
    expect(await heard(dewi)).toEqual([moved(3, 'failed')]);
    expect((await store().openTogethers()).map(({ id }) => id)).toEqual([2]);
    expect((await store().together(1))?.state).toBe('failed');
  });

  it('makes a fair run in parts, passes over what came meanwhile, and tells each company once a need', async () => {
    const [dewi, rina] = [await person('dewi'), await person('rina')];
    await store().write([
      { op: 'insert', table: 'company', row: company(1, { status: 'approved' }) },
      ...[3, 4].map((id): Write => ({ op: 'insert', table: 'umk', row: umk(id) })),
      ...[1, 2].map((id): Write => ({ op: 'insert', table: 'need', row: need(id, 1) })),
      member('company', 1, dewi),
      {
        op: 'insert',
        table: 'fairRun',
        row: {
          ...{ id: 1, personId: rina, at: 0, made: 0, slot: 1, createdAt: t0 },
          pairs: [
            [1, 3],
            [1, 4],
            [2, 3],
          ],
        },
      },
      { op: 'insert', table: 'match', row: match(1, 1, 4) },
    ]);
    const one = (needId: number, umkId: number) => ({ needId, umkId, score: 0.7, reasons: [] });
    const run = await store().fairRun();
    if (!run) throw new Error('nothing is under way');
    const part = { run, upTo: 2, made: [one(1, 3), one(1, 4)], ...telling };
    await store().stepFair(part);
    // The same part once more, from another process.
    expect(await store().stepFair(part)).toEqual([]);
    const next = await store().fairRun();
    expect(next).toMatchObject({ at: 2, made: 1 });
    await store().stepFair({ run: next ?? run, upTo: 3, made: [one(2, 3)], ...telling });
    expect(await store().fairRun()).toBeUndefined();
    const pairs = await store().pairsOfNeeds([1, 2]);
    expect(pairs.map(({ needId, umkId }) => `${needId}/${umkId}`).sort()).toEqual([
      ...['1/3', '1/4', '2/3'],
    ]);
    expect(await heard(dewi)).toEqual([
      { kind: 'need.candidates', needId: 1 },
      { kind: 'need.candidates', needId: 2 },
    ]);
    expect(await heard(rina)).toEqual([{ kind: 'fair.done', made: 2, of: 3 }]);
  });

  it('looks at an edited need anew, and tells only those who did not fit it before', async () => {
    const [siti, rini] = [await person('siti'), await person('rini')];
    const supply = createSupplyIndex({ store: store(), region: kotaBekasi });
    const look = async (now: Date) => {
      const found = await newFits({ store: store(), supply, region: kotaBekasi, now });
      return store().tellFits({ found, now, cause: `tick/${now.getTime()}` });
    };
    await store().write([
      { op: 'insert', table: 'company', row: company(1, { status: 'approved' }) },
      { op: 'insert', table: 'umk', row: umk(3, { waitDays: 30 }) },
      { op: 'insert', table: 'umk', row: umk(4, { waitDays: 0 }) },
      { op: 'insert', table: 'need', row: need(1, 1, { papers: [], paymentDays: 14 }) },
      member('umk', 3, siti),
      member('umk', 4, rini),
    ]);
    await look(t0);
    const set = { paymentDays: 0, updatedAt: later(1) };
    await store().write([{ op: 'patch', table: 'need', id: 1, set }]);
    await look(later(1));
    await look(later(2));
    expect(await heard(siti)).toEqual([]);
    expect(await heard(rini)).toEqual([{ kind: 'umk.fits', umkId: 4, needIds: [1] }]);
  });

  it('reads nobody into memory while nothing is needed, and compares a need that comes with all who were there', async () => {
    const siti = await person('siti');
    const supply = createSupplyIndex({ store: store(), region: kotaBekasi });
    const look = (now: Date) => newFits({ store: store(), supply, region: kotaBekasi, now });
    await store().write([
      { op: 'insert', table: 'company', row: company(1, { status: 'approved' }) },
      { op: 'insert', table: 'umk', row: umk(3) },
      member('umk', 3, siti),
    ]);
    const found = await look(t0);
    expect(found).toMatchObject({ first: [], found: [] });
    expect(await supply.isOfUse()).toBe(false);
    await store().tellFits({ found, now: t0, cause: 'tick/0' });
    await store().write([{ op: 'insert', table: 'need', row: need(1, 1, { papers: [] }) }]);
    expect(await look(later(1))).toMatchObject({ first: [{ needId: 1, umkIds: [3] }], found: [] });
    expect(await supply.isOfUse()).toBe(true);
  });

  it('holds in memory what is stored: lessons at once, and looks of companies as long as they count', async () => {
    await store().write([
      { op: 'insert', table: 'company', row: company(1, { status: 'approved' }) },
      { op: 'insert', table: 'umk', row: umk(3) },
      { op: 'insert', table: 'need', row: need(1, 1) },
      { op: 'insert', table: 'need', row: need(2, 1) },
      { op: 'insert', table: 'match', row: match(1, 1, 3, { createdAt: later(-89) }) },
    ]);
    const supply = createSupplyIndex({ store: store(), region: kotaBekasi });
    const known = async (days: number) => {
      const { index, needs } = await supply.current(later(days));
      return {
        exposure: index.rows.get(3)?.supply.exposure,
        lessons: needs.get(2)?.open.wanted.demand.lessons,
      };
    };
    expect(await known(0)).toEqual({ exposure: 1, lessons: undefined });
    const set = { state: 'declined_company' as const, declineCode: 'price' };
    await store().write([{ op: 'patch', table: 'match', id: 1, set }]);
    expect(await known(0)).toEqual({ exposure: 1, lessons: [{ code: 'price', count: 1 }] });
    // Nothing changes but the day.
    expect(await known(2)).toMatchObject({ exposure: 0 });
  });
}
