/** Suppliers who have one concept at one strength, in the order in which they can score: standing, how seldom shown, id; kept sorted while they come and go. */

/** One entry: standing (1000) × seldom shown (63) × id, in one exact number; the best is the greatest. */
export type Entry = number;

const IDS = 2 ** 32;
const EXPOSURES = 64;
/** The greatest id that fits. */
export const MOST_ID = IDS - 1;
/** From so often shown on, nobody is shown less: ties are then broken by id. */
const MOST_EXPOSURE = EXPOSURES - 1;

export function entryOf(standing: number, exposure: number, id: number): Entry {
  const seldom = MOST_EXPOSURE - Math.min(MOST_EXPOSURE, Math.max(0, Math.floor(exposure)));
  return (standing * EXPOSURES + seldom) * IDS + (MOST_ID - id);
}

export const idOf = (entry: Entry): number => MOST_ID - (entry % IDS);
export const standingIn = (entry: Entry): number => Math.floor(entry / (IDS * EXPOSURES));
/** Exposure and id alone, the greatest to be shown first: what decides between equal scores. */
export const tieOf = (entry: Entry): number => entry % (IDS * EXPOSURES);

export type Postings = { sorted: Float64Array; size: number; fresh: number[] };

export const emptyPostings = (): Postings => ({ sorted: new Float64Array(0), size: 0, fresh: [] });

/** New ones wait in a short list until they are many, so that building costs no more than a few sorts. */
const FRESH = 64;

export function addEntry(postings: Postings, entry: Entry): void {
  postings.fresh.push(entry);
  if (postings.fresh.length > Math.max(FRESH, postings.size >> 1)) settle(postings);
}

export function removeEntry(postings: Postings, entry: Entry): void {
  const waiting = postings.fresh.indexOf(entry);
  if (waiting >= 0) {
    postings.fresh.splice(waiting, 1);
    return;
  }
  const at = placeOf(postings, entry);
  if (postings.sorted[at] !== entry) return;
  postings.sorted.copyWithin(at, at + 1, postings.size);
  postings.size -= 1;
}

export const countOf = ({ size, fresh }: Postings): number => size + fresh.length;

/** All entries ascending: the best is the last of the first `size`. */
export function settle(postings: Postings): void {
  const { fresh, size } = postings;
  if (fresh.length === 0) return;
  if (fresh.length <= 4 && size + fresh.length <= postings.sorted.length) {
    for (const entry of fresh) insert(postings, entry);
    fresh.length = 0;
    return;
  }
  const late = Float64Array.from(fresh).sort();
  const merged = new Float64Array(Math.ceil((size + late.length) * 1.15) + 4);
  let [i, j] = [0, 0];
  for (let at = 0; at < size + late.length; at += 1) {
    const [old, young] = [postings.sorted[i] ?? 0, late[j] ?? 0];
    const takeOld = i < size && (j >= late.length || old <= young);
    merged[at] = takeOld ? old : young;
    if (takeOld) i += 1;
    else j += 1;
  }
  postings.sorted = merged;
  postings.size = size + late.length;
  fresh.length = 0;
}

function insert(postings: Postings, entry: Entry): void {
  const at = placeOf(postings, entry);
  postings.sorted.copyWithin(at + 1, at, postings.size);
  postings.sorted[at] = entry;
  postings.size += 1;
}

/** Where the entry is, or would be. */
function placeOf({ sorted, size }: Postings, entry: Entry): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}
