/** The book of a run: who is proposed for what, what of each capacity is left, how often each was shown; no capacity goes below zero. */
import type { AssignInput, Wanted } from './assignTypes.ts';
import { discount } from './measures.ts';

/** The whole of a supplier's capacity: billionths. */
export const WHOLE = 1_000_000_000;

/** A need's candidates, best first: places of suppliers, scores, gains (parts of the best DCG), and what each takes of its capacity. */
export type Line = {
  who: Int32Array;
  score: Float64Array;
  gain: Float64Array;
  part: Int32Array;
  /** Nobody fits at all, so no list is better than another. */
  void: boolean;
};

export type Book = {
  /** Proposals for each need. */
  each: number;
  ids: readonly number[];
  lines: readonly Line[];
  /** Of each supplier's capacity, in billionths. */
  left: Int32Array;
  /** How often each was shown, with this run. */
  load: Float64Array;
  /** For each need: places in its line, best first. */
  picks: number[][];
  /** What each place of a list counts, and room to reckon in. */
  weights: Float64Array;
  worth: Float64Array;
  taken: Uint8Array;
};

/** Reads the needs once: each candidate once per need, equal scores by least exposure, then by id. */
export function bookOf(input: AssignInput, each: number): Book {
  const place = new Map<number, number>();
  for (const { candidates } of input.needs)
    for (const { id } of candidates) if (!place.has(id)) place.set(id, place.size);
  const ids = [...place.keys()];
  const shown = ids.map((id) => positive(input.exposure?.get(id) ?? 0));
  const lines = input.needs.map((need) => lineOf(need, place, shown, each));
  const longest = lines.reduce((most, { who }) => Math.max(most, who.length), 0);
  return {
    each,
    ids,
    lines,
    left: new Int32Array(ids.length).fill(WHOLE),
    load: Float64Array.from(shown),
    picks: input.needs.map(() => []),
    weights: Float64Array.from({ length: each }, (_, i) => discount(i)),
    worth: new Float64Array(each + 1),
    taken: new Uint8Array(longest * (each + 1)),
  };
}

export function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function lineOf(
  { volume, candidates }: Wanted,
  place: ReadonlyMap<number, number>,
  shown: readonly number[],
  each: number,
): Line {
  const seen = new Set<number>();
  const rows = candidates
    .map(({ id, score, able }) => ({
      id,
      who: place.get(id) ?? 0,
      score: positive(score),
      part: partOf(volume, able),
    }))
    .sort((a, b) => b.score - a.score || (shown[a.who] ?? 0) - (shown[b.who] ?? 0) || a.id - b.id)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  const top = rows[0]?.score ?? 0;
  const best = rows
    .slice(0, each)
    .reduce((sum, { score }, i) => sum + (score / (top || 1)) * discount(i), 0);
  return {
    who: Int32Array.from(rows, ({ who }) => who),
    score: Float64Array.from(rows, ({ score }) => score),
    // Of the greatest first, so that no sum overflows.
    gain: Float64Array.from(rows, ({ score }) => (best > 0 ? score / top / best : 0)),
    part: Int32Array.from(rows, ({ part }) => part),
    void: best === 0,
  };
}

/**
 * Rounded down, so that three thirds fit into one whole: what is promised above a capacity is less than a billionth of it for
 * each need. More than the whole where nothing can be delivered.
 */
function partOf(volume: number, able: number | undefined): number {
  if (able === undefined || Number.isNaN(able)) return 0;
  if (able <= 0) return WHOLE + 1;
  return Math.floor(WHOLE * Math.min(1, positive(volume) / able));
}

/** nDCG of a need's list. */
export function valueOf({ gain, void: nothing }: Line, list: readonly number[]): number {
  if (nothing) return 1;
  return list.reduce((sum, at, i) => sum + (gain[at] ?? 0) * discount(i), 0);
}

/** Mean nDCG of all needs; 1 where there is none. */
export function qualityOf({ lines, picks }: Book): number {
  const sum = lines.reduce((total, line, need) => total + valueOf(line, picks[need] ?? []), 0);
  return lines.length === 0 ? 1 : sum / lines.length;
}

/** Puts a list in the place of a need's own; the book is true after each call. */
export function putList(book: Book, need: number, list: number[]): void {
  count(book, need, -1);
  book.picks[need] = list;
  count(book, need, 1);
}

function count({ lines, picks, left, load }: Book, need: number, sign: 1 | -1): void {
  const line = lines[need];
  for (const at of picks[need] ?? []) {
    const who = line?.who[at] ?? 0;
    left[who] = (left[who] ?? 0) - sign * (line?.part[at] ?? 0);
    load[who] = (load[who] ?? 0) + sign;
  }
}

export function copyOf(book: Book): Book {
  return { ...book, left: book.left.slice(), load: book.load.slice(), picks: [...book.picks] };
}
