/** Groups of small suppliers: the search against trying them all, the shares, the lead, the new plan after a no, and odd input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/domain/quantity.ts';
import type { Partner } from '../../src/matching/partner.ts';
import { shareOut } from '../../src/matching/shares.ts';
import { replan, together, type TogetherInput } from '../../src/matching/together.ts';
import type { Group } from '../../src/matching/types.ts';
import { allGroups, differing, fitsOf, kmOf, type Placed } from './bruteGroups.ts';

function amount(units: number, unit = 'pcs', period?: string): Quantity {
  const thousandths = Math.round(units * 1000);
  return { min: thousandths, max: thousandths, unit, ...(period === undefined ? {} : { period }) };
}

function partner(id: number, units: number, more: Partial<Partner> = {}): Partner {
  return { id, score: 0.5, free: amount(units), sectors: ['K2'], exposure: 0, ...more };
}

function input(
  units: number,
  partners: Partner[],
  more: Partial<TogetherInput> = {},
): TogetherInput {
  return { volume: amount(units), partners, km: () => 1, ...more };
}

function ids(group: { members: readonly { id: number }[] } | undefined): number[] {
  return (group?.members ?? []).map(({ id }) => id).sort((a, b) => a - b);
}

function sum(group: Group | undefined): number {
  return (group?.members ?? []).reduce((total, { share }) => total + share, 0);
}

const placed = fc
  .record({
    score: fc.integer({ min: 0, max: 20 }).map((each) => each / 20),
    units: fc.integer({ min: 0, max: 40 }),
    exposure: fc.integer({ min: 0, max: 12 }),
    x: fc.integer({ min: -1, max: 12 }),
    y: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom(0, 0, 0, 1),
  })
  .map(({ units, ...rest }) => ({ ...rest, free: amount(units), sectors: [] }));
const manyPlaced = fc
  .array(placed, { maxLength: 11 })
  .map((list): Placed[] => list.map((each, i) => ({ ...each, id: i + 1 })));

describe('together', () => {
  it('finds just what trying all groups finds, in the same order', () => {
    let [some, several] = [0, 0];
    fc.assert(
      fc.property(manyPlaced, fc.integer({ min: 41, max: 150 }), (all, units) => {
        const groups = together(input(units, all, { km: kmOf(all), fits: fitsOf(all), most: 4 }));
        const expected = differing(allGroups(units * 1000, all), 4);
        expect(groups.map((group) => ({ ids: ids(group), score: group.score }))).toEqual(
          expected.map(({ ids: members, score }) => ({ ids: members, score })),
        );
        some += groups.length > 0 ? 1 : 0;
        several += groups.length > 2 ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    // Else the property would hold because there was nothing to find.
    expect(some).toBeGreaterThan(100);
    expect(several).toBeGreaterThan(30);
  });

  it('cuts the volume so that all of it is there, nobody has too much or nothing, and the lead is one of them', () => {
    fc.assert(
      fc.property(manyPlaced, fc.integer({ min: 41_000, max: 150_000 }), (all, volume) => {
        const groups = together({
          ...input(0, all, { km: kmOf(all) }),
          volume: { min: volume, max: volume, unit: 'pcs' },
        });
        for (const group of groups) {
          expect(sum(group)).toBe(volume);
          expect(ids(group)).toContain(group.lead);
          expect(group.reasons.length).toBeGreaterThan(0);
          for (const { id, share } of group.members) {
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThanOrEqual(all[id - 1]?.free?.max ?? 0);
          }
        }
      }),
    );
  });

  it.each<[string, TogetherInput]>([
    ['no volume', input(0, [partner(1, 5), partner(2, 5)])],
    ['nobody', input(10, [])],
    ['one candidate', input(10, [partner(1, 5)])],
    ['one who can do it alone', input(10, [partner(1, 6), partner(2, 6), partner(3, 10)])],
    ['no capacity', input(10, [partner(1, 0), partner(2, 0), partner(3, 9)])],
    [
      'too little of everybody',
      input(
        100,
        [1, 2, 3, 4, 5, 6].map((id) => partner(id, 16)),
      ),
    ],
    [
      'seven needed',
      input(
        70,
        [1, 2, 3, 4, 5, 6, 7].map((id) => partner(id, 10)),
      ),
    ],
    ['all too far apart', input(10, [partner(1, 6), partner(2, 6)], { km: () => 16 })],
    ['other products', input(10, [partner(1, 6), partner(2, 6, { sectors: ['M1'] })])],
    [
      'units that are not one',
      input(10, [partner(1, 6), partner(2, 6, { free: amount(6, 'kg') })]),
    ],
    ['groups that nobody wants', input(10, [partner(1, 6), partner(2, 6)], { most: 0 })],
    ['a volume beyond counting', input(8e12, [partner(1, 5e12), partner(2, 5e12)])],
    ['numbers that are none', input(NaN, [partner(1, NaN), partner(2, Infinity)])],
  ])('finds no group: %s', (_, given) => {
    expect(together(given)).toEqual([]);
  });

  it('joins six tiny ones where it takes six', () => {
    const [group, ...more] = together(
      input(
        60,
        [1, 2, 3, 4, 5, 6].map((id) => partner(id, 10)),
      ),
    );
    expect(ids(group)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(group?.members.map(({ share }) => share)).toEqual([1, 2, 3, 4, 5, 6].map(() => 10_000));
    expect(more).toEqual([]);
  });

  it('takes the first ids where everything is equal, and offers others next', () => {
    const all = Array.from({ length: 200 }, (_, i) => partner(200 - i, 5));
    expect(together(input(10, all)).map(ids)).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
  });

  it('counts in the unit and the period of the need, and leaves out what cannot be compared', () => {
    const group = together({
      ...input(0, [
        partner(1, 0, { free: amount(10, 'pcs', 'hari') }), // 60 a week, 5 lusin
        partner(2, 0, { free: amount(4, 'lusin', 'minggu') }),
        partner(3, 0, { free: amount(100, 'pcs') }), // In no period: not known how fast.
        partner(4, 0, { free: amount(90, 'kg', 'minggu') }),
      ]),
      volume: amount(9, 'lusin', 'minggu'),
    })[0];
    expect(group?.members).toEqual([
      { id: 1, share: 5000 },
      { id: 2, share: 4000 },
    ]);
  });

  it('knows no distance as neither near nor far, and says how far only where it knows', () => {
    const all = [partner(1, 5), partner(2, 5), partner(3, 5)];
    const km = (a: number, b: number): number | undefined =>
      a + b === 3 ? undefined : a + b === 4 ? 3.2 : 12;
    const [near, unknown, far] = together(input(10, all, { km }));
    expect([near, unknown, far].map(ids)).toEqual([
      [1, 3],
      [1, 2],
      [2, 3],
    ]);
    expect(near?.reasons.at(-1)).toEqual({ code: 'together_near', values: { km: 4 } });
    expect(unknown?.reasons.map(({ code }) => code)).toEqual(['together_count', 'together_reach']);
  });

  it.each<[string, Partial<Partner>[], number]>([
    ['the readiest', [{}, { level: 'hampir' }, { level: 'siap', score: 0 }], 3],
    ['then the one with the greatest share', [{}, { free: amount(8) }, { score: 1 }], 2],
    ['then the best fit', [{}, { score: 0.6 }, { exposure: 0 }], 2],
    ['then the least shown', [{ exposure: 2 }, { exposure: 1 }, { exposure: 3 }], 2],
    ['then the first', [{}, {}, {}], 1],
  ])('lets %s lead', (_, each, lead) => {
    const [group] = together(
      input(
        14,
        each.map((more, i) => partner(i + 1, 5, more)),
      ),
    );
    expect(group?.lead).toBe(lead);
  });

  it('prefers those who were seldom shown among equals', () => {
    const all = [9, 3, 0, 1].map((exposure, i) => partner(i + 1, 5, { exposure }));
    expect(ids(together(input(10, all))[0])).toEqual([3, 4]);
  });

  it('comes to an end with 200 candidates, hard ones too', () => {
    for (const units of [60, 90, 150, 240, 290, 500]) {
      const all = Array.from({ length: 200 }, (_, i) =>
        partner(i + 1, 5 + ((i * 37) % 46), {
          score: ((i * 71) % 100) / 100,
          exposure: (i * 13) % 20,
        }),
      );
      const at = (id: number): [number, number] => [(id * 29) % 20, (id * 47) % 20];
      const km = (a: number, b: number): number => {
        const [[ax, ay], [bx, by]] = [at(a), at(b)];
        return Math.hypot(ax - bx, ay - by);
      };
      const groups = together(input(units, all, { km }));
      expect(groups.length).toBe(units > 300 ? 0 : 3);
    }
  });
});

describe('replan', () => {
  const five = [1, 2, 3, 4, 5].map((id) => partner(id, 6, { score: 1 - id / 10 }));

  it('keeps who agreed, with the same share, and who was asked, and fills the gap', () => {
    const plan = replan(input(15, five), {
      agreed: [{ id: 1, share: 5000 }],
      refused: [2],
      silent: [3],
    });
    expect(plan.kept).toBe('asked');
    expect(plan.groups.map(ids)).toEqual([
      [1, 3, 4],
      [1, 3, 5],
    ]);
    const [group] = plan.groups;
    expect(group?.members.find(({ id }) => id === 1)).toEqual({ id: 1, share: 5000 });
    expect(group?.ask).toEqual([3, 4]);
    expect(sum(group)).toBe(15_000);
  });

  it('asks only those who have not agreed to just their share', () => {
    const agreed = [
      { id: 1, share: 5000 },
      { id: 2, share: 5000 },
    ];
    const plan = replan(input(15, five), { agreed, refused: [], silent: [3] });
    expect(plan.groups.map(ids)[0]).toEqual([1, 2, 3]);
    expect(plan.groups[0]?.ask).toEqual([3]);
    const done = replan(input(10, five), { agreed, refused: [3, 4, 5], silent: [] });
    expect(done.kept).toBe('asked');
    expect(done.groups.map(({ ask }) => ask)).toEqual([[]]);
  });

  it('lets the silent go where no group can be made with them', () => {
    const far = input(12, five, { km: (a, b) => (a === 3 || b === 3 ? 30 : 1) });
    const answers = { agreed: [{ id: 1, share: 6000 }], refused: [2], silent: [3] };
    const plan = replan(far, answers);
    expect([plan.kept, ids(plan.groups[0])]).toEqual(['agreed', [1, 4]]);
  });

  it('changes agreed shares, and asks again, rather than give up on those who agreed', () => {
    const plan = replan(input(12, five.slice(0, 3)), {
      agreed: [{ id: 1, share: 4000 }],
      refused: [2],
      silent: [],
    });
    expect(plan).toMatchObject({ kept: 'members', groups: [{ ask: [1, 3] }] });
    expect(plan.groups[0]?.members.map(({ share }) => share)).toEqual([6000, 6000]);
  });

  it('begins anew, without the refused, where those who agreed cannot go on', () => {
    const far = input(12, five, { km: (a, b) => (a === 1 || b === 1 ? 30 : 1) });
    const plan = replan(far, { agreed: [{ id: 1, share: 6000 }], refused: [2], silent: [] });
    expect([plan.kept, ids(plan.groups[0])]).toEqual(['nobody', [3, 4]]);
  });

  it('asks one again whose capacity has shrunk below the agreed share, and forgets who is gone', () => {
    const now = [partner(1, 3), partner(3, 6), partner(4, 6)];
    const agreed = [
      { id: 1, share: 5000 },
      { id: 2, share: 5000 },
    ];
    const plan = replan(input(15, now), { agreed, refused: [], silent: [9] });
    expect(plan.groups[0]).toMatchObject({ ask: [3, 4, 1] });
    expect(sum(plan.groups[0])).toBe(15_000);
  });

  it('says so where nothing is left', () => {
    const nobody = { kept: 'nobody', groups: [] };
    expect(replan(input(15, five), { agreed: [], refused: [1, 2, 3], silent: [] })).toEqual(nobody);
    expect(replan(input(0, []), { agreed: [], refused: [], silent: [] })).toEqual(nobody);
  });

  it('never takes who refused, never loses volume, whatever was answered', () => {
    const answer = fc.constantFrom('agreed', 'refused', 'silent', 'not asked');
    const answers = fc.array(answer, { minLength: 12, maxLength: 12 });
    let found = 0;
    fc.assert(
      fc.property(manyPlaced, fc.integer({ min: 20, max: 120 }), answers, (all, units, said) => {
        const of = (what: string): number[] =>
          all.map(({ id }) => id).filter((id) => said[id] === what);
        const agreed = of('agreed').map((id) => ({ id, share: 1000 * ((id * 7) % 25) }));
        const given = { agreed, refused: of('refused'), silent: of('silent') };
        const plan = replan(input(units, all, { km: kmOf(all) }), given);
        for (const group of plan.groups) {
          found += 1;
          expect(sum(group)).toBe(units * 1000);
          expect(ids(group).filter((id) => said[id] === 'refused')).toEqual([]);
          for (const { id, share } of group.members) {
            expect(share).toBeLessThanOrEqual(all[id - 1]?.free?.max ?? 0);
            const same = agreed.some((each) => each.id === id && each.share === share);
            expect(group.ask.includes(id)).toBe(!same);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('shareOut', () => {
  it.each<[number, number[], number[] | undefined]>([
    [10_000, [20_000, 20_000], [5000, 5000]],
    [10_000, [9000, 3000, 1000], [7000, 2000, 1000]],
    [10_500, [9000, 3000], [7875, 2625]],
    [3000, [2500, 600], [2419, 581]],
    [2000, [1999, 1], [1999, 1]],
    [10, [5, 4], undefined],
    [2, [5, 4, 1], undefined],
    [0, [5], undefined],
    [5000, [5000, 0], undefined],
  ])('%i over %j is %j', (volume, free, shares) => {
    expect(shareOut(volume, free)).toEqual(shares);
  });
});
