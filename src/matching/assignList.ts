/** The best list of one need while all the others stay as they are: exact, by dynamic programming over its candidates. */
import type { Book } from './assignBook.ts';
import { putList } from './assignBook.ts';

/** What is asked besides the book: `price` of crowding, one supplier it may not have, one whose capacity is not looked at. */
export type Terms = { price: number; without?: number; granted?: number };

/** `worth` is its nDCG less the price of showing those who were shown before. */
export type Best = { list: number[]; worth: number };

/**
 * The list with the greatest worth among those with as many proposals as capacity allows (never more than the book's limit).
 * Having been shown costs price × (2 × times + 1): the sum of squares of all times grows by that. What the need holds now
 * counts as free. Candidates × proposals steps.
 */
export function bestList(book: Book, need: number, terms: Terms): Best {
  const own = book.picks[need] ?? [];
  putList(book, need, []);
  const best = chosen(book, need, terms);
  putList(book, need, own);
  return best;
}

function chosen(book: Book, need: number, terms: Terms): Best {
  const { lines, each, left, load, weights, worth, taken } = book;
  const line = lines[need];
  if (!line) return { list: [], worth: 0 };
  const width = each + 1;
  worth.fill(-Infinity);
  worth[0] = 0;
  let [at, most] = [0, 0];
  for (; at < line.who.length; at += 1) {
    const who = line.who[at] ?? 0;
    const gain = line.gain[at] ?? 0;
    if (most === each && tooLate(book, gain)) break;
    taken.fill(0, at * width, (at + 1) * width);
    const fits = terms.granted === who || (line.part[at] ?? 0) <= (left[who] ?? 0);
    if (!fits || terms.without === who) continue;
    const cost = terms.price * (2 * (load[who] ?? 0) + 1);
    most = Math.min(each, most + 1);
    for (let j = most; j > 0; j -= 1) {
      const value = (worth[j - 1] ?? 0) + (weights[j - 1] ?? 0) * gain - cost;
      if (value <= (worth[j] ?? 0)) continue;
      worth[j] = value;
      taken[at * width + j] = 1;
    }
  }
  const list: number[] = [];
  for (let j = most; j > 0 && at > 0;) {
    at -= 1;
    if (taken[at * width + j] !== 1) continue;
    list.unshift(at);
    j -= 1;
  }
  return { list, worth: worth[most] ?? 0 };
}

/** Nobody with this gain or less, even at no cost, makes a list of any length better. */
function tooLate({ each, weights, worth }: Book, gain: number): boolean {
  for (let j = 1; j <= each; j += 1)
    if ((worth[j - 1] ?? 0) + (weights[j - 1] ?? 0) * gain > (worth[j] ?? 0)) return false;
  return true;
}
