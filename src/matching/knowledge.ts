/** What matching knows of goods and places before any supplier is known: made once from a region, the same for index, explanation and reverse search. */
import type { Commodity } from '../domain/commodity.ts';
import { TERM_WEIGHT } from '../domain/commodity.ts';
import { titlesOf } from '../domain/kbli.ts';
import type { KbliLists } from '../domain/kbli.ts';
import type { Day } from '../domain/quantity.ts';
import type { Region, Sector } from '../domain/region.ts';
import { createLexicon, findTerms, lexiconWords } from '../language/lexicon.ts';
import type { Lexicon, LexiconTerm, TermHit } from '../language/lexicon.ts';
import { squash, wordsOf } from '../language/normalise.ts';
import { sectorTerms } from '../language/sector.ts';

/** A term that was found in a text, and the concept of its words (-1 where they stand apart). */
export type ReadHit = TermHit & { concept: number };
/** What a text holds, whoever says it; `length` in words. */
export type TextRead = { length: number; hits: readonly ReadHit[]; unknown: readonly number[] };

export type Knowledge = {
  sectors: readonly string[];
  sectorNumber: ReadonlyMap<string, number>;
  commodities: readonly Commodity[];
  /** Of each commodity: the number of its sector, and of its parent or -1. */
  sectorOf: readonly number[];
  parentOf: readonly number[];
  /** How owners and buyers name things; `needs` has besides what only buyers say. */
  supplies: Lexicon;
  needs: Lexicon;
  /** Words and phrases met so far → their concept; grows, and says nothing by itself. */
  words: Map<string, number>;
  /** Of these, the words that no term explains. */
  faint: Set<number>;
  /** What was read lately. */
  read: { supply: Map<string, TextRead>; need: Map<string, TextRead> };
  /** Place names without blanks → where they are. */
  places: ReadonlyMap<string, Spot>;
  halalDuty: { from: Day; sectors: ReadonlySet<string> };
  /** Titles of the codes that suppliers have, where the office has loaded the lists. */
  kbli: KbliLists;
};

export type Spot = { lat: number; lon: number };

/**
 * UMK food and drink must be certified from this day on (PP 42/2024 art. 160); fresh goods (B1) and what is only
 * resold (S1) are judged by the paper that the need asks for.
 */
const HALAL_DUTY = { from: '2026-10-17', sectors: ['C1', 'J1', 'K1', 'K2', 'M1', 'P1', 'W1'] };
/** What buyers say weighs more than the words it is made of. */
const ASKED_WEIGHT = 3.8;
/** A word that only a KBLI title knows is a faint sign of the sector. */
const KBLI_WEIGHT = 0.7;

type Given = Pick<Region, 'sectors' | 'commodities' | 'kecamatan'>;

/** `kbli`: titles that the office has loaded; their words are signs of the sectors that name the codes. */
export function createKnowledge(region: Given, kbli: KbliLists = {}): Knowledge {
  const { sectors, commodities } = region;
  const sectorNumber = new Map(sectors.map(({ code }, number) => [code, number]));
  const number = new Map(commodities.map(({ id }, at) => [id, at]));
  const sectorOf = commodities.map(({ sector }) => sectorNumber.get(sector) ?? 0);
  const first = sectors.length;
  const trades = sectorTerms(sectors);
  const goods = commodities.flatMap(({ terms }, at) =>
    terms.map((term) => ({ term, weight: TERM_WEIGHT, of: first + at })),
  );
  const own: LexiconTerm[] = [
    ...trades,
    ...goods,
    ...inherited(trades, goods, (of) => sectorOf[of - first]),
  ];
  const asked = commodities.flatMap(({ asked: terms = [] }, at) =>
    terms.flatMap((term) => [
      { term, weight: ASKED_WEIGHT, of: first + at },
      { term, weight: ASKED_WEIGHT, of: sectorOf[at] ?? 0 },
    ]),
  );
  const bridge = kbliTerms(sectors, kbli);
  return {
    sectors: sectors.map(({ code }) => code),
    sectorNumber,
    commodities,
    sectorOf,
    parentOf: commodities.map(({ parent }) =>
      parent === undefined ? -1 : (number.get(parent) ?? -1),
    ),
    supplies: createLexicon([...own, ...bridge]),
    needs: createLexicon([...asked, ...own, ...bridge]),
    words: new Map(),
    faint: new Set(),
    read: { supply: new Map(), need: new Map() },
    places: placesOf(region.kecamatan),
    halalDuty: { from: HALAL_DUTY.from, sectors: new Set(HALAL_DUTY.sectors) },
    kbli,
  };
}

/** A phrase of a sector that holds a commodity of the same sector ("nasi kotak rapat") names that commodity too. */
function inherited(
  trades: readonly LexiconTerm[],
  goods: readonly LexiconTerm[],
  sectorOf: (commodity: number) => number | undefined,
): LexiconTerm[] {
  const lexicon = createLexicon(goods);
  return trades.flatMap(({ term, weight, of }) => {
    if (!term.includes(' ') || term.includes('+')) return [];
    return findTerms(lexiconWords(term, lexicon), lexicon)
      .filter((hit) => sectorOf(hit.of) === of)
      .map((hit) => ({ term, weight, of: hit.of }));
  });
}

function kbliTerms(sectors: readonly Sector[], kbli: KbliLists): LexiconTerm[] {
  return sectors.flatMap((sector, of) =>
    (sector.kbli ?? []).flatMap((code) =>
      titlesOf(kbli, code)
        .flatMap((title) => wordsOf(title))
        .filter((word) => word.length > 3)
        .map((term) => ({ term, weight: KBLI_WEIGHT, of })),
    ),
  );
}

function placesOf(kecamatan: Given['kecamatan']): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const { name, lat, lon, kelurahan } of kecamatan) {
    spots.set(squash(name), { lat, lon });
    for (const inner of kelurahan) {
      spots.set(`${squash(name)}/${squash(inner.name)}`, { lat: inner.lat, lon: inner.lon });
    }
  }
  return spots;
}

const mostWords = 500_000;

/**
 * The concept of a word or phrase; a new one where it was never met, or -1 where there are too many. Concepts are
 * numbered: sectors, then commodities, then words.
 */
export function wordConcept(knowledge: Knowledge, word: string, faint = false): number {
  const known = knowledge.words.get(word);
  if (known !== undefined) return known;
  if (knowledge.words.size >= mostWords) return -1;
  const concept = knowledge.sectors.length + knowledge.commodities.length + knowledge.words.size;
  knowledge.words.set(word, concept);
  if (faint) knowledge.faint.add(concept);
  return concept;
}
