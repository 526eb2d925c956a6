/** Which businesses came among the best for an open need since it was posted, because they or their papers are new. */
import { localDay } from '../domain/workingDays.ts';
import type { Region } from '../domain/region.ts';
import { findNeeds } from '../matching/explain.ts';
import { find } from '../matching/find.ts';
import { demandOf } from './demand.ts';
import type { NewFits, Store } from './ports.ts';
import type { Known, KnownNeed, SupplyIndex } from './supplyIndex.ts';

/** Who is not among so many is news to nobody. */
const BEST = 20;
/** For one business that is new; its other needs are in its list of orders. */
const NEEDS_EACH = 5;

type Reads = Pick<Store, 'fitsRev' | 'matchingChanges' | 'needsWithoutFits' | 'suppliers'>;

/** Undefined where nothing has changed since it was looked at last. */
export async function newFits(how: {
  store: Reads;
  supply: SupplyIndex;
  region: Region;
  now: Date;
}): Promise<NewFits | undefined> {
  const { store, supply, region, now } = how;
  const since = await store.fitsRev();
  const changed = await store.matchingChanges(since ?? 0);
  if (since !== undefined && changed.rev === since) return undefined;
  const known = await supply.current(now);
  const today = localDay(now, region.timeZone);
  const fresh = new Set(await store.needsWithoutFits([...known.needs.keys()]));
  const first = [...fresh].flatMap((needId) => {
    const open = known.needs.get(needId);
    return open ? [{ needId, umkIds: bestFor(known, open, today) }] : [];
  });
  // Where it is looked at for the first time, all that is there already is nobody's news.
  const umkIds = since === undefined ? [] : changed.umkIds;
  const found = umkIds.length === 0 ? [] : await fitting({ ...how, known, today, umkIds, fresh });
  return { since, rev: changed.rev, first, found };
}

async function fitting(how: {
  store: Reads;
  known: Known;
  today: string;
  now: Date;
  umkIds: readonly number[];
  /** Whose companies have just heard of everybody. */
  fresh: ReadonlySet<number>;
}): Promise<NewFits['found']> {
  const { known, today, fresh } = how;
  const { index, needs } = known;
  const open = [...needs.values()].filter(({ need }) => !fresh.has(need.id)).map((one) => one.open);
  const best = new Map<number, Set<number>>();
  const isBest = (needId: number, umkId: number): boolean => {
    const need = needs.get(needId);
    const ids = best.get(needId) ?? new Set(need ? bestFor(known, need, today) : []);
    best.set(needId, ids);
    return ids.has(umkId);
  };
  const suppliers = await how.store.suppliers(how.umkIds, how.now);
  return suppliers.flatMap((supplier) => {
    if (!supplier.active) return [];
    const found = findNeeds(index.knowledge, supplier, open, { today, top: NEEDS_EACH });
    const needIds = found.map(({ id }) => id).filter((id) => isBest(id, supplier.id));
    return needIds.length > 0 ? [{ umkId: supplier.id, needIds }] : [];
  });
}

function bestFor({ index }: Known, { need }: KnownNeed, today: string): number[] {
  return find(index, demandOf(need, []), { top: BEST, today }).map(({ id }) => id);
}
