/** Codes of the KBLI that a business has, and the titles of lists that the office imported: without a list a code says nothing. */
import { z } from 'zod';

export const KbliEdition = z.enum(['2020', '2025']);
export type KbliEdition = z.infer<typeof KbliEdition>;

/** A code of five digits, and its edition where the list told it. */
export const KbliOwn = z.object({ code: z.string(), edition: KbliEdition.optional() });
export type KbliOwn = z.infer<typeof KbliOwn>;

/** Lists of codes as they were imported: titles by code, and what became of codes of 2020. */
export type KbliLists = Partial<Record<KbliEdition, ReadonlyMap<string, string>>> & {
  moves?: ReadonlyMap<string, readonly string[]>;
};

/**
 * What a code stands for: its title in its own edition, else in whichever list has it; a code of 2020 of which only the list
 * of 2025 is there has the titles of what it became. None where no list says it.
 */
export function titlesOf(lists: KbliLists, { code, edition }: KbliOwn): string[] {
  const editions = edition === undefined ? KbliEdition.options : [edition];
  const title = editions.map((one) => lists[one]?.get(code)).find((said) => said !== undefined);
  if (title !== undefined) return [title];
  if (edition === '2025') return [];
  return (lists.moves?.get(code) ?? []).flatMap((now) => lists['2025']?.get(now) ?? []);
}
