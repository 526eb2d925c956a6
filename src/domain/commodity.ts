/** A kind of goods or service as people name it: a tree of them, from "nasi box" up to a sector, is what product and need meet in. */
import { z } from 'zod';

export const Commodity = z.object({
  /** Lower case, unique in the region. */
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** The sector of those who make it or do it; what is found in a text is evidence of it, never a wall. */
  sector: z.string(),
  /** The wider commodity that it is a kind of. */
  parent: z.string().optional(),
  /** How owners and buyers name it: lower case, words or phrases, "buat+baju" where both must stand anywhere. */
  terms: z.array(z.string()).min(1),
  /** How only buyers ask for it ("makanan dan minuman rapat"): read in needs, never in what an owner says. */
  asked: z.array(z.string()).optional(),
});
export type Commodity = z.infer<typeof Commodity>;

/** How much a commodity's term says of its sector, beside the weights in the sector's own list of words. */
export const TERM_WEIGHT = 3.2;

type Worded = { code: string; words: readonly (string | { term: string; weight: number })[] };

/** Adds to each sector the terms of its commodities, so that one dictionary serves both; what a sector weighs itself stays. */
export function withTermsOf<S extends Worded>(
  sectors: readonly S[],
  commodities: readonly Commodity[],
): S[] {
  const terms = new Map<string, { term: string; weight: number }[]>();
  for (const { sector, terms: own } of commodities) {
    const list = terms.get(sector) ?? [];
    list.push(...own.map((term) => ({ term, weight: TERM_WEIGHT })));
    terms.set(sector, list);
  }
  return sectors.map((sector) => ({
    ...sector,
    words: [...sector.words, ...(terms.get(sector.code) ?? [])],
  }));
}
