/** What is kept of an agreement besides its terms (versions, who agreed to which bytes), and how it is looked at. */
import { z } from 'zod';
import type { Agreement, AgreementParty } from './agreement.ts';
import { AgreementChange, Terms } from './agreement.ts';
import type { Drafted } from './agreementTerms.ts';
import type { Amendment } from './amendment.ts';
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
  /** Of an amendment: its number, the version it replaces, and what it changes. */
  amends: z
    .object({ nth: z.int(), replaces: z.int(), changes: z.array(AgreementChange).min(1) })
    .optional(),
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
  consents: NamedConsent[];
  /** The newest number that a version of it has, and how many amendments there were, and why the newest was given up; left out where there was none. */
  last?: { n: number; amendments: number; reason?: string };
  /** The amendment that is open. */
  amendment?: AmendmentView;
  /** Whose yes is missing besides the parties'. */
  alsoAsked?: string[];
};

export type NamedConsent = AgreementConsent & { name?: string };

/** An open amendment as it stands beside the version in force. */
export type AmendmentView = {
  amendment: Amendment;
  version?: AgreementVersion;
  consents: NamedConsent[];
  /** The business that is to come into the group. */
  joining?: PartyView;
};

/** What anybody may know who has the code. */
export type PublicAgreement = {
  number: string;
  state: Agreement['state'];
  /** Of the newest version; none while it is a draft. */
  sha256?: string;
  /** Of versions that were in force until an amendment replaced them. */
  replaced?: string[];
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
export function partiesOf({
  parties,
  alsoAsked = [],
}: Pick<AgreementView, 'parties' | 'alsoAsked'>): string[] {
  return ['company', ...parties.map(({ party }) => `umk/${party.umkId}`), ...alsoAsked];
}

/** Who has not said yes to the newest version. */
export function silentParties(view: AgreementView): string[] {
  return partiesOf(view).filter((one) => !view.consents.some(({ party }) => party === one));
}

/**
 * The agreement as its open amendment would have it, as one that is under review: read, changed and agreed to like a first one.
 * Undefined where there is none with a version yet.
 */
export function amendedView(view: AgreementView): AgreementView | undefined {
  const { amendment: open, agreement, parties, company, last } = view;
  if (open?.amendment.state !== 'review') return undefined;
  const { amendment, version, consents } = open;
  const { leaves, excused } = amendment;
  const gone = parties.find(({ party }) => party.umkId === leaves)?.umk === undefined;
  const asked = leaves !== undefined && !excused && !gone;
  return {
    ...(company ? { company } : {}),
    ...(last ? { last } : {}),
    agreement: {
      ...withoutReason(agreement),
      state: 'review',
      n: amendment.n,
      terms: amendment.terms,
    },
    parties: proposedParties(view),
    ...(version ? { version } : {}),
    consents,
    ...(asked ? { alsoAsked: [`umk/${leaves}`] } : {}),
  };
}

function withoutReason({ reason: _, ...agreement }: Agreement): Agreement {
  return agreement;
}

/** Who is party once the open amendment is in force, as far as anything is known of them. */
export function proposedParties({
  amendment: open,
  parties,
  agreement,
}: AgreementView): PartyView[] {
  return (open?.amendment.parties ?? []).map((party) => {
    const known =
      parties.find((one) => one.party.umkId === party.umkId) ??
      (open?.joining?.party.umkId === party.umkId ? open.joining : undefined);
    const id = `${agreement.id}/${party.umkId}`;
    return { holdsNib: false, ...known, party: { ...party, id, agreementId: agreement.id } };
  });
}
