/** Everything a turn may cause, as data; the shell turns each into writes inside the turn's one transaction. */
import type { AssistState } from './assist.ts';
import type { ApprovalBasis, Company } from './company.ts';
import type { Happening } from './event.ts';
import type { EndedBy, Handover } from './handover.ts';
import type { MemberRole, OrganisationKind } from './invitation.ts';
import type { LinkCode } from './link.ts';
import type { MatchMove, Reason, Side } from './match.ts';
import type { Need } from './need.ts';
import type { PaperKind } from './need.ts';
import type { Consent, Language, Role, Sapaan } from './person.ts';
import type { Day } from './quantity.ts';
import type { Scope } from './scope.ts';
import type { QueueKind, Ticket } from './ticket.ts';
import type { Attachment, Readiness, Umk } from './umk.ts';
import type { VoiceNote } from './voice.ts';

/** What a row is made of without what the shell fills in (region, times, example mark). */
type New<T> = Omit<T, 'regionId' | 'createdAt' | 'updatedAt' | 'example'>;
type Patch<T> = { [K in keyof T]?: T[K] | undefined };

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
  | { kind: 'paper.record'; umkId: number; paper: PaperAnswer }
  | { kind: 'readiness.record'; readiness: Omit<Readiness, 'updatedAt'> }
  | { kind: 'attachment.keep'; attachment: Omit<Attachment, 'id' | 'at'> }
  | { kind: 'company.register'; company: New<Omit<Company, 'status'>> }
  | { kind: 'company.approve'; companyId: number; basis: ApprovalBasis }
  | { kind: 'company.refuse'; companyId: number; refusal: string }
  | { kind: 'need.post'; need: New<Omit<Need, 'status'>> }
  | { kind: 'need.close'; needId: number }
  /** Another person speaks for the company from now on; how somebody joins as it is a matter of invitations. */
  | { kind: 'company.pic'; companyId: number; picName: string; phone: string }
  | {
      kind: 'match.suggest';
      match: { id: number; needId: number; umkId: number; score: number; reasons: Reason[] };
      /** Raised by the owner ("saya minat") instead of found by the program. */
      raised?: true;
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
      /** Answered for an owner who has no chat, by the person of the turn. */
      behalf?: true;
    }
  | { kind: 'ticket.open'; ticket: New<Omit<Ticket, 'state' | 'personId'>> }
  | { kind: 'queue.add'; item: { id: number; kind: QueueKind; subjectId: number; dueOn?: Day } }
  | { kind: 'queue.done'; of: QueueKind; subjectId: number }
  /** A line of the queue becomes somebody's. `from`: whose it was when it was read; of two who take it at one moment one wins. */
  | { kind: 'queue.take'; itemId: number; to: number; from: number | undefined }
  /** Back to everybody, from whoever had it. */
  | { kind: 'queue.free'; itemId: number; from: number }
  | { kind: 'question.unanswered'; text: string }
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
  /** The person asks for somebody of the office. */
  | { kind: 'handover.open'; handoverId: number; wantedId?: number }
  /** What the person said is kept; `from`: whose the talk was when it was read. */
  | {
      kind: 'handover.said';
      handoverId: number;
      from: Pick<Handover, 'state' | 'staffId'>;
      lines: Handover['lines'];
      owedAt: Date;
    }
  /** Of two who take it at one moment one wins. */
  | { kind: 'handover.take'; handoverId: number }
  /** Written to the person, whose talk it must be still; the words go to them and are kept nowhere. */
  | { kind: 'handover.reply'; handoverId: number }
  | { kind: 'handover.note'; handoverId: number; words: string }
  | { kind: 'handover.pass'; handoverId: number; to: number }
  | {
      kind: 'handover.end';
      handoverId: number;
      from: Pick<Handover, 'state' | 'staffId'>;
      by: EndedBy;
    }
  | { kind: 'handover.rate'; handoverId: number; rating: number }
  /** The admins were told that nobody answers. */
  | { kind: 'handover.escalate'; handoverId: number }
  /** Away until the end of a day, with a deputy; or back. */
  | { kind: 'staff.away'; until: Day; deputyId: number }
  | { kind: 'staff.back' }
  /** A companion registers a business for its owner, who has not said yes yet. */
  | { kind: 'assist.register'; umk: New<Omit<Umk, 'status'>> }
  /** What the companion said is put right, as long as nobody confirmed it. */
  | { kind: 'assist.correct'; umkId: number; set: Patch<Omit<Umk, 'id'>> }
  /** A code for the owner; an older one opens nothing from then on. */
  | { kind: 'assist.code'; umkId: number; code: string; expiresAt: Date }
  /** The owner will sign on paper. `from`: the state it was decided on. */
  | { kind: 'assist.on_paper'; umkId: number; from: AssistState }
  | {
      kind: 'assist.sheet';
      umkId: number;
      from: AssistState;
      attachment: Omit<Attachment, 'id' | 'at' | 'owner' | 'ownerId'>;
    }
  /** Staff looked at the sheet: valid, and it is the owner's consent to this version; or not, with why. */
  | { kind: 'assist.check'; umkId: number; valid: true; version: string }
  | { kind: 'assist.check'; umkId: number; valid: false; reason: string }
  /** The owner says yes, from their own number: the business is theirs, as they put it right; `was` is how they were shown it. */
  | {
      kind: 'assist.confirm';
      umk: Umk;
      was: Pick<Umk, 'status' | 'updatedAt'>;
      from: AssistState;
      codeId?: string;
    }
  /** The owner says no, or nobody said anything for too long: everything of the business goes. */
  | { kind: 'assist.refuse'; umkId: number; from: AssistState }
  | { kind: 'assist.expire'; umkId: number; from: AssistState }
  /** Something to tell other people: each becomes an inbound event of theirs in the same transaction. */
  | { kind: 'tell'; whom: Audience; happening: Happening; after?: { days: number } }
  /** Something to come back to; the same `key` again replaces it, `remove` takes it away. */
  | { kind: 'timer.set'; key: string; whom: Audience; happening: Happening; at: Date }
  | { kind: 'timer.remove'; key: string };

/** Who hears of a happening; resolved to people by the shell. */
export type Audience = { person: number } | { umk: number } | { company: number } | { role: Role };
