/**
 * From what an owner says they make or do to lines of business, best first; scores compare
 * candidates and are no probabilities.
 */
import type { Region, Sector } from '../domain/region.ts';
import { createLexicon, findTerms, lexiconWords, type Lexicon, type TermHit } from './lexicon.ts';

export type SectorCandidate = { code: string; score: number };

const mostCandidates = 5;

type Prepared = { codes: string[]; lexicon: Lexicon };
const prepared = new WeakMap<object, Prepared>();

/**
 * The codes of the sectors that fit, best first, at most five, each with a score between 0 and 1;
 * the best of a clear text
 * has about 0.8 and more, two that share a text less each. Empty where nothing fits; never throws.
 */
export function readSectors(text: string, region: Pick<Region, 'sectors'>): SectorCandidate[] {
  const { codes, lexicon } = prepare(region.sectors);
  const hits = findTerms(lexiconWords(text, lexicon), lexicon);
  return judgeSectors(hits, codes.length)
    .map(({ sector, score }) => ({ code: codes[sector] ?? '', score }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ code, score }) => ({ code, score: Math.round(score * 1000) / 1000 }));
}

/** What terms of sectors, `of` being the number of the sector, come to: those with any sign, in the order of their numbers. */
export function judgeSectors(
  hits: readonly TermHit[],
  sectors: number,
): { sector: number; score: number }[] {
  const strengths = new Map<number, number[]>();
  for (const { of, weight, at, size, phrase } of hits) {
    if (of >= sectors) continue;
    // What is named first is what is done mostly; later items count less.
    const order = phrase.includes('+') ? 1 : 1 / (1 + 0.08 * at);
    const value = strength(weight, size) * order;
    const list = strengths.get(of);
    if (list === undefined) strengths.set(of, [value]);
    else list.push(value);
  }
  const values = [...strengths].map(([sector, list]) => ({ sector, value: together(list) }));
  const total = values.reduce((sum, { value }) => sum + value, 0);
  return values
    .map(({ sector, value }) => ({ sector, score: (value / total) * (value / (value + 0.6)) }))
    .sort((a, b) => a.sector - b.sector);
}

/** The second sure sign of a sector adds less than the first; many small ones add up. */
function together(strengths: readonly number[]): number {
  if (strengths.length === 1) return strengths[0] ?? 0;
  const sorted = strengths.toSorted((a, b) => b - a);
  return sorted.reduce(
    (sum, value, at) => sum + (value < 5 ? value * 0.95 ** at : value * 0.5 ** at),
    0,
  );
}

/** Longer phrases are rarer by chance. */
function strength(weight: number, size: number): number {
  return weight * weight * (1 + 0.25 * (size - 1));
}

/** Built once for a region's list and kept as long as the list lives. */
function prepare(sectors: readonly Sector[]): Prepared {
  const known = prepared.get(sectors);
  if (known !== undefined) return known;
  const made = {
    codes: sectors.map(({ code }) => code),
    lexicon: createLexicon(sectorTerms(sectors)),
  };
  prepared.set(sectors, made);
  return made;
}

/** The words of the sectors as terms, each standing for the number of its sector in the list. */
export function sectorTerms(
  sectors: readonly Sector[],
): { term: string; weight: number; of: number }[] {
  return sectors.flatMap(({ words }, of) =>
    words.map((word) =>
      typeof word === 'string' ? { term: word, weight: 1, of } : { ...word, of },
    ),
  );
}
