/** Counts how far the programme came in each period; nothing personal leaves here, and a list of a figure has as many rows as the figure says. */
import type { Found, NeedRow } from '../domain/desk.ts';
import { timesOf } from '../domain/disputeFigures.ts';
import type { ReportTimes } from '../domain/disputeFigures.ts';
import type { FigureGroup, FigureId, FigureRow, Figures } from '../domain/figures.ts';
import { countedIn, indexIn, matchMarks, noCounts } from '../domain/figures.ts';
import type { Query } from '../domain/query.ts';
import type { Core } from './core.ts';
import { matchRows } from './desk.ts';
import { needRows } from './deskFind.ts';
import { pages } from './pages.ts';

/** Something that got to a figure at a moment; of a match also whose it is. */
type Mark = { figure: FigureId; id: number; at: Date; umkId?: number };
type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;

/** The middle of a local day, in every time zone of the country: memberships know their day only. */
function noon(day: string): Date {
  return new Date(`${day}T05:00:00Z`);
}

async function companyMarks({ client, regionId }: Core): Promise<Mark[]> {
  const [companies, members] = await Promise.all([
    client.company.findMany({
      where: { regionId, example: false },
      select: { id: true, commitment: true, status: true, decidedAt: true, createdAt: true },
    }),
    client.membership.findMany({
      where: { organisation: 'company', role: 'pic' },
      select: { organisationId: true, personId: true, since: true },
      orderBy: { since: 'desc' },
    }),
  ]);
  const wrote = await client.person.findMany({
    where: { lastWroteAt: { not: null }, id: { in: members.map(({ personId }) => personId) } },
    select: { id: true },
  });
  const people = new Set(wrote.map(({ id }) => id));
  const first = new Map<number, string>();
  for (const { organisationId, personId, since } of members)
    if (people.has(personId)) first.set(organisationId, since);
  return companies.flatMap(({ id, commitment, status, decidedAt, createdAt }): Mark[] => {
    const since = first.get(id);
    const approvedAt = status === 'approved' ? (decidedAt ?? createdAt) : undefined;
    return [
      ...(commitment === null ? [] : [{ figure: 'committed', id, at: createdAt } as const]),
      ...(since === undefined ? [] : [{ figure: 'contacted', id, at: noon(since) } as const]),
      ...(approvedAt === undefined ? [] : [{ figure: 'approved', id, at: approvedAt } as const]),
    ];
  });
}

/** Marks of everything, or of one kind of things only; examples are nobody's partnership. */
async function marks(core: Core, of?: 'company' | 'need' | 'match'): Promise<Mark[]> {
  const { client, regionId } = core;
  const wants = (kind: 'company' | 'need' | 'match'): boolean => of === undefined || of === kind;
  const found: Mark[] = wants('company') ? await companyMarks(core) : [];
  if (of === 'company') return found;
  const real = { regionId, example: false };
  const needs = await client.need.findMany({
    where: real,
    select: { id: true, createdAt: true },
  });
  if (wants('need'))
    found.push(...needs.map(({ id, createdAt: at }) => ({ figure: 'needs', id, at }) as const));
  if (!wants('match')) return found;
  const umks = await client.umk.findMany({ where: real, select: { id: true } });
  const [needIds, umkIds] = [needs, umks].map((rows) => new Set(rows.map(({ id }) => id)));
  for await (const rows of pages(core, 'match')) {
    for (const match of rows) {
      const { id, umkId } = match;
      if (!needIds?.has(match.needId) || !umkIds?.has(umkId)) continue;
      for (const { figure, at } of matchMarks(match)) found.push({ figure, id, at, umkId });
    }
  }
  return found;
}

type UmkKeys = { id: number; kecamatan: string; sector: string | null; createdAt: Date };

function groups(
  umks: readonly UmkKeys[],
  agreed: ReadonlyMap<number, number>,
  keyOf: (umk: UmkKeys) => string | null,
  isNew: (at: Date) => boolean,
): FigureGroup[] {
  const found = new Map<string, FigureGroup>();
  for (const umk of umks) {
    const key = keyOf(umk);
    if (key === null) continue;
    const group = found.get(key) ?? { key, umks: 0, joined: 0, agreed: 0 };
    group.umks += 1;
    group.joined += isNew(umk.createdAt) ? 1 : 0;
    group.agreed += agreed.get(umk.id) ?? 0;
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => b.umks - a.umks || a.key.localeCompare(b.key));
}

/** `bounds` as in domain/figures.ts; active businesses that are no examples are counted. */
export async function figures(core: Core, { bounds }: Asked<'figures'>): Promise<Figures> {
  const { client, regionId } = core;
  const end = bounds.at(-1) ?? new Date(0);
  const last = bounds.length - 2;
  const periods = bounds.slice(1).map(() => ({ counts: noCounts(), joined: 0 }));
  const total = noCounts();
  const agreed = new Map<number, number>();
  for (const { figure, at, umkId } of await marks(core)) {
    if (at >= end) continue;
    total[figure] += 1;
    const index = indexIn(bounds, at);
    const period = periods[index];
    if (!period) continue;
    period.counts[figure] += 1;
    if (figure === 'agreed' && index === last && umkId !== undefined)
      agreed.set(umkId, (agreed.get(umkId) ?? 0) + 1);
  }
  const umks = await client.umk.findMany({
    where: { regionId, status: 'active', example: false, createdAt: { lt: end } },
    select: { id: true, kecamatan: true, sector: true, createdAt: true },
  });
  for (const { createdAt } of umks) {
    const period = periods[indexIn(bounds, createdAt)];
    if (period) period.joined += 1;
  }
  const isNew = (at: Date): boolean => indexIn(bounds, at) === last;
  const reports: ReportTimes[] = [];
  const createdAt = { gte: bounds.at(-2) ?? end, lt: end };
  for await (const tickets of pages(core, 'ticket', { regionId, createdAt }))
    reports.push(...tickets.map(timesOf));
  return {
    periods,
    total,
    umks: umks.length,
    byKecamatan: groups(umks, agreed, ({ kecamatan }) => kecamatan, isNew),
    bySector: groups(umks, agreed, ({ sector }) => sector, isNew),
    reports,
  };
}

async function needsOf(core: Core, ids: readonly number[]): Promise<NeedRow[]> {
  const rows = await core.client.need.findMany({ where: { id: { in: [...ids] } } });
  return needRows(core, rows);
}

async function rowsOf(core: Core, figure: FigureId, ids: readonly number[]): Promise<FigureRow[]> {
  const where = { id: { in: [...ids] } };
  switch (countedIn[figure]) {
    case 'company': {
      const rows = await core.client.company.findMany({ where });
      return rows.map((row) => {
        const { id, name, status } = core.codec.decode('company', row);
        return { company: { id, name, status } };
      });
    }
    case 'need':
      return (await needsOf(core, ids)).map((need) => ({ need }));
    case 'match':
      return (await matchRows(core, where)).map((match) => ({ match }));
  }
}

function idOf(row: FigureRow): number {
  if ('company' in row) return row.company.id;
  return 'need' in row ? row.need.need.id : row.match.match.id;
}

/** What got to a figure from one moment to another, newest first. */
export async function figureList(
  core: Core,
  { figure, from, until, page, size }: Asked<'figures.list'>,
): Promise<Found<FigureRow>> {
  const all = (await marks(core, countedIn[figure]))
    .filter((mark) => mark.figure === figure && mark.at >= from && mark.at < until)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id)
    .map(({ id }) => id);
  const start = Math.max(0, page - 1) * size;
  const ids = all.slice(start, start + size);
  const rows = await rowsOf(core, figure, ids);
  rows.sort((a, b) => ids.indexOf(idOf(a)) - ids.indexOf(idOf(b)));
  return { total: all.length, rows };
}

export function readFigures(
  core: Core,
  query: Asked<'figures' | 'figures.list'>,
): Promise<Figures | Found<FigureRow>> {
  return query.kind === 'figures' ? figures(core, query) : figureList(core, query);
}
