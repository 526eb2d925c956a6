/** Equal values are one object, whatever kind they are, and never more of them than the pool may hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPool } from '../../src/matching/pool.ts';
import { indexOf, supplyOf } from './rows.ts';

test('what is given is equal to what comes back, and equal things are one', () => {
  const pool = createPool();
  const value = fc.oneof(
    ...[fc.string(), fc.integer(), fc.bigInt(), fc.boolean(), fc.constant(undefined)],
    fc.array(fc.string(), { maxLength: 2 }),
    fc.record({ kind: fc.string({ maxLength: 2 }), min: fc.bigInt() }),
    fc.date({ noInvalidDate: true }),
  );
  fc.assert(
    fc.property(value, (one) => {
      const first = pool(one);
      expect(first).toEqual(one);
      expect(pool(structuredClone(one))).toBe(first);
    }),
  );
});

test('a text is no list, and a number no text', () => {
  const pool = createPool();
  expect([pool('["a"]'), pool(['a']), pool('1'), pool(1)]).toEqual(['["a"]', ['a'], '1', 1]);
});

test('past its limit it begins anew, and what it gave stays as it is', () => {
  const pool = createPool(2);
  const first = pool({ n: 1 });
  for (const n of [2, 3, 4]) pool({ n });
  expect(first).toEqual({ n: 1 });
  expect(pool({ n: 1 })).not.toBe(first);
});

test('suppliers who say the same share what they say', () => {
  const papers = [{ kind: 'nib', status: 'ada' }];
  const { rows } = indexOf([
    supplyOf(1, 'keripik', { papers }),
    supplyOf(2, 'keripik', { papers: structuredClone(papers) }),
  ]);
  const [one, other] = [rows.get(1), rows.get(2)];
  expect(one?.supply.papers).toBe(other?.supply.papers);
  expect(one?.concepts).toBe(other?.concepts);
  expect(one?.supply).not.toBe(other?.supply);
});
