/** Whole tables for whoever may take them out, page by page in the order of their numbers; what was erased is not in them. */
import type { Table, Tables } from '../app/ports.ts';
import type { Company } from '../domain/company.ts';
import type { LicenceRequest } from '../domain/licence.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Umk } from '../domain/umk.ts';
import type { Core } from './core.ts';

const ROWS_A_READ = 1_000;

export type UmkRow = { umk: Umk; nib?: string; papers: string[]; owned: boolean };

export type NeedRow = { need: Need; company?: string };

export type Exports = {
  umks(): AsyncGenerator<UmkRow[]>;
  companies(): AsyncGenerator<Company[]>;
  needs(): AsyncGenerator<NeedRow[]>;
  matches(): AsyncGenerator<Match[]>;
  tickets(): AsyncGenerator<Ticket[]>;
  licences(): AsyncGenerator<LicenceRequest[]>;
  /** How many real businesses there are of each kecamatan and first sector. */
  umkCounts(): Promise<{ kecamatan: string; sector: string; count: number }[]>;
};

async function* pages<
  T extends Table & ('umk' | 'company' | 'need' | 'match' | 'ticket' | 'licenceRequest'),
>({ client, codec }: Core, table: T, where: object = {}): AsyncGenerator<Tables[T][]> {
  for (let after = 0; ;) {
    const rows = await codec.delegate(client, table).findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: ROWS_A_READ,
    });
    if (rows.length > 0) yield rows.map((row) => codec.decode(table, row));
    if (rows.length < ROWS_A_READ) return;
    after = Number(rows.at(-1)?.id);
  }
}

async function* umks(core: Core): AsyncGenerator<UmkRow[]> {
  const { client, codec } = core;
  for await (const rows of pages(core, 'umk', { status: { not: 'erased' } })) {
    const ids = rows.map(({ id }) => id);
    const [papers, members] = await Promise.all([
      client.paper.findMany({
        where: { umkId: { in: ids }, status: 'ada' },
        orderBy: { id: 'asc' },
      }),
      client.membership.findMany({ where: { organisation: 'umk', organisationId: { in: ids } } }),
    ]);
    const owned = new Set(members.map(({ organisationId }) => organisationId));
    const byUmk = new Map<number, { kinds: string[]; nib?: string }>();
    for (const row of papers) {
      const paper = codec.decode('paper', row);
      const known = byUmk.get(paper.umkId) ?? { kinds: [] };
      known.kinds.push(paper.kind);
      if (paper.kind === 'nib' && paper.number) known.nib = paper.number;
      byUmk.set(paper.umkId, known);
    }
    yield rows.map((umk) => {
      const { kinds = [], nib } = byUmk.get(umk.id) ?? {};
      return { umk, papers: kinds, owned: owned.has(umk.id), ...(nib ? { nib } : {}) };
    });
  }
}

async function* needs(core: Core): AsyncGenerator<NeedRow[]> {
  for await (const rows of pages(core, 'need')) {
    const companies = await core.client.company.findMany({
      where: { id: { in: rows.map(({ companyId }) => companyId) } },
      select: { id: true, name: true },
    });
    const names = new Map(companies.map(({ id, name }) => [id, name]));
    yield rows.map((need) => {
      const company = names.get(need.companyId);
      return { need, ...(company ? { company } : {}) };
    });
  }
}

export function createExports(core: Core): Exports {
  return {
    umks: () => umks(core),
    companies: () => pages(core, 'company'),
    needs: () => needs(core),
    matches: () => pages(core, 'match'),
    tickets: () => pages(core, 'ticket'),
    licences: () => pages(core, 'licenceRequest'),
    umkCounts: async () => {
      const groups = await core.client.umk.groupBy({
        by: ['kecamatan', 'sector'],
        where: { example: false, status: { in: ['active', 'imported'] } },
        _count: { _all: true },
        orderBy: [{ kecamatan: 'asc' }, { sector: 'asc' }],
      });
      return groups.map(({ kecamatan, sector, _count }) => ({
        kecamatan,
        sector: sector ?? '',
        count: _count._all,
      }));
    },
  };
}
