/** All suppliers and open needs in memory, for matching: a hint that follows what is stored, and is brought up to date before each use. */
import type { Need } from '../domain/need.ts';
import type { Region } from '../domain/region.ts';
import { openNeed } from '../matching/explain.ts';
import type { OpenNeed } from '../matching/explain.ts';
import { createKnowledge } from '../matching/knowledge.ts';
import { createIndex, put, rarityIn, remove, settleIndex } from '../matching/supplyIndex.ts';
import type { SupplyIndex as Index } from '../matching/supplyIndex.ts';
import { demandOf } from './demand.ts';
import type { Store } from './ports.ts';

const SUPPLIERS_AT_ONCE = 500;

/** An open need, made ready to be compared with many suppliers. */
export type KnownNeed = { need: Need; open: OpenNeed };
export type Known = { index: Index; needs: ReadonlyMap<number, KnownNeed> };
export type SupplyIndex = {
  /** What is stored at this moment; the first one reads everything, a page at a time. */
  current(now: Date): Promise<Known>;
};

type Reads = Pick<
  Store,
  'suppliers' | 'supplierPage' | 'matchingRev' | 'matchingChanges' | 'openNeeds'
>;

export function createSupplyIndex(how: { store: Reads; region: Region }): SupplyIndex {
  const { store } = how;
  const needs = new Map<number, KnownNeed>();
  // Made when it is wanted first: most starts match nobody.
  let made: Index | undefined;
  let rev: number | undefined;
  let reading: Promise<void> | undefined;

  function indexOf(): Index {
    return (made ??= createIndex(createKnowledge(how.region)));
  }

  function keep(need: Need): void {
    const index = indexOf();
    const open = openNeed(index.knowledge, demandOf(need, []), { rarity: rarityIn(index) });
    needs.set(need.id, { need, open });
  }

  async function readAll(now: Date): Promise<void> {
    const index = indexOf();
    // What changes while it is read has a higher number, and is read once more.
    const from = await store.matchingRev();
    for (let after = 0; ;) {
      const page = await store.supplierPage({ after, take: SUPPLIERS_AT_ONCE, now });
      for (const supply of page) put(index, supply);
      const last = page.at(-1);
      if (!last || page.length < SUPPLIERS_AT_ONCE) break;
      after = last.id;
    }
    settleIndex(index);
    for (const { need } of await store.openNeeds()) keep(need);
    rev = from;
  }

  async function readChanges(since: number, now: Date): Promise<void> {
    const index = indexOf();
    const changed = await store.matchingChanges(since);
    for (let at = 0; at < changed.umkIds.length; at += SUPPLIERS_AT_ONCE) {
      const ids = changed.umkIds.slice(at, at + SUPPLIERS_AT_ONCE);
      for (const id of ids) remove(index, id);
      for (const supply of await store.suppliers(ids, now)) if (supply.active) put(index, supply);
    }
    if (changed.needIds.length > 0) {
      for (const id of changed.needIds) needs.delete(id);
      for (const { need } of await store.openNeeds(changed.needIds)) keep(need);
    }
    rev = changed.rev;
  }

  async function read(now: Date): Promise<void> {
    if (rev === undefined) await readAll(now);
    await readChanges(rev ?? 0, now);
  }

  return {
    async current(now) {
      // Whoever comes while it is read may ask for what was committed since: it is read again for them.
      while (reading) await reading;
      const own = read(now);
      const over = () => {
        reading = undefined;
      };
      reading = own.then(over, over);
      await own;
      return { index: indexOf(), needs };
    },
  };
}
