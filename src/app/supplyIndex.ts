/** All suppliers and open needs in memory, for matching: a hint that follows what is stored, and is brought up to date before each use. */
import { setImmediate as yielded } from 'node:timers/promises';
import type { Need } from '../domain/need.ts';
import type { Region } from '../domain/region.ts';
import { openNeed } from '../matching/explain.ts';
import type { OpenNeed } from '../matching/explain.ts';
import { createKnowledge } from '../matching/knowledge.ts';
import { createIndex, put, rarityIn, remove, settleInSteps } from '../matching/supplyIndex.ts';
import type { SupplyIndex as Index } from '../matching/supplyIndex.ts';
import { demandOf } from './demand.ts';
import type { MatchingChanges, Store } from './ports.ts';
import { inSlices } from './slices.ts';

/** So many are read and understood before others are answered. */
const SUPPLIERS_AT_ONCE = 50;
const NEEDS_AT_ONCE = 50;
/** How late a look of a company may count as one after its 90 days. */
const FADE_MS = 3_600_000;

/** An open need with its company's lessons, made ready to be compared with many suppliers. */
export type KnownNeed = { need: Need; open: OpenNeed };
export type Known = {
  index: Index;
  needs: ReadonlyMap<number, KnownNeed>;
  /** The newest change that is in it. */
  rev: number;
};
export type SupplyIndex = {
  /** What is stored at this moment; the first one reads everything, a page at a time. */
  current(now: Date): Promise<Known>;
  /** Whether anything could be found with it: where no need is open, a whole town need not be read into memory to see that nobody fits. */
  isOfUse(): Promise<boolean>;
};

type Reads = Pick<
  Store,
  | 'suppliers'
  | 'supplierPage'
  | 'matchingRev'
  | 'matchingChanges'
  | 'openNeeds'
  | 'lessons'
  | 'kbli'
  | 'exposureFaded'
>;
type Held = { index: Index; needs: Map<number, KnownNeed>; rev: number; fadedAt: Date };
type Reader = { store: Reads; region: Region };

export function createSupplyIndex(how: Reader): SupplyIndex {
  // Made when it is wanted first: most starts match nobody.
  let held: Held | undefined;
  let reading: Promise<void> | undefined;

  async function read(now: Date): Promise<void> {
    const known = held ?? (await readAll(how, now));
    // A list of codes came: what everybody makes is understood anew.
    const done = await follow(how, known, now);
    held = done ? known : await readAll(how, now);
  }

  return {
    isOfUse: async () => held !== undefined || (await how.store.openNeeds()).length > 0,
    async current(now) {
      // Whoever comes while it is read may ask for what was committed since: it is read again for them.
      while (reading) await reading;
      const own = read(now);
      const over = () => {
        reading = undefined;
      };
      reading = own.then(over, over);
      await own;
      if (!held) throw new Error('nothing was read');
      const { index, needs, rev } = held;
      return { index, needs, rev };
    },
  };
}

async function readAll({ store, region }: Reader, now: Date): Promise<Held> {
  // What changes while it is read has a higher number, and is read once more.
  const rev = await store.matchingRev();
  const index = createIndex(createKnowledge(region, await store.kbli()));
  for (let after = 0; ;) {
    const { suppliers, last } = await store.supplierPage({ after, take: SUPPLIERS_AT_ONCE, now });
    for (const supply of suppliers) put(index, supply);
    await yielded();
    if (last === undefined) break;
    after = last;
  }
  await inSlices(settleInSteps(index));
  const held = { index, needs: new Map<number, KnownNeed>(), rev, fadedAt: now };
  await keepNeeds(store, held, await store.openNeeds());
  return held;
}

/** Takes in what was committed since; false where all has to be read anew. */
async function follow({ store }: Reader, held: Held, now: Date): Promise<boolean> {
  const changed = await store.matchingChanges(held.rev);
  if (changed.kbli) return false;
  await followSuppliers(store, held, changed.umkIds, now);
  await followNeeds(store, held, changed);
  held.rev = changed.rev;
  return true;
}

async function followSuppliers(
  store: Reads,
  held: Held,
  changed: readonly number[],
  now: Date,
): Promise<void> {
  const due = now.getTime() - held.fadedAt.getTime() >= FADE_MS;
  const faded = due ? await store.exposureFaded(held.fadedAt, now) : [];
  const all = [...new Set([...changed, ...faded])];
  for (let at = 0; at < all.length; at += SUPPLIERS_AT_ONCE) {
    const ids = all.slice(at, at + SUPPLIERS_AT_ONCE);
    const found = await store.suppliers(ids, now);
    // At once, so that nobody who looks meanwhile misses them.
    for (const id of ids) remove(held.index, id);
    for (const supply of found) if (supply.active) put(held.index, supply);
  }
  if (due) held.fadedAt = now;
}

async function followNeeds(store: Reads, held: Held, changed: MatchingChanges): Promise<void> {
  const taught = [...held.needs.values()]
    .filter(({ need }) => changed.companyIds.includes(need.companyId))
    .map(({ need }) => need.id);
  const ids = [...new Set([...changed.needIds, ...taught])];
  if (ids.length === 0) return;
  const open = await store.openNeeds(ids);
  const still = new Set(open.map(({ need }) => need.id));
  for (const id of ids) if (!still.has(id)) held.needs.delete(id);
  await keepNeeds(store, held, open);
}

async function keepNeeds(
  store: Reads,
  { index, needs }: Held,
  open: Awaited<ReturnType<Reads['openNeeds']>>,
): Promise<void> {
  const lessons = await store.lessons(open.map(({ company }) => company.id));
  const rarity = rarityIn(index);
  for (const [at, { need }] of open.entries()) {
    if (at % NEEDS_AT_ONCE === NEEDS_AT_ONCE - 1) await yielded();
    const demand = demandOf(need, lessons.get(need.companyId) ?? []);
    needs.set(need.id, { need, open: openNeed(index.knowledge, demand, { rarity }) });
  }
}
