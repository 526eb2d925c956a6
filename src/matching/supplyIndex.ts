/** Suppliers by what they make: fed one by one, kept up to date one by one, and the same whatever the order in which they came. */
import type { Rarity } from './fit.ts';
import type { Knowledge } from './knowledge.ts';
import { offered, type Offered } from './pair.ts';
import { createPool, type Pool } from './pool.ts';
import {
  addEntry,
  countOf,
  emptyPostings,
  entryOf,
  MOST_ID,
  removeEntry,
  settle,
} from './postings.ts';
import type { Entry, Postings } from './postings.ts';
import { standingOf, standingSteps, type Standing } from './score.ts';
import type { Supply } from './types.ts';
import { LEVELS, type Packed } from './understand.ts';
import { WEIGHTS, type Weights } from './weights.ts';

export type Row = Offered & {
  entry: Entry;
  standing: Standing;
  /** The search that looked at it last, so that none looks twice. */
  seenBy: number;
};

export type SupplyIndex = {
  knowledge: Knowledge;
  /** Those by which the lists are sorted; a search with others is exact too, only slower. */
  weights: Weights;
  rows: Map<number, Row>;
  lists: Map<Packed, Postings>;
  /** How many tell what a part of the score can use: where nobody does, it is the same for all. */
  telling: { capacity: number; distance: number; price: number };
  searches: number;
  pool: Pool;
};

export function createIndex(knowledge: Knowledge, weights: Weights = WEIGHTS): SupplyIndex {
  return {
    knowledge,
    weights,
    rows: new Map(),
    lists: new Map(),
    telling: { capacity: 0, distance: 0, price: 0 },
    searches: 0,
    pool: createPool(),
  };
}

/** Adds a supplier, or takes what is known of it now for what was known before. Ids are whole numbers below 2³². */
export function put(index: SupplyIndex, supply: Supply): void {
  if (!Number.isInteger(supply.id) || supply.id < 0 || supply.id > MOST_ID)
    throw new RangeError(`supply id ${supply.id}`);
  remove(index, supply.id);
  const { pool } = index;
  const own = shared(pool, supply);
  const standing = pool(standingOf(own));
  const entry = entryOf(standingSteps(standing, index.weights), supply.exposure, supply.id);
  const { concepts, free, place } = offered(index.knowledge, own);
  const row: Row = {
    supply: own,
    concepts: own.products.length > 1 ? concepts : pool(concepts),
    free: pool(free),
    place: pool(place),
    entry,
    standing,
    seenBy: 0,
  };
  index.rows.set(supply.id, row);
  for (const concept of row.concepts) addEntry(listOf(index, concept), entry);
  count(index, row, 1);
}

/** The same supplier, of parts that are one and the same for all whose parts are equal: half of the memory. */
function shared(pool: Pool, supply: Supply): Supply {
  const sharedPart = (name: string, part: unknown): unknown => {
    if (!Array.isArray(part)) return pool(part);
    const parts = (part as unknown[]).map((one) => pool(one));
    // Several products together are hardly ever said again.
    return name === 'products' && parts.length > 1 ? parts : pool(parts);
  };
  const parts = Object.entries(supply).map(([name, part]) => [name, sharedPart(name, part)]);
  return Object.fromEntries(parts) as Supply;
}

/** Sorts what is still waiting to be, so that the first searches after many `put` are as quick as the later ones. */
export function settleIndex(index: SupplyIndex): void {
  for (const _ of settleInSteps(index));
}

/** The same a list at a time, for whoever has others to answer meanwhile. */
export function* settleInSteps({ lists }: SupplyIndex): Generator<void, void> {
  for (const list of lists.values()) {
    settle(list);
    yield;
  }
}

/** Nothing happens where it is not there. */
export function remove(index: SupplyIndex, id: number): void {
  const row = index.rows.get(id);
  if (row === undefined) return;
  index.rows.delete(id);
  for (const concept of row.concepts) {
    const list = listOf(index, concept);
    removeEntry(list, row.entry);
    if (countOf(list) === 0) index.lists.delete(concept);
  }
  count(index, row, -1);
}

function listOf(index: SupplyIndex, concept: Packed): Postings {
  const known = index.lists.get(concept);
  if (known !== undefined) return known;
  const made = emptyPostings();
  index.lists.set(concept, made);
  return made;
}

function count({ telling }: SupplyIndex, row: Row, step: 1 | -1): void {
  if (row.free !== undefined) telling.capacity += step;
  if (row.place !== undefined) telling.distance += step;
  if (row.supply.price !== undefined) telling.price += step;
}

/** In a small index every word is rare. */
const SMALL = 1000;

/** How telling a word is that no term explains: 1 where no supplier says it, near 0 where all do. It is said in full or not. */
export function rarityIn({ lists, rows }: SupplyIndex): Rarity {
  const all = Math.log(1 + Math.max(SMALL, rows.size));
  return (concept) => {
    const list = lists.get(concept * 32 + LEVELS);
    return Math.max(0, 1 - Math.log(1 + (list === undefined ? 0 : countOf(list))) / all);
  };
}
