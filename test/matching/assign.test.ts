/** A run over all open needs: near the exact solution on small cases, never above a capacity or a limit, whatever comes in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/matching/assign.ts';
import type { AssignInput, Assignment, Offer, Wanted } from '../../src/matching/assignTypes.ts';
import { madeUp } from '../bench/assign.ts';
import { allWays, crowdingOf, partOf, qualityOf } from './bruteAssign.ts';

const offer = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  score: fc.integer({ min: 1, max: 10 }).map((each) => each / 10),
  able: fc.constantFrom(undefined, 0, 6, 10, 10, 12, 15, 30),
});
const need = fc.record({
  volume: fc.constantFrom(0, 3, 5, 5, 6, 7, 10, 20),
  candidates: fc.uniqueArray(offer, { maxLength: 4, selector: ({ id }) => id }),
});
const small = fc.record({
  needs: fc.array(need, { maxLength: 4 }).map((list) =>
    list.map((each, i): Wanted => ({
      id: i + 1,
      volume: each.volume,
      candidates: each.candidates.map(({ able, ...rest }) =>
        able === undefined ? rest : { ...rest, able },
      ),
    })),
  ),
  exposure: fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 })
    .map((list) => new Map(list.map((each, i) => [i + 1, each]))),
});
const perNeed = fc.integer({ min: 1, max: 2 });

function idsOf(result: Assignment): number[][] {
  return result.proposals.map(({ offers }) => offers.map(({ id }) => id));
}

function overPromised({ needs }: AssignInput, lists: readonly number[][]): number[] {
  const used = new Map<number, number>();
  lists.forEach((list, i) => {
    const wanted = needs[i];
    for (const id of wanted ? list : [])
      used.set(id, (used.get(id) ?? 0) + (wanted ? partOf(wanted, id) : 0));
  });
  return [...used].filter(([, sum]) => sum > 1 + 1e-6).map(([id]) => id);
}

function wanted(id: number, volume: number, offers: Offer[]): Wanted {
  return { id, volume, candidates: offers };
}

describe('assign', () => {
  it('comes within 2 % of the exact solver, keeps every capacity and the limit', () => {
    let [cases, sum] = [0, 0];
    fc.assert(
      fc.property(small, perNeed, fc.constantFrom(0, 0.02, 0.1, 0.3), (input, k, giveUp) => {
        const result = assign(input, { perNeed: k, giveUp });
        const lists = idsOf(result);
        const ways = allWays(input, k);
        const best = Math.max(...ways.map(({ quality }) => quality));
        expect(result.quality.within).toBeLessThanOrEqual(best + 1e-9);
        expect(result.quality.within).toBeGreaterThanOrEqual(0.98 * best);
        expect(overPromised(input, lists)).toEqual([]);
        const floor = Math.min(result.quality.within, 1 - giveUp);
        expect(result.quality.final).toBeGreaterThanOrEqual(floor - 1e-9);
        expect(result.quality.final).toBeCloseTo(qualityOf(input, lists, k), 9);
        // The least crowding that keeps the same limit, and gives nobody a shorter list.
        const least = ways
          .filter(({ quality }) => quality >= floor - 1e-9)
          .filter((way) => way.lists.every((list, i) => list.length >= (lists[i]?.length ?? 0)))
          .reduce((low, { crowding }) => Math.min(low, crowding), Infinity);
        const near = Math.max(1, least) / Math.max(1, crowdingOf(lists, input.exposure));
        expect(near).toBeGreaterThan(0.6);
        cases += 1;
        sum += near;
      }),
      { numRuns: 600 },
    );
    expect(sum / cases).toBeGreaterThan(0.995);
  });

  it('gives one supplier to one need at a time, and to both where it can serve both', () => {
    const both = (able: number): number[][] =>
      idsOf(
        assign({
          needs: [
            wanted(1, 60, [
              { id: 7, score: 0.9, able },
              { id: 8, score: 0.8, able: 60 },
            ]),
            wanted(2, 60, [{ id: 7, score: 0.9, able }]),
          ],
        }),
      );
    expect(both(100)).toEqual([[8], [7]]);
    expect(both(120)).toEqual([[7, 8], [7]]);
  });

  it('fills a capacity to the last, by thirds as well', () => {
    const needs = [1, 2, 3, 4].map((id) => wanted(id, 1, [{ id: 1, score: 1, able: 3 }]));
    const result = assign({ needs });
    expect(idsOf(result).flat()).toEqual([1, 1, 1]);
    expect(result.quality).toEqual({ within: 0.75, final: 0.75 });
  });

  it('prefers two small orders to a large one that takes the place of both', () => {
    const needs = [6, 5, 5].map((volume, i) => wanted(i, volume, [{ id: 1, score: 1, able: 10 }]));
    expect(idsOf(assign({ needs }))).toEqual([[], [1], [1]]);
  });

  it('gives equals to those who were shown least, which costs nothing', () => {
    const candidates = [1, 2, 3, 4].map((id) => ({ id, score: 0.5 }));
    const needs = [1, 2].map((id) => wanted(id, 0, candidates));
    const exposure = new Map([
      [1, 9],
      [2, 4],
    ]);
    const result = assign({ needs, exposure }, { perNeed: 1, giveUp: 0 });
    expect(idsOf(result).flat().sort()).toEqual([3, 4]);
    expect(result.quality).toEqual({ within: 1, final: 1 });
  });

  it('spreads more the more may be given up', () => {
    const candidates = [1, 2, 3, 4, 5, 6].map((id) => ({ id, score: 1 - id / 100 }));
    const needs = Array.from({ length: 6 }, (_, id) => wanted(id, 0, candidates));
    const results = [0, 0.01, 0.05].map((giveUp) => assign({ needs }, { perNeed: 1, giveUp }));
    expect(results.map(({ gini }) => gini.after)).toEqual([
      expect.closeTo(5 / 6, 9),
      // 3, 2 and 1 times: two more on the third would cost more than a hundredth.
      expect.closeTo(11 / 18, 9),
      expect.closeTo(0, 9),
    ]);
    expect(results.every(({ gini }) => gini.before === gini.within)).toBe(true);
  });

  it('spends the limit need by need where one price would change all of them at once', () => {
    const needs = [1, 2, 3, 4, 5, 6].map((id) =>
      wanted(id, 0, [
        { id, score: 1 },
        { id: 10 + id, score: 0.9 },
      ]),
    );
    const exposure = new Map(needs.map(({ id }) => [id, 5]));
    const result = assign({ needs, exposure }, { perNeed: 1, giveUp: 0.05 });
    expect(result.quality.final).toBeCloseTo(0.95, 9);
    expect(
      idsOf(result)
        .flat()
        .filter((id) => id > 10),
    ).toHaveLength(3);
  });

  it('gives up nothing more where capacity alone takes more than the limit', () => {
    const few = [1, 2, 3].map((id) => wanted(id, 10, [{ id: 1, score: 1, able: 10 }]));
    const many = wanted(4, 0, [
      { id: 1, score: 1 },
      { id: 2, score: 0.5 },
    ]);
    const result = assign({ needs: [...few, many] }, { perNeed: 1 });
    expect(result.quality).toEqual({ within: 0.5, final: 0.5 });
    expect(idsOf(result)[3]).toEqual([1]);
  });

  it.each<[string, AssignInput, number[][]]>([
    ['nothing', { needs: [] }, []],
    ['nobody', { needs: [wanted(1, 5, [])] }, [[]]],
    ['one', { needs: [wanted(1, 5, [{ id: 3, score: 0.1, able: 1 }])] }, [[3]]],
    ['no capacity', { needs: [wanted(1, 5, [{ id: 3, score: 1, able: 0 }])] }, [[]]],
    ['no volume', { needs: [wanted(1, 0, [{ id: 3, score: 1, able: 9 }])] }, [[3]]],
    ['nobody who fits', { needs: [wanted(1, 5, [{ id: 3, score: 0, able: 9 }])] }, [[3]]],
    [
      'one twice',
      {
        needs: [
          wanted(1, 5, [
            { id: 3, score: 1 },
            { id: 3, score: 2 },
          ]),
        ],
      },
      [[3]],
    ],
    [
      'the huge and what is no number',
      {
        needs: [
          wanted(1, Infinity, [
            { id: 1, score: NaN, able: NaN },
            { id: 2, score: 1e308, able: 1e308 },
            { id: 3, score: Infinity, able: -1 },
          ]),
        ],
        exposure: new Map([[2, NaN]]),
      },
      [[2, 1]],
    ],
  ])('takes %s as it is', (_, input, lists) => {
    const result = assign(input);
    expect(idsOf(result)).toEqual(lists);
    for (const figure of [...Object.values(result.quality), ...Object.values(result.gini)]) {
      expect(figure).toBeGreaterThanOrEqual(0);
      expect(figure).toBeLessThanOrEqual(1);
    }
  });

  it.each([0, -1, NaN, 0.5, 1e9])('takes %f proposals for each need', (each) => {
    const needs = [wanted(1, 1, [{ id: 1, score: 1 }])];
    expect(idsOf(assign({ needs }, { perNeed: each, giveUp: each }))).toEqual([
      each > 1 ? [1] : [],
    ]);
  });

  it('is the same on every run, and holds for many needs at once', () => {
    const input = madeUp(120, 6000, 40);
    const result = assign(input);
    expect(assign(input)).toEqual(result);
    const lists = idsOf(result);
    expect(overPromised(input, lists)).toEqual([]);
    expect(result.quality.within).toBeGreaterThan(0.98);
    expect(result.quality.final).toBeGreaterThanOrEqual(0.98 - 1e-9);
    expect(result.gini.after).toBeLessThan(result.gini.within);
    for (const { offers } of result.proposals) {
      const scores = offers.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });
});
