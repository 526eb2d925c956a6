/**
 * The papers of a business: what exists, in what state, until when. A number is what was said,
 * never proof by itself.
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
    /** When staff last compared it with the register, an instant in UTC. */
    checkedAt: z.iso.datetime().optional(),
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
