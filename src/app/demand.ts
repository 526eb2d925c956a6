/** A need as the store has it becomes one as matching sees it. */
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Demand, Lesson } from '../matching/types.ts';
import type { Store } from './ports.ts';

type Pairs = readonly Pick<Match, 'umkId' | 'state'>[];

/** A need as matching sees it, with what its company's answers taught, and whose owners said that they want it. */
export function demandOf(
  need: Need,
  lessons: readonly Lesson[],
  interested: readonly number[] = [],
): Demand {
  const { id, companyId, what, sectors, volume, papers } = need;
  const { specification, start, place, within, acceptsNonHalal, pattern, price } = need;
  const { paymentDays, candidatesUntil } = need;
  return {
    ...{ id, companyId, what, sectors, volume, papers },
    ...(specification === undefined ? {} : { specification }),
    ...(start === undefined ? {} : { start }),
    ...(place ? { place } : {}),
    ...(within ? { within } : {}),
    ...(acceptsNonHalal === undefined ? {} : { acceptsNonHalal }),
    ...(pattern ? { pattern } : {}),
    ...(price ? { price } : {}),
    ...(paymentDays === undefined ? {} : { paymentDays }),
    ...(candidatesUntil === undefined ? {} : { candidatesUntil }),
    ...(lessons.length > 0 ? { lessons } : {}),
    ...(interested.length > 0 ? { interested } : {}),
  };
}

/** Whose owners put a hand up, and wait for an answer. */
export function interestedIn(matches: Pairs): number[] {
  return matches.filter(({ state }) => state === 'raised').map(({ umkId }) => umkId);
}

/** Reads an open need with all that ranks its suppliers; undefined where it is closed by now. `matches` are those of the need. */
export function demandReader(
  store: Pick<Store, 'openNeeds' | 'lessons'>,
): (needId: number, matches: Pairs) => Promise<Demand | undefined> {
  return async (needId, matches) => {
    const [open] = await store.openNeeds([needId]);
    if (!open) return undefined;
    const lessons = await store.lessons([open.company.id]);
    return demandOf(open.need, lessons.get(open.company.id) ?? [], interestedIn(matches));
  };
}
