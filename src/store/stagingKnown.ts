/** What rows of a file may be the same as, page by page: only the marks by which it is recognised. */
import type { Draft, Known } from '../domain/imported.ts';
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

async function* both(tx: Tx, kit: Pick<Kit, 'codec'>, since?: Date): AsyncGenerator<Known[]> {
  yield* companies(tx, kit, since);
  yield* needs(tx);
}

/** Known businesses for a list of businesses, known companies for a list of companies, with their open needs for a list of needs; `since`: only those made from then on. */
export function readKnown(
  tx: Tx,
  kit: Pick<Kit, 'codec'>,
  kind: Draft['kind'],
  since?: Date,
): AsyncGenerator<Known[]> {
  if (kind === 'umk') return umks(tx, kit, since);
  return kind === 'company' ? companies(tx, kit, since) : both(tx, kit, since);
}
