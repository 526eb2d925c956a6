/** The measures of ranking and spread against values worked out by hand, and their properties for any numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini, ndcg } from '../../src/matching/measures.ts';

const anything = fc.array(fc.oneof(fc.double(), fc.integer(), fc.constant(0)), { maxLength: 20 });

describe('ndcg', () => {
  it.each([
    // The example of Järvelin and Kekäläinen's measure with linear gains: 3 2 3 0 1 2 against 3 3 2 2 1 0.
    [[3, 2, 3, 0, 1, 2], 6, undefined, 0.9608],
    [[1, 0, 0], 3, undefined, 1],
    [[0, 1, 0], 3, undefined, 0.6309],
    [[0, 0, 1], 2, undefined, 0],
    [[0, 0], 5, undefined, 1],
    [[], 5, undefined, 1],
    [[], 5, [1], 0],
    [[1], 1, [2, 1], 0.5],
    [[1, 1], 0, undefined, 1],
    [[NaN, -4, 1], 3, undefined, 0.5],
  ] as const)('%j at %i of %j is %f', (relevance, k, pool, value) => {
    expect(ndcg(relevance, k, pool)).toBeCloseTo(value, 3);
  });

  it('is 1 for the best order, never more for another, and never throws', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: -2, max: 25 }), (values, k) => {
        const got = ndcg(values, k);
        expect(got).toBeGreaterThanOrEqual(0);
        expect(got).toBeLessThanOrEqual(1);
        const best = values.filter((value) => value > 0 && value < Infinity).sort((a, b) => b - a);
        expect(ndcg(best, k, values)).toBe(1);
      }),
    );
  });
});

describe('gini', () => {
  it.each([
    [[], 0],
    [[0, 0, 0], 0],
    [[5], 0],
    [[2, 2, 2, 2], 0],
    [[0, 0, 0, 1], 0.75],
    [[1, 3], 0.25],
    [[3, 1], 0.25],
    [[1, 2, 3, 4], 0.25],
    [[NaN, -1, Infinity, 4], 0.75],
    [[1e308, 1e308, 0, 0], 0.5],
  ])('%j is %f', (counts, value) => {
    expect(gini(counts)).toBeCloseTo(value, 9);
  });

  it('equals the mean difference of all pairs over twice the mean', () => {
    const counts = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(counts, (values) => {
        const sum = values.reduce((a, b) => a + b, 0);
        const apart = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
        const pairs = apart.reduce((a, b) => a + b, 0);
        expect(gini(values)).toBeCloseTo(sum === 0 ? 0 : pairs / (2 * values.length * sum), 9);
      }),
    );
  });

  it('stays between 0 and 1 whatever comes', () => {
    fc.assert(
      fc.property(anything, (values) => {
        expect(gini(values)).toBeGreaterThanOrEqual(0);
        expect(gini(values)).toBeLessThan(1);
      }),
    );
  });
});
