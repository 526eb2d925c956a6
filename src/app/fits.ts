/** Which businesses came among the best for an open need since it was posted, because they, their papers or what it asks for are new. */
import { localDay } from '../domain/workingDays.ts';
import type { Region } from '../domain/region.ts';
import { findNeeds } from '../matching/explain.ts';
import { find } from '../matching/find.ts';
import type { NewFits, Store } from './ports.ts';
import type { Known, KnownNeed, SupplyIndex } from './supplyIndex.ts';

/** Who is not among so many is news to nobody. */
const BEST = 20;
/** For one business that is new; its other needs are in its list of orders. */
const NEEDS_EACH = 5;

type Reads = Pick<Store, 'fitsRev' | 'matchingChanges' | 'unseenNeeds' | 'suppliers'>;

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
  if (!(await supply.isOfUse())) return { since, rev: changed.rev, first: [], found: [] };
  const known = await supply.current(now);
  const today = localDay(now, region.timeZone);
  const unseen = await store.unseenNeeds([...known.needs.values()].map(({ need }) => need));
  const fresh = new Set(unseen.fresh);
  const first = [...unseen.fresh, ...unseen.edited].flatMap((needId) => {
    const open = known.needs.get(needId);
    if (!open) return [];
    const umkIds = fresh.has(needId) ? bestFor(known, open, today) : [];
    return [{ needId, updatedAt: open.need.updatedAt, umkIds }];
  });
  // Where it is looked at for the first time, all that is there already is nobody's news.
  const umkIds = since === undefined ? [] : changed.umkIds;
  const found = umkIds.length === 0 ? [] : await fitting({ ...how, known, today, umkIds, fresh });
  const edited =
    since === undefined ? [] : unseen.edited.flatMap((id) => editedFits(known, id, today));
  return { since, rev: changed.rev, first, found: merged([...found, ...edited]) };
}

/** Of a need that was edited everybody who fits it now; who fitted it before, or has a match, is known to the store. */
function editedFits(known: Known, needId: number, today: string): NewFits['found'] {
  const open = known.needs.get(needId);
  const best = open ? bestFor(known, open, today) : [];
  return best.map((umkId) => ({ umkId, needIds: [needId] }));
}

/** One entry a business, so that its owner hears of all in one message. */
function merged(found: NewFits['found']): NewFits['found'] {
  const all = new Map<number, Set<number>>();
  for (const { umkId, needIds } of found)
    all.set(umkId, new Set([...(all.get(umkId) ?? []), ...needIds]));
  return [...all].map(([umkId, ids]) => ({ umkId, needIds: [...ids] }));
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

function bestFor({ index }: Known, { open }: KnownNeed, today: string): number[] {
  return find(index, open.wanted.demand, { top: BEST, today }).map(({ id }) => id);
}
