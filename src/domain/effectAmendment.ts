/** What becomes of an amendment, as data; each says what it was decided on, and the one that puts it in force also on which agreement. */
import type { Agreement, AgreementChange } from './agreement.ts';
import type { AgreementContent, AgreementPaper } from './agreementView.ts';
import type { Amendment, AmendmentMove, AmendmentSide, AmendmentState } from './amendment.ts';

/** The agreement that an amendment comes into force for. */
export type Sealing = Pick<Agreement, 'rev' | 'state'> & {
  /** Notice was given, and the amendment says nothing of the last day: that of the notice stays. */
  noticed?: true;
  amendment: Pick<Amendment, 'n' | 'terms' | 'parties' | 'leaves'>;
};

export type AmendmentEffect =
  /** `content` is left out as long as a new member has not said yes; `rev` is the agreement's, as is that of no other kind. */
  | {
      kind: 'amendment.open';
      agreementId: number;
      rev: number;
      from: Agreement['state'];
      amendment: Pick<
        Amendment,
        'id' | 'nth' | 'terms' | 'parties' | 'joins' | 'leaves' | 'changes'
      >;
      content?: AgreementContent;
      by: 'company' | 'umk';
      paper?: AgreementPaper;
    }
  | {
      kind: 'amendment.issue';
      agreementId: number;
      amendmentId: string;
      rev: number;
      from: AmendmentState;
      move: Extract<AmendmentMove, 'join' | 'change'>;
      content: AgreementContent;
      parties: Amendment['parties'];
      change?: AgreementChange;
      by: AmendmentSide;
      paper?: AgreementPaper;
    }
  | {
      kind: 'amendment.consent';
      agreementId: number;
      amendmentId: string;
      rev: number;
      n: number;
      sha256: string;
      party: string;
      by: AmendmentSide;
      seals?: Sealing;
    }
  | {
      kind: 'amendment.move';
      agreementId: number;
      amendmentId: string;
      rev: number;
      from: AmendmentState;
      move: Extract<AmendmentMove, 'decline' | 'withdraw' | 'excuse' | 'seal'>;
      by: AmendmentSide;
      reason?: string;
      seals?: Sealing;
    };
