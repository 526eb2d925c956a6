/** Finds the best groups by branch and bound: exact unless the effort runs out, and the same for the same input. */
import { groupBound } from './groupBound.ts';
import { GROUP_LIMITS, groupScore, worthOf } from './groupScore.ts';
import type { Member } from './partner.ts';

/** Kilometres between any two of one group, or `apart` where they cannot work together. */
export type Pairs = (a: Member, b: Member) => number;
export const apart = Infinity;

export type Search = {
  /** In thousandths, as the members' `free`. */
  volume: number;
  /** Those who are in every group. */
  held: readonly Member[];
  /** Those who may join, in any order. */
  others: readonly Member[];
  pairs: Pairs;
};

export type Chosen = { members: readonly Member[]; score: number; km: number };

/** Partial groups of one size looked at for one group at most. With up to fifteen candidates it never runs out. */
const EFFORT = 40_000;
/** More candidates than this are cut to the worthiest. */
const MOST_CANDIDATES = 200;

/**
 * The best `most` groups, best first. A group has 2 to 6 members of which every pair can work together; it reaches the volume,
 * and would not without any one of those who join. Each further group is the best that shares with none before it more than
 * half of those who join (of the smaller one), so that one refusal does not spoil all. Of equal groups the smaller one counts,
 * then the one whose members come first by worth, least exposure, id.
 */
export function bestGroups(search: Search, most: number): Chosen[] {
  const ranked = [...search.others].sort(
    (a, b) => worthOf(b) - worthOf(a) || a.exposure - b.exposure || a.id - b.id,
  );
  const plan = prepared({ ...search, others: ranked.slice(0, MOST_CANDIDATES) });
  const found: Found[] = [];
  while (found.length < most) {
    const next = plan(found.map(({ joins }) => joins));
    if (!next) break;
    found.push(next);
    if (next.joins.length === 0) break;
  }
  return found.map(({ chosen }) => chosen);
}

type Found = { joins: readonly number[]; chosen: Chosen };
/** A group as far as it is chosen: places of those who join, sums of all, and the least capacity of those who join. */
type Part = { joins: readonly number[]; worth: number; free: number; least: number; km: number };

/** Whether a new group has too much of an earlier one, `shared` being those who join both. */
function tooLike(one: readonly number[], other: readonly number[]): boolean {
  const shared = one.filter((each) => other.includes(each)).length;
  return shared > Math.floor(Math.min(one.length, other.length) / 2);
}

type Field = Search & { start: Part; km: readonly Float64Array[]; nearest: number };

/** Distances are looked up often, so they are asked for once; `nearest` is that of the nearest two of all. */
function fieldOf(search: Search): Field {
  const { held, others, pairs } = search;
  const km = others.map(() => new Float64Array(others.length));
  let nearest = apart;
  for (const [i, one] of others.entries()) {
    for (let j = 0; j < i; j += 1) {
      const other = others[j];
      const [row, column] = [km[i], km[j]];
      if (!other || !row || !column) continue;
      row[j] = column[i] = pairs(one, other);
      nearest = Math.min(nearest, row[j] ?? apart);
    }
  }
  const start: Part = {
    joins: [],
    worth: held.reduce((sum, each) => sum + worthOf(each), 0),
    free: held.reduce((sum, each) => sum + each.free, 0),
    least: apart,
    km: Math.max(0, ...held.flatMap((a, i) => held.slice(i + 1).map((b) => pairs(a, b)))),
  };
  return { ...search, start, km, nearest: held.length > 0 ? 0 : nearest };
}

/** The part with one more; undefined where that one cannot work with all the others. */
function joined({ held, others, pairs, km }: Field, part: Part, at: number): Part | undefined {
  const member = others[at];
  if (!member) return undefined;
  let widest = part.km;
  for (const i of part.joins) widest = Math.max(widest, km[at]?.[i] ?? apart);
  for (const other of held) widest = Math.max(widest, pairs(member, other));
  if (widest === apart) return undefined;
  return {
    joins: [...part.joins, at],
    worth: part.worth + worthOf(member),
    free: part.free + member.free,
    least: Math.min(part.least, member.free),
    km: widest,
  };
}

/** Undefined where it is too small, or one who joins is not needed. */
function finished({ volume, held, others }: Field, part: Part): Found | undefined {
  const { joins, worth, free, least, km } = part;
  if (free < volume || (joins.length > 0 && free - least >= volume)) return undefined;
  const members = [...held, ...joins.flatMap((i) => others[i] ?? [])];
  const score = groupScore({ worth, size: members.length, km, reach: free / volume });
  return { joins, chosen: { members, score, km } };
}

/** A function that finds the best group that differs from earlier ones. */
function prepared(search: Search): (earlier: readonly (readonly number[])[]) => Found | undefined {
  const field = fieldOf(search);
  const { volume, held, others, start } = field;
  const bound = groupBound(
    volume,
    others.map((each) => ({ worth: worthOf(each), free: each.free })),
  );
  return (earlier) => {
    let best: Found | undefined;
    let effort = 0;
    function extend(part: Part, from: number, count: number, size: number): void {
      if (count === 0) {
        if (earlier.some((old) => tooLike(old, part.joins))) return;
        const found = finished(field, part);
        if (found && found.chosen.score > (best?.chosen.score ?? -1)) best = found;
        return;
      }
      const hope = { ...part, km: Math.max(part.km, field.nearest) };
      for (let at = from; at + count <= others.length; at += 1) {
        if (effort === 0 || part.free + bound.most(at, count) < volume) return;
        // Enough with one less: whoever comes on top could be left out again.
        if (part.free + bound.least(at, count - 1) >= volume) return;
        if (best && !bound.beats(best.chosen.score, hope, size, at, count)) return;
        effort -= 1;
        const next = joined(field, part, at);
        if (next) extend(next, at + 1, count - 1, size);
      }
    }
    if (start.km === apart) return undefined;
    const fewest = Math.max(GROUP_LIMITS.fewest, held.length);
    for (let size = fewest; size <= GROUP_LIMITS.most; size += 1) {
      effort = EFFORT;
      extend(start, 0, size - held.length, size);
    }
    return best;
  };
}
