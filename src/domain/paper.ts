/**
 * The papers of a business: what exists, in what state, until when. A number is what was said,
 * never proof by itself: it counts as checked only once a person of the office has looked.
 */
import { z } from 'zod';
import { PaperKind } from './need.ts';
import { Day } from './quantity.ts';

/**
 * Every paper that a business may have: those that a need can require, and the NPWP, which no buyer
 * sees.
 */
export const OwnedPaperKind = z.enum([...PaperKind.options, 'npwp']);
export type OwnedPaperKind = z.infer<typeof OwnedPaperKind>;

/**
 * `bebas`: not needed for this product; `tidak_halal`: sold as non-halal and labelled so;
 * `tidak_yakin`: NPWP only.
 */
export const PaperStatus = z.enum([
  'ada',
  'proses',
  'belum',
  'bebas',
  'tidak_halal',
  'tidak_yakin',
]);
export type PaperStatus = z.infer<typeof PaperStatus>;

/** Why staff did not accept a paper; `other` comes with words. */
export const RefusalCode = z.enum([
  'unreadable',
  'not_found',
  'other_name',
  'expired',
  'not_this',
  'other',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/**
 * A person's NPWP is their NIK (PMK 112/2022): 16 digits, and a province code never begins with 0.
 */
function looksLikeNik(number: string): boolean {
  return /^[1-9]\d{15}$/.test(number.replace(/[\s.-]/g, ''));
}

export const Paper = z
  .object({
    kind: OwnedPaperKind,
    /** In its normal form; never a person's identity number. */
    number: z.string().min(1).max(40).optional(),
    /** The last day on which it is valid. */
    expires: Day.optional(),
    status: PaperStatus,
    /** When staff last compared it with the register; empty again once the owner tells it anew. */
    checkedAt: z.date().optional(),
    /** Only of a checked paper: it was not accepted. */
    refusal: RefusalCode.optional(),
    refusalWords: z.string().optional(),
  })
  .refine(
    (paper) => paper.status !== 'tidak_halal' || paper.kind === 'halal',
    'tidak_halal is said of halal only',
  )
  .refine(
    (paper) => paper.kind !== 'npwp' || !looksLikeNik(paper.number ?? ''),
    'an NIK is never kept',
  );
export type Paper = z.infer<typeof Paper>;

/**
 * How long a paper lasts: years from its issue, or no end while the business stays what it was.
 * `scheme`: it says so itself.
 */
export type Validity = { years: number } | 'no_end' | 'scheme';

export const paperValidity: Record<OwnedPaperKind, Validity> = {
  /** As long as the business runs (PP 24/2018). */
  nib: 'no_end',
  /** At most five years (BPOM's rules on SPP-IRT). */
  pirt: { years: 5 },
  /** While ingredients and process stay the same (UU 6/2023). */
  halal: 'no_end',
  /** Five years for food; cosmetics have shorter terms, so a date on the paper goes first. */
  bpom: { years: 5 },
  /** Depends on the certification scheme. */
  sni: 'scheme',
  /** Ten years from filing, renewable (UU 20/2016). */
  merek: { years: 10 },
  npwp: 'no_end',
};

/** Whether its last valid day is over on `day`. A paper without an end date never is. */
export function isExpired(paper: Pick<Paper, 'expires'>, day: Day): boolean {
  return paper.expires !== undefined && paper.expires < day;
}

type Refusable = { refusal?: string | undefined };

/** Refused by staff: for everybody but its owner it is as if it were not there. */
export function isRefused({ refusal }: Refusable): boolean {
  return refusal !== undefined;
}

/** Whether staff have something to compare and nobody has: it is said to exist, with a number or `photos` of it. */
export function isUnchecked(
  paper: Pick<Paper, 'status' | 'number' | 'checkedAt'>,
  photos: number,
): boolean {
  if (paper.status !== 'ada' || paper.checkedAt !== undefined) return false;
  return paper.number !== undefined || photos > 0;
}

/** Whether the business has it, as far as it was told and not refused. */
export function isHeld(paper: { status: string } & Refusable): boolean {
  return paper.status === 'ada' && !isRefused(paper);
}

/** The NIB is told at the registration already, before it is a paper; one that was refused is not had. */
export function holdsNib(
  hasNib: string,
  papers: readonly ({ kind: string } & Refusable)[],
): boolean {
  return hasNib === 'ya' && !papers.some((paper) => paper.kind === 'nib' && isRefused(paper));
}

type Said = Pick<Paper, 'status' | 'number' | 'expires'>;

/** Whether what is told of a paper is what is stored: then a check of it stays. */
export function saysTheSame(told: Said, stored: Said | undefined): boolean {
  return (
    stored?.status === told.status &&
    stored.number === told.number &&
    stored.expires === told.expires
  );
}

/**
 * Where a paper is compared: the public register of whoever issues it, and its address where the office is sure of it
 * (of OSS, BPOM and DJKI as they publish them); an address that may change is left to the register's own name.
 */
export const paperRegister: Record<OwnedPaperKind, { name: string; address?: string }> = {
  nib: { name: 'OSS', address: 'oss.go.id' },
  pirt: { name: 'SPP-IRT BPOM', address: 'sppirt.pom.go.id' },
  halal: { name: 'BPJPH' },
  bpom: { name: 'Cek BPOM', address: 'cekbpom.pom.go.id' },
  sni: { name: 'BSN' },
  merek: { name: 'PDKI (DJKI)', address: 'pdki-indonesia.dgip.go.id' },
  npwp: { name: 'DJP' },
};
