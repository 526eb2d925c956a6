/** How agreements are laid out in columns: who, what and for how much is sealed but for what is counted and sorted by. */
import { Agreement, AgreementParty } from '../domain/agreement.ts';
import { Amendment } from '../domain/amendment.ts';
import { AgreementConsent, AgreementVersion } from '../domain/agreementView.ts';
import type { Layout } from './tables.ts';

type Agreements =
  'agreement' | 'agreementParty' | 'agreementVersion' | 'agreementConsent' | 'agreementAmendment';

export const agreementLayouts: { [T in Agreements]: Layout<T> } = {
  agreement: {
    model: 'agreement',
    row: Agreement,
    columns: {
      id: 'plain',
      regionId: 'plain',
      code: 'plain',
      needId: 'plain',
      companyId: 'plain',
      state: 'plain',
      n: 'plain',
      terms: 'secretJson',
      pattern: 'plain',
      startsOn: 'plain',
      endsOn: 'plain',
      paymentDays: 'plain',
      value: 'plain',
      scan: 'json',
      notice: 'json',
      reason: 'secret',
      steps: 'json',
      rev: 'plain',
      example: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
  agreementParty: {
    model: 'agreementParty',
    row: AgreementParty,
    columns: {
      id: 'plain',
      agreementId: 'plain',
      umkId: 'plain',
      matchId: 'plain',
      share: 'plain',
      address: 'secret',
      nib: 'secret',
    },
  },
  agreementVersion: {
    model: 'agreementVersion',
    row: AgreementVersion,
    columns: {
      id: 'plain',
      agreementId: 'plain',
      n: 'plain',
      terms: 'secretJson',
      document: 'secretJson',
      sha256: 'plain',
      blobId: 'plain',
      docxBlobId: 'plain',
      change: 'secretJson',
      personId: 'plain',
      at: 'plain',
    },
  },
  agreementAmendment: {
    model: 'agreementAmendment',
    row: Amendment,
    columns: {
      id: 'plain',
      agreementId: 'plain',
      nth: 'plain',
      state: 'plain',
      n: 'plain',
      terms: 'secretJson',
      parties: 'secretJson',
      joins: 'plain',
      leaves: 'plain',
      excused: 'plain',
      changes: 'secretJson',
      reason: 'secret',
      steps: 'json',
      rev: 'plain',
      openFor: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
  agreementConsent: {
    model: 'agreementConsent',
    row: AgreementConsent,
    columns: {
      id: 'plain',
      agreementId: 'plain',
      n: 'plain',
      party: 'plain',
      personId: 'plain',
      sha256: 'plain',
      channel: 'plain',
      at: 'plain',
      voidedAt: 'plain',
    },
  },
};
