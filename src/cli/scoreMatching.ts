/** How well needs find suppliers on the labelled rows: relevant is who has the same sector, of needs that have anybody, Z1 left out; plain text search beside it. */
import MiniSearch from 'minisearch';
import type { Region } from '../domain/region.ts';
import { find } from '../matching/find.ts';
import { createKnowledge } from '../matching/knowledge.ts';
import { createIndex, put } from '../matching/supplyIndex.ts';

export type Labelled = { text: string; sector: string };
/** Means over needs: of the first five (of what is attainable), of one over the place of the first right one, of the gain of the first ten. */
export type Quality = { needs: number; p5: number; mrr: number; ndcg10: number };
export type ScoredMatching = {
  ours: Quality;
  plain: Quality;
  perClass: { sector: string; ours: Quality; plain: Quality }[];
};

const UNCLASSED = 'Z1';
const FIRST = 5;
const GAINED = 10;

type Ranking = (need: string) => number[];

export function scoreMatching(
  needs: readonly Labelled[],
  supplies: readonly Labelled[],
  region: Region,
  today: string,
): ScoredMatching {
  const known = new Set(supplies.map(({ sector }) => sector));
  const asked = needs.filter(({ sector }) => sector !== UNCLASSED && known.has(sector));
  const [ours, plain] = [ranking(supplies, region, today), textRanking(supplies)].map((rank) =>
    asked.map((need) => ({ sector: need.sector, quality: judge(need, supplies, rank) })),
  );
  const of = (rows: typeof ours, sector?: string): Quality =>
    mean((rows ?? []).filter((row) => sector === undefined || row.sector === sector));
  const classes = [...new Set(asked.map(({ sector }) => sector))].sort();
  return {
    ours: of(ours),
    plain: of(plain),
    perClass: classes.map((sector) => ({
      sector,
      ours: of(ours, sector),
      plain: of(plain, sector),
    })),
  };
}

function ranking(supplies: readonly Labelled[], region: Region, today: string): Ranking {
  const index = createIndex(createKnowledge(region));
  supplies.forEach(({ text }, id) => {
    put(index, {
      id,
      products: [text],
      sectors: [],
      papers: [],
      active: true,
      tiedTo: [],
      exposure: 0,
    });
  });
  return (what) =>
    find(
      index,
      { id: 0, companyId: 0, what, sectors: [], papers: [] },
      { top: supplies.length, today },
    ).map(({ id }) => id);
}

function textRanking(supplies: readonly Labelled[]): Ranking {
  const plain = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  plain.addAll(supplies.map(({ text }, id) => ({ id, text })));
  return (what) => plain.search(what).map(({ id }) => Number(id));
}

function judge(
  need: Labelled,
  supplies: readonly Labelled[],
  rank: Ranking,
): Omit<Quality, 'needs'> {
  const relevant = supplies.filter(({ sector }) => sector === need.sector).length;
  const right = rank(need.text).map((id) => supplies[id]?.sector === need.sector);
  const first = right.indexOf(true);
  const gain = (all: readonly boolean[]): number =>
    all.slice(0, GAINED).reduce((sum, is, at) => sum + (is ? 1 / Math.log2(at + 2) : 0), 0);
  const ideal = gain(Array.from({ length: Math.min(GAINED, relevant) }, () => true));
  return {
    p5: right.slice(0, FIRST).filter(Boolean).length / Math.min(FIRST, relevant),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: gain(right) / ideal,
  };
}

function mean(rows: readonly { quality: Omit<Quality, 'needs'> }[]): Quality {
  const of = (pick: (quality: Omit<Quality, 'needs'>) => number): number =>
    rows.length === 0 ? 0 : rows.reduce((sum, { quality }) => sum + pick(quality), 0) / rows.length;
  return {
    needs: rows.length,
    p5: of(({ p5 }) => p5),
    mrr: of(({ mrr }) => mrr),
    ndcg10: of(({ ndcg10 }) => ndcg10),
  };
}
