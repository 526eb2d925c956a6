/** Applies a staged file inside one transaction, page by page, so that memory is bounded however many rows there are. */
import { decodeJson, encodeJson } from '../domain/json.ts';
import type { Company } from '../domain/company.ts';
import { Draft } from '../domain/imported.ts';
import type { Applied, CompanyDraft, UmkDraft, Verdict } from '../domain/imported.ts';
import type { Need } from '../domain/need.ts';
import type { Umk } from '../domain/umk.ts';
import type { ApplyHow, PaperRow } from '../app/ports.ts';
import type { Columns } from './codec.ts';
import type { Kit } from './core.ts';
import { newCode } from './invitations.ts';
import { markChanged, named } from './matchingChanges.ts';
import { insertRows } from './sql.ts';
import { readKnown } from './stagingKnown.ts';
import { columnsOf } from './stagingReady.ts';
import type { Tx } from './writer.ts';

const ROWS_A_PAGE = 500;

/** What was there before a row filled it: the fields as they were, those that were empty, and whether it brought the NIB. */
export type Before = { set: Record<string, unknown>; emptied: string[]; nib?: true };

type Stored = Awaited<ReturnType<Tx['importRow']['findMany']>>[number];
type Page = {
  /** What was loaded or made; written is only what is in `changed` ("umk/12"). */
  changed: Set<string>;
  umks: Map<number, Umk>;
  companies: Map<number, Company>;
  needs: Need[];
  papers: PaperRow[];
  /** Rows whose columns were ready. */
  ready: { umks: Columns[]; papers: Columns[] };
  invitations: Columns[];
  rows: Columns[];
};
type Applier = {
  tx: Tx;
  kit: Kit;
  how: ApplyHow;
  /** Which business the first line of a business became, by its row. */
  madeBy: Map<number, number>;
  done: Applied;
};

function numberIn(ref: string | null): number {
  return Number((ref ?? '').split('/')[1] ?? 0);
}

function change(row: object, set: object): { after: object; before: Before } | undefined {
  const fields = Object.keys(set);
  if (fields.length === 0) return undefined;
  const old = row as Record<string, unknown>;
  return {
    after: { ...row, ...set },
    before: {
      set: Object.fromEntries(
        fields.filter((field) => old[field] !== undefined).map((field) => [field, old[field]]),
      ),
      emptied: fields.filter((field) => old[field] === undefined),
    },
  };
}

/** The businesses and companies that rows of the page add to, as they are now. */
async function loadPage({ tx, kit, madeBy }: Applier, rows: readonly Stored[]): Promise<Page> {
  const refs = (kind: string): number[] =>
    rows.filter(({ same }) => same?.startsWith(`${kind}/`)).map(({ same }) => numberIn(same));
  const umkIds = [...refs('umk'), ...refs('row').flatMap((n) => madeBy.get(n) ?? [])];
  const umks = await tx.umk.findMany({ where: { id: { in: [...new Set(umkIds)] } } });
  const companies = await tx.company.findMany({ where: { id: { in: refs('company') } } });
  return {
    changed: new Set(),
    umks: new Map(umks.map((row) => [row.id, kit.codec.decode('umk', row)])),
    companies: new Map(companies.map((row) => [row.id, kit.codec.decode('company', row)])),
    needs: [],
    papers: [],
    ready: { umks: [], papers: [] },
    invitations: [],
    rows: [],
  };
}

function nibPaper(umkId: number, number: string, at: Date): PaperRow {
  return { id: `${umkId}/nib`, umkId, kind: 'nib', status: 'ada', number, updatedAt: at };
}

type Latecomers = { any: boolean } & Pick<ReturnType<ApplyHow['latecomers']>, 'find'>;
type Outcome = { subject?: string; before?: Before };
type Is = { verdict: Verdict; ref: string | null };

function fillUmk(apply: Applier, page: Page, id: number, draft: UmkDraft, line: boolean): Outcome {
  const { planner, at } = apply.how;
  const umk = page.umks.get(id);
  // Somebody who withdrew their consent is left alone.
  if (!umk || (umk.status !== 'active' && umk.status !== 'imported')) return {};
  const filled = [...page.umks.keys(), ...page.papers.map(({ umkId }) => umkId)];
  await markChanged(tx, [...named('umk', filled), ...named('need', page.needs)]);
  const invitations = page.invitations.map((row) => codec.encode('invitation', row as never));
  await insertRows(tx, 'Invitation', invitations);
  await tx.importRow.deleteMany({
    where: { runId, n: { in: page.rows.map(({ n }) => n as number) } },
  });
  await insertRows(tx, 'ImportRow', page.rows);
}

/** The row as it is kept: what it made, and of what it said only where it came from. */
function kept({ kit }: Applier, row: Stored, { origin }: Draft, is: Is, outcome: Outcome): Columns {
  const { crypto } = kit;
  const { subject, before } = outcome;
  return {
    ...row,
    verdict: is.verdict,
    same: is.ref,
    subject: subject ?? null,
    ready: null,
    body: subject === undefined ? null : crypto.seal('ImportRow.body', encodeJson(origin)),
    before: before ? crypto.seal('ImportRow.before', encodeJson(before)) : null,
  };
}

function draftOf({ crypto }: Pick<Kit, 'crypto'>, row: Stored): Draft {
  return Draft.parse(decodeJson(crypto.open('ImportRow.body', row.body ?? '')));
}

/** Does the rows of a page in their order; what they make and fill is written at its end. */
function doPage(apply: Applier, page: Page, rows: readonly Stored[], latecomers: Latecomers): void {
  const { kit, done } = apply;
  // A row that later ones of this page add to is needed as a whole.
  const added = new Set(rows.map(({ same }) => (same?.startsWith('row/') ? numberIn(same) : -1)));
  for (const row of rows) {
    if (row.ready !== null && !latecomers.any && !added.has(row.n)) {
      makeReadyRow(apply, page, row, row.ready);
      done.made += 1;
      continue;
    }
    const draft = draftOf(kit, row);
    const late = row.verdict === 'new' ? latecomers.find(draft) : undefined;
    const is: Is = late ?? { verdict: row.verdict as Verdict, ref: row.same };
    // What came late was not loaded with the page; it is left as it is.
    const outcome = late ? {} : act(apply, page, row, draft, is);
    if (outcome.subject === undefined) done.skipped += 1;
    else if (is.verdict === 'new') done.made += 1;
    else done.filled += 1;
    page.rows.push(kept(apply, row, draft, is, outcome));
  }
}

export async function applyRun(
  tx: Tx,
  kit: Kit,
  run: { id: number; at: Date },
  how: ApplyHow,
): Promise<Applied> {
  const done: Applied = { made: 0, filled: 0, skipped: 0, codes: [] };
  const apply: Applier = { tx, kit, how, madeBy: new Map(), done };
  let latecomers: Latecomers | undefined;
  for (let after = -1; ;) {
    const rows = await tx.importRow.findMany({
      where: { runId: run.id, n: { gt: after }, verdict: { not: 'error' } },
      orderBy: { n: 'asc' },
      take: ROWS_A_PAGE,
    });
    const [first] = rows;
    if (!first) return done;
    latecomers ??= await latecomersOf(apply, run, draftOf(kit, first).kind);
    const page = await loadPage(apply, rows);
    doPage(apply, page, rows, latecomers);
    await writePage(apply, page, run.id);
    how.progress?.(done.made + done.filled + done.skipped);
    after = rows.at(-1)?.n ?? after;
  }
}
