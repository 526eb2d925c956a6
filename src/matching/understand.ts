/** What a text says in concepts (sectors, commodities, phrases, words), each with a strength of 1 to 31: the only thing that product and need are compared by. */
import { findTerms, lexiconWords, type Lexicon, type TermHit } from '../language/lexicon.ts';
import { judgeSectors } from '../language/sector.ts';
import { wordConcept, type Knowledge } from './knowledge.ts';

/** Strengths by concept; LEVELS is full strength. */
export type Meaning = ReadonlyMap<number, number>;
export const LEVELS = 31;

/** What a wider commodity has of its kinds: who makes nasi box is a caterer nearly as much. */
const UPWARD = 0.92;
/** What is named later is done less. */
const LATER = { supply: 0.05, need: 0.07 } as const;
/** A commodity whose sector is not the text's main one still counts this much. */
const ASIDE = 0.45;
const FULL_WEIGHT = 3.2;
/** A sector that was given counts more than one that was read; the second one given counts half, and so on. */
const GIVEN = 0.95;

type Side = 'supply' | 'need';
type Shares = Map<number, number>;

/** Texts as told, the main one first, and the sectors that were given with them. Bounded work for any text. */
export function understand(
  knowledge: Knowledge,
  side: Side,
  texts: readonly string[],
  sectors: readonly string[],
): Meaning {
  const lexicon = side === 'need' ? knowledge.needs : knowledge.supplies;
  const words = lexiconWords(texts.join(', '), lexicon);
  const hits = findTerms(words, lexicon);
  const shares = sectorShares(knowledge, hits, sectors);
  const strengths = new Map<number, number>();
  const top = Math.max(0, ...shares.values());
  for (const [sector, share] of shares) raise(strengths, sector, share);
  for (const hit of hits) addHit(knowledge, strengths, hit, { side, top, shares });
  addUnknown(knowledge, strengths, words, lexicon);
  const levels = new Map<number, number>();
  for (const [concept, strength] of strengths) {
    const level = Math.round(Math.min(1, strength) * LEVELS);
    if (level > 0) levels.set(concept, level);
  }
  return levels;
}

function raise(strengths: Map<number, number>, concept: number, strength: number): void {
  if (concept < 0) return;
  const before = strengths.get(concept) ?? 0;
  if (strength > before) strengths.set(concept, strength);
}

/** How much of the text each sector has, 0 to 1. */
function sectorShares(
  knowledge: Knowledge,
  hits: readonly TermHit[],
  given: readonly string[],
): Shares {
  const shares: Shares = new Map();
  for (const { sector, score } of judgeSectors(hits, knowledge.sectors.length))
    shares.set(sector, score);
  given.forEach((code, rank) => {
    const sector = knowledge.sectorNumber.get(code.slice(0, 2));
    if (sector !== undefined) raise(shares, sector, GIVEN / (1 + rank));
  });
  return shares;
}

type Context = { side: Side; top: number; shares: Shares };

function addHit(
  knowledge: Knowledge,
  strengths: Map<number, number>,
  { phrase, of, weight, at }: TermHit,
  { side, top, shares }: Context,
): void {
  const first = knowledge.sectors.length;
  const order = 1 / (1 + LATER[side] * at);
  const sector = of < first ? of : (knowledge.sectorOf[of - first] ?? 0);
  const aside = top === 0 ? 1 : ASIDE + (1 - ASIDE) * ((shares.get(sector) ?? 0) / top);
  const sure = Math.min(1, weight / FULL_WEIGHT);
  if (!phrase.includes('+'))
    raise(strengths, wordConcept(knowledge, phrase), order * aside * sure * sure);
  if (of < first) return;
  let strength = order * aside;
  for (let no = of - first; no >= 0; no = knowledge.parentOf[no] ?? -1) {
    raise(strengths, first + no, strength);
    strength *= UPWARD;
  }
}

/** Words that no term explains: two texts that share one have something in common that nobody wrote down yet. */
function addUnknown(
  knowledge: Knowledge,
  strengths: Map<number, number>,
  words: readonly string[],
  lexicon: Lexicon,
): void {
  for (const word of words) {
    if (word.length < 4 || lexicon.vocabulary.has(word) || lexicon.known.has(word)) continue;
    raise(strengths, wordConcept(knowledge, `?${word}`, true), 1);
  }
}
