/** A need as the store has it becomes one as matching sees it. */
import type { Need } from '../domain/need.ts';
import type { Demand, Lesson } from '../matching/types.ts';

/** A need as matching sees it, with what its company's answers taught. */
export function demandOf(need: Need, lessons: readonly Lesson[]): Demand {
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
  };
}
