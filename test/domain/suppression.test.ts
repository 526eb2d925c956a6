/** What is hidden in a published table cannot be computed back from what is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCounts, safeTable, SMALLEST_GROUP, TOTAL } from '../../src/domain/suppression.ts';
import type { Cell, SafeCell } from '../../src/domain/suppression.ts';

const KECAMATAN = ['Jatiasih', 'Rawalumbu', 'Medansatria', 'Bekasi Timur', 'Bantargebang'];
const SECTORS = ['C1', 'K1', 'K2', 'F1'];

const tables = fc
  .uniqueArray(
    fc.record({
      row: fc.constantFrom(...KECAMATAN),
      column: fc.constantFrom(...SECTORS),
      count: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 })),
    }),
    { selector: ({ row, column }) => `${row}/${column}`, maxLength: 20 },
  )
  .map((cells): Cell[] => cells);

const name = ({ row, column }: Pick<Cell, 'row' | 'column'>): string => `${row}/${column}`;

/** The equations of a published table: every row and column sums up to its total. */
function equations(table: readonly SafeCell[]): string[][] {
  const names = new Set(table.map(name));
  const lines: string[][] = [];
  for (const by of ['row', 'column'] as const) {
    const across = by === 'row' ? 'column' : 'row';
    for (const value of new Set(table.map((cell) => cell[by]))) {
      const line = table.filter((cell) => cell[by] === value && cell[across] !== TOTAL);
      const total = by === 'row' ? `${value}/${TOTAL}` : `${TOTAL}/${value}`;
      if (names.has(total)) lines.push([total, ...line.map(name)]);
    }
  }
  return lines;
}

/** Which hidden cells have only one value that fits all sums: whatever stands in the reduced equations alone. */
function derivable(table: readonly SafeCell[]): string[] {
  const hidden = table.filter(({ count }) => count === undefined).map(name);
  const rows = equations(table).map(([total, ...line]) => {
    const row = hidden.map(() => 0);
    for (const [one, sign] of [[total ?? '', -1], ...line.map((cell) => [cell, 1] as const)] as [
      string,
      number,
    ][])
      if (hidden.includes(one)) row[hidden.indexOf(one)] = (row[hidden.indexOf(one)] ?? 0) + sign;
    return row;
  });
  let rank = 0;
  for (let column = 0; column < hidden.length; column++) {
    const pivot = rows.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const found = rows[pivot];
    if (!found) continue;
    rows[pivot] = rows[rank] ?? found;
    const lead = found.map((value) => value / (found[column] ?? 1));
    rows[rank] = lead;
    rows.forEach((row, at) => {
      const factor = row[column] ?? 0;
      if (at !== rank) rows[at] = row.map((value, i) => value - factor * (lead[i] ?? 0));
    });
    rank += 1;
  }
  return rows
    .map((row) => row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [hidden[at] ?? ''] : [])))
    .filter((left) => left.length === 1)
    .flat();
}

describe('a table with totals', () => {
  it('shows no count of one to four, and gives none away by any sums of what is shown', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const table = safeTable(cells);
        for (const { count } of table)
          if (count !== undefined) expect(count === 0 || count >= SMALLEST_GROUP).toBe(true);
        expect(derivable(table)).toEqual([]);
      }),
    );
  });

  it('hides nothing where nothing is small, and says what it shows as it is', () => {
    const cells = [
      { row: 'Jatiasih', column: 'C1', count: 8 },
      { row: 'Jatiasih', column: 'K1', count: 5 },
    ];
    expect(safeTable(cells).map(({ count }) => count)).toEqual([8, 5, 13, 8, 5, 13]);
  });

  it('finds what subtraction gives away where only the small ones are hidden', () => {
    const table = [
      { row: 'a', column: 'x', count: undefined },
      { row: 'a', column: 'y', count: 9 },
      { row: 'a', column: TOTAL, count: 11 },
      { row: TOTAL, column: 'x', count: undefined },
    ];
    expect(derivable(table)).toContain('a/x');
  });
});

describe('counts beside a known sum', () => {
  it.each([
    [
      [9, 3, 8],
      [9, undefined, undefined],
    ],
    [
      [9, 2, 2],
      [undefined, undefined, undefined],
    ],
    [
      [9, 0, 12],
      [9, 0, 12],
    ],
    [
      [50, 4, 4],
      [50, undefined, undefined],
    ],
    [[3], [undefined]],
    [[], []],
  ])('%j becomes %j', (counts, safe) => expect(safeCounts(counts)).toEqual(safe));

  it('leave no hidden one alone, and too much for one each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (counts) => {
        const safe = safeCounts(counts);
        const hidden = counts.filter((_, at) => safe[at] === undefined);
        if (hidden.length === 0) return;
        const all = counts.filter((count) => count > 0).length === hidden.length;
        const sum = hidden.reduce((total, count) => total + count, 0);
        expect(all || (hidden.length > 1 && sum >= Math.max(5, 2 * hidden.length))).toBe(true);
      }),
    );
  });
});
