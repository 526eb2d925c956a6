/** Several small ones who together reach what none reaches alone: groups with shares and a lead partner, and a new plan when one says no. */
import type { Reason } from '../domain/match.ts';
import type { Quantity } from '../domain/quantity.ts';
import { GROUP_LIMITS } from './groupScore.ts';
import { apart, bestGroups, type Chosen, type Pairs } from './groupSearch.ts';
import { countable, volumeOf, type Member, type Partner } from './partner.ts';
import { shareOut } from './shares.ts';
import type { Group } from './types.ts';

export type TogetherInput = {
  /** Of the need; its `max` is what a group reaches. */
  volume: Quantity;
  /** Candidates that passed every hard condition but capacity, so their papers are valid. */
  partners: readonly Partner[];
  /** Kilometres between two suppliers; undefined where a place is not known: allowed, and counts as half the limit. */
  km: (one: number, other: number) => number | undefined;
  /** Whether what two make can go into one delivery; left out: they share a line of business. */
  fits?: (one: number, other: number) => boolean;
  /** How many groups at most; left out: 3. */
  most?: number;
};

/** What the members of a planned group said; a silent one whose time is over is among the refused. */
export type Answers = {
  agreed: readonly { id: number; share: number }[];
  refused: readonly number[];
  silent: readonly number[];
};

/**
 * What of the old group a new plan keeps: those who agreed with their shares and those who were asked; only those who agreed;
 * those who agreed with other shares; nobody.
 */
export type Kept = 'asked' | 'agreed' | 'members' | 'nobody';
/** `ask`: who has not agreed to just this share yet. */
export type Replan = { kept: Kept; groups: (Group & { ask: number[] })[] };

/** Groups of 2 to 6, best first; none where somebody reaches the volume alone, or no volume can be counted. */
export function together(input: TogetherInput): Group[] {
  const members = countable(input.volume, input.partners);
  const volume = volumeOf(input.volume);
  if (members.some(({ free }) => free >= volume)) return [];
  return planned(input, [], members, new Map());
}

/**
 * A new plan after answers came in. It keeps as much as possible: first everybody who did not refuse (with agreed shares),
 * then those who agreed, then those who agreed though with other shares (they are asked again), then nobody. Whoever refused,
 * and whoever is no candidate any more, is in none of them. Where the last step finds one who reaches the volume
 * alone, there is no group, as in `together`.
 */
export function replan(input: TogetherInput, answers: Answers): Replan {
  const refused = new Set(answers.refused);
  const left = input.partners.filter(({ id }) => !refused.has(id));
  const members = countable(input.volume, left);
  const valid = answers.agreed.filter(({ share }) => Number.isSafeInteger(share) && share > 0);
  const shares = new Map(valid.map(({ id, share }) => [id, share]));
  const silent = new Set(answers.silent);
  const agreed = members.filter(({ id }) => shares.has(id));
  const asked = members.filter(({ id }) => shares.has(id) || silent.has(id));
  const steps: [Kept, readonly Member[], ReadonlyMap<number, number>][] = [
    ['asked', asked, shares],
    ['agreed', agreed, shares],
    ['members', agreed, new Map()],
  ];
  for (const [kept, held, fixed] of steps) {
    const groups = held.length > 0 ? planned(input, held, members, fixed) : [];
    if (groups.length > 0) return { kept, groups: groups.map((group) => toAsk(group, shares)) };
  }
  const anew = together({ ...input, partners: left });
  return { kept: 'nobody', groups: anew.map((group) => toAsk(group, shares)) };
}

function toAsk(group: Group, agreed: ReadonlyMap<number, number>): Group & { ask: number[] } {
  const ask = group.members.filter(({ id, share }) => agreed.get(id) !== share);
  return { ...group, ask: ask.map(({ id }) => id) };
}

/** Groups with all of `held`; those in `fixed` deliver just that share, or what they can where that is less by now. */
function planned(
  input: TogetherInput,
  held: readonly Member[],
  members: readonly Member[],
  fixed: ReadonlyMap<number, number>,
): Group[] {
  const volume = volumeOf(input.volume);
  if (volume === 0 || held.length > GROUP_LIMITS.most) return [];
  const bound = held.map((each) => ({
    ...each,
    free: Math.min(each.free, fixed.get(each.id) ?? each.free),
  }));
  const inside = new Set(held.map(({ id }) => id));
  const others = members.filter(({ id }) => !inside.has(id));
  const search = { volume, held: bound, others, pairs: pairsOf(input) };
  const most = Math.max(0, Math.floor(input.most ?? 3));
  return bestGroups(search, most).flatMap((chosen) => group(chosen, input, fixed) ?? []);
}

function pairsOf({ km, fits, partners }: TogetherInput): Pairs {
  const fit = fits ?? shareSector(partners);
  return (one, other) => {
    if (!fit(one.id, other.id)) return apart;
    const distance = km(one.id, other.id);
    if (distance === undefined || Number.isNaN(distance)) return GROUP_LIMITS.km / 2;
    return distance <= GROUP_LIMITS.km ? Math.max(0, distance) : apart;
  };
}

/** Lines of business are compared by their main code (K2 of K2.1); one whose lines are not known fits everybody. */
function shareSector(partners: readonly Partner[]): (one: number, other: number) => boolean {
  const codes = new Map(
    partners.map(({ id, sectors }) => [id, sectors.map((code) => code.split('.')[0])]),
  );
  return (one, other) => {
    const [mine, theirs] = [codes.get(one) ?? [], codes.get(other) ?? []];
    if (mine.length === 0 || theirs.length === 0) return true;
    return mine.some((code) => theirs.includes(code));
  };
}

/** Undefined where the volume cannot be cut so that everybody has a part. */
function group(
  { members, score }: Chosen,
  input: TogetherInput,
  fixed: ReadonlyMap<number, number>,
): Group | undefined {
  const volume = volumeOf(input.volume);
  const rest = members.filter(({ id }) => !fixed.has(id));
  const given = members.filter(({ id }) => fixed.has(id));
  const left = volume - given.reduce((sum, each) => sum + each.free, 0);
  const shares = shareOut(
    left,
    rest.map(({ free }) => free),
  );
  if (!shares) return undefined;
  const parts = [
    ...given.map((member) => ({ member, share: member.free })),
    ...rest.map((member, i) => ({ member, share: shares[i] ?? 0 })),
  ].sort((a, b) => b.share - a.share || a.member.id - b.member.id);
  return {
    members: parts.map(({ member, share }) => ({ id: member.id, share })),
    lead: leadOf(parts),
    score: score / 1e6,
    reasons: reasonsOf(members, input),
  };
}

/** Readiest first, since the lead signs for all; then the greatest share, the best fit, the least shown, the first id. */
function leadOf(parts: readonly { member: Member; share: number }[]): number {
  const ready = { siap: 2, hampir: 1, perlu: 0 };
  const rank = ({ level }: Member): number => (level ? ready[level] : 0);
  const [first] = [...parts].sort(
    (a, b) =>
      rank(b.member) - rank(a.member) ||
      b.share - a.share ||
      b.member.score - a.member.score ||
      a.member.exposure - b.member.exposure ||
      a.member.id - b.member.id,
  );
  return first?.member.id ?? 0;
}

/** The distance of the two that are farthest apart is said where all are known, rounded up. */
function reasonsOf(members: readonly Member[], { volume, km }: TogetherInput): Reason[] {
  const total = members.reduce((sum, { free }) => sum + free, 0);
  const percent = Math.floor((100 * total) / volumeOf(volume));
  const apartBy = members.flatMap((one, i) =>
    members.slice(i + 1).map((other) => km(one.id, other.id) ?? NaN),
  );
  const widest = Math.ceil(Math.max(0, ...apartBy));
  return [
    { code: 'together_count', values: { count: members.length } },
    { code: 'together_reach', values: { percent } },
    ...(Number.isNaN(widest) ? [] : [{ code: 'together_near', values: { km: widest } }]),
  ];
}
