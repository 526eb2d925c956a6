/** A run over all open needs: nobody's capacity is promised twice, and chances are spread as far as the quality that may be given up allows. */
import {
  bookOf,
  copyOf,
  positive,
  putList,
  qualityOf,
  valueOf,
  WHOLE,
  type Book,
} from './assignBook.ts';
import { fill, settle, STEP, TIE } from './assignFill.ts';
import { bestList } from './assignList.ts';
import type { AssignInput, Assignment, AssignLimits } from './assignTypes.ts';
import { gini } from './measures.ts';

/** How often the price of crowding is halved in on, and how often all needs answer to one price. */
const STEPS = 16;
const PASSES = 3;
/** A price at which a single time shown counts more than any fit. */
const DEAREST = 1;

/**
 * First the best lists that capacity allows (`fill`); then a price on showing those who were shown often, as high as it can be
 * while the mean nDCG stays within what may be given up. Each need's list is exact for what the others hold, all together are
 * not; tests say how near they come. The same input gives the same result; nothing throws.
 */
export function assign(input: AssignInput, limits: AssignLimits = {}): Assignment {
  const steps = assignInSteps(input, limits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, a step of some milliseconds at a time, for whoever has others to answer meanwhile. */
export function* assignInSteps(
  input: AssignInput,
  limits: AssignLimits = {},
): Generator<void, Assignment> {
  const each = Math.floor(Math.min(100, positive(limits.perNeed ?? 5)));
  const empty = bookOf(input, each);
  const plain = input.needs.map((_, need) => (empty.lines[need]?.who ?? []).slice(0, each));
  const before = Float64Array.from(empty.load);
  for (const who of plain.flatMap((list) => [...list])) before[who] = (before[who] ?? 0) + 1;
  const within = yield* fill(empty);
  const floor = Math.min(qualityOf(within), 1 - Math.min(1, positive(limits.giveUp ?? 0.02)));
  const final = yield* spread(within, floor);
  return {
    proposals: input.needs.map(({ id }, need) => ({ need: id, offers: offersOf(final, need) })),
    quality: { within: qualityOf(within), final: qualityOf(final) },
    gini: {
      before: gini([...before]),
      within: gini([...within.load]),
      after: gini([...final.load]),
    },
  };
}

function offersOf({ ids, lines, picks }: Book, need: number): Assignment['proposals'][0]['offers'] {
  const line = lines[need];
  return (picks[need] ?? []).map((at) => ({
    id: ids[line?.who[at] ?? 0] ?? 0,
    score: line?.score[at] ?? 0,
    part: (line?.part[at] ?? 0) / WHOLE,
  }));
}

/** The highest price of crowding that quality can pay, by halving; what is left of the limit buys single changes. */
function* spread(start: Book, floor: number): Generator<void, Book> {
  const order = start.lines.map((_, need) => need);
  let [low, high, best] = [TIE, DEAREST, start];
  for (let step = 0; step < STEPS; step += 1) {
    const price = Math.sqrt(low * high);
    const trial = copyOf(start);
    for (let pass = 0; pass < PASSES; pass += 1) {
      if (!(yield* settle(trial, order, price))) break;
    }
    if (qualityOf(trial) < floor) {
      high = price;
      continue;
    }
    low = price;
    if (crowding(trial) < crowding(best)) best = trial;
  }
  for (let price = high; price <= DEAREST; price *= 4) {
    best = yield* spendRest(best, floor, price);
  }
  return best;
}

/** Sum of squares of how often each was shown: it falls whenever a chance goes from one who had more to one who had less. */
function crowding({ load }: Book): number {
  return load.reduce((sum, each) => sum + each * each, 0);
}

/** Changes of single lists that the rest of the limit pays for, those that spread most for what they cost first. */
function* spendRest(start: Book, floor: number, price: number): Generator<void, Book> {
  const book = copyOf(start);
  const tried: ({ need: number } & ReturnType<typeof changed>)[] = [];
  for (let need = 0; need < book.lines.length; need += 1) {
    tried.push({ need, ...changed(book, need, price) });
    if (need % STEP === STEP - 1) yield;
  }
  const worthIt = tried
    .filter(({ eased }) => eased > 0)
    .sort(
      (a, b) =>
        b.eased / Math.max(TIE, b.lost) - a.eased / Math.max(TIE, a.lost) || a.need - b.need,
    );
  let quality = qualityOf(book);
  for (const [at, { need }] of worthIt.entries()) {
    if (at % STEP === STEP - 1) yield;
    const { list, eased, lost } = changed(book, need, price);
    if (eased <= 0 || quality - lost < floor) continue;
    putList(book, need, list);
    quality -= lost;
  }
  return qualityOf(book) >= floor ? book : start;
}

/** A need's list at a price: how much crowding falls with it, and what of the mean quality it costs. */
function changed(
  book: Book,
  need: number,
  price: number,
): { list: number[]; eased: number; lost: number } {
  const { list } = bestList(book, need, { price });
  const old = book.picks[need] ?? [];
  const line = book.lines[need];
  const times = (places: readonly number[], held: 0 | 1): number =>
    places.reduce((sum, at) => sum + 2 * ((book.load[line?.who[at] ?? 0] ?? 0) - held) + 1, 0);
  const [kept, fresh] = [
    list.filter((at) => old.includes(at)),
    list.filter((at) => !old.includes(at)),
  ];
  const eased = times(old, 1) - times(kept, 1) - times(fresh, 0);
  const lost = line ? (valueOf(line, old) - valueOf(line, list)) / book.lines.length : 0;
  return { list, eased, lost };
}
