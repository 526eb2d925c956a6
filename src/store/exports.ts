/** Whole tables for whoever may take them out, page by page in the order of their numbers; what was erased is not in them. */
import type { CommitmentRow, Exports, NeedRow, Partnership, UmkRow } from '../app/ports.ts';
import type { CheckIn } from '../domain/checkIn.ts';
import { matchMarks } from '../domain/figures.ts';
import { isPartnership } from '../domain/match.ts';
import type { Match } from '../domain/match.ts';
import type { Core } from './core.ts';
import { levelsOf } from './curations.ts';
import { matchesOf } from './matches.ts';
import { pages } from './pages.ts';

async function* umks(core: Core): AsyncGenerator<UmkRow[]> {
  const { client, codec } = core;
  for await (const rows of pages(core, 'umk', { status: { not: 'erased' } })) {
    const ids = rows.map(({ id }) => id);
    const [papers, members, levels] = await Promise.all([
      client.paper.findMany({
        where: { umkId: { in: ids }, status: 'ada' },
        orderBy: { id: 'asc' },
      }),
      client.membership.findMany({ where: { organisation: 'umk', organisationId: { in: ids } } }),
      levelsOf(core, ids),
    ]);
    const owned = new Set(members.map(({ organisationId }) => organisationId));
    const byUmk = new Map<number, Pick<UmkRow, 'checked' | 'papers' | 'nib'>>();
    for (const row of papers) {
      const paper = codec.decode('paper', row);
      const known = byUmk.get(paper.umkId) ?? { papers: [], checked: [] };
      const refused = paper.refusal !== undefined;
      if (!refused) known.papers.push(paper.kind);
      if (paper.checkedAt) known.checked.push({ kind: paper.kind, at: paper.checkedAt, refused });
      if (paper.kind === 'nib' && paper.number) known.nib = paper.number;
      byUmk.set(paper.umkId, known);
    }
    yield rows.map((umk) => {
      const known = byUmk.get(umk.id) ?? { papers: [], checked: [] };
      const level = levels.get(umk.id);
      return { umk, ...known, owned: owned.has(umk.id), ...(level ? { level } : {}) };
    });
  }
}

async function companyNames(
  { client }: Core,
  rows: readonly { companyId?: number | undefined }[],
): Promise<Map<number, string>> {
  const companies = await client.company.findMany({
    where: { id: { in: rows.flatMap(({ companyId }) => companyId ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(companies.map(({ id, name }) => [id, name]));
}

async function* commitments(core: Core): AsyncGenerator<CommitmentRow[]> {
  for await (const rows of pages(core, 'commitment')) {
    const names = await companyNames(core, rows);
    yield rows.map((commitment) => {
      const company = names.get(commitment.companyId ?? 0);
      return { commitment, ...(company ? { company } : {}) };
    });
  }
}

async function* needs(core: Core): AsyncGenerator<NeedRow[]> {
  for await (const rows of pages(core, 'need')) {
    const names = await companyNames(core, rows);
    yield rows.map((need) => {
      const company = names.get(need.companyId);
      return { need, ...(company ? { company } : {}) };
    });
  }
}

/** Since when both sides agree: the move that brought it there. */
function agreedAt({ createdAt, steps }: Match): Date {
  const found = matchMarks({ createdAt, steps }).find(({ figure }) => figure === 'agreed');
  return found?.at ?? createdAt;
}

/** By match, the newest line of the company's own quarterly sheets. */
async function sheetsOf(
  { client, codec }: Core,
  companyId: number,
  matchIds: number[],
): Promise<Map<number, CheckIn>> {
  const parties = await client.agreementParty.findMany({ where: { matchId: { in: matchIds } } });
  const agreementId = { in: parties.map((party) => party.agreementId) };
  const rows = await client.checkIn.findMany({
    where: { kind: 'quarter', side: 'company', companyId, agreementId },
    orderBy: [{ period: 'asc' }, { id: 'asc' }],
  });
  const newest = new Map<number, CheckIn>();
  for (const told of rows.map((row) => codec.decode('checkIn', row))) {
    const of = parties.find(
      (party) => party.agreementId === told.agreementId && party.umkId === told.umkId,
    );
    if (of) newest.set(of.matchId, told);
  }
  return newest;
}

async function partnerships(core: Core, companyId: number): Promise<Partnership[]> {
  const { client, codec } = core;
  const open = await matchesOf(core, [], [companyId]);
  const agreed = open.filter(isPartnership);
  const rows = await client.paper.findMany({
    where: { umkId: { in: agreed.map(({ umk }) => umk.id) }, kind: 'nib', status: 'ada' },
  });
  const papers = rows.map((row) => codec.decode('paper', row));
  const ids = agreed.map(({ match }) => match.id);
  const sheets = await sheetsOf(core, companyId, ids);
  return agreed.map((view) => {
    const nib = papers.find(({ umkId, refusal }) => umkId === view.umk.id && !refusal)?.number;
    const sheet = sheets.get(view.match.id);
    return {
      ...{ ...view, since: agreedAt(view.match) },
      ...(nib === undefined ? {} : { nib }),
      ...(sheet ? { sheet } : {}),
    };
  });
}

export function createExports(core: Core): Exports {
  return {
    umks: () => umks(core),
    companies: () => pages(core, 'company'),
    needs: () => needs(core),
    matches: () => pages(core, 'match'),
    tickets: () => pages(core, 'ticket'),
    licences: () => pages(core, 'licenceRequest'),
    commitments: () => commitments(core),
    partnerships: (companyId) => partnerships(core, companyId),
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
