/** Searches of staff: by running number, by the keyed hash of a phone or a business's name, by the lower-cased search columns. */
import type { Company } from '../domain/company.ts';
import type { Found, NeedRow, Search } from '../domain/desk.ts';
import type { Query } from '../domain/query.ts';
import type { Umk } from '../domain/umk.ts';
import type { Core } from './core.ts';
import type { Prisma } from './generated/client.ts';
import { businessNameIndex } from './tables.ts';

/** Companies whose needs are looked through for a name. */
const MAX_COMPANIES = 400;

type Asked<K extends Query['kind']> = Extract<Query, { kind: K }>;

/** Every word somewhere in the column, which is lower-cased already. */
function having<C extends string>(column: C, words: string): Record<C, { contains: string }>[] {
  const parts = words
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  return parts.map((part) => ({ [column]: { contains: part } }) as Record<C, { contains: string }>);
}

function umkWhere({ crypto }: Core, { by, what }: Search): Prisma.UmkWhereInput {
  switch (by) {
    case 'number':
      return { id: Number(what) };
    case 'phone':
      return { phoneIndex: crypto.blind('phone', what) };
    case 'words':
      return {
        OR: [
          { nameIndex: businessNameIndex(crypto, what) },
          { AND: having('productSearch', what) },
        ],
      };
    case 'newest':
      return {};
  }
}

function companyWhere({ crypto }: Core, { by, what }: Search): Prisma.CompanyWhereInput {
  switch (by) {
    case 'number':
      return { id: Number(what) };
    case 'phone':
      return { phoneIndex: crypto.blind('phone', what) };
    case 'words':
      return { AND: having('nameSearch', what) };
    case 'newest':
      return {};
  }
}

async function needWhere(core: Core, { by, what }: Search): Promise<Prisma.NeedWhereInput> {
  if (by === 'number') return { id: Number(what) };
  if (by === 'newest') return { status: 'open' };
  const companies = await core.client.company.findMany({
    where: companyWhere(core, { by, what }),
    select: { id: true },
    take: MAX_COMPANIES,
  });
  const theirs = { companyId: { in: companies.map(({ id }) => id) } };
  return by === 'phone' ? theirs : { OR: [{ AND: having('whatSearch', what) }, theirs] };
}

type Page = { page: number; size: number };

function window({ page, size }: Page): { skip: number; take: number; orderBy: { id: 'desc' } } {
  return { skip: Math.max(0, page - 1) * size, take: size, orderBy: { id: 'desc' } };
}

async function findUmks(core: Core, asked: Asked<'umks.find'>): Promise<Found<Umk>> {
  const { client, codec, regionId } = core;
  const where = { regionId, status: { not: 'erased' }, ...umkWhere(core, asked) };
  const [total, rows] = await Promise.all([
    client.umk.count({ where }),
    client.umk.findMany({ where, ...window(asked) }),
  ]);
  return { total, rows: rows.map((row) => codec.decode('umk', row)) };
}

async function findCompanies(core: Core, asked: Asked<'companies.find'>): Promise<Found<Company>> {
  const { client, codec, regionId } = core;
  const where = { regionId, ...companyWhere(core, asked) };
  const [total, rows] = await Promise.all([
    client.company.count({ where }),
    client.company.findMany({ where, ...window(asked) }),
  ]);
  return { total, rows: rows.map((row) => codec.decode('company', row)) };
}

/** Needs with whose they are. */
export async function needRows(
  { client, codec }: Core,
  rows: Awaited<ReturnType<Core['client']['need']['findMany']>>,
): Promise<NeedRow[]> {
  const companies = await client.company.findMany({
    where: { id: { in: rows.map(({ companyId }) => companyId) } },
  });
  return rows.flatMap((row): NeedRow[] => {
    const owner = companies.find(({ id }) => id === row.companyId);
    if (!owner) return [];
    const { id, name, status } = codec.decode('company', owner);
    return [{ need: codec.decode('need', row), company: { id, name, status } }];
  });
}

async function findNeeds(core: Core, asked: Asked<'needs.find'>): Promise<Found<NeedRow>> {
  const { client, regionId } = core;
  const where = { regionId, ...(await needWhere(core, asked)) };
  const [total, rows] = await Promise.all([
    client.need.count({ where }),
    client.need.findMany({ where, ...window(asked) }),
  ]);
  return { total, rows: await needRows(core, rows) };
}

/** Answers the searches. */
export async function find(
  core: Core,
  query: Asked<'umks.find' | 'companies.find' | 'needs.find'>,
): Promise<Found<unknown>> {
  switch (query.kind) {
    case 'umks.find':
      return findUmks(core, query);
    case 'companies.find':
      return findCompanies(core, query);
    case 'needs.find':
      return findNeeds(core, query);
  }
}
