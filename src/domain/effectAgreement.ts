/** What becomes of an agreement, as data; each but the first says what it was decided on (`rev`), so that of two at one moment one wins. */
import type { AgreementChange, AgreementMove, AgreementSide, AgreementState } from './agreement.ts';
import type { Agreement, AgreementParty, Terms } from './agreement.ts';
import type { Day } from './quantity.ts';
import type { AgreementContent, AgreementPaper } from './agreementView.ts';

/** What a side said of itself. */
export type PartyPart = Pick<AgreementParty, 'umkId'> & { address?: string; nib?: string };

export type AgreementEffect =
  | {
      kind: 'agreement.draft';
      agreement: Pick<Agreement, 'id' | 'code' | 'needId' | 'companyId' | 'terms'>;
      parties: (Pick<AgreementParty, 'umkId' | 'matchId' | 'share'> & PartyPart)[];
      by: 'company' | 'umk';
    }
  | {
      kind: 'agreement.answer';
      agreementId: number;
      rev: number;
      terms: Terms;
      party?: PartyPart;
      by: 'company' | 'umk';
    }
  /**
   * A version: the first of a draft, or a changed one. `paper` is filled in by the shell before anything is written: the bytes
   * are stored, and their hash is taken, from this content.
   */
  | {
      kind: 'agreement.issue';
      agreementId: number;
      rev: number;
      from: Extract<AgreementState, 'draft' | 'review'>;
      content: AgreementContent;
      party?: PartyPart;
      change?: AgreementChange;
      by: 'company' | 'umk';
      paper?: AgreementPaper;
    }
  /** `last`: nobody else's yes is missing. */
  | {
      kind: 'agreement.consent';
      agreementId: number;
      rev: number;
      n: number;
      sha256: string;
      party: string;
      last: boolean;
    }
  | {
      kind: 'agreement.move';
      agreementId: number;
      rev: number;
      from: AgreementState;
      move: Extract<
        AgreementMove,
        | 'send_back'
        | 'ratify'
        | 'refuse_scan'
        | 'sign'
        | 'give_notice'
        | 'take_back'
        | 'stop'
        | 'withdraw'
      >;
      by: AgreementSide;
      reason?: string;
      /** Of a notice: who gave it, and its last day from then on; of one that is taken back: the last day as it was. */
      notice?: Agreement['notice'];
      endsOn?: Day;
    }
  | {
      kind: 'agreement.hand_in';
      agreementId: number;
      rev: number;
      scan: NonNullable<Agreement['scan']>;
      by: 'company' | 'umk';
    };
