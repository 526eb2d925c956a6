/** What holds for any suppliers and any need: the same answer whatever the order, the same as looking at everybody, nobody to their own company. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, findNeeds, openNeed } from '../../src/matching/explain.ts';
import { find, type FindOptions } from '../../src/matching/find.ts';
import { put, rarityIn, remove } from '../../src/matching/supplyIndex.ts';
import type { Demand, Supply } from '../../src/matching/types.ts';
import { understand } from '../../src/matching/understand.ts';
import { PARTS, tilted, WEIGHTS } from '../../src/matching/weights.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { demandOf, indexOf, knowledge, supplyOf, TODAY } from './rows.ts';

const words = fc.constantFrom(
  ...'katering nasi box snack jahit seragam kaos sablon keripik kue las pagar laundry mebel jual buat dan cetak spanduk xqzt'.split(
    ' ',
  ),
);
const text = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const kecamatan = fc.constantFrom(...kotaBekasi.kecamatan.map(({ name }) => ({ kecamatan: name })));
const amount = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('pcs', 'kg', 'kotak'))
  .map(([n, unit]) => ({ min: n * 1000, max: n * 1000, unit, period: 'bulan' }));
const money = fc.integer({ min: 1, max: 90 }).map((n) => ({ min: BigInt(n), max: BigInt(n) }));

const supply: fc.Arbitrary<Supply> = fc.record(
  {
    id: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    products: fc.array(text, { minLength: 1, maxLength: 3 }),
    sectors: fc.subarray(['C1', 'F1', 'K2']),
    place: kecamatan,
    capacity: amount,
    papers: fc.subarray([
      { kind: 'nib', status: 'ada' },
      { kind: 'halal', status: 'ada' },
      { kind: 'halal', status: 'belum' },
    ]),
    level: fc.constantFrom('siap', 'hampir', 'perlu'),
    active: fc.constantFrom(true, true, true, false),
    price: money,
    waitDays: fc.integer({ min: 0, max: 40 }),
    tiedTo: fc.subarray([1, 2]),
    record: fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(4), fc.integer({ min: 1, max: 5 }))
      .map(([a, b, ratings, rating]) => ({ deliveries: a + b, kept: a, ratings, rating })),
    exposure: fc.nat(80),
  },
  { requiredKeys: ['id', 'products', 'sectors', 'papers', 'active', 'tiedTo', 'exposure'] },
);
const nearby = fc.oneof(
  supply,
  supply.map((one) => ({ ...one, id: one.id % 20 })),
);
const supplies = fc.uniqueArray(nearby, { minLength: 1, maxLength: 60, selector: ({ id }) => id });
const demand: fc.Arbitrary<Demand> = fc.record(
  {
    id: fc.constant(1),
    companyId: fc.constantFrom(1, 3),
    what: text,
    sectors: fc.subarray(['C1']),
    volume: amount,
    place: kecamatan,
    papers: fc.subarray(['nib', 'halal'] as const),
    price: money,
    paymentDays: fc.nat(40),
    lessons: fc.subarray([
      { code: 'price', count: 2 },
      { code: 'late', count: 1 },
    ]),
    interested: fc.array(fc.nat(20), { maxLength: 4 }),
  },
  { requiredKeys: ['id', 'companyId', 'what', 'sectors', 'papers'] },
);

const how: FindOptions = { top: 5, today: TODAY };

describe('find', () => {
  it('stops early with what looking at everybody gives', () => {
    fc.assert(
      fc.property(supplies, demand, fc.boolean(), (some, need, all) => {
        const index = indexOf(some);
        const quick = find(index, need, { ...how, all });
        expect(quick).toEqual(find(index, need, { ...how, all, exhaustive: true }));
        for (const weights of [
          { ...WEIGHTS, price: 0.4, record: 0.2, fairness: 0 },
          { ...WEIGHTS, papers: 0 },
        ])
          expect(find(index, need, { ...how, weights })).toEqual(
            find(index, need, { ...how, weights, exhaustive: true }),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same whatever the order in which they came, and after changes as when built anew', () => {
    fc.assert(
      fc.property(supplies, supplies, demand, (some, later, need) => {
        const index = indexOf(some);
        find(index, need, how);
        for (const one of later) put(index, one);
        const gone = some[0]?.id ?? 0;
        remove(index, gone);
        const now = new Map([...some, ...later].map((one) => [one.id, one]));
        now.delete(gone);
        const anew = find(indexOf([...now.values()].reverse()), need, how);
        expect(find(index, need, how)).toEqual(anew);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a sorted list whole while many come and go', () => {
    const many = Array.from({ length: 400 }, (_, id) =>
      supplyOf(id, 'katering', { exposure: (id * 7) % 50 }),
    );
    const index = indexOf(many);
    for (const one of many.filter(({ id }) => id % 3 === 0)) {
      find(index, demandOf('katering'), how);
      put(index, { ...one, exposure: 0 });
    }
    const found = find(index, demandOf('katering'), { top: 400, today: TODAY });
    expect(new Set(found.map(({ id }) => id)).size).toBe(400);
    expect(found.slice(0, 3).map(({ id }) => id)).toEqual([0, 3, 6]);
  });

  it('breaks a tie by who was shown least, then by id', () => {
    const index = indexOf([
      supplyOf(3, 'katering', { exposure: 2 }),
      supplyOf(2, 'katering'),
      supplyOf(1, 'katering', { exposure: 2 }),
    ]);
    expect(find(index, demandOf('katering'), how).map(({ id }) => id)).toEqual([2, 1, 3]);
  });

  it('lets an interest that an owner said count as its weight says, with its reason', () => {
    const index = indexOf([1, 2, 3].map((id) => supplyOf(id, 'katering')));
    const before = find(index, demandOf('katering'), how);
    const after = find(index, demandOf('katering', { interested: [3, 99] }), how);
    expect(after.map(({ id }) => id)).toEqual([3, 1, 2]);
    const more = (after[0]?.score ?? 0) - (before[2]?.score ?? 0);
    expect(more).toBeCloseTo(WEIGHTS.interest / 2, 6);
    expect(after[0]?.reasons.map(({ code }) => code)).toContain('raised');
    const without = { ...WEIGHTS, interest: 0 };
    const tried = find(index, demandOf('katering', { interested: [3] }), {
      ...how,
      weights: without,
    });
    expect(tried.map(({ id }) => id)).toEqual([1, 2, 3]);
    // It is no way around a hard condition.
    put(index, supplyOf(3, 'katering', { active: false }));
    const gone = find(index, demandOf('katering', { interested: [3] }), how);
    expect(gone.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('never gives a company its own firm, and one to four reasons to everybody else', () => {
    fc.assert(
      fc.property(supplies, demand, (some, need) => {
        for (const { id, reasons } of find(indexOf(some), need, how)) {
          const tied = some.find((one) => one.id === id)?.tiedTo ?? [];
          expect(tied).not.toContain(need.companyId);
          expect(reasons.length).toBeGreaterThanOrEqual(2);
          expect(reasons.length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it('never throws on any text, and reads long ones in bounded work', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (any) => {
        const index = indexOf([supplyOf(1, any), supplyOf(2, 'katering')]);
        find(index, demandOf(any), how);
      }),
    );
    const long = understand(knowledge, 'need', ['nasi box xyz '.repeat(20_000)], []);
    expect(long.size).toBeLessThan(100);
  });

  const whatIf = fc.constantFrom(
    WEIGHTS,
    { ...WEIGHTS, fairness: 0 },
    { ...WEIGHTS, record: 0.3, papers: 0.01 },
    { ...WEIGHTS, product: 0.9 },
  );

  it('is explained to the digit, by whatever weights', () => {
    fc.assert(
      fc.property(supplies, demand, whatIf, (some, need, weights) => {
        const index = indexOf(some);
        const rarity = rarityIn(index);
        for (const { id, score, reasons } of find(index, need, { ...how, weights })) {
          const one = some.find((each) => each.id === id) ?? supplyOf(0, '');
          const told = explain(knowledge, one, need, { today: TODAY, rarity, weights });
          expect(told.score).toBe(score);
          expect(told.reasons).toEqual(reasons);
          expect(told.obstacles).toEqual([]);
          const points = told.parts.reduce((sum, part) => sum + part.points, 0);
          expect(points).toBeCloseTo(score, 2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses an id that has no place in its lists', () => {
    expect(() => {
      put(indexOf([]), supplyOf(-1, 'katering'));
    }).toThrow(RangeError);
  });
});

describe('findNeeds', () => {
  it('gives one supplier the needs that would find it', () => {
    fc.assert(
      fc.property(supply, fc.array(demand, { maxLength: 12 }), (one, some) => {
        const needs = some.map((need, id) => ({ ...need, id }));
        const index = indexOf([one]);
        const rarity = rarityIn(index);
        const open = needs.map((need) => openNeed(knowledge, need, { rarity }));
        const found = findNeeds(knowledge, one, open, { today: TODAY });
        const expected = needs.flatMap((need) =>
          find(index, need, how).map(({ score }) => ({ id: need.id, score })),
        );
        expected.sort((a, b) => b.score - a.score || a.id - b.id);
        expect(found.map(({ id, score }) => ({ id, score }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('shows with `all` what to put right', () => {
    const needs = [openNeed(knowledge, demandOf('nasi box', { id: 4, papers: ['halal'] }))];
    const owner = supplyOf(1, 'katering', { papers: [{ kind: 'halal', status: 'belum' }] });
    expect(findNeeds(knowledge, owner, needs, { today: TODAY })).toEqual([]);
    const [found] = findNeeds(knowledge, owner, needs, { today: TODAY, all: true });
    expect(found?.blocked).toEqual([{ code: 'halal_missing', values: { status: 'belum' } }]);
  });
});

describe('weights', () => {
  it('add up to 1, and so they do for a company that taught us something', () => {
    const sum = (of: typeof WEIGHTS): number => PARTS.reduce((all, part) => all + of[part], 0);
    expect(sum(WEIGHTS)).toBeCloseTo(1, 9);
    const { weights, notes } = tilted(WEIGHTS, [
      { code: 'price', count: 9 },
      { code: 'unheard_of', count: 3 },
    ]);
    expect(sum(weights)).toBeCloseTo(1, 9);
    expect(notes).toEqual([
      { code: 'tilt', values: { part: 'price', lesson: 'price', times: 4, before: 5, after: 9.5 } },
    ]);
    expect(tilted(WEIGHTS, []).notes).toEqual([]);
  });

  it('move the order as staff read it: who refused for the place sees the nearer one first', () => {
    const index = indexOf([
      supplyOf(1, 'katering', {
        place: { kecamatan: 'Bantargebang' },
        level: 'siap',
        record: { deliveries: 9, kept: 9, ratings: 0, rating: 0 },
      }),
      supplyOf(2, 'katering', { place: { kecamatan: 'Bekasi Timur' }, level: 'perlu' }),
    ]);
    const need = demandOf('katering', { place: { kecamatan: 'Bekasi Timur' } });
    const first = (more: Partial<Demand>): number | undefined =>
      find(index, { ...need, ...more }, how)[0]?.id;
    expect(first({})).toBe(1);
    expect(first({ lessons: [{ code: 'place', count: 4 }] })).toBe(2);
  });
});
