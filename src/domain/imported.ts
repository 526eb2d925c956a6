/** What an imported file brings: drafts of rows, what each turned out to be, and the run that holds them until somebody applies it. */
import { z } from 'zod';
import { Company } from './company.ts';
import type { MovedDeadlines, OpenDeadlines } from './deadlines.ts';
import { KbliEdition, KbliOwn } from './kbli.ts';
import type { RunState } from './fileLives.ts';
import type { Match } from './match.ts';
import { Need, PaperKind, Pattern } from './need.ts';
import type { NewOverride } from './override.ts';
import { Day, Money, Place, Quantity } from './quantity.ts';
import type { Quantity as Amount } from './quantity.ts';
import { Holiday } from './region.ts';
import { Scale } from './scale.ts';
import type { Umk } from './umk.ts';

/** A list that leaves the capacity out: stored as none at all, and asked of the owner who claims the business. */
export const capacityUnknown: Amount = { min: 0, max: 0, unit: '-' };

export function isCapacityKnown(capacity: Pick<Amount, 'max'>): boolean {
  return capacity.max > 0;
}

/** What a file says of a business beyond what the programme works with: where the row came from. */
export const Origin = z.object({
  source: z.string(),
  kbli: z.array(KbliOwn).optional(),
  risk: z.enum(['rendah', 'menengah_rendah', 'menengah_tinggi', 'tinggi']).optional(),
  /** When the NIB was issued. */
  issued: Day.optional(),
  address: z.string().optional(),
  /** One report of a company's investment: of which period and project, what was spent, and with whom it works. */
  lkpm: z
    .object({
      period: z.string(),
      project: z.string().optional(),
      investment: Money.optional(),
      partnership: z.string().optional(),
    })
    .optional(),
  /** An agreement that runs already: how it is numbered, and until when. */
  agreement: z.object({ number: z.string().optional(), until: Day.optional() }).optional(),
});
export type Origin = z.infer<typeof Origin>;

export const UmkDraft = z.object({
  kind: z.literal('umk'),
  nib: z.string().optional(),
  businessName: z.string().optional(),
  ownerName: z.string(),
  product: z.string(),
  moreProducts: z.array(z.string()),
  sectors: z.array(z.string()),
  capacity: Quantity.optional(),
  place: Place,
  phone: z.string().optional(),
  scale: Scale.optional(),
  origin: Origin,
});
export type UmkDraft = z.infer<typeof UmkDraft>;

export const CompanyDraft = z.object({
  kind: z.literal('company'),
  name: z.string(),
  nib: z.string().optional(),
  sector: z.string().optional(),
  scale: Company.shape.scale,
  /** What it signed; without one the company is checked like any other before a need of it reaches an owner. */
  commitment: z.string().optional(),
  /** Empty where the list says nothing of it. */
  picName: z.string(),
  picPosition: z.string().optional(),
  phone: z.string(),
  address: z.string(),
  origin: Origin,
});
export type CompanyDraft = z.infer<typeof CompanyDraft>;

export const NeedDraft = z.object({
  kind: z.literal('need'),
  /** The company whose need it is, as the file calls it. */
  company: z.string(),
  companyNib: z.string().optional(),
  what: z.string(),
  sectors: z.array(z.string()),
  specification: z.string().optional(),
  volume: Quantity,
  start: Day.optional(),
  place: Place.optional(),
  papers: z.array(PaperKind),
  price: Money.optional(),
  paymentDays: Need.shape.paymentDays,
  origin: Origin,
});
export type NeedDraft = z.infer<typeof NeedDraft>;

/** A company and a business that work together already; each is one that is known, or comes with its first row. */
export const AgreementDraft = z.object({
  kind: z.literal('agreement'),
  company: z.string(),
  companyNib: z.string().optional(),
  umk: z.string(),
  umkNib: z.string().optional(),
  /** Of the business. */
  place: Place,
  object: z.string(),
  sectors: z.array(z.string()),
  pattern: Pattern.optional(),
  start: Day.optional(),
  /** Which ones they are, once it was looked for: "company/3", "umk/12", or "row/5" for the one that row made. */
  companyRef: z.string().optional(),
  umkRef: z.string().optional(),
  origin: Origin,
});
export type AgreementDraft = z.infer<typeof AgreementDraft>;

export const HolidayDraft = z.object({
  kind: z.literal('holiday'),
  holiday: Holiday,
  origin: Origin,
});
export type HolidayDraft = z.infer<typeof HolidayDraft>;

/** One code of an edition of the KBLI, with its title. */
export const KbliDraft = z.object({
  kind: z.literal('kbli'),
  edition: KbliEdition,
  code: z.string(),
  title: z.string(),
  origin: Origin,
});
export type KbliDraft = z.infer<typeof KbliDraft>;

/** What a code of KBLI 2020 is in KBLI 2025, as far as anybody said: one code, several, or none. */
export const KbliMoveDraft = z.object({
  kind: z.literal('kbli_move'),
  was: z.string(),
  now: z.array(z.string()),
  origin: Origin,
});
export type KbliMoveDraft = z.infer<typeof KbliMoveDraft>;

export const Draft = z.discriminatedUnion('kind', [
  UmkDraft,
  CompanyDraft,
  NeedDraft,
  AgreementDraft,
  HolidayDraft,
  KbliDraft,
  KbliMoveDraft,
]);
export type Draft = z.infer<typeof Draft>;

/** What a list makes; of an industry both kinds of business. */
export type Makes = Draft['kind'] | 'organisation';

/** What is wrong with a cell, by a code; `got` never holds personal data (a length, or words that name no person). */
export const RowError = z.object({ field: z.string(), code: z.string(), got: z.string() });
export type RowError = z.infer<typeof RowError>;

/**
 * What a row turned out to be. Same as something known: by its NIB (sure), by its telephone number, or by nearly the
 * same name at the same place; `known`: there already as it is, and left; `in_file`: one more line of an earlier row of
 * the file (a NIB with several activities).
 */
export const Verdict = z.enum([
  'new',
  'same_nib',
  'same_phone',
  'near',
  'known',
  'in_file',
  'error',
]);
export type Verdict = z.infer<typeof Verdict>;

export type StagedRow = {
  /** The line of the file, the first one being 1. */
  n: number;
  verdict: Verdict;
  /** What it is the same as, or whose need it is: "umk/12", "company/3", "row/4". */
  same?: string;
  errors?: RowError[];
  /** What somebody should look at, although the row can be used. */
  hints?: RowError[];
  draft?: Draft;
};

/** How many rows came to what, and the wrong ones by code. */
export const Counts = z.object({
  rows: z.int(),
  verdicts: z.partialRecord(Verdict, z.int()),
  errors: z.record(z.string(), z.int()),
  /** Rows that can be used and that somebody should look at, by code. */
  hints: z.record(z.string(), z.int()).optional(),
});
export type Counts = z.infer<typeof Counts>;

export type ImportRun = {
  id: number;
  source: string;
  file: string;
  state: RunState;
  counts: Counts;
  /** 0 is the command line. */
  personId: number;
  at: Date;
  appliedAt?: Date;
  undoneAt?: Date;
};

/** Rows that are the same as something known: all fill what is empty there, none do, or only those that are sure (same NIB). */
export const Merge = z.enum(['yes', 'no', 'only-sure']);
export type Merge = z.infer<typeof Merge>;

/** Something the programme knows already, by what it may be recognised by; `ref` is "umk/12" or "company/3". */
export type Known = {
  ref: string;
  nib?: string;
  phone?: string;
  name?: string;
  /** The name is its owner's, which others may have too. */
  ofPerson?: true;
  place?: Place;
};

/** What applying did: rows by what became of them, and the codes for people who are invited by it. */
export type Applied = {
  made: number;
  filled: number;
  skipped: number;
  codes: InvitedPic[];
};
export type InvitedPic = {
  company: string;
  picName: string;
  phone: string;
  code: string;
  expiresAt: Date;
};

/** What undoing took back, and what it left because somebody has touched it since ("umk/12"). */
export type Undone = { removed: number; restored: number; left: string[] };

/** How drafts become rows; pure, and given to the store, which does it inside its one transaction. */
export type Planner = {
  umk(draft: UmkDraft, id: number, at: Date): Umk;
  company(draft: CompanyDraft, id: number, at: Date): Company;
  need(draft: NeedDraft, id: number, companyId: number, at: Date): Need;
  /** An agreement as the programme knows one: a need that is closed, and a match of it that both sides said yes to. */
  agreement(
    draft: AgreementDraft,
    ids: Record<'company' | 'umk' | 'need' | 'match', number>,
    at: Date,
  ): { need: Need; match: Match };
  /** The company or the business of an agreement that nobody knew. */
  party(draft: AgreementDraft, which: 'company'): CompanyDraft;
  party(draft: AgreementDraft, which: 'umk'): UmkDraft;
  /** Which open deadlines fall on another day when the calendar changes so. */
  moved(open: OpenDeadlines, changes: readonly NewOverride[]): MovedDeadlines;
  /** What is empty so far and the draft knows; what somebody said themselves is never replaced. */
  fillUmk(umk: Umk, draft: UmkDraft): Partial<Umk>;
  fillCompany(company: Company, draft: CompanyDraft): Partial<Company>;
  /** One more activity of a business that came with an earlier row. */
  addLine(umk: Umk, draft: UmkDraft): Partial<Umk>;
};
