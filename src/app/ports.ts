/** What the shell needs from the outside: the store (here), and the channels (channelPorts.ts); nothing here knows a library. */
import type { Input } from '../conversation/input.ts';
import type {
  Address,
  ChannelId,
  InboundMessage,
  Message,
  Outbound,
  Progress,
} from './channelPorts.ts';
import type { JobStore } from './jobPorts.ts';
import type { Conversation } from '../conversation/state.ts';
import type { MatchingStore } from './matchingPorts.ts';
import type { Workers } from './workerPorts.ts';
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
import type { Audience } from '../domain/effect.ts';
import type { Happening } from '../domain/event.ts';
import type { PersonFacts } from '../domain/facts.ts';
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
import type { Query } from '../domain/query.ts';
import type { ReminderKind } from '../domain/reminder.ts';
import type { Statement } from '../domain/dispute.ts';
import type { QueueItem, Ticket } from '../domain/ticket.ts';
import type { FairRun } from '../domain/fairRun.ts';
import type { Together } from '../domain/together.ts';
import type { VoiceNote } from '../domain/voice.ts';
import type { Warning } from '../domain/warning.ts';
import type { Attachment, Readiness, TrackRecord, Umk } from '../domain/umk.ts';

/** What the store reads and writes of the engine's, so that it knows this file only. */
export { placeIn } from '../domain/staffGroup.ts';
export { joinConversations } from '../conversation/join.ts';
export { Conversation, newConversation, position } from '../conversation/state.ts';
export type { Input } from '../conversation/input.ts';
export type * from './channelPorts.ts';
export type * from './filePorts.ts';
export type * from './jobPorts.ts';
export type * from './workerPorts.ts';
export type * from './matchingPorts.ts';
export { RunStateError } from './filePorts.ts';

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

/** An inbound row as the shell works on it: who, what, and where an answer goes. */
export type Inbound = {
  id: number;
  personId: number;
  addressId: number;
  address: Address;
  at: Date;
  input: Input;
  /** Who wrote it, where the address is a place that several write in. */
  by?: Address;
  /** The outside message that started it all, as its channel named it; for events and timers, their cause's. */
  cause: string;
  /** Nobody wrote it: it may wait until the person is not in the middle of something. */
  proactive: boolean;
  /** It was not to be handled when it came, but later. */
  putOff: boolean;
};

/** What a turn starts from. */
export type Opened = { conversation: Conversation; version: number; person: PersonFacts };

/** An event for somebody else, stored in the causing commit; `after` makes it due later. */
export type Told = { personId: number; happening: Happening; after?: Date };

/** Everything one turn leaves behind, all or nothing. */
export type TurnCommit = {
  /** The inbound rows it answers (several where bubbles were read together). */
  inboundIds: number[];
  personId: number;
  conversation: Conversation;
  version: number;
  writes: Write[];
  told: Told[];
  outbound: { addressId: number; message: Message; proactive: boolean; crowd?: true }[];
  cause: string;
  at: Date;
  /** The person asked for their data to go: everything of theirs is erased after the rest is written. */
  erase?: true;
  /** A code showed that they are this person too: the two become one, see domain/link.ts. */
  link?: Linking;
  /** Bytes that are not needed any more (a voice note that was written down). */
  dropBlobs?: readonly string[];
  /** Businesses of which nothing but their number stays. */
  eraseUmks?: readonly number[];
  /** What was given up (domain/givenUp.ts): each is tried again, or its words go. */
  givenUp?: readonly { id: string; again: boolean }[];
};

/** `other` is taken in by the person of the turn; on recovery the addresses that they had are frozen first. */
export type Linking = { other: number; purpose: LinkCode['purpose'] };

export type Settled =
  | { id: string; state: 'sent'; providerId: string }
  | { id: string; state: 'waiting'; dueAt: Date; why: string }
  | { id: string; state: 'failed'; why: string };

/** What waits: rows, and the age in seconds of the one that is due longest; what was given up: turns parked, messages not sent. */
export type Depth = {
  inbound: { waiting: number; oldestS: number };
  outbound: { waiting: number; oldestS: number };
  parked: number;
  failed: number;
};

export type Store = JobStore &
  MatchingStore & {
    /** Where other workers have this store too; undefined where it is this program's own. */
    workers?: Workers;
    /** Makes a message durable; false when its key is known already (a repeat). Creates person and address. */
    receive(
      message: InboundMessage,
      options?: { example?: boolean },
    ): Promise<{ fresh: boolean; personId: number; inboundId: number }>;
    /** People with inbound rows that are due and not done, oldest row first. */
    waitingPeople(now: Date): Promise<number[]>;
    /** The not-done inbound rows of a person that are due, oldest first. */
    inboundOf(personId: number, now: Date): Promise<Inbound[]>;
    /** Of somebody who turned out to be another person: that one's. */
    open(personId: number): Promise<Opened>;
    /** Answers queries that are about rows; `candidates` and `opportunities` are the shell's own. */
    read(query: Query, personId: number): Promise<unknown>;
    /** One transaction for all; false for a turn that was stale (version or `expect`), an Error for one that cannot be
     * written alone either: nothing of those is written. */
    commitMany(turns: readonly TurnCommit[]): Promise<(boolean | Error)[]>;
    /** When this person was asked something unasked since then, but for what this inbound row said before. */
    askedSince(personId: number, since: Date, except: number): Promise<Date[]>;
    /** Puts a proactive inbound row off until `until`. */
    hold(inboundId: number, until: Date): Promise<void>;
    /** Makes a person's held rows due at once, as if they came now: the dialog they waited for is over. */
    release(personId: number, now: Date): Promise<void>;
    /** Marks rows as done without a turn (poison: after `tries` failures), keeping them for staff. */
    park(inboundIds: readonly number[], why: string): Promise<void>;
    /**
     * The oldest unsent row of each person, due by now, at most `limit`; marks them as being sent. With several workers only
     * what goes by the channels `here`, where they are given: others have the rest running.
     */
    claim(limit: number, now: Date, here?: readonly ChannelId[]): Promise<Outbound[]>;
    settle(results: readonly Settled[], at: Date): Promise<void>;
    /** Records what became of sent messages; gives back those whose message is not known as sent (yet). */
    progress(channel: ChannelId, news: readonly Progress[]): Promise<Progress[]>;
    /** How many messages were sent, and how many of those are known to have arrived, been read, or failed. */
    deliveries(): Promise<{ sent: number; delivered: number; read: number; failed: number }>;
    depth(now: Date): Promise<Depth>;
    /** Rows that were being sent when the process died become unsent again; returns how many. */
    recover(): Promise<number>;
    /** Timers due by `now` become inbound rows (`timer/<id>`), oldest first, at most `limit`; returns the people. */
    fireTimers(now: Date, limit: number, cause: string): Promise<number[]>;
    /** The moment at which the next timer, held row or broadcast is due, if any; or without the rows, which others handle too. */
    nextDue(of?: 'timers'): Promise<Date | undefined>;
    /** What staff have changed, all of it, with how many changes there are; undefined where there are still `known`. */
    overrides(known: number | undefined): Promise<{ count: number; rows: Override[] } | undefined>;
    /** People an audience resolves to. */
    peopleOf(audience: Audience): Promise<number[]>;
    /** The person behind an address; undefined where nobody is known there. */
    knownAt(address: Address): Promise<number | undefined>;
    /** The person behind an address, made if need be. */
    personAt(address: Address): Promise<number>;
    /**
     * Another account serves the same people from now on (the office's number moved from one channel to another): each
     * person of `from` gets an address at `to`, which is where their messages go. `idOf` undefined: cannot be reached there.
     * How many moved.
     */
    moveAccount(
      from: Omit<Address, 'id'>,
      to: Omit<Address, 'id'>,
      idOf: (id: string) => string | undefined,
    ): Promise<number>;
    /** Writes outside of any turn, all or nothing: first admin, examples, imports. */
    write(writes: readonly Write[]): Promise<void>;
    /** A value that survives restarts: the terminal's clock, the example mark. */
    getSetting(name: string): Promise<string | undefined>;
    putSetting(name: string, value: string): Promise<void>;
    close(): Promise<void>;
  };
