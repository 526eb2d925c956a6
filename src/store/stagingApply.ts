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
  const filled = planner.fillUmk(umk, draft);
  const changed = change(umk, { ...filled, ...(line ? planner.addLine(umk, draft) : {}) });
  if (!changed) return {};
  const before = { ...changed.before };
  if (filled.hasNib && draft.nib) {
    page.papers.push(nibPaper(id, draft.nib, at));
    before.nib = true;
  }
  page.umks.set(id, { ...(changed.after as Umk), updatedAt: at });
  page.changed.add(`umk/${id}`);
  return { subject: `umk/${id}`, before };
}

/** The code with which the PIC of the list becomes the PIC in chat, once. */
function invite({ how, done }: Applier, page: Page, id: number, draft: CompanyDraft): void {
  const code = newCode();
  const { invitedUntil: expiresAt } = how;
  const { name: company, picName, phone } = draft;
  done.codes.push({ company, picName, phone, code, expiresAt });
  const organisation = 'company' as const;
  page.invitations.push({
    id: code,
    organisation,
    organisationId: id,
    role: 'pic',
    madeBy: 0,
    expiresAt,
  });
}

function make(apply: Applier, page: Page, row: Stored, draft: Draft): Outcome {
  const { kit, how, madeBy } = apply;
  const { planner, at } = how;
  if (draft.kind === 'need') {
    const id = kit.numbers.next('need');
    page.needs.push(planner.need(draft, id, numberIn(row.same), at));
    return { subject: `need/${id}` };
  }
  const id = kit.numbers.next('organisation');
  if (draft.kind === 'company') {
    page.companies.set(id, planner.company(draft, id, at));
    page.changed.add(`company/${id}`);
    invite(apply, page, id, draft);
    return { subject: `company/${id}` };
  }
  page.umks.set(id, planner.umk(draft, id, at));
  page.changed.add(`umk/${id}`);
  if (draft.nib) page.papers.push(nibPaper(id, draft.nib, at));
  madeBy.set(row.n, id);
  return { subject: `umk/${id}` };
}

function fill(apply: Applier, page: Page, verdict: Verdict, ref: string, draft: Draft): Outcome {
  const { merge, planner, at } = apply.how;
  if (merge === 'no' || (merge === 'only-sure' && verdict !== 'same_nib')) return {};
  const id = numberIn(ref);
  if (draft.kind === 'umk') return fillUmk(apply, page, id, draft, false);
  const company = ref.startsWith('company/') ? page.companies.get(id) : undefined;
  if (draft.kind === 'need' || !company) return {};
  const changed = change(company, planner.fillCompany(company, draft));
  if (!changed) return {};
  page.companies.set(id, { ...(changed.after as Company), updatedAt: at });
  page.changed.add(ref);
  return { subject: ref, before: changed.before };
}

/** What one row does; what it is, is so at this moment, which may be newer than when it was read. */
function act(apply: Applier, page: Page, row: Stored, draft: Draft, is: Is): Outcome {
  const { verdict, ref } = is;
  if (verdict === 'new') return make(apply, page, row, draft);
  if (verdict !== 'in_file') return fill(apply, page, verdict, ref ?? '', draft);
  const id = apply.madeBy.get(numberIn(ref));
  if (id === undefined || draft.kind !== 'umk') return {};
  return fillUmk(apply, page, id, draft, true);
}

/** A new row whose columns are ready is only given its number. */
function makeReadyRow({ kit, how, madeBy }: Applier, page: Page, row: Stored, ready: string): void {
  const id = kit.numbers.next('organisation');
  const { umk, paper, origin } = columnsOf(ready, id, how.at);
  page.ready.umks.push(umk);
  if (paper) page.ready.papers.push(paper);
  madeBy.set(row.n, id);
  page.rows.push({ ...row, subject: `umk/${id}`, body: origin, ready: null });
}

/** Whether something that came since the file was read is what a new row would make. */
async function latecomersOf(
  { tx, kit, how }: Applier,
  run: { at: Date },
  kind: Draft['kind'],
): Promise<Latecomers> {
  const directory = how.latecomers();
  let any = false;
  if (kind === 'need') return { any, find: directory.find };
  for await (const page of readKnown(tx, kit, kind, run.at)) {
    page.forEach(directory.add);
    any ||= page.length > 0;
  }
  return { any, find: directory.find };
}

async function writePage({ tx, kit }: Applier, page: Page, runId: number): Promise<void> {
  const { codec } = kit;
  const byId = { id: 'id' };
  const umks = [...page.umks.values()]
    .filter(({ id }) => page.changed.has(`umk/${id}`))
    .map((row) => codec.encode('umk', row));
  const companies = [...page.companies.values()]
    .filter(({ id }) => page.changed.has(`company/${id}`))
    .map((row) => codec.encode('company', row));
  await insertRows(tx, 'Umk', umks, byId);
  await insertRows(tx, 'Umk', page.ready.umks);
  await insertRows(tx, 'Paper', page.ready.papers);
  await insertRows(tx, 'Company', companies, byId);
  const needs = page.needs.map((row) => codec.encode('need', row));
  await insertRows(tx, 'Need', needs);
  const papers = page.papers.map((row) => codec.encode('paper', row));
  await insertRows(tx, 'Paper', papers, byId);
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
