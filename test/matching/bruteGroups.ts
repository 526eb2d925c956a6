/** Every group there is, by trying them all: what the search for groups is checked against; only for a dozen candidates. */
import type { Partner } from '../../src/matching/partner.ts';

export type Placed = Partner & { x: number; y: number; kind: number };
export type Brute = { ids: number[]; score: number };

const limit = 15;

export function kmOf(all: readonly Placed[]): (a: number, b: number) => number | undefined {
  const byId = new Map(all.map((each) => [each.id, each]));
  return (a, b) => {
    const [one, other] = [byId.get(a), byId.get(b)];
    // A place off the map stands for one that is not known.
    if (!one || !other || one.x < 0 || other.x < 0) return undefined;
    return Math.hypot(one.x - other.x, one.y - other.y);
  };
}

export function fitsOf(all: readonly Placed[]): (a: number, b: number) => boolean {
  const kinds = new Map(all.map(({ id, kind }) => [id, kind]));
  return (a, b) => kinds.get(a) === kinds.get(b);
}

/** All that the rules allow, best first; the rules are written here once more, in the plainest way. */
export function allGroups(volume: number, all: readonly Placed[]): Brute[] {
  const worth = (each: Placed): number => 0.5 * each.score + 0.1 * (10 / (10 + each.exposure));
  const ranked = [...all]
    .filter(({ free }) => free && free.max > 0)
    .sort((a, b) => worth(b) - worth(a) || a.exposure - b.exposure || a.id - b.id);
  const [km, fits] = [kmOf(all), fitsOf(all)];
  const found: (Brute & { places: number[] })[] = [];
  for (let mask = 0; mask < 2 ** ranked.length; mask += 1) {
    const places = ranked.flatMap((_, i) => (mask & (2 ** i) ? [i] : []));
    const group = ranked.filter((_, i) => mask & (2 ** i));
    if (group.length < 2 || group.length > 6) continue;
    const able = group.map(({ free }) => free?.max ?? 0);
    const total = able.reduce((a, b) => a + b, 0);
    if (total < volume || total - Math.min(...able) >= volume) continue;
    const pairs = group.flatMap((a, i) => group.slice(i + 1).map((b) => [a.id, b.id] as const));
    const far = Math.max(...pairs.map(([a, b]) => km(a, b) ?? limit / 2));
    if (far > limit || !pairs.every(([a, b]) => fits(a, b))) continue;
    const mean = group.reduce((sum, each) => sum + worth(each), 0) / group.length;
    const few = (0.15 * (6 - group.length)) / 4;
    const spare = 0.1 * Math.min(1, (total / volume - 1) / 0.5);
    const score = Math.round(1e6 * (mean + few + 0.15 * (1 - far / limit) + spare)) / 1e6;
    found.push({ ids: group.map(({ id }) => id).sort((a, b) => a - b), score, places });
  }
  return found.sort(
    (a, b) => b.score - a.score || a.ids.length - b.ids.length || before(a.places, b.places),
  );
}

function before(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The best, then each next one that has at most half of the smaller group in common with those before. */
export function differing(groups: readonly Brute[], most: number): Brute[] {
  const kept: Brute[] = [];
  for (const group of groups) {
    const like = kept.some(({ ids }) => {
      const shared = ids.filter((id) => group.ids.includes(id)).length;
      return shared > Math.floor(Math.min(ids.length, group.ids.length) / 2);
    });
    if (!like && kept.length < most) kept.push(group);
  }
  return kept;
}
