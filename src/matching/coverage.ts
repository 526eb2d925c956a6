/** Where supply and need miss each other: by line of business, and which papers would bring most of them together. */
import type { Demand, Supply } from './types.ts';

/** A hard condition that a pair fails; `papers`: kinds that would put it right, where papers would. */
export type Obstacle = { code: string; papers?: readonly string[] };

export type CoverageInput = {
  demands: readonly Demand[];
  supplies: readonly Supply[];
  /** The conditions that the two fail; none: they can be brought together. */
  judge: (supply: Supply, demand: Demand) => readonly Obstacle[];
  /** How many pairs may be judged; left out: 200,000. */
  most?: number;
};

/**
 * One line of business: how many there are, how many of these nobody stands against, and of how many that is not known, because
 * not all their pairs were judged.
 */
export type Row = { sector: string; all: number; without: number; unsure: number };
/** `papers` are all that stand in the way of these pairs, needs and suppliers counted once each. */
export type Unlock = { papers: string[]; pairs: number; needs: number; suppliers: number };

export type Coverage = {
  /** Needs that no supplier can serve, most of them first. */
  needs: Row[];
  /** Suppliers that no need asks for. */
  supplies: Row[];
  /** Papers that would bring together the most pairs that nothing else keeps apart, best first. */
  unlocks: Unlock[];
  judged: number;
};

const MOST_PAIRS = 200_000;

/**
 * Only pairs with a line of business in common (main codes: K2 of K2.1) are judged, and never more than `most`: each need has the
 * same number, taken evenly over its suppliers where there are more. Time and room grow with the pairs judged, and with suppliers
 * plus needs. Rows go by the first code, '' where there is none.
 */
export function coverage({ demands, supplies, judge, most = MOST_PAIRS }: CoverageInput): Coverage {
  const bySector = grouped(supplies);
  const room = Math.floor(Math.max(0, most) / Math.max(1, demands.length));
  const served = new Set<Demand>();
  const asked = new Set<Supply>();
  const open = new Set<Demand | Supply>();
  const unlocks = new Map<string, { pairs: number; needs: Set<number>; suppliers: Set<number> }>();
  let judged = 0;
  for (const demand of demands) {
    const related = [...new Set(mains(demand).flatMap((code) => bySector.get(code) ?? []))];
    const looked = evenly(related, room);
    if (looked.size < related.length) for (const one of [demand, ...related]) open.add(one);
    for (const supply of looked) {
      judged += 1;
      const obstacles = judge(supply, demand);
      if (obstacles.length === 0) {
        served.add(demand);
        asked.add(supply);
        continue;
      }
      const key = papersOf(obstacles).join('|');
      if (key === '') continue;
      const known = unlocks.get(key) ?? { pairs: 0, needs: new Set(), suppliers: new Set() };
      known.pairs += 1;
      known.needs.add(demand.id);
      known.suppliers.add(supply.id);
      unlocks.set(key, known);
    }
  }
  return {
    needs: rows(demands, served, open),
    supplies: rows(supplies, asked, open),
    unlocks: [...unlocks]
      .map(([key, { pairs, needs, suppliers }]) => ({
        papers: key.split('|'),
        pairs,
        needs: needs.size,
        suppliers: suppliers.size,
      }))
      .sort((a, b) => b.pairs - a.pairs || order(a.papers.join('|'), b.papers.join('|'))),
    judged,
  };
}

type Lined = { sectors: readonly string[] };

function mains({ sectors }: Lined): string[] {
  return [...new Set(sectors.map((code) => code.split('.')[0] ?? code))];
}

function grouped(supplies: readonly Supply[]): Map<string, Supply[]> {
  const groups = new Map<string, Supply[]>();
  for (const supply of supplies) {
    for (const code of mains(supply)) {
      const known = groups.get(code);
      if (known) known.push(supply);
      else groups.set(code, [supply]);
    }
  }
  return groups;
}

/** At most `room` of them, from the first to the last at equal steps. */
function evenly<T>(all: readonly T[], room: number): Set<T> {
  if (all.length <= room) return new Set(all);
  const places = Array.from({ length: room }, (_, i) => Math.floor((i * all.length) / room));
  return new Set(places.flatMap((place) => all[place] ?? []));
}

/** All papers that are missing, in order; none where something else stands in the way too. */
function papersOf(obstacles: readonly Obstacle[]): string[] {
  if (obstacles.some(({ papers }) => papers === undefined || papers.length === 0)) return [];
  return [...new Set(obstacles.flatMap(({ papers }) => papers ?? []))].sort(order);
}

function rows<T extends Lined & (Demand | Supply)>(
  all: readonly T[],
  met: ReadonlySet<T>,
  open: ReadonlySet<Demand | Supply>,
): Row[] {
  const found = new Map<string, Row>();
  for (const each of all) {
    const sector = each.sectors[0] ?? '';
    const row = found.get(sector) ?? { sector, all: 0, without: 0, unsure: 0 };
    found.set(sector, row);
    row.all += 1;
    if (met.has(each)) continue;
    if (open.has(each)) row.unsure += 1;
    else row.without += 1;
  }
  return [...found.values()].sort((a, b) => b.without - a.without || order(a.sector, b.sector));
}

/** By character code, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
