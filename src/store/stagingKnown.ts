/** What rows of a file may be the same as, page by page: only the marks by which it is recognised. */
import type { Known, Makes } from '../domain/imported.ts';
import { exploring } from '../domain/match.ts';
import type { Kit } from './core.ts';
import type { Tx } from './writer.ts';

const ROWS_A_READ = 1_000;

async function* umks(tx: Tx, { codec }: Pick<Kit, 'codec'>, since?: Date): AsyncGenerator<Known[]> {
  for (let after = 0; ;) {
    const rows = await tx.umk.findMany({
      where: {
        id: { gt: after },
        status: { not: 'erased' },
        ...(since ? { createdAt: { gte: since } } : {}),
      },
      orderBy: { id: 'asc' },
      take: ROWS_A_READ,
    });
    if (rows.length === 0) return;
    const papers = await tx.paper.findMany({
      where: { kind: 'nib', umkId: { in: rows.map(({ id }) => id) } },
    });
    const nibs = new Map(papers.map((row) => [row.umkId, codec.decode('paper', row).number]));
    yield rows.map((row) => {
      const { id, phone, businessName, ownerName, place } = codec.decode('umk', row);
      const nib = nibs.get(id);
      return {
        ref: `umk/${id}`,
        name: businessName ?? ownerName,
        place,
        ...(businessName ? {} : { ofPerson: true as const }),
        ...(nib ? { nib } : {}),
        ...(phone === '' ? {} : { phone }),
      };
    });
    after = rows.at(-1)?.id ?? after;
  }
}

async function* companies(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  since?: Date,
): AsyncGenerator<Known[]> {
  const rows = await tx.company.findMany({
    where: { status: { not: 'refused' }, ...(since ? { createdAt: { gte: since } } : {}) },
    orderBy: { id: 'asc' },
  });
  yield rows.map((row) => {
    const { id, name, nib } = codec.decode('company', row);
    return { ref: `company/${id}`, name, ...(nib ? { nib } : {}) };
  });
}

/** Open needs, called by their company and what is needed: "company/3 nasi kotak". */
async function* needs(tx: Tx): AsyncGenerator<Known[]> {
  const rows = await tx.need.findMany({
    where: { status: 'open' },
    select: { id: true, companyId: true, what: true },
    orderBy: { id: 'asc' },
  });
  yield rows.map(({ id, companyId, what }) => ({
    ref: `need/${id}`,
    name: `company/${companyId} ${what}`,
  }));
}

async function* withNeeds(tx: Tx, kit: Pick<Kit, 'codec'>, since?: Date): AsyncGenerator<Known[]> {
  yield* companies(tx, kit, since);
  yield* needs(tx);
}

async function* organisations(
  tx: Tx,
  kit: Pick<Kit, 'codec'>,
  since?: Date,
): AsyncGenerator<Known[]> {
  yield* companies(tx, kit, since);
  yield* umks(tx, kit, since);
}

/** What both sides have agreed on, called by who they are and what it is about: "company/3 umk/12 nasi kotak". */
async function* agreements(tx: Tx): AsyncGenerator<Known[]> {
  const matches = await tx.match.findMany({
    where: { state: { in: [...exploring] } },
    select: { id: true, umkId: true, needId: true },
  });
  for (let start = 0; start < matches.length; start += ROWS_A_READ) {
    const page = matches.slice(start, start + ROWS_A_READ);
    const needs = await tx.need.findMany({
      where: { id: { in: page.map(({ needId }) => needId) } },
      select: { id: true, companyId: true, what: true },
    });
    const about = new Map(needs.map(({ id, ...need }) => [id, need]));
    yield page.flatMap(({ id, umkId, needId }) => {
      const need = about.get(needId);
      const name = need && `company/${need.companyId} umk/${umkId} ${need.what}`;
      return name === undefined ? [] : [{ ref: `match/${id}`, name }];
    });
  }
}

async function* withAgreements(tx: Tx, kit: Pick<Kit, 'codec'>): AsyncGenerator<Known[]> {
  yield* organisations(tx, kit);
  yield* agreements(tx);
}

async function* codes(tx: Tx): AsyncGenerator<Known[]> {
  const rows = await tx.kbliCode.findMany({ select: { id: true } });
  yield rows.map(({ id }) => ({ ref: `kbli/${id}` }));
}

async function* moves(tx: Tx): AsyncGenerator<Known[]> {
  const rows = await tx.kbliMove.findMany({ select: { id: true } });
  yield rows.map(({ id }) => ({ ref: `kbli_move/${id}` }));
}

// Days off are the region's, with what staff changed.
async function* nothing(): AsyncGenerator<Known[]> {
  yield [];
}

/** Everything that a row of such a list may be, or may name; `since`: only those made from then on, of businesses and companies. */
export function readKnown(
  tx: Tx,
  kit: Pick<Kit, 'codec'>,
  makes: Makes,
  since?: Date,
): AsyncGenerator<Known[]> {
  switch (makes) {
    case 'umk':
      return umks(tx, kit, since);
    case 'company':
      return companies(tx, kit, since);
    case 'organisation':
      return organisations(tx, kit, since);
    case 'need':
      return withNeeds(tx, kit, since);
    case 'agreement':
      return withAgreements(tx, kit);
    case 'kbli':
      return codes(tx);
    case 'kbli_move':
      return moves(tx);
    case 'holiday':
      return nothing();
  }
}
