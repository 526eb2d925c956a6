/** What a text says in concepts (sectors, commodities, phrases, words), each with a strength of 1 to 31: the only thing that product and need are compared by. */
import { findTerms, lexiconWords, type TermHit } from '../language/lexicon.ts';
import { judgeSectors } from '../language/sector.ts';
import { wordConcept, type Knowledge, type ReadHit, type TextRead } from './knowledge.ts';

/** Strengths by concept; LEVELS is full strength. */
export type Meaning = ReadonlyMap<number, number>;
export const LEVELS = 31;
/** A concept of a supplier as one number: the concept and its level (1 to 31). */
export type Packed = number;

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
  const levels = new Map<number, number>();
  for (const [concept, strength] of strengthsOf(knowledge, side, texts, sectors)) {
    const level = levelOf(strength);
    if (level > 0) levels.set(concept, level);
  }
  return levels;
}

/**
 * The same as a list of numbers, concept × 32 + level, for whoever keeps many; `titles`: what codes of the trade are called,
 * which is said of many who do only a part of it, and so counts little.
 */
export function packedMeaning(
  knowledge: Knowledge,
  side: Side,
  texts: readonly string[],
  sectors: readonly string[],
  titles: readonly string[] = [],
): Packed[] {
  const list: Packed[] = [];
  const strengths = strengthsOf(knowledge, side, texts, sectors);
  if (titles.length > 0) addTitles(knowledge, strengths, titles.slice(0, mostTitles));
  for (const [concept, strength] of strengths) {
    const level = levelOf(strength);
    if (level > 0) list.push(concept * 32 + level);
  }
  return list;
}

const mostTitles = 5;
const TITLE = 0.5;

/** Only what they name of sectors and commodities: their other words are the statisticians', not the trade's. */
function addTitles(
  knowledge: Knowledge,
  strengths: Map<number, number>,
  titles: readonly string[],
): void {
  const named = knowledge.sectors.length + knowledge.commodities.length;
  for (const [concept, strength] of strengthsOf(knowledge, 'supply', titles, []))
    if (concept < named) raise(strengths, concept, strength * TITLE);
}

function levelOf(strength: number): number {
  return Math.round(Math.min(1, strength) * LEVELS);
}

function strengthsOf(
  knowledge: Knowledge,
  side: Side,
  texts: readonly string[],
  sectors: readonly string[],
): Map<number, number> {
  const { hits, unknown } = readAll(knowledge, side, texts);
  const shares = sectorShares(knowledge, hits, sectors);
  const strengths = new Map(shares);
  let top = 0;
  for (const share of shares.values()) top = Math.max(top, share);
  const context = { side, top, shares };
  for (const hit of hits) addHit(knowledge, strengths, hit, context);
  // Two texts that share a word which no term explains have something in common that nobody wrote down yet.
  for (const concept of unknown) raise(strengths, concept, 1);
  return strengths;
}

/** Nothing beyond so many words changes what somebody makes. */
const mostWords = 80;

/** Each text by itself, so that words of two products are no phrase; places go on from one text to the next. */
function readAll(knowledge: Knowledge, side: Side, texts: readonly string[]): TextRead {
  const [first = '', ...more] = texts;
  const whole = readText(knowledge, side, first);
  if (more.length === 0) return whole;
  const hits = [...whole.hits];
  const unknown = [...whole.unknown];
  let length = whole.length;
  for (const text of more) {
    if (length >= mostWords) break;
    const next = readText(knowledge, side, text);
    for (const { phrase, of, weight, at, size, concept } of next.hits)
      hits.push({ phrase, of, weight, at: at + length, size, concept });
    unknown.push(...next.unknown);
    length += next.length;
  }
  return { length, hits, unknown };
}

/** What is done with very different things: alone it is nothing that two share. */
const ACTIVITIES = new Set(['sewa', 'servis', 'cuci', 'pesanan', 'olah', 'masak']);

function telling(phrase: string): boolean {
  return !phrase.includes('+') && !ACTIVITIES.has(phrase);
}

const mostRemembered = 20_000;
const longestRemembered = 200;

/** Owners say the same few things, so that what a text holds is remembered. */
function readText(knowledge: Knowledge, side: Side, text: string): TextRead {
  const memory = knowledge.read[side];
  const before = memory.get(text);
  if (before !== undefined) return before;
  const lexicon = side === 'need' ? knowledge.needs : knowledge.supplies;
  const words = lexiconWords(text, lexicon);
  const hits = findTerms(words, lexicon).map(({ phrase, of, weight, at, size }) => ({
    phrase,
    of,
    weight,
    at,
    size,
    concept: telling(phrase) ? wordConcept(knowledge, phrase) : -1,
  }));
  const unknown = words
    .filter((word) => word.length > 3 && !lexicon.vocabulary.has(word) && !lexicon.known.has(word))
    .map((word) => wordConcept(knowledge, `?${word}`, true));
  const read = { length: words.length, hits, unknown };
  if (text.length > longestRemembered) return read;
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(text, read);
  return read;
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
  { concept, of, weight, at }: ReadHit,
  { side, top, shares }: Context,
): void {
  const first = knowledge.sectors.length;
  const order = 1 / (1 + LATER[side] * at);
  const sector = of < first ? of : (knowledge.sectorOf[of - first] ?? 0);
  const aside = top === 0 ? 1 : ASIDE + (1 - ASIDE) * ((shares.get(sector) ?? 0) / top);
  const sure = Math.min(1, weight / FULL_WEIGHT);
  raise(strengths, concept, order * aside * sure * sure);
  if (of < first) return;
  let strength = order * aside;
  for (let no = of - first; no >= 0; no = knowledge.parentOf[no] ?? -1) {
    raise(strengths, first + no, strength);
    strength *= UPWARD;
  }
}
