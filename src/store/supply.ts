/** What matching knows of businesses, read without anything that says whose they are; a business that is gone is not in it. */
import type { z } from 'zod';
import type { SupplierPage, Supply } from '../app/ports.ts';
import { decodeJson } from '../domain/json.ts';
import { exploring } from '../domain/match.ts';
import { Quantity } from '../domain/quantity.ts';
import { Umk } from '../domain/umk.ts';
import type { Core } from './core.ts';
import { levelsOf } from './curations.ts';
import { rowsBy } from './sql.ts';
import type { Tx } from './writer.ts';

/** How long a look of a company counts as one. */
const EXPOSURE_DAYS = 90;
const DAY_MS = 86_400_000;

const columns = {
  ...{ id: true, product: true, moreProducts: true, sectors: true, place: true, capacity: true },
  ...{ seasons: true, hasNib: true, status: true, pausedUntil: true, price: true, waitDays: true },
  ...{ patterns: true, tiedTo: true, kbli: true },
} as const;

const Told = Umk.pick({
  ...{ id: true, product: true, moreProducts: true, sectors: true, place: true, capacity: true },
  ...{ seasons: true, hasNib: true, status: true, pausedUntil: true, price: true, waitDays: true },
  ...{ patterns: true, tiedTo: true, kbli: true },
});
type Told = z.infer<typeof Told>;

const JSON_COLUMNS = [
  ...['moreProducts', 'sectors', 'place', 'capacity', 'seasons', 'price', 'patterns', 'tiedTo'],
  'kbli',
] as const;

function told(row: Record<string, unknown>): Told {
  const known = Object.entries(row).flatMap(([name, value]) => {
    if (value === null) return [];
    const json = (JSON_COLUMNS as readonly string[]).includes(name);
    return [[name, json ? decodeJson(value as string) : value] as const];
  });
  return Told.parse(Object.fromEntries(known));
}

/** Those of these businesses that are not erased, also those that are shown to no company. */
export async function suppliers(
  core: Core,
  umkIds: readonly number[],
  now: Date,
): Promise<Supply[]> {
  const rows = await core.client.umk.findMany({
    where: { id: { in: [...umkIds] }, status: { not: 'erased' } },
    select: columns,
    orderBy: { id: 'asc' },
  });
  return supplyOf(core, rows.map(told), now);
}

/** See `Store.supplierPage`. Not asked for by status: the database would sort all that are active for each page. */
export async function supplierPage(
  core: Core,
  { after, take, now }: { after: number; take: number; now: Date },
): Promise<SupplierPage> {
  const rows = await core.client.umk.findMany({
    where: { id: { gt: after } },
    select: columns,
    orderBy: { id: 'asc' },
    take,
  });
  const active = rows.filter(({ status }) => status === 'active');
  const last = rows.length < take ? undefined : rows.at(-1)?.id;
  return { suppliers: await supplyOf(core, active.map(told), now), last };
}

/** Those of whose exposure a part fell out of the window between the two: it slides with the clock, not with changes. */
export async function exposureFaded({ client }: Core, from: Date, until: Date): Promise<number[]> {
  const ago = (at: Date): Date => new Date(at.getTime() - EXPOSURE_DAYS * DAY_MS);
  const rows = await client.match.findMany({
    where: { createdAt: { gte: ago(from), lt: ago(until) } },
    distinct: ['umkId'],
    select: { umkId: true },
  });
  return rows.map(({ umkId }) => umkId);
}

/** What is known of them besides their own words. */
type Around = {
  papers: ReadonlyMap<number, Supply['papers']>;
  levels: Awaited<ReturnType<typeof levelsOf>>;
  records: ReadonlyMap<number, NonNullable<Supply['record']>>;
  exposure: ReadonlyMap<number, number>;
  promised: ReadonlyMap<number, Quantity[]>;
  ties: ReadonlyMap<number, number[]>;
};

async function supplyOf(core: Core, umks: readonly Told[], now: Date): Promise<Supply[]> {
  if (umks.length === 0) return [];
  const { client } = core;
  const ids = umks.map(({ id }) => id);
  const since = new Date(now.getTime() - EXPOSURE_DAYS * DAY_MS);
  const [papers, levels, records, shown, promised, ties] = await Promise.all([
    papersOf(client, ids),
    levelsOf(core, ids),
    client.trackRecord.findMany({ where: { id: { in: ids } } }),
    client.match.groupBy({
      by: ['umkId'],
      where: { umkId: { in: ids }, createdAt: { gte: since } },
      _count: true,
    }),
    promisedBy(client, ids),
    tiesOf(client, ids),
  ]);
  const around: Around = {
    ...{ papers, levels, promised, ties },
    records: new Map(records.map(({ id, updatedAt: _, ...record }) => [id, record])),
    exposure: new Map(shown.map(({ umkId, _count }) => [umkId, _count])),
  };
  return umks.map((umk) => oneSupply(umk, around));
}

function oneSupply(umk: Told, around: Around): Supply {
  const { id, product, moreProducts, status, tiedTo = [], ...known } = umk;
  const { sectors, place, capacity, seasons, hasNib, pausedUntil, price, waitDays } = known;
  const level = around.levels.get(id);
  const record = around.records.get(id);
  const promised = around.promised.get(id);
  return {
    ...{ id, sectors, place, capacity, hasNib },
    products: [product, ...moreProducts],
    papers: around.papers.get(id) ?? [],
    papersComplete: true,
    active: status === 'active',
    tiedTo: [...new Set([...tiedTo, ...(around.ties.get(id) ?? [])])],
    exposure: around.exposure.get(id) ?? 0,
    ...(seasons ? { seasons } : {}),
    ...(promised ? { promised } : {}),
    ...(level ? { level } : {}),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(price ? { price } : {}),
    ...(waitDays === undefined ? {} : { waitDays }),
    ...(known.patterns ? { patterns: known.patterns } : {}),
    ...(record ? { record } : {}),
    ...(known.kbli ? { kbli: known.kbli } : {}),
  };
}

async function papersOf(client: Tx, ids: readonly number[]): Promise<Around['papers']> {
  type Row = {
    umkId: number;
    kind: string;
    status: string;
    expires: string | null;
    refusal: string | null;
  };
  const found = new Map<number, Supply['papers'][number][]>();
  for (const row of await rowsBy<Row>(client, 'Paper', 'umkId', [...ids])) {
    const { umkId, kind, status, expires, refusal } = row;
    const paper = {
      ...{ kind, status },
      ...(expires === null ? {} : { expires }),
      ...(refusal === null ? {} : { refusal }),
    };
    found.set(umkId, [...(found.get(umkId) ?? []), paper]);
  }
  return found;
}

/**
 * What of the capacity is promised: the whole need from its trial order on, and a share of one from the moment at which all
 * who share it agreed, because the others rely on it.
 */
async function promisedBy(client: Tx, ids: readonly number[]): Promise<Map<number, Quantity[]>> {
  const matches = await client.match.findMany({
    where: {
      umkId: { in: [...ids] },
      OR: [{ state: 'trial' }, { state: { in: [...exploring] }, share: { not: null } }],
    },
    select: { umkId: true, needId: true, share: true },
  });
  const needs = await client.need.findMany({
    where: { id: { in: matches.map(({ needId }) => needId) } },
    select: { id: true, volume: true },
  });
  const volumeOf = new Map(needs.map(({ id, volume }) => [id, Quantity.parse(decodeJson(volume))]));
  const found = new Map<number, Quantity[]>();
  for (const { umkId, needId, share } of matches) {
    const whole = volumeOf.get(needId);
    const volume = whole && (share === null ? whole : { ...whole, min: share, max: share });
    if (volume) found.set(umkId, [...(found.get(umkId) ?? []), volume]);
  }
  return found;
}

/** Companies that a member of the business belongs to as well. */
async function tiesOf(client: Tx, ids: readonly number[]): Promise<Map<number, number[]>> {
  const members = await client.membership.findMany({
    where: { organisation: 'umk', organisationId: { in: [...ids] } },
    select: { personId: true, organisationId: true },
  });
  const firms = await client.membership.findMany({
    where: {
      organisation: 'company',
      personId: { in: [...new Set(members.map(({ personId }) => personId))] },
    },
    select: { personId: true, organisationId: true },
  });
  const found = new Map<number, number[]>();
  for (const { personId, organisationId: umkId } of members) {
    const theirs = firms.filter((firm) => firm.personId === personId);
    if (theirs.length === 0) continue;
    const own = theirs.map(({ organisationId }) => organisationId);
    found.set(umkId, [...(found.get(umkId) ?? []), ...own]);
  }
  return found;
}
