/** Stands in for the index while it is written: looks at everybody. */
import type { Need } from '../domain/need.ts';
import type { Reason } from '../domain/match.ts';
import type { Day } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import type { Umk } from '../domain/umk.ts';
import { explainPair, rankNeeds, rankSuppliers } from './rank.ts';
import type { Demand, Found, Supply } from './types.ts';

export function createIndex(region: Region) {
  const all = new Map<number, Supply>();
  const umkOf = (s: Supply) =>
    ({
      ...s,
      product: s.products[0] ?? '',
      moreProducts: s.products.slice(1),
      status: s.active ? 'active' : 'withdrawn',
    }) as unknown as Umk;
  const given = (demand: Demand, today: Day) => ({
    need: demand as unknown as Need,
    region,
    today,
  });
  return {
    put: (supply: Supply) => void all.set(supply.id, supply),
    remove: (id: number) => void all.delete(id),
    find(demand: Demand, how: { top: number; today: Day }): Found[] {
      const supply = [...all.values()].filter((s) => !s.tiedTo.includes(demand.companyId));
      const papers = new Map(supply.map((s) => [s.id, s.papers]));
      return rankSuppliers({ ...given(demand, how.today), supply: supply.map(umkOf), papers })
        .slice(0, how.top)
        .map(({ umk, score, reasons }) => ({ id: umk.id, score, reasons }));
    },
    explain(
      demand: Demand,
      supply: Supply,
      today: Day,
    ): { score: number; reasons: Reason[]; obstacles: Reason[] } {
      return explainPair({ ...given(demand, today), umk: umkOf(supply), papers: supply.papers });
    },
    findNeeds(
      supply: Supply,
      demands: readonly Demand[],
      how: { top: number; today: Day },
    ): Found[] {
      return rankNeeds({
        umk: umkOf(supply),
        needs: demands as unknown as Need[],
        papers: new Map([[supply.id, supply.papers]]),
        region,
        today: how.today,
      })
        .slice(0, how.top)
        .map(({ need, score, reasons }) => ({ id: need.id, score, reasons }));
    },
  };
}
