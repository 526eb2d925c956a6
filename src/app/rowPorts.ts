/** The tables that effects write to, with their rows in plain words, and a write as data: what of a turn the store carries out. */
import type { Agreement, AgreementParty } from '../domain/agreement.ts';
import type { AgreementConsent, AgreementVersion } from '../domain/agreementView.ts';
import type { Amendment } from '../domain/amendment.ts';
import type { Assist, OwnerCode } from '../domain/assist.ts';
import type { Broadcast, BroadcastRecipient } from '../domain/broadcast.ts';
import type { Baseline, CheckIn } from '../domain/checkIn.ts';
import type { Unanswered } from '../domain/changing.ts';
import type { Company } from '../domain/company.ts';
import type { Curation } from '../domain/curation.ts';
import type { StaffCode } from '../domain/desk.ts';
import type { Entry } from '../domain/diary.ts';
import type { Happening } from '../domain/event.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { FileLink, Job } from '../domain/files.ts';
import type { Commitment, Decision, ForumMember, Meeting, Rsvp } from '../domain/forum.ts';
import type { Handover, StaffAway } from '../domain/handover.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { LicenceRequest } from '../domain/licence.ts';
import type { LinkCode } from '../domain/link.ts';
import type { Match } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import type { Consent, Membership, Person, StaffRole } from '../domain/person.ts';
import type { Override } from '../domain/override.ts';
import type { ReminderKind } from '../domain/reminder.ts';
import type { Statement } from '../domain/dispute.ts';
import type { QueueItem, Ticket } from '../domain/ticket.ts';
import type { FairRun } from '../domain/fairRun.ts';
import type { Together } from '../domain/together.ts';
import type { VoiceNote } from '../domain/voice.ts';
import type { Warning } from '../domain/warning.ts';
import type { Attachment, Readiness, TrackRecord, Umk } from '../domain/umk.ts';

/** A paper of a UMK as stored; `id` is `<umkId>/<kind>`. */
export type PaperRow = {
  id: string;
  umkId: number;
  kind: string;
  status: string;
  number?: string | undefined;
  expires?: string | undefined;
  checkedAt?: Date | undefined;
  checkedBy?: number | undefined;
  refusal?: string | undefined;
  refusalWords?: string | undefined;
  updatedAt: Date;
};

/** What was done, by whom, to what: ids only. */
export type AuditRow = { id: string; personId: number; action: string; subject: string; at: Date };
/** `key` names what the timer is for; setting it again replaces all rows of that key. */
export type TimerRow = {
  id: string;
  key: string;
  personId: number;
  happening: Happening;
  at: Date;
};

/** Somebody wants no reminders of a kind; `id`: "<person>/<kind>". */
export type ReminderOff = { id: string; personId: number; kind: ReminderKind };

/** Something that the program asked somebody by itself; `id`: of the inbound row in which it was said. */
export type UnaskedRow = { id: string; personId: number; at: Date };

/** Every table that effects write to, with its rows in plain words; the store encrypts what is personal. */
export type Tables = {
  person: Person;
  consent: Consent;
  membership: Membership;
  invitation: Invitation;
  linkCode: LinkCode;
  voiceNote: VoiceNote;
  handover: Handover;
  fileLink: FileLink;
  job: Job;
  staffAway: StaffAway;
  reminderOff: ReminderOff;
  broadcast: Broadcast;
  broadcastRecipient: BroadcastRecipient;
  forumMember: ForumMember;
  commitment: Commitment;
  meeting: Meeting;
  rsvp: Rsvp;
  decision: Decision;
  agreement: Agreement;
  agreementParty: AgreementParty;
  agreementVersion: AgreementVersion;
  agreementConsent: AgreementConsent;
  agreementAmendment: Amendment;
  evaluation: Evaluation;
  checkIn: CheckIn;
  baseline: Baseline;
  warning: Warning;
  unasked: UnaskedRow;
  diaryEntry: Entry;
  staffRole: StaffRole;
  /** Kept beside the other invitations. */
  staffCode: StaffCode;
  /** Kept there too. */
  ownerCode: OwnerCode;
  assist: Assist;
  umk: Umk;
  paper: PaperRow;
  readiness: Readiness;
  curation: Curation;
  attachment: Attachment;
  company: Company;
  need: Need;
  match: Match;
  trackRecord: TrackRecord;
  together: Together;
  fairRun: FairRun;
  ticket: Ticket;
  statement: Statement;
  licenceRequest: LicenceRequest;
  queueItem: QueueItem;
  unanswered: Unanswered;
  override: Override;
  audit: AuditRow;
  timer: TimerRow;
};
export type Table = keyof Tables;

/**
 * A write as data. `put` inserts or replaces by id; `insert` fails on an id that exists; `patch` sets the named
 * columns (undefined empties one) and adds to list columns (`append`) where the row still has what `expect` says:
 * no such row makes the turn stale; `patchWhere` patches all rows that have the given columns; `remove` deletes
 * them; `count` inserts a row or, where its id exists, raises `times` by one and sets `lastAt`.
 */
export type Write =
  | {
      [T in Table]:
        | { op: 'put' | 'insert'; table: T; row: Tables[T] }
        | {
            op: 'patch';
            table: T;
            id: Tables[T]['id'];
            set: { [K in keyof Tables[T]]?: Tables[T][K] | undefined };
            append?: {
              [K in keyof Tables[T]]?: Tables[T][K] extends readonly (infer E)[] ? E : never;
            };
            expect?: Partial<Tables[T]>;
          }
        | {
            op: 'patchWhere';
            table: T;
            where: Partial<Tables[T]>;
            set: { [K in keyof Tables[T]]?: Tables[T][K] | undefined };
          }
        | { op: 'remove'; table: T; where: Partial<Tables[T]> };
    }[Table]
  | { op: 'count'; table: 'unanswered'; row: Unanswered };
