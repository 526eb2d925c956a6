/** What is kept of an agreement besides its terms (versions, who agreed to which bytes), and how it is looked at. */
import { z } from 'zod';
import type { Agreement, AgreementParty } from './agreement.ts';
import { AgreementChange, Terms } from './agreement.ts';
import type { Drafted } from './agreementTerms.ts';
import { AgreementDocument } from './clause.ts';
import type { Company } from './company.ts';
import type { Umk } from './umk.ts';

/** Everything a document is made from; the same content and the same clauses give the same bytes. */
export const AgreementContent = z.object({
  id: z.int(),
  code: z.string(),
  n: z.int(),
  clauses: z.string(),
  madeAt: z.date(),
  terms: Terms,
  company: z.object({
    name: z.string(),
    nib: z.string(),
    address: z.string(),
    signer: z.string(),
  }),
  umks: z
    .array(
      z.object({
        umkId: z.int(),
        name: z.string(),
        owner: z.string(),
        nib: z.string(),
        address: z.string(),
        share: z.int(),
      }),
    )
    .min(1),
});
export type AgreementContent = z.infer<typeof AgreementContent>;

/** The stored files of a version. `sha256` is of the exact bytes of the PDF under `blobId`, in hex. */
export const AgreementPaper = z.object({
  document: AgreementDocument,
  sha256: z.string(),
  blobId: z.string(),
  docxBlobId: z.string(),
});
export type AgreementPaper = z.infer<typeof AgreementPaper>;

export const AgreementVersion = AgreementPaper.extend({
  /** "<agreement>/<n>" */
  id: z.string(),
  agreementId: z.int(),
  n: z.int(),
  terms: Terms,
  change: AgreementChange.optional(),
  /** Who asked for it. */
  personId: z.int(),
  at: z.date(),
});
export type AgreementVersion = z.infer<typeof AgreementVersion>;

/** A yes in chat to exact bytes: no certified signature, and never called one. */
export const AgreementConsent = z.object({
  /** "<agreement>/<rev>/<party>" */
  id: z.string(),
  agreementId: z.int(),
  n: z.int(),
  /** "company" or "umk/7". */
  party: z.string(),
  personId: z.int(),
  sha256: z.string(),
  channel: z.string(),
  at: z.date(),
  /** It counts no more: there is a newer version, or the forum sent it back. */
  voidedAt: z.date().optional(),
});
export type AgreementConsent = z.infer<typeof AgreementConsent>;

export type PartyView = {
  party: AgreementParty;
  /** Left out once the business was erased. */
  umk?: Umk;
  holdsNib: boolean;
  /** As the owner told it. */
  nib?: string;
};

export type AgreementView = {
  agreement: Agreement;
  company?: Company;
  parties: PartyView[];
  /** The newest version. */
  version?: AgreementVersion;
  /** Those that count, with the names of who gave them. */
  consents: (AgreementConsent & { name?: string })[];
};

/** What anybody may know who has the code. */
export type PublicAgreement = {
  number: string;
  state: Agreement['state'];
  /** Of the newest version; none while it is a draft. */
  sha256?: string;
  at: Date;
};

/** The agreement as the rules over its terms see it. */
export function draftedOf({ agreement, parties }: AgreementView): Drafted {
  return {
    terms: agreement.terms,
    parties: parties.map(({ party, holdsNib, nib }) => ({
      umkId: party.umkId,
      address: party.address,
      nib: party.nib ?? nib,
      holdsNib,
    })),
  };
}

/** All who have to say yes: "company", "umk/7". */
export function partiesOf({ parties }: Pick<AgreementView, 'parties'>): string[] {
  return ['company', ...parties.map(({ party }) => `umk/${party.umkId}`)];
}

/** Who has not said yes to the newest version. */
export function silentParties(view: AgreementView): string[] {
  return partiesOf(view).filter((one) => !view.consents.some(({ party }) => party === one));
}
