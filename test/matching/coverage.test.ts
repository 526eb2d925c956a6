/** The coverage report: counts by line of business, what papers would unlock, and never more pairs than allowed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, type Obstacle } from '../../src/matching/coverage.ts';
import type { Demand, Supply } from '../../src/matching/types.ts';

function supply(id: number, sectors: string[]): Supply {
  return { id, products: [], sectors, papers: [], active: true, tiedTo: [], exposure: 0 };
}

function demand(id: number, sectors: string[]): Demand {
  return { id, companyId: 1, what: 'x', sectors, papers: [] };
}

const paper = (...papers: string[]): Obstacle => ({ code: 'papers_missing', papers });

/** What stands between `supply-demand`; nothing where it is not named. */
function judging(table: Record<string, Obstacle[]>) {
  return (one: Supply, other: Demand): Obstacle[] => table[`${one.id}-${other.id}`] ?? [];
}

describe('coverage', () => {
  it('says by line of business what has no counterpart', () => {
    const report = coverage({
      demands: [demand(1, ['K2.1']), demand(2, ['K2.1', 'M1']), demand(3, ['Z1']), demand(4, [])],
      supplies: [supply(1, ['K2.3']), supply(2, ['M1']), supply(3, ['A1']), supply(4, [])],
      judge: judging({ '1-1': [{ code: 'umk_paused' }], '1-2': [{ code: 'tied' }] }),
    });
    expect(report).toEqual({
      needs: [
        { sector: '', all: 1, without: 1, unsure: 0 },
        { sector: 'K2.1', all: 2, without: 1, unsure: 0 },
        { sector: 'Z1', all: 1, without: 1, unsure: 0 },
      ],
      supplies: [
        { sector: '', all: 1, without: 1, unsure: 0 },
        { sector: 'A1', all: 1, without: 1, unsure: 0 },
        { sector: 'K2.3', all: 1, without: 1, unsure: 0 },
        { sector: 'M1', all: 1, without: 0, unsure: 0 },
      ],
      unlocks: [],
      judged: 3,
    });
  });

  it('counts the papers that alone keep pairs apart, and not where more is wrong', () => {
    const halal = { code: 'halal_missing', papers: ['halal'] };
    const { unlocks } = coverage({
      demands: [demand(1, ['K2']), demand(2, ['K2'])],
      supplies: [1, 2, 3, 4].map((id) => supply(id, ['K2'])),
      judge: judging({
        '1-1': [halal],
        '2-1': [halal, paper('halal')],
        '2-2': [paper('halal')],
        '3-1': [paper('pirt', 'nib')],
        '3-2': [paper('nib'), { code: 'place_far' }],
        '4-1': [{ code: 'papers_missing', papers: [] }],
      }),
    });
    expect(unlocks).toEqual([
      { papers: ['halal'], pairs: 3, needs: 2, suppliers: 2 },
      { papers: ['nib', 'pirt'], pairs: 1, needs: 1, suppliers: 1 },
    ]);
  });

  it('says what it does not know where it may not judge all, and never claims it', () => {
    const report = coverage({
      demands: [demand(1, ['K2']), demand(2, ['M1'])],
      supplies: [1, 2, 3, 4].map((id) => supply(id, ['K2'])),
      judge: () => [{ code: 'tied' }],
      most: 4,
    });
    expect(report.judged).toBe(2);
    expect(report.needs).toEqual([
      { sector: 'M1', all: 1, without: 1, unsure: 0 },
      { sector: 'K2', all: 1, without: 0, unsure: 1 },
    ]);
    expect(report.supplies).toEqual([{ sector: 'K2', all: 4, without: 0, unsure: 4 }]);
  });

  it('keeps to its limit, and what it calls without is so', () => {
    const sectors = fc.array(fc.constantFrom('K2', 'K2.1', 'M1', 'A1.1'), { maxLength: 3 });
    const lists = fc.array(sectors, { maxLength: 8 });
    fc.assert(
      fc.property(
        lists,
        lists,
        fc.integer({ min: -1, max: 80 }),
        fc.nat(),
        (needs, makers, most, salt) => {
          const demands = needs.map((each, i) => demand(i, each));
          const supplies = makers.map((each, i) => supply(i, each));
          const judge = (one: Supply, other: Demand): Obstacle[] =>
            (one.id * 7 + other.id * 3 + salt) % 3 === 0 ? [] : [paper('nib')];
          const report = coverage({ demands, supplies, judge, most });
          const main = (code: string): string => code.slice(0, 2);
          const related = (one: Supply, other: Demand): boolean =>
            one.sectors.some((a) => other.sectors.some((b) => main(a) === main(b)));
          const alone = demands.filter(
            (each) => !supplies.some((one) => related(one, each) && judge(one, each).length === 0),
          ).length;
          const count = (key: 'all' | 'without' | 'unsure'): number =>
            report.needs.reduce((sum, row) => sum + row[key], 0);
          expect(report.judged).toBeLessThanOrEqual(Math.max(0, most));
          expect(count('all')).toBe(demands.length);
          expect(count('without')).toBeLessThanOrEqual(alone);
          expect(count('without') + count('unsure')).toBeGreaterThanOrEqual(alone);
        },
      ),
    );
  });

  it('takes nothing as it is', () => {
    const nothing = { needs: [], supplies: [], unlocks: [], judged: 0 };
    expect(coverage({ demands: [], supplies: [], judge: () => [] })).toEqual(nothing);
  });
});
