/** How well what one makes fits what another wants: a wish (concepts with weights) against a meaning, between 0 and 1. */
import type { Knowledge } from './knowledge.ts';
import { LEVELS, type Meaning, type Packed } from './understand.ts';

/** What a need looks for; `weights` by concept, at most 1. */
export type Wish = {
  weights: Map<number, number>;
  /** Of each sector, and its length as a vector. */
  sectors: Map<number, number>;
  length: number;
};

/** A wider or neighbouring commodity is what is wanted only in part; a whole sector still less; a bare word least. */
const OF = { commodity: 0.96, wider: 0.78, sector: 0.62, word: 0.5 } as const;
/** How much the rest of what both say may take away from the best thing they share. */
const AGREEMENT = 0.3;

/** Concepts that are found in many say less; given by an index, and 1 where there is none. */
export type Rarity = (concept: number) => number;

export function wishOf(knowledge: Knowledge, meaning: Meaning, rarity: Rarity = () => 1): Wish {
  const sectorsEnd = knowledge.sectors.length;
  const commoditiesEnd = sectorsEnd + knowledge.commodities.length;
  const weights = new Map<number, number>();
  const sectors = new Map<number, number>();
  let square = 0;
  for (const [concept, level] of meaning) {
    const strength = level / LEVELS;
    if (concept < sectorsEnd) {
      sectors.set(concept, strength);
      square += strength * strength;
      weights.set(concept, OF.sector * strength);
    } else if (concept < commoditiesEnd) {
      const direct = !hasKindIn(knowledge, meaning, concept - sectorsEnd);
      weights.set(concept, (direct ? OF.commodity : OF.wider) * strength);
    } else {
      weights.set(concept, knowledge.faint.has(concept) ? OF.word * rarity(concept) : strength);
    }
  }
  return { weights, sectors, length: Math.sqrt(square) };
}

/** Whether something narrower of the commodity is in the meaning, so that it itself came from there. */
function hasKindIn(knowledge: Knowledge, meaning: Meaning, commodity: number): boolean {
  const first = knowledge.sectors.length;
  const own = meaning.get(first + commodity) ?? 0;
  return knowledge.parentOf.some(
    (parent, kind) => parent === commodity && (meaning.get(first + kind) ?? 0) > own,
  );
}

export type Fit = { fit: number; concept: number };

/** The best thing that both share, less where the rest of what they say lies elsewhere; concept -1 where they share nothing. */
export function fitOf(wish: Wish, concepts: readonly Packed[], sectorsEnd: number): Fit {
  let best = 0;
  let shared = -1;
  let dot = 0;
  let square = 0;
  for (const one of concepts) {
    const concept = one >> 5;
    const strength = (one & 31) / LEVELS;
    if (concept < sectorsEnd) {
      dot += strength * (wish.sectors.get(concept) ?? 0);
      square += strength * strength;
    }
    const weight = wish.weights.get(concept);
    if (weight !== undefined && weight * strength > best) {
      best = weight * strength;
      shared = concept;
    }
  }
  const agree = dot === 0 ? 0 : dot / (wish.length * Math.sqrt(square));
  return { fit: best * (1 - AGREEMENT + AGREEMENT * agree), concept: shared };
}
