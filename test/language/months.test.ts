/** Months as owners name them, one by one, in a row, and over the turn of the year. */
import { describe, expect, it } from 'vitest';
import { readMonths } from '../../src/language/months.ts';

describe('months', () => {
  it.each<[string, number[]]>([
    ['Juni sampai Agustus', [6, 7, 8]],
    ['juni - agustus', [6, 7, 8]],
    ['jan, feb dan maret', [1, 2, 3]],
    ['des s/d feb', [1, 2, 12]],
    ['November sampai Januari', [1, 11, 12]],
    ['agustsu', [8]],
    ['june to july', [6, 7]],
    ['libur', []],
    ['', []],
  ])('%s', (typed, months) => {
    expect(readMonths(typed)).toEqual(months);
  });
});
