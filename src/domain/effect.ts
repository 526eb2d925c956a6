/** Everything a turn may cause, as data; the shell turns each into writes inside the turn's one transaction. */
import type { ApprovalBasis, Company } from './company.ts';
import type { Curation } from './curation.ts';
import type { HeardView } from './dispute.ts';
import type { Happening } from './event.ts';
import type { MemberRole, OrganisationKind } from './invitation.ts';
import type { LinkCode } from './link.ts';
import type { MatchMove, MatchState, Reason, Side } from './match.ts';
import type { Need } from './need.ts';
import type { NewOverride } from './override.ts';
import type { PaperKind } from './need.ts';
import type { OwnedPaperKind, RefusalCode } from './paper.ts';
import type { Consent, Language, Role, Sapaan } from './person.ts';
import type { Day } from './quantity.ts';
import type { Scope } from './scope.ts';
import type { ReminderKind } from './reminder.ts';
import type { FairRun } from './fairRun.ts';
import type { Plan, Together, TogetherMove } from './together.ts';
import type {
  Outcome,
  Path,
  QueueKind,
  Ticket,
  TicketMove,
  TicketSide,
  TicketState,
} from './ticket.ts';
import type { Attachment, Readiness, Umk } from './umk.ts';
import type { VoiceNote } from './voice.ts';
import type { AgreementEffect } from './effectAgreement.ts';
import type { AmendmentEffect } from './effectAmendment.ts';
import type { EvaluationEffect } from './effectEvaluation.ts';
import type { CheckInEffect } from './effectCheckIn.ts';
import type { DiaryEffect } from './effectDiary.ts';
import type { ForumEffect } from './effectForum.ts';
import type { OfficeEffect } from './effectOffice.ts';
import type { New, Patch } from './rowPart.ts';

export type PaperAnswer = {
  kind: PaperKind | 'npwp';
  status: 'ada' | 'proses' | 'belum' | 'bebas' | 'tidak_halal' | 'tidak_yakin';
  number?: string;
  expires?: Day;
};

export type Effect =
  | { kind: 'person.update'; name?: string; sapaan?: Sapaan; language?: Language; phone?: string }
  | { kind: 'person.mute'; muted: boolean }
  | { kind: 'person.withdraw' }
  | { kind: 'person.erase' }
  | { kind: 'consent.record'; purpose: Consent['purpose']; granted: boolean; version: string }
  | { kind: 'umk.register'; umk: New<Omit<Umk, 'status'>> }
  | { kind: 'umk.update'; umkId: number; set: Patch<Omit<Umk, 'id'>> }
  /** The business belongs to the company or is controlled by it (or does not, after all): never its partner. As read. */
  | {
      kind: 'umk.tie';
      umk: Pick<Umk, 'id' | 'updatedAt'> & { tiedTo: number[] | undefined };
      companyId: number;
      tied: boolean;
    }
  | { kind: 'paper.record'; umkId: number; paper: PaperAnswer }
  /**
   * Staff looked at a paper; `seen`: when it was last changed, as it was read: one that its owner changed or a colleague
   * decided meanwhile makes the turn run again. A paper that is valid may have its number or last day put right.
   */
  | {
      kind: 'paper.check';
      umkId: number;
      paperKind: OwnedPaperKind;
      seen: Date;
      verdict:
        | { is: 'valid'; number?: string; expires?: Day }
        | { is: 'refused'; why: RefusalCode; words?: string };
    }
  | { kind: 'readiness.record'; readiness: Omit<Readiness, 'updatedAt'> }
  /** The same answers with what papers say now: nobody answered again, so `answeredAt` stays. */
  | ({ kind: 'readiness.recount'; umkId: number; answeredAt: Date } & Pick<
      Readiness,
      'answers' | 'score' | 'level'
    >)
  /** `answered`: when the questionnaire was last answered, as it was read, if it was. */
  | { kind: 'curation.record'; curation: Omit<Curation, 'by' | 'at'>; answered?: Date }
  | { kind: 'attachment.keep'; attachment: Omit<Attachment, 'id' | 'at'> }
  | { kind: 'company.register'; company: New<Omit<Company, 'status'>> }
  | { kind: 'company.approve'; companyId: number; basis: ApprovalBasis }
  | { kind: 'company.refuse'; companyId: number; refusal: string }
  | { kind: 'need.post'; need: New<Omit<Need, 'status'>> }
  | { kind: 'need.close'; needId: number }
  /** Another person speaks for the company from now on; how somebody joins as it is a matter of invitations. */
  | {
      kind: 'company.pic';
      companyId: number;
      /** Of the company as it was read: of two who replace its PIC at one moment one does. */
      updatedAt: Date;
      picName: string;
      phone: string;
    }
  | {
      kind: 'match.suggest';
      match: {
        id: number;
        needId: number;
        umkId: number;
        score: number;
        reasons: Reason[];
        share?: number;
      };
      /**
       * Raised by the owner ("saya minat"), or thought of by staff, instead of found by the program; `system`: agreed as one of
       * several who deliver it together.
       */
      by?: 'umk' | 'staff' | 'system';
    }
  | {
      kind: 'match.move';
      matchId: number;
      /** The state it was read in: a match that somebody else moved meanwhile makes the turn run again. */
      from: string;
      move: MatchMove;
      by: Side;
      note?: string;
      declineCode?: string;
      /** With the move `resume`: where it had come when it was paused. */
      before?: MatchState;
      /** With the move `join`. */
      share?: number;
      /** Answered for an owner who has no chat, by the person of the turn. */
      behalf?: true;
    }
  /** The members of a group are asked from now on; of two groups for one need at one moment one is. */
  | { kind: 'together.ask'; together: Plan & { id: number; needId: number } }
  /** A fair run begins as it was shown; its suggestions are made in parts. */
  | { kind: 'fair.start'; run: Pick<FairRun, 'id' | 'pairs'> }
  /** `together`: as it was read, so that of two answers at one moment the later one looks again. */
  | {
      kind: 'together.move';
      together: Pick<Together, 'id' | 'rev' | 'state' | 'needId'>;
      move: TogetherMove;
      by: Side;
      set: Patch<Pick<Together, 'members' | 'leadId' | 'score' | 'reasons'>>;
    }
  | {
      kind: 'ticket.open';
      ticket: New<
        Omit<
          Ticket,
          | 'state'
          | 'personId'
          | 'log'
          | 'outcome'
          | 'answeredAt'
          | 'closedAt'
          | 'mediatorId'
          | 'countedFrom'
          | 'alarmedAt'
          | 'escalated'
          | 'breachedAt'
          | 'rev'
        >
      >;
    }
  /** `from`: the state it was read in, so that of two at one moment one wins; `rev`: and how often it was moved. */
  | {
      kind: 'ticket.move';
      ticketId: number;
      from: TicketState;
      rev?: number;
      move: TicketMove;
      by: TicketSide;
      words: string;
      outcome?: Outcome;
      /** Of a report that is open again: by when it is to be answered now, counted from today. */
      dueOn?: Day;
      provisional?: boolean;
      path?: Path;
      /** Which proposal a side speaks of. */
      round?: number;
      /** With the move `reply` by staff: who of the other side said it, when and how. */
      heard?: HeardView;
    }
  /** Somebody looks after it from now on; `from`: who did when it was read. */
  | { kind: 'ticket.assign'; ticketId: number; from: number | undefined; to: number }
  /** It is more or less urgent than was said, so that its day is another one. */
  | {
      kind: 'ticket.triage';
      ticketId: number;
      rev: number;
      urgent: boolean;
      dueOn: Day;
      provisional: boolean;
    }
  | { kind: 'ticket.note'; ticketId: number; words: string }
  | { kind: 'queue.add'; item: { id: number; kind: QueueKind; subjectId: number; dueOn?: Day } }
  /** `asRead`: the line must be as it was read, or else there is more to do by now. */
  | {
      kind: 'queue.done';
      of: QueueKind;
      subjectId: number;
      asRead?: { id: number; updatedAt: Date };
    }
  /** There is more to do for a line that waits; one that was done meanwhile makes the turn run again. */
  | { kind: 'queue.more'; itemId: number; updatedAt: Date }
  /** A line of the queue becomes somebody's. `from`: whose it was when it was read; of two who take it at one moment one wins. */
  | { kind: 'queue.take'; itemId: number; to: number; from: number | undefined }
  /** Back to everybody, from whoever had it. */
  | { kind: 'queue.free'; itemId: number; from: number }
  /** The person wants reminders of this kind, or no more. */
  | { kind: 'reminder.set'; about: ReminderKind; on: boolean }
  | { kind: 'question.unanswered'; text: string }
  /** A question has an answer now, and is waited for no more. */
  | { kind: 'question.answered'; questionId: string }
  /** It is no question; asked so much more often than `times` it is shown again. */
  | { kind: 'question.dismiss'; questionId: string; times: number; quietUntil: number }
  /** A text, a common question or a day off is another one from now on; of two changes with the same `n` one wins. */
  | ({ kind: 'override.set' } & NewOverride)
  /** A deadline is counted again, because a day off was changed. */
  | { kind: 'ticket.due'; ticketId: number; from: Day; dueOn: Day; provisional: boolean }
  | { kind: 'queue.due'; itemId: number; from: Day; dueOn: Day }
  | {
      kind: 'invitation.make';
      code: string;
      organisation: OrganisationKind;
      organisationId: number;
      role: MemberRole;
      expiresAt: Date;
    }
  /** A code that nobody made was tried; only its trace in the audit stays, for counting. */
  | { kind: 'invitation.missed' }
  /** The person joins what the invitation is for, which is used up by it: of two at one moment one wins. */
  | ({ kind: 'membership.add'; invitationId: string; role: MemberRole } & (
      { umk: Umk } | { company: Company }
    ))
  /** Somebody belongs to it no more. */
  | {
      kind: 'membership.end';
      organisation: OrganisationKind;
      organisationId: number;
      personId: number;
    }
  /** A code with which an address of the person `personId` is linked to them; see domain/link.ts. */
  | {
      kind: 'link.make';
      code: string;
      personId: number;
      purpose: LinkCode['purpose'];
      expiresAt: Date;
    }
  /** The code of the other was typed here: the two are one person from now on, and the code is used up. */
  | { kind: 'person.link'; codeId: string; other: number; purpose: LinkCode['purpose'] }
  /** A frozen number (see `Person.frozenAt`) has somebody new: it starts with nothing. */
  | { kind: 'person.thaw' }
  /** An imported business turned out to be this person's, who gave its name and the end of its NIB. */
  | { kind: 'umk.claim'; umk: Umk }
  | { kind: 'voice.keep'; note: Omit<VoiceNote, 'personId' | 'state' | 'words' | 'at'> }
  /** Staff wrote down what was said. */
  | { kind: 'voice.write'; noteId: number; words: string }
  /** Confirmed, refused or given up: the bytes go. */
  | { kind: 'voice.end'; noteId: number; blobId: string }
  | { kind: 'role.grant'; personId: number; role: Role }
  /**
   * A role ends, and what they had taken of `frees` waits for everybody again. `keeper`: the row of an admin who must
   * still be one at that moment, so that the last admin is never lost.
   */
  | { kind: 'role.revoke'; personId: number; role: Role; keeper: string; frees: QueueKind[] }
  | { kind: 'staff.invite'; code: string; role: Role; scope?: Scope; expiresAt: Date }
  /** The person takes the role of a code, which is used up by it; a companion's new scope takes the place of the old one. */
  | { kind: 'staff.join'; codeId: string; role: Role; scope?: Scope }
  /** Somebody of the staff was shown personal data of others: only its trace in the audit stays. */
  | { kind: 'personal.look'; subject: string }
  | { kind: 'command.denied'; command: string }
  | OfficeEffect
  | ForumEffect
  | AgreementEffect
  | AmendmentEffect
  | EvaluationEffect
  | CheckInEffect
  | DiaryEffect
  /** Something to tell other people: each becomes an inbound event of theirs in the same transaction. */
  | { kind: 'tell'; whom: Audience; happening: Happening; after?: { days: number } }
  /** Something to come back to; the same `key` again replaces it, `remove` takes it away. */
  | { kind: 'timer.set'; key: string; whom: Audience; happening: Happening; at: Date }
  | { kind: 'timer.remove'; key: string };

/** Who hears of a happening; resolved to people by the shell. */
export type Audience = { person: number } | { umk: number } | { company: number } | { role: Role };
