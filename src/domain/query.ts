/** What a step or command may ask to know besides its facts: a closed list, read by the shell in one batch. */
import type { Agreement } from './agreement.ts';
import type { AssistView, OwnerCode } from './assist.ts';
import type { AuditLine } from './audit.ts';
import type { Company } from './company.ts';
import type { Curation, ReadinessView } from './curation.ts';
import type {
  Found,
  History,
  MatchRow,
  NeedRow,
  PersonCard,
  QueueRow,
  Search,
  Staff,
  StaffCode,
  TicketRow,
  Waiting,
} from './desk.ts';
import type {
  DisputeView,
  Mediator,
  MediatorLoad,
  StatementView,
  TicketBetween,
} from './dispute.ts';
import type { Meeting } from './forum.ts';
import type { Handover, HandoverView, StaffAway } from './handover.ts';
import type { Invitation, MemberRole, OrganisationKind } from './invitation.ts';
import type { LicenceView } from './licence.ts';
import type { LinkCode } from './link.ts';
import type { Match } from './match.ts';
import type { Need } from './need.ts';
import type { Numbered } from './numbered.ts';
import type { PaperAnswer } from './effect.ts';
import type { RefusalCode } from './paper.ts';
import type { Day } from './quantity.ts';
import type { DeskKind } from './roles.ts';
import type { Statistics } from './statistics.ts';
import type { QueueKind, Ticket, TicketState } from './ticket.ts';
import type { Attachment, Umk } from './umk.ts';
import type { VoiceNote } from './voice.ts';
import type { MatchingQueryTable } from './queryMatching.ts';
import type { OfficeQueryTable } from './queryOffice.ts';

/** An invitation with what it is for, as far as that still exists. */
export type InvitationView = { invitation: Invitation; umk?: Umk; company?: Company };
/** A role among the staff; `valid`: whoever invited is still an admin. */
export type StaffInvitation = { staff: StaffCode; valid: boolean };
/** A paper as it is known, and what staff said of it; `updatedAt` names the state that a check decides on. */
export type PaperView = PaperAnswer & {
  checkedAt?: Date;
  refusal?: RefusalCode;
  refusalWords?: string;
  updatedAt: Date;
};
/** What an owner is asked to confirm with a code. */
export type OwnerInvitation = { owner: OwnerCode; view: AssistView };
/** What of an agreement says how far its matches are. */
export type MatchAgreement = Pick<Agreement, 'id' | 'state' | 'rev' | 'startsOn' | 'endsOn'>;
export type MatchView = {
  match: Match;
  need: Need;
  umk: Umk;
  company: Company;
  /** Of this match, the newest one. */
  agreement?: MatchAgreement;
};

/** Each kind with what it takes and what it gives. `undefined` where nothing is found. */
export type QueryTable = OfficeQueryTable &
  MatchingQueryTable & {
    /** Reserves the next number; a number reserved in a turn that is not kept is never used again. */
    fresh: { of: Numbered; nth?: number; result: number };
    company: { id: number; result: Company | undefined };
    companies: { status: Company['status']; result: Company[] };
    need: { id: number; result: Need | undefined };
    'needs.ofCompanies': { ids: number[]; result: Need[] };
    match: { id: number; result: MatchView | undefined };
    /** All matches of these organisations that are not over, newest first. */
    'matches.of': { umkIds: number[]; companyIds: number[]; result: MatchView[] };
    papers: { umkId: number; result: PaperView[] };
    /** Photos and documents of this UMK: its own (owner `umk`) and those of its papers, oldest first. */
    attachments: { umkId: number; result: Attachment[] };
    /** The questionnaire, with the level that counts (see domain/curation.ts). */
    readiness: { umkId: number; result: ReadinessView | undefined };
    /** What staff found at their looks at this UMK, newest first; with what is for staff only. */
    curations: { umkId: number; result: (Curation & { name?: string })[] };
    /** Who waits for a look: asked-for reviews by deadline, then complete questionnaires nobody has looked at, newest first. */
    'curations.waiting': { without: number[]; page: number; size: number; result: Found<Waiting> };
    /** `handler`: the name of whoever looks after it. */
    'tickets.ofPerson': { result: (Ticket & { handler?: string })[] };
    /** A new code that nobody can guess; the same one for the whole turn. */
    invitationCode: { result: string };
    /** What was made with this code, also where it is used or over. */
    invitation: {
      code: string;
      result: InvitationView | StaffInvitation | OwnerInvitation | undefined;
    };
    /** How many codes that nobody made this person has tried since. */
    'invitation.misses': { since: Date; result: number };
    /** What a linking code opens, also where it is used or over; `name` of the person it is for. */
    linkCode: { code: string; result: { code: LinkCode; name?: string } | undefined };
    /** The people of a business or company, with the channels they can be reached on. */
    members: {
      organisation: OrganisationKind;
      organisationId: number;
      result: { personId: number; name?: string; role: MemberRole; channels: string[] }[];
    };
    /** The business that nobody belongs to yet (imported), of this name, whose NIB ends in these four digits. */
    'umk.unclaimed': { name: string; nibEnd: string; result: Umk | undefined };
    voiceNote: { id: number; result: VoiceNote | undefined };
    /** Voice notes that wait to be written down, oldest first. */
    'voiceNotes.waiting': { result: VoiceNote[] };
    /** What waits or is taken, by deadline and then by age; of more than the desk can show only the first. */
    'queue.open': { of: QueueKind[]; result: Found<QueueRow> };
    /** How many lines wait or are taken, with matches of which a side is silent since `askedBefore`. */
    'queue.count': { of: DeskKind[]; askedBefore: Date; result: number };
    queueItem: { id: number; result: QueueRow | undefined };
    /** The line of this kind about this subject that waits or is somebody's, the oldest where there are several. */
    'queue.about': { of: QueueKind; subjectId: number; result: QueueRow | undefined };
    /** Matches that wait for a side's answer since before this moment, longest first. */
    'matches.silent': { askedBefore: Date; result: MatchRow[] };
    /** A report, who made it, and the partnership it is about. */
    ticket: {
      id: number;
      result:
        | {
            ticket: Ticket;
            by?: PersonCard;
            match?: MatchRow;
            mediator?: Mediator;
            /** Oldest first; for staff only. */
            statements?: StatementView[];
            /** The newest one that was called for it. */
            meeting?: Meeting;
          }
        | undefined;
    };
    /** A report that the person has a part in, as they see it. */
    dispute: { id: number; result: DisputeView | undefined };
    /** All of them, newest first. */
    'disputes.mine': { result: DisputeView[] };
    /** Both sides of a report and whoever looks after it: who is invited to a meeting about it. */
    'ticket.people': { id: number; result: number[] };
    /** Mediators who are staff now, with what they look after. */
    mediators: { result: MediatorLoad[] };
    /** The newest report since then of one side of this match against the other. */
    'ticket.between': { matchId: number; since: Date; result: TicketBetween | undefined };
    /** Reports in these states, by their day; a page of them with the names of who reported. */
    'tickets.list': {
      states: TicketState[];
      page: number;
      size: number;
      result: Found<TicketRow>;
    };
    /** Photos and documents that came with a report, oldest first. */
    'ticket.attachments': { ticketId: number; result: Attachment[] };
    /** Somebody whom staff help. */
    person: { id: number; result: PersonCard | undefined };
    umk: { id: number; result: Umk | undefined };
    'umks.find': Search & { page: number; size: number; result: Found<Umk> };
    'companies.find': Search & { page: number; size: number; result: Found<Company> };
    'needs.find': Search & { page: number; size: number; result: Found<NeedRow> };
    'umk.history': { id: number; result: History };
    'company.history': { id: number; result: History };
    /** All matches of a need, also those that are over, newest first. */
    'need.matches': { id: number; result: MatchRow[] };
    /** Everybody with a role. */
    staff: { result: Staff[] };
    licence: { id: number; result: LicenceView | undefined };
    /** All requests of these businesses, newest first. */
    'licences.of': { umkIds: number[]; result: LicenceView[] };
    /** Requests that are not over, by the day on which their line of the queue is due; of very many only the first. */
    'licences.open': { result: LicenceView[] };
    /** What was sent for a request, oldest first. */
    'licence.files': { id: number; result: Attachment[] };
    /** Places at the clinic that are taken on these days. */
    'clinic.taken': { from: Day; to: Day; result: string[] };
    handover: { id: number; result: HandoverView | undefined };
    /** The person's own talk with the office that is not over. */
    'handover.mine': { result: Handover | undefined };
    /** Talks that wait or are somebody's, oldest first. */
    'handovers.open': { result: HandoverView[] };
    /** The officer of the person's last talk since then, if they are staff still. */
    'handover.last': { since: Date; result: number | undefined };
    /** Officers who are away on this day or later, each with a deputy. */
    'staff.away': { today: Day; result: StaffAway[] };
    /** The audit trail, newest first: all of it, or of one subject ("umk/7") or of what one person did ("person/3"). */
    'audit.rows': {
      subject?: string;
      skip: number;
      take: number;
      result: { total: number; rows: AuditLine[] };
    };
    /** What a companion registered, whoever it was. */
    assist: { id: number; result: AssistView | undefined };
    /** What the person registered as a companion, newest first; `words` look for a name or a product. */
    'assists.mine': Search & { page: number; size: number; result: Found<AssistView> };
    /** How many of them wait for the owner or for a sheet. */
    'assists.waiting': { result: number };
    /** What others registered for the number that the person writes from, as far as the channel vouches for it. */
    'assists.forMe': { result: AssistView[] };
    /** What tells whether a business is known already: its number, and the owners of what is made in the same kelurahan. */
    'umk.alike': {
      phone: string;
      kecamatan: string;
      kelurahan?: string | undefined;
      sector?: string;
      product: string;
      /** A business that is not compared: itself. */
      except?: number;
      result: { phone: boolean; owners: string[] };
    };
    /** Whether the person answers now for the owner of this match's business, who has no chat. */
    'match.behalf': { id: number; result: boolean };
    /** Members of this group who have no chat, and for whom the person answers now. */
    'together.behalf': { id: number; result: number[] };
    /** The kinds of reminders that the person said no to. */
    'reminders.off': { result: string[] };
    /** The programme in numbers, as of a day and its month ("2026-11"). */
    statistics: { today: Day; month: string; result: Statistics };
    /** How somebody belongs to an organisation. */
    member: {
      organisation: OrganisationKind;
      organisationId: number;
      personId: number;
      result: { name?: string; role: MemberRole } | undefined;
    };
  };

export type QueryKind = keyof QueryTable;
export type Query = {
  [K in QueryKind]: { kind: K } & Omit<QueryTable[K], 'result'>;
}[QueryKind];
export type QueryResult<K extends QueryKind> = QueryTable[K]['result'];

/** The key under which a query's result is kept: equal questions have equal keys. */
export function queryKey(query: Query): string {
  return JSON.stringify(query, Object.keys(query).sort());
}
