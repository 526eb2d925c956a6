/** A supply and a demand made ready for comparison: everything that costs something is worked out once, when they change. */
import { titlesOf } from '../domain/kbli.ts';
import type { Day } from '../domain/quantity.ts';
import { amountOf, freeAmount, type Amount } from './capacity.ts';
import { fitOf, wishOf, type Fit, type Rarity, type Wish } from './fit.ts';
import type { Knowledge } from './knowledge.ts';
import { locate, type Located } from './place.ts';
import type { Demand, Supply } from './types.ts';
import { packedMeaning, understand, type Packed } from './understand.ts';

export type Offered = {
  supply: Supply;
  concepts: readonly Packed[];
  free: Amount | undefined;
  place: Located | undefined;
};

export type Wanted = {
  demand: Demand;
  wish: Wish;
  volume: Amount | undefined;
  place: Located | undefined;
};

export function offered(knowledge: Knowledge, supply: Supply): Offered {
  const titles = (supply.kbli ?? []).flatMap((code) => titlesOf(knowledge.kbli, code));
  return {
    supply,
    concepts: packedMeaning(knowledge, 'supply', supply.products, supply.sectors, titles),
    free: freeAmount(supply),
    place: locate(knowledge, supply.place),
  };
}

/** `rarity`: of the index in which it is looked for; without one, words that no term explains all count alike. */
export function wanted(knowledge: Knowledge, demand: Demand, rarity?: Rarity): Wanted {
  const texts =
    demand.specification === undefined ? [demand.what] : [demand.what, demand.specification];
  const meaning = understand(knowledge, 'need', texts, demand.sectors);
  return {
    demand,
    wish: wishOf(knowledge, meaning, rarity),
    volume: amountOf(demand.volume),
    place: locate(knowledge, demand.place),
  };
}

/** One supply and one demand on one day, and how well the product fits. */
export type Pair = { knowledge: Knowledge; offered: Offered; wanted: Wanted; fit: Fit; today: Day };

export function pairOf(of: Omit<Pair, 'fit'>): Pair {
  const fit = fitOf(of.wanted.wish, of.offered.concepts, of.knowledge.sectors.length);
  return { ...of, fit };
}
