/** The rows of a file that are worked on together: what they add to is read at once, and what they make is written at once. */
import type { Company } from '../domain/company.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { NewOverride } from '../domain/override.ts';
import type { Umk } from '../domain/umk.ts';
import type { PaperRow } from '../app/ports.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { KBLI_CHANGED, markChanged, named } from './matchingChanges.ts';
import { insertRows } from './sql.ts';
import type { Tx } from './writer.ts';

export type Stored = Awaited<ReturnType<Tx['importRow']['findMany']>>[number];
export type Page = {
  /** What was loaded or made; written is only what is in `changed` ("umk/12"). */
  changed: Set<string>;
  umks: Map<number, Umk>;
  companies: Map<number, Company>;
  needs: Need[];
  matches: Match[];
  papers: PaperRow[];
  invitations: Columns[];
  /** Days off; how often each was changed before is in `overridden`. */
  overrides: NewOverride[];
  overridden: Map<string, number>;
  codes: Columns[];
  moves: Columns[];
  rows: Columns[];
  /** What the first line of something became, by its row: "umk/12". */
  madeBy: Map<number, string>;
};

export function numberIn(ref: string | null | undefined): number {
  return Number((ref ?? '').split('/')[1] ?? 0);
}

/** What earlier rows of the file made, of those that these rows name. */
async function madeBefore(
  tx: Tx,
  runId: number,
  rows: readonly number[],
): Promise<[number, string][]> {
  if (rows.length === 0) return [];
  const found = await tx.importRow.findMany({
    where: { runId, n: { in: [...rows] }, subject: { not: null } },
    select: { n: true, subject: true },
  });
  return found.map(({ n, subject }) => [n, subject ?? '']);
}

async function lastChanges(tx: Tx): Promise<[string, number][]> {
  const found = await tx.override.groupBy({
    by: ['of'],
    where: { of: { startsWith: 'holiday/' } },
    _max: { n: true },
  });
  return found.map(({ of, _max }) => [of, _max.n ?? 0]);
}

export async function loadPage(
  tx: Tx,
  kit: Kit,
  runId: number,
  rows: readonly Stored[],
): Promise<Page> {
  const refs = rows.map(({ same }) => same ?? '');
  const numbers = (kind: string, of: readonly string[] = refs): number[] => [
    ...new Set(of.filter((ref) => ref.startsWith(`${kind}/`)).map(numberIn)),
  ];
  const made = await madeBefore(tx, runId, numbers('row'));
  const all = [...refs, ...made.map(([, subject]) => subject)];
  const umks = await tx.umk.findMany({ where: { id: { in: numbers('umk', all) } } });
  const companies = await tx.company.findMany({ where: { id: { in: numbers('company', all) } } });
  return {
    changed: new Set(),
    umks: new Map(umks.map((row) => [row.id, kit.codec.decode('umk', row)])),
    companies: new Map(companies.map((row) => [row.id, kit.codec.decode('company', row)])),
    needs: [],
    matches: [],
    papers: [],
    invitations: [],
    overrides: [],
    overridden: new Map(await lastChanges(tx)),
    codes: [],
    moves: [],
    rows: [],
    madeBy: new Map(made),
  };
}

export async function writePage(
  tx: Tx,
  { codec }: Pick<Kit, 'codec'>,
  page: Page,
  { runId, byId, at }: { runId: number; byId: number; at: Date },
): Promise<void> {
  const id = { id: 'id' };
  const umks = [...page.umks.values()].filter((row) => page.changed.has(`umk/${row.id}`));
  const companies = [...page.companies.values()].filter((row) =>
    page.changed.has(`company/${row.id}`),
  );
  const overrides = page.overrides.map((row) => ({ ...row, id: `${row.of}#${row.n}`, byId, at }));
  const all: [string, Columns[], { id: string }?][] = [
    ['Umk', umks.map((row) => codec.encode('umk', row)), id],
    ['Company', companies.map((row) => codec.encode('company', row)), id],
    ['Need', page.needs.map((row) => codec.encode('need', row))],
    ['Match', page.matches.map((row) => codec.encode('match', row))],
    ['Paper', page.papers.map((row) => codec.encode('paper', row)), id],
    ['Invitation', page.invitations.map((row) => codec.encode('invitation', row as never))],
    ['Override', overrides.map((row) => codec.encode('override', row))],
    ['KbliCode', page.codes],
    ['KbliMove', page.moves],
  ];
  for (const [table, rows, conflict] of all) await insertRows(tx, table, rows, conflict);
  const touched = [...umks, ...[...page.papers, ...page.matches].map(({ umkId }) => umkId)];
  const lists = page.codes.length + page.moves.length > 0 ? ([KBLI_CHANGED] as const) : [];
  await markChanged(tx, [...named('umk', touched), ...named('need', page.needs), ...lists]);
  const n = { in: page.rows.map((row) => row.n as number) };
  await tx.importRow.deleteMany({ where: { runId, n } });
  await insertRows(tx, 'ImportRow', page.rows);
}
