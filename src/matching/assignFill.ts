/** Fills the lists of all needs as well as capacity allows: need by need, then supplier by supplier, until neither gets better. */
import { copyOf, putList, qualityOf, WHOLE, type Book } from './assignBook.ts';
import { bestList } from './assignList.ts';
import { discount } from './measures.ts';

/** So small that it decides only between equals: the least shown first. */
export const TIE = 1e-9;
const ROUNDS = 6;
/** Above this a second start took most of the time and found nothing better. */
const FEW_NEEDS = 200;
/** Parts of sums tried for one supplier's capacity. */
const EFFORT = 5000;

/** So many needs are a step of some milliseconds. */
export const STEP = 40;

type Claim = { need: number; part: number; gain: number };

/**
 * Each need takes its best list while the others stay, and each supplier that more needs want than it can serve goes to those
 * that lose most without it (a knapsack); what makes things worse is taken back. So the sum never falls, and it ends. Those with
 * the fewest candidates begin; where needs are few, so that the order matters, those with the most begin for once too, and the
 * better end counts.
 */
export function* fill(empty: Book): Generator<void, Book> {
  const order = empty.lines
    .map((line, need) => ({ need, size: line.who.length }))
    .sort((a, b) => a.size - b.size || a.need - b.need)
    .map(({ need }) => need);
  const few = yield* climbed(empty, order);
  if (order.length > FEW_NEEDS) return few;
  const many = yield* climbed(empty, order.toReversed());
  return qualityOf(many) > qualityOf(few) ? many : few;
}

function* climbed(empty: Book, order: readonly number[]): Generator<void, Book> {
  const book = copyOf(empty);
  yield* settle(book, order, TIE);
  const claims = claimsOf(book);
  for (let round = 0; round < ROUNDS; round += 1) {
    let better = false;
    for (const [who, needs] of claims) {
      better = deal(book, who, needs) || better;
      yield;
    }
    better = (yield* settle(book, order, TIE)) || better;
    if (!better) break;
  }
  return book;
}

/** Each need once takes its best list at this price of crowding; whether any list changed for the better. */
export function* settle(
  book: Book,
  order: readonly number[],
  price: number,
): Generator<void, boolean> {
  let better = false;
  for (const [at, need] of order.entries()) {
    if (at % STEP === STEP - 1) yield;
    const before = worthOf(book, need, price);
    const { list, worth } = bestList(book, need, { price });
    const longer = list.length - (book.picks[need]?.length ?? 0);
    if (longer <= 0 && worth <= before + TIE / 10) continue;
    putList(book, need, list);
    better = true;
  }
  return better;
}

/** What a need's present list is worth, as `bestList` counts it. */
export function worthOf(book: Book, need: number, price: number): number {
  const line = book.lines[need];
  return (book.picks[need] ?? []).reduce((sum, at, i) => {
    const who = line?.who[at] ?? 0;
    // The load holds this very proposal already.
    return sum + (line?.gain[at] ?? 0) * discount(i) - price * (2 * (book.load[who] ?? 0) - 1);
  }, 0);
}

/** Suppliers that more needs could take than they can serve, and these needs. */
function claimsOf({ lines }: Book): [number, { need: number; part: number }[]][] {
  const all = new Map<number, { need: number; part: number }[]>();
  lines.forEach((line, need) => {
    line.who.forEach((who, at) => {
      const part = line.part[at] ?? 0;
      if (part === 0 || part > WHOLE) return;
      const known = all.get(who);
      if (known) known.push({ need, part });
      else all.set(who, [{ need, part }]);
    });
  });
  return [...all].filter(([, needs]) => needs.reduce((sum, { part }) => sum + part, 0) > WHOLE);
}

/** Gives one supplier to those that gain most by it; false, and nothing changed, where the whole is not better for it. */
function deal(book: Book, who: number, needs: readonly { need: number; part: number }[]): boolean {
  const claims = needs.map(({ need, part }): Claim => {
    const without = bestList(book, need, { price: TIE, without: who });
    const granted = bestList(book, need, { price: TIE, granted: who });
    return { need, part, gain: granted.worth - without.worth };
  });
  const given = knapsack(claims.filter(({ gain }) => gain > TIE));
  const holders = needs
    .map(({ need }) => need)
    .filter((need) => (book.picks[need] ?? []).some((at) => book.lines[need]?.who[at] === who));
  if (given.size === holders.length && holders.every((need) => given.has(need))) return false;
  const losers = holders.filter((need) => !given.has(need));
  return tried(book, [...given, ...losers], () => {
    for (const need of losers) dropFrom(book, need, new Set([who]));
    for (const need of given) putList(book, need, bestList(book, need, { price: TIE }).list);
    for (const need of losers)
      putList(book, need, bestList(book, need, { price: TIE, without: who }).list);
  });
}

/** Takes some suppliers off a need's list; the rest of it stays. */
function dropFrom(book: Book, need: number, whom: ReadonlySet<number>): void {
  const line = book.lines[need];
  const list = (book.picks[need] ?? []).filter((at) => !whom.has(line?.who[at] ?? -1));
  putList(book, need, list);
}

/** Lets `refill` change some lists, and takes all of it back where their sum is not better for it. */
function tried(book: Book, needs: readonly number[], refill: () => void): boolean {
  const old = needs.map((need) => book.picks[need] ?? []);
  const before = sumOf(book, needs);
  refill();
  if (sumOf(book, needs) > before + TIE) return true;
  for (const need of needs) putList(book, need, []);
  needs.forEach((need, i) => {
    putList(book, need, old[i] ?? []);
  });
  return false;
}

function sumOf(book: Book, needs: readonly number[]): number {
  return needs.reduce((sum, need) => sum + worthOf(book, need, 0), 0);
}

/** The claims with the greatest gain that fit into one whole: branch and bound by gain for its size, exact for a dozen or so. */
function knapsack(claims: readonly Claim[]): Set<number> {
  const sorted = [...claims].sort(
    (a, b) => b.gain / b.part - a.gain / a.part || a.part - b.part || a.need - b.need,
  );
  let [best, effort, chosen] = [0, EFFORT, new Set<number>()];
  const taken: number[] = [];
  function bound(from: number, room: number): number {
    let [sum, left] = [0, room];
    for (let i = from; i < sorted.length && left > 0; i += 1) {
      const { gain = 0, part = 1 } = sorted[i] ?? {};
      sum += gain * Math.min(1, left / part);
      left -= part;
    }
    return sum;
  }
  function walk(at: number, room: number, gain: number): void {
    if (gain > best) [best, chosen] = [gain, new Set(taken)];
    const claim = sorted[at];
    if (!claim || effort === 0 || gain + bound(at, room) <= best + 1e-12) return;
    effort -= 1;
    if (claim.part <= room) {
      taken.push(claim.need);
      walk(at + 1, room - claim.part, gain + claim.gain);
      taken.pop();
    }
    walk(at + 1, room, gain);
  }
  walk(0, WHOLE, 0);
  return chosen;
}
