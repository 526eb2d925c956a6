/** Which one paper would open the most needs to a business that nothing else stands against. */
import type { Reason } from '../domain/match.ts';
import { PaperKind } from '../domain/need.ts';
import type { Unlock } from '../domain/queryMatching.ts';
import { findNeeds } from '../matching/explain.ts';
import type { FoundNeed } from '../matching/explain.ts';
import type { Supply } from '../matching/types.ts';
import type { Known } from './supplyIndex.ts';

/** What an owner can put right by a paper: a need that only this stands against is theirs to hear of. */
const byPaper = new Set(['papers_missing', 'papers_expired', 'halal_missing']);

/** Needs that fit, also where only papers stand against it, best first. */
export function fittingNeeds(
  { index, needs }: Known,
  supplier: Supply,
  today: string,
  may: (needId: number, companyId: number) => boolean,
): FoundNeed[] {
  const open = [...needs.values()].filter(({ need: { id, companyId } }) => may(id, companyId));
  return findNeeds(
    index.knowledge,
    supplier,
    open.map((one) => one.open),
    { today, all: true },
  ).filter(({ blocked }) => blocked.every(({ code }) => byPaper.has(code)));
}

/** The papers that would put right what stands against a pair; none where papers would not. */
export function papersIn({ code, values }: Reason): PaperKind[] {
  if (!byPaper.has(code)) return [];
  const kinds = code === 'halal_missing' ? ['halal'] : String(values.papers ?? '').split('|');
  return PaperKind.options.filter((kind) => kinds.includes(kind));
}

function papersOf({ blocked }: FoundNeed): PaperKind[] {
  return [...new Set(blocked.flatMap(papersIn))];
}

/** The paper that alone opens the most needs, and how many; undefined where none does. */
export function unlockOf(known: Known, supplier: Supply, today: string): Unlock | undefined {
  const counts = new Map<PaperKind, number>();
  for (const found of fittingNeeds(known, supplier, today, () => true)) {
    const [paper, ...more] = papersOf(found);
    if (paper && more.length === 0) counts.set(paper, (counts.get(paper) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && { paper: best[0], count: best[1] };
}
