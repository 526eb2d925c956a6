/**
 * From what an owner says they make or do to lines of business, best first; scores compare
 * candidates and are no probabilities.
 */
import type { Region, Sector } from '../domain/region.ts';
import { fold, slips } from './normalise.ts';
import { activitySpellings, emptyWords, headings, joined, premises } from './sectorWords.ts';

export type SectorCandidate = { code: string; score: number };

const mostCandidates = 5;
/** An owner's own words are short; nothing beyond this changes what they do. */
const mostWords = 80;

type Hit = { sector: number; weight: number };
/** One term: the phrases that must all stand in the text. */
type Combination = { parts: readonly string[]; hit: Hit };
type Prepared = {
  codes: string[];
  /** Phrase (words joined by a space) → what it says. */
  phrases: Map<string, Hit[]>;
  /** Several phrases that must all occur, by their last part. */
  combinations: Map<string, Combination[]>;
  /** Every phrase that occurs in any term, also as a part. */
  known: Set<string>;
  vocabulary: Set<string>;
  /** A word with one letter left out → words, to find slips without comparing all. */
  holes: Map<string, string[]>;
};

const prepared = new WeakMap<object, Prepared>();
const spelled = new Map<string, string>();
for (const [word, variants] of Object.entries(activitySpellings)) {
  spelled.set(word, word);
  for (const variant of variants.trim().split(/\s+/)) {
    if (!spelled.has(variant)) spelled.set(variant, word);
  }
}
const place = new Set(premises);
/** Activities that everybody has: alone they tell nothing. */
const bland = new Set(['jual', 'buat', 'jasa', 'terima']);
const empty = new Set(emptyWords.trim().split(/\s+/));

/**
 * The codes of the sectors that fit, best first, at most five, each with a score between 0 and 1;
 * the best of a clear text
 * has about 0.8 and more, two that share a text less each. Empty where nothing fits; never throws.
 */
export function readSectors(text: string, region: Pick<Region, 'sectors'>): SectorCandidate[] {
  const index = prepare(region.sectors);
  const words = sectorWords(text, index);
  if (words.length === 0) return [];
  const scores = score(words, index);
  const total = scores.reduce((sum, value) => sum + value, 0);
  if (total === 0) return [];
  return scores
    .map((value, sector) => ({ value, code: index.codes[sector] ?? '' }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ value, code }) => {
      const share = value / total;
      const evidence = value / (value + 0.6);
      return { code, score: Math.round(share * evidence * 1000) / 1000 };
    });
}

/**
 * Sums what the phrases say; a phrase inside a longer one that was found says nothing by itself.
 */
function score(words: readonly string[], index: Prepared): number[] {
  const strengths: number[][] = index.codes.map(() => []);
  const found = new Set<string>();
  const covered = words.map(() => 0);
  for (let size = 4; size >= 1; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const phrase = words.slice(at, at + size).join(' ');
      if (!index.known.has(phrase)) continue;
      const first = !found.has(phrase);
      found.add(phrase);
      if (size < Math.max(...covered.slice(at, at + size))) continue;
      const hits = index.phrases.get(phrase);
      if (hits === undefined) continue;
      for (let i = at; i < at + size; i += 1) covered[i] = Math.max(covered[i] ?? 0, size);
      if (!first) continue;
      // What is named first is what is done mostly; later items count less.
      const order = 1 / (1 + 0.08 * at);
      for (const { sector, weight } of hits) {
        strengths[sector]?.push(strength(weight, size) * order);
      }
    }
  }
  for (const phrase of found) {
    for (const { parts, hit } of index.combinations.get(phrase) ?? []) {
      if (parts.every((part) => found.has(part))) {
        strengths[hit.sector]?.push(strength(hit.weight, parts.length));
      }
    }
  }
  return strengths.map(together);
}

/** The second sure sign of a sector adds less than the first; many small ones add up. */
function together(strengths: readonly number[]): number {
  const sorted = strengths.toSorted((a, b) => b - a);
  return sorted.reduce(
    (sum, value, at) => sum + (value < 5 ? value * 0.95 ** at : value * 0.5 ** at),
    0,
  );
}

/** Longer phrases are rarer by chance. */
function strength(weight: number, size: number): number {
  return weight * weight * (1 + 0.25 * (size - 1));
}

/** The words of the text as the terms spell them, without those that say nothing. */
function sectorWords(text: string, index: Prepared): string[] {
  const line = (fold(text).match(/[a-z]+/g) ?? []).slice(0, mostWords).join(' ');
  const plain = [...headings.map((heading) => [heading, ' '] as const), ...joined].reduce(
    (rest, [from, to]) => rest.replaceAll(from, to),
    line,
  );
  const typed = plain
    .split(/ +/)
    .filter((word, at, all) => !(all[at - 1] === 'di' && place.has(word)));
  const words: string[] = [];
  for (const word of typed) {
    if (word === '' || empty.has(word)) continue;
    const normal = normalWord(word, index);
    if (normal !== words.at(-1)) words.push(normal);
  }
  return words;
}

function normalWord(word: string, index: Prepared): string {
  const known = lookUp(word, index);
  if (known !== undefined) return known;
  for (const stem of stems(word)) {
    const normal = lookUp(stem, index);
    if (normal !== undefined) return normal;
  }
  return slip(word, index) ?? word;
}

function lookUp(word: string, index: Prepared): string | undefined {
  return spelled.get(word) ?? (index.vocabulary.has(word) ? word : undefined);
}

/** The word without what Indonesian puts before and behind it, most likely first. */
function stems(word: string): string[] {
  const found: string[] = [];
  const bare = word.replace(/(?:nya|lah|kan)$/, '');
  if (bare !== word && bare.length >= 3) found.push(bare);
  for (const base of [word, bare]) {
    const inner = base.replace(
      /^(?:meng|menge|mem|men|me|ber|peng|pem|pen|per|pe|ter|di|ng|se)/,
      '',
    );
    if (inner !== base && inner.length >= 3) found.push(inner);
    if (/^(?:meny|peny)/.test(base)) found.push(`s${base.slice(4)}`);
    if (/^(?:mem|pem)/.test(base)) found.push(`p${base.slice(3)}`);
    if (/^(?:men|pen)/.test(base)) found.push(`t${base.slice(3)}`);
    if (/^(?:meng|peng)/.test(base)) found.push(`k${base.slice(4)}`);
  }
  return [
    ...found,
    ...found.map((stem) => stem.replace(/(?:an|i)$/, '')).filter((s) => s.length >= 4),
  ];
}

/** The only word that is one slip away. */
function slip(word: string, index: Prepared): string | undefined {
  if (word.length < 5 || word.length > 20) return undefined;
  const near = new Set<string>();
  for (const hole of [word, ...withHoles(word)]) {
    if (hole !== word && index.vocabulary.has(hole)) near.add(hole);
    for (const candidate of index.holes.get(hole) ?? []) near.add(candidate);
  }
  const close = [...near].filter((candidate) => slips(word, candidate, 1) === 1);
  const normal = new Set(close.map((candidate) => spelled.get(candidate) ?? candidate));
  const [only] = normal;
  if (normal.size === 1) return only;
  // People seldom miss the first letter.
  const first = new Set(
    close
      .filter((c) => c[0] === word[0] && c.length >= word.length)
      .map((c) => spelled.get(c) ?? c),
  );
  const [likely] = first;
  return first.size === 1 ? likely : undefined;
}

function withHoles(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Built once for a region's list and kept as long as the list lives. */
function prepare(sectors: readonly Sector[]): Prepared {
  const known = prepared.get(sectors);
  if (known !== undefined) return known;
  const index: Prepared = {
    codes: sectors.map(({ code }) => code),
    phrases: new Map(),
    combinations: new Map(),
    known: new Set(),
    vocabulary: new Set(),
    holes: new Map(),
  };
  for (const [sector, { words }] of sectors.entries()) {
    for (const word of words) {
      const { term, weight } = typeof word === 'string' ? { term: word, weight: 1 } : word;
      addTerm(index, term, { sector, weight });
    }
  }
  for (const word of [...index.vocabulary, ...spelled.keys()]) {
    if (word.length < 5) continue;
    for (const hole of new Set([word, ...withHoles(word)])) {
      index.holes.set(hole, [...(index.holes.get(hole) ?? []), word]);
    }
  }
  prepared.set(sectors, index);
  return index;
}

function addTerm(index: Prepared, term: string, hit: Hit): void {
  const parts = term.split('+').map((part) => {
    const words = (fold(part).match(/[a-z]+/g) ?? []).filter((word) => !empty.has(word));
    for (const word of words) index.vocabulary.add(spelled.get(word) ?? word);
    const normal = words.map((word) => spelled.get(word) ?? word);
    return normal.filter((word, at) => word !== normal[at - 1]).join(' ');
  });
  for (const part of parts) index.known.add(part);
  const [first] = parts;
  if (first === undefined || first === '') return;
  if (parts.length === 1) {
    if (bland.has(first)) return;
    const hits = index.phrases.get(first) ?? [];
    if (!hits.some(({ sector }) => sector === hit.sector)) index.phrases.set(first, [...hits, hit]);
    return;
  }
  const last = parts.at(-1) ?? first;
  index.combinations.set(last, [...(index.combinations.get(last) ?? []), { parts, hit }]);
}
