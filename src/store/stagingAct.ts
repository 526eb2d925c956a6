/** What one row of a file does to the things it names: makes them, fills what is empty there, or leaves them as they are. */
import { decodeJson } from '../domain/json.ts';
import type { Company } from '../domain/company.ts';
import { Draft } from '../domain/imported.ts';
import type { Applied, CompanyDraft, Merge, UmkDraft, Verdict } from '../domain/imported.ts';
import type { Umk } from '../domain/umk.ts';
import type { ApplyHow, PaperRow } from '../app/ports.ts';
import type { Kit } from './core.ts';
import { newCode } from './invitations.ts';
import { makeAgreement } from './stagingAgreement.ts';
import { makeListed } from './stagingLists.ts';
import { numberIn } from './stagingPage.ts';
import type { Page, Stored } from './stagingPage.ts';

/** What was there before a row filled it: the fields as they were, those that were empty, and whether it brought the NIB. */
export type Before = {
  set: Record<string, unknown>;
  emptied: string[];
  nib?: true;
  /** What the row made besides its subject, newest first: "need/4", "company/9". */
  made?: string[];
};
export type Outcome = { subject?: string; before?: Before };
export type Is = { verdict: Verdict; ref: string | null };
export type Acting = {
  kit: Kit;
  how: Pick<ApplyHow, 'planner' | 'merge' | 'at' | 'invitedUntil' | 'personId'>;
  done?: Pick<Applied, 'codes'>;
  /** The sides of agreements that earlier rows of the file made: "company row/5". */
  sides?: Map<string, number>;
};

/** Rows of these verdicts are left as they are, whatever they say. */
export function leftBy(merge: Merge): Verdict[] {
  const left: Record<Merge, Verdict[]> = {
    no: ['same_nib', 'same_phone', 'near'],
    'only-sure': ['same_phone', 'near'],
    yes: [],
  };
  return ['known', ...left[merge]];
}

export function draftOf({ crypto }: Pick<Kit, 'crypto'>, row: Pick<Stored, 'body'>): Draft {
  return Draft.parse(decodeJson(crypto.open('ImportRow.body', row.body ?? '')));
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

function nibPaper(umkId: number, number: string, at: Date): PaperRow {
  return { id: `${umkId}/nib`, umkId, kind: 'nib', status: 'ada', number, updatedAt: at };
}

function fillUmk(acting: Acting, page: Page, id: number, draft: UmkDraft, line: boolean): Outcome {
  const { planner, at } = acting.how;
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
function invite({ how, done }: Acting, page: Page, id: number, draft: CompanyDraft): void {
  const code = newCode();
  const { invitedUntil: expiresAt } = how;
  const { name: company, picName, phone } = draft;
  done?.codes.push({ company, picName, phone, code, expiresAt });
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

export function makeCompany(acting: Acting, page: Page, draft: CompanyDraft): number {
  const { kit, how } = acting;
  const id = kit.numbers.next('organisation');
  page.companies.set(id, how.planner.company(draft, id, how.at));
  page.changed.add(`company/${id}`);
  if (draft.commitment !== undefined && draft.phone !== '') invite(acting, page, id, draft);
  return id;
}

export function makeUmk({ kit, how }: Acting, page: Page, draft: UmkDraft): number {
  const id = kit.numbers.next('organisation');
  page.umks.set(id, how.planner.umk(draft, id, how.at));
  page.changed.add(`umk/${id}`);
  if (draft.nib) page.papers.push(nibPaper(id, draft.nib, how.at));
  return id;
}

function make(acting: Acting, page: Page, row: Stored, draft: Draft): Outcome {
  const { kit, how } = acting;
  switch (draft.kind) {
    case 'umk': {
      const id = makeUmk(acting, page, draft);
      page.madeBy.set(row.n, `umk/${id}`);
      return { subject: `umk/${id}` };
    }
    case 'company': {
      const id = makeCompany(acting, page, draft);
      page.madeBy.set(row.n, `company/${id}`);
      return { subject: `company/${id}` };
    }
    case 'need': {
      const id = kit.numbers.next('need');
      page.needs.push(how.planner.need(draft, id, numberIn(row.same), how.at));
      return { subject: `need/${id}` };
    }
    case 'agreement':
      return makeAgreement(acting, page, row.n, draft);
    default:
      return makeListed(page, draft);
  }
}

function fill({ how }: Acting, page: Page, ref: string, draft: CompanyDraft): Outcome {
  const company = ref.startsWith('company/') ? page.companies.get(numberIn(ref)) : undefined;
  const changed = company && change(company, how.planner.fillCompany(company, draft));
  if (!changed) return {};
  page.companies.set(numberIn(ref), { ...(changed.after as Company), updatedAt: how.at });
  page.changed.add(ref);
  return { subject: ref, before: changed.before };
}

/** One more line of what an earlier row made: of a business one more activity, of a company one more report. */
function addLine(acting: Acting, page: Page, ref: string | null, draft: Draft): Outcome {
  const made = page.madeBy.get(numberIn(ref)) ?? '';
  if (draft.kind === 'umk' && made.startsWith('umk/'))
    return fillUmk(acting, page, numberIn(made), draft, true);
  const reports = draft.kind === 'company' && draft.origin.lkpm !== undefined;
  return reports && made.startsWith('company/')
    ? { subject: made, before: { set: {}, emptied: [] } }
    : {};
}

/** What one row does; what it is, is so at this moment, which may be newer than when it was read. */
export function act(acting: Acting, page: Page, row: Stored, draft: Draft, is: Is): Outcome {
  const { verdict, ref } = is;
  if (verdict === 'new') return make(acting, page, row, draft);
  if (verdict === 'in_file') return addLine(acting, page, ref, draft);
  if (leftBy(acting.how.merge).includes(verdict) || ref === null) return {};
  if (draft.kind === 'umk' && ref.startsWith('umk/'))
    return fillUmk(acting, page, numberIn(ref), draft, false);
  return draft.kind === 'company' ? fill(acting, page, ref, draft) : {};
}
