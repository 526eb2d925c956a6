/** A list of words and phrases, each standing for something, and what of it a text holds: every reader of goods and trades finds its terms here. */
import { fold, slips } from './normalise.ts';
import { activitySpellings, emptyWords, headings, joined, premises } from './sectorWords.ts';

/** A word, a phrase, or several ("buat+baju") that must all stand in the text; `of` says what it stands for. */
export type LexiconTerm = { term: string; weight: number; of: number };
/** A term that was found: `at` is the place of its first word, `size` how many words it has. */
export type TermHit = { phrase: string; of: number; weight: number; at: number; size: number };

type Hit = { of: number; weight: number };
type Combination = { parts: readonly string[]; hit: Hit };
export type Lexicon = {
  /** Phrase (words joined by a space) → what it says. */
  phrases: Map<string, Hit[]>;
  /** Several phrases that must all occur, by their last part. */
  combinations: Map<string, Combination[]>;
  /** Every phrase that occurs in any term, also as a part. */
  known: Set<string>;
  /** First word → how many words the longest phrase has that begins with it. */
  heads: Map<string, number>;
  vocabulary: Set<string>;
  /** A word with one letter left out → words, to find slips without comparing all. */
  holes: Map<string, string[]>;
  /** What was looked up before: people use few words. */
  seen: Map<string, string>;
};

/** An owner's own words are short; nothing beyond this changes what they do. */
const mostWords = 80;
const mostSeen = 50_000;
const longestPhrase = 4;

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
const rewritten: readonly (readonly [string, string])[] = [
  ...headings.map((heading) => [heading, ' '] as const),
  ...joined,
];

/** Made once for a list of terms, and kept by whoever reads with it. */
export function createLexicon(terms: readonly LexiconTerm[]): Lexicon {
  const lexicon: Lexicon = {
    phrases: new Map(),
    combinations: new Map(),
    known: new Set(),
    heads: new Map(),
    vocabulary: new Set(),
    holes: new Map(),
    seen: new Map(),
  };
  for (const { term, weight, of } of terms) addTerm(lexicon, term, { of, weight });
  for (const word of [...lexicon.vocabulary, ...spelled.keys()]) {
    if (word.length < 5) continue;
    for (const hole of new Set([word, ...withHoles(word)])) {
      const words = lexicon.holes.get(hole);
      if (words === undefined) lexicon.holes.set(hole, [word]);
      else words.push(word);
    }
  }
  return lexicon;
}

/** The words of the text as the terms spell them, in order, without those that say nothing. */
export function lexiconWords(text: string, lexicon: Lexicon): string[] {
  const line = (fold(text).match(/[a-z]+/g) ?? []).slice(0, mostWords).join(' ');
  const plain = rewritten.reduce(
    (rest, [from, to]) => (rest.includes(from) ? rest.replaceAll(from, to) : rest),
    line,
  );
  const words: string[] = [];
  let before = '';
  for (const word of plain.split(' ')) {
    if (word === '') continue;
    const where = before === 'di' && place.has(word);
    before = word;
    if (where || empty.has(word)) continue;
    const normal = normalWord(word, lexicon);
    if (normal !== words.at(-1)) words.push(normal);
  }
  return words;
}

/**
 * What the words hold. A phrase inside a longer one that was found says nothing by itself, and one that occurs twice
 * counts once.
 */
export function findTerms(words: readonly string[], lexicon: Lexicon): TermHit[] {
  const hits: TermHit[] = [];
  const found = new Map<string, number>();
  const covered = words.map(() => 0);
  const longest = words.map((word) => lexicon.heads.get(word) ?? 0);
  for (let size = Math.min(longestPhrase, words.length); size >= 1; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      if ((longest[at] ?? 0) < size) continue;
      const phrase = size === 1 ? (words[at] ?? '') : words.slice(at, at + size).join(' ');
      if (!lexicon.known.has(phrase)) continue;
      const first = !found.has(phrase);
      if (first) found.set(phrase, at);
      const meanings = lexicon.phrases.get(phrase);
      if (meanings === undefined || !cover(covered, at, size) || !first) continue;
      for (const { of, weight } of meanings) hits.push({ phrase, of, weight, at, size });
    }
  }
  for (const [phrase, at] of found) {
    const combinations = lexicon.combinations.get(phrase);
    if (combinations === undefined) continue;
    for (const { parts, hit } of combinations) {
      if (!parts.every((part) => found.has(part))) continue;
      hits.push({ phrase: parts.join('+'), ...hit, at, size: parts.length });
    }
  }
  return hits;
}

/** Takes the words for a phrase of this size; false where one of them belongs to a longer one. */
function cover(covered: number[], at: number, size: number): boolean {
  for (let i = at; i < at + size; i += 1) if ((covered[i] ?? 0) > size) return false;
  for (let i = at; i < at + size; i += 1) covered[i] = size;
  return true;
}

function normalWord(word: string, lexicon: Lexicon): string {
  const before = lexicon.seen.get(word);
  if (before !== undefined) return before;
  const normal = findNormal(word, lexicon);
  if (lexicon.seen.size >= mostSeen) lexicon.seen.clear();
  lexicon.seen.set(word, normal);
  return normal;
}

function findNormal(word: string, lexicon: Lexicon): string {
  const known = lookUp(word, lexicon);
  if (known !== undefined) return known;
  for (const stem of stems(word)) {
    const normal = lookUp(stem, lexicon);
    if (normal !== undefined) return normal;
  }
  return slip(word, lexicon) ?? word;
}

function lookUp(word: string, lexicon: Lexicon): string | undefined {
  return spelled.get(word) ?? (lexicon.vocabulary.has(word) ? word : undefined);
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
    // Roots of one syllable: "mengelas", "ngecat".
    const short = base.replace(/^(?:menge|penge|nge)/, '');
    if (short !== base && short.length >= 3) found.push(short);
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
function slip(word: string, lexicon: Lexicon): string | undefined {
  if (word.length < 5 || word.length > 20) return undefined;
  const near = new Set<string>();
  for (const hole of [word, ...withHoles(word)]) {
    if (hole !== word && lexicon.vocabulary.has(hole)) near.add(hole);
    for (const candidate of lexicon.holes.get(hole) ?? []) near.add(candidate);
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

function addTerm(lexicon: Lexicon, term: string, hit: Hit): void {
  const parts = term.split('+').map((part) => {
    const words = (fold(part).match(/[a-z]+/g) ?? []).filter((word) => !empty.has(word));
    for (const word of words) lexicon.vocabulary.add(spelled.get(word) ?? word);
    const normal = words.map((word) => spelled.get(word) ?? word);
    return normal.filter((word, at) => word !== normal[at - 1]).join(' ');
  });
  for (const part of parts) {
    lexicon.known.add(part);
    const words = part.split(' ');
    const head = words[0] ?? '';
    lexicon.heads.set(head, Math.max(words.length, lexicon.heads.get(head) ?? 0));
  }
  const [first] = parts;
  if (first === undefined || first === '') return;
  if (parts.length === 1) {
    if (bland.has(first)) return;
    const hits = lexicon.phrases.get(first) ?? [];
    if (!hits.some(({ of }) => of === hit.of)) lexicon.phrases.set(first, [...hits, hit]);
    return;
  }
  const last = parts.at(-1) ?? first;
  lexicon.combinations.set(last, [...(lexicon.combinations.get(last) ?? []), { parts, hit }]);
}
