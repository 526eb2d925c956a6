/** Suppliers and needs for tests of matching: everything not named is not known. */
import { createKnowledge } from '../../src/matching/knowledge.ts';
import { createIndex, put, type SupplyIndex } from '../../src/matching/supplyIndex.ts';
import type { Demand, Supply } from '../../src/matching/types.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

export const knowledge = createKnowledge(kotaBekasi);
export const TODAY = '2026-11-22';

export function supplyOf(id: number, product: string, more: Partial<Supply> = {}): Supply {
  return {
    id,
    products: [product],
    sectors: [],
    papers: [],
    active: true,
    tiedTo: [],
    exposure: 0,
    ...more,
  };
}

export function demandOf(what: string, more: Partial<Demand> = {}): Demand {
  return { id: 1, companyId: 1, what, sectors: [], papers: [], ...more };
}

export function indexOf(supplies: readonly Supply[]): SupplyIndex {
  const index = createIndex(knowledge);
  for (const supply of supplies) put(index, supply);
  return index;
}
