/** What may happen to somebody without their writing: told by another's turn, a timer, or a decision of staff. */
import { z } from 'zod';
import { AgreementMove } from './agreement.ts';
import { AmendmentMove } from './amendment.ts';
import { AssistState } from './assist.ts';
import { BroadcastNews, BroadcastOrder } from './broadcast.ts';
import { EndedBy, Said } from './handover.ts';
import { OrganisationKind } from './invitation.ts';
import { OwnedPaperKind } from './paper.ts';
import { LicenceMove } from './licence.ts';
import { Role } from './person.ts';
import { ReminderKind } from './reminder.ts';
import { Day } from './quantity.ts';
import { PeriodId } from './reportPeriod.ts';
import { StaffGroup } from './staffGroup.ts';

/** Why a channel needs a person: each has words for staff of its own. */
export const Trouble = z.enum([
  /** The phone unlinked us: link again. */
  'logged_out',
  /** The number was refused or banned. */
  'refused',
  /** Another program uses the same session. */
  'replaced',
  /** The library is too old for the service. */
  'outdated',
  /** The server could not show who it is. */
  'untrusted',
  /** Nobody scanned the code in time. */
  'not_linked',
  /** The service refuses messages to people who did not write first: none are sent today. */
  'proactive_stopped',
  /** Not reached for a long time. */
  'unreachable',
  /** The access token is not accepted. */
  'token',
  /** The staff's group lets us write no more. */
  'group_lost',
]);
export type Trouble = z.infer<typeof Trouble>;

export const Happening = z.discriminatedUnion('kind', [
  /** Staff: a company waits for its check. */
  z.object({ kind: z.literal('company.waiting'), companyId: z.int() }),
  /** PIC: the company was approved or refused. */
  z.object({ kind: z.literal('company.decided'), companyId: z.int() }),
  /** PIC: candidates can be looked at (also when an owner put a hand up). */
  z.object({
    kind: z.literal('need.candidates'),
    needId: z.int(),
    /** The program found them by itself. */
    found: z.literal(true).optional(),
  }),
  /** Owner: a company would like to work with them. */
  z.object({ kind: z.literal('match.proposed'), matchId: z.int() }),
  /** Both: the match moved (agreed, declined, a step of exploring, lapsed). */
  z.object({ kind: z.literal('match.moved'), matchId: z.int(), move: z.string() }),
  /** The side whose turn it is has been silent: ask again, or let it lapse. */
  z.object({ kind: z.literal('match.silent'), matchId: z.int(), round: z.int() }),
  /** Owner: these open needs fit since the business, or a paper of it, is new. */
  z.object({ kind: z.literal('umk.fits'), umkId: z.int(), needIds: z.array(z.int()) }),
  /** Owner: once a month, which paper would open orders. */
  z.object({ kind: z.literal('umk.unlock'), umkId: z.int() }),
  /** Owner: several could deliver a need together, and they are asked for a part of it. */
  z.object({ kind: z.literal('together.asked'), togetherId: z.int(), umkId: z.int() }),
  /** Owner: they were asked for a part and have said nothing: ask again, or go on without them. */
  z.object({
    kind: z.literal('together.silent'),
    togetherId: z.int(),
    umkId: z.int(),
    round: z.int(),
  }),
  /** Whoever let a fair run begin: it is through, and made so many suggestions of so many. */
  z.object({ kind: z.literal('fair.done'), made: z.int(), of: z.int() }),
  /** Both: all agreed, others were asked, or it came to nothing; `left`: it goes on without this one; `closed`: its need is. */
  z.object({
    kind: z.literal('together.moved'),
    togetherId: z.int(),
    what: z.enum(['agreed', 'replanned', 'failed', 'left', 'closed']),
  }),
  /** Staff: somebody asks for a person, or reported a problem. */
  z.object({ kind: z.literal('queue.new'), queueKind: z.string(), subjectId: z.int() }),
  /** Whoever invited: the code was used, and this person belongs to it now. */
  z.object({
    kind: z.literal('member.joined'),
    organisation: OrganisationKind,
    organisationId: z.int(),
    personId: z.int(),
  }),
  /**
   * Nothing was heard of somebody since then: whoever never registered is forgotten, everybody else is asked, and forgotten
   * where they say nothing until a day.
   */
  z.object({
    kind: z.literal('person.idle'),
    step: z.enum(['forget', 'ask', 'erase']),
    since: z.date(),
    until: Day.optional(),
  }),
  /** Whoever works on broadcasts: what they ordered outside of the chat. */
  z.object({ kind: z.literal('broadcast.ordered'), order: BroadcastOrder }),
  /** Staff: a channel needs somebody. */
  z.object({ kind: z.literal('channel.trouble'), channel: z.string(), what: Trouble }),
  /** Two conversations became one: the person is asked again what waits in it. */
  z.object({ kind: z.literal('person.linked') }),
  /** Staff: a colleague gave them this line of the queue. */
  z.object({ kind: z.literal('queue.given'), itemId: z.int() }),
  /** Admins, and whom it is about: somebody has a role, or no longer. */
  z.object({
    kind: z.literal('role.changed'),
    personId: z.int(),
    role: Role,
    granted: z.boolean(),
  }),
  /** Owner: staff looked at these papers; what came of it is on each. */
  z.object({ kind: z.literal('paper.checked'), umkId: z.int(), kinds: z.array(OwnedPaperKind) }),
  /** Owner: a person of the office has looked at how ready the business is. */
  z.object({ kind: z.literal('umk.curated'), umkId: z.int() }),
  /** PIC: another person speaks for the company now. */
  z.object({ kind: z.literal('pic.replaced'), companyId: z.int() }),
  /** PIC: staff closed the need; `reason` is a code of ours, or words. */
  z.object({ kind: z.literal('need.closed'), needId: z.int(), reason: z.string() }),
  /** Whoever reported: staff answered, or closed the report. */
  z.object({ kind: z.literal('ticket.moved'), ticketId: z.int() }),
  /** A mediator: they look after this report from now on. */
  z.object({ kind: z.literal('ticket.assigned'), ticketId: z.int() }),
  /** A mediator: goods were refused, and the office is open. */
  z.object({ kind: z.literal('ticket.alarm'), ticketId: z.int() }),
  /** Staff: the first answer is missing; `step` of the region's list, or the last day is over. Whoever reported hears of the latter. */
  z.object({ kind: z.literal('ticket.late'), ticketId: z.int(), step: z.int().optional() }),
  /** Who reported and who looks after it: by a changed calendar the first answer is due on another day. */
  z.object({ kind: z.literal('ticket.shifted'), ticketId: z.int(), from: Day }),
  /** Who reported: the office found it more or less urgent. */
  z.object({ kind: z.literal('ticket.triaged'), ticketId: z.int() }),
  /** A mediator: what a side did. */
  z.object({
    kind: z.literal('ticket.heard'),
    ticketId: z.int(),
    what: z.enum([
      'raise',
      'reply',
      'accept',
      'seal',
      'decline',
      'complete',
      'broken',
      'withdraw',
      'lapse',
    ]),
  }),
  /** The other side of a report: it is asked for its view, or how it pays in general. */
  z.object({ kind: z.literal('dispute.asked'), ticketId: z.int() }),
  /** Both sides: there is a proposal. */
  z.object({ kind: z.literal('dispute.proposed'), ticketId: z.int() }),
  /** Both sides: what they agreed to is some time ago. */
  z.object({ kind: z.literal('dispute.follow'), ticketId: z.int() }),
  /** A side: what became of it. */
  z.object({
    kind: z.literal('dispute.moved'),
    ticketId: z.int(),
    what: z.enum(['mediate', 'seal', 'decline', 'complete', 'broken', 'close', 'withdraw']),
  }),
  /** Whoever sent a voice note: this is what staff heard. */
  z.object({
    kind: z.literal('voice.written'),
    noteId: z.int(),
    /** Nobody answered for days: what was heard is given up. */
    last: z.literal(true).optional(),
  }),
  /** Whoever is on the other side of a talk: what was said there, by whom ('' where no name is known). */
  z.object({ kind: z.literal('handover.line'), handoverId: z.int(), who: z.string(), said: Said }),
  /** Who asked for a person: this officer answers now. */
  z.object({ kind: z.literal('handover.taken'), handoverId: z.int(), who: z.string() }),
  /** The other side: the talk is over. */
  z.object({ kind: z.literal('handover.over'), handoverId: z.int(), by: EndedBy }),
  /** Staff: a colleague gave them this talk. */
  z.object({ kind: z.literal('handover.passed'), handoverId: z.int(), who: z.string() }),
  /** The officer who has it: the staff's group is lost, and the talk goes on in their private chat. */
  z.object({ kind: z.literal('handover.back'), handoverId: z.int() }),
  /** A topic of the staff's group: it is there for this talk. */
  z.object({ kind: z.literal('topic.opened'), handoverId: z.int() }),
  /** A topic: somebody in the group wrote there; who it is, and whether they may, is looked at each time. */
  z.object({
    kind: z.literal('topic.said'),
    handoverId: z.int(),
    placeId: z.int(),
    said: Said.optional(),
  }),
  /** A group: somebody asked for it to be the staff's. */
  z.object({ kind: z.literal('group.asked'), group: StaffGroup }),
  /** Admins: nobody of the office has answered in time. */
  z.object({ kind: z.literal('handover.late'), handoverId: z.int() }),
  /** Who asked for a person: they have not written for days. */
  z.object({ kind: z.literal('handover.silent'), handoverId: z.int() }),
  /** One of its recipients: what the office says to many. */
  z.object({ kind: z.literal('broadcast.message'), broadcastId: z.int() }),
  /** Whoever wrote it: what became of a broadcast. */
  z.object({ kind: z.literal('broadcast.news'), broadcastId: z.int(), what: BroadcastNews }),
  /** Who handed in a list: it was read, or something has to be asked. */
  z.object({ kind: z.literal('import.read'), jobId: z.int() }),
  /** Who asked for it: the import is applied. */
  z.object({ kind: z.literal('import.applied'), jobId: z.int() }),
  /** Who asked for it: the import is taken back. */
  z.object({ kind: z.literal('import.undone'), jobId: z.int() }),
  /** Who asked for it: the file can be fetched. */
  z.object({ kind: z.literal('export.ready'), jobId: z.int() }),
  /** PIC: it is the time in which the LKPM of this quarter is reported, and the company's list can be had. */
  z.object({ kind: z.literal('lkpm.ready'), companyId: z.int(), period: PeriodId }),
  /** Who asked for it: it came to nothing. */
  z.object({ kind: z.literal('file.failed'), jobId: z.int() }),
  /** Owner: staff moved their request, or its place at the clinic. */
  z.object({
    kind: z.literal('licence.moved'),
    licenceId: z.int(),
    move: z.union([LicenceMove, z.literal('book'), z.literal('unbook')]),
  }),
  /** Owner: staff ask for a photo or file. */
  z.object({ kind: z.literal('licence.wanted'), licenceId: z.int() }),
  /** Owner: it is time to say how far the licence is. */
  z.object({ kind: z.literal('licence.due'), licenceId: z.int() }),
  /** Owner: the clinic is tomorrow. */
  z.object({ kind: z.literal('licence.clinic'), licenceId: z.int(), slot: z.string() }),
  /** Staff: what the owner did about a request that this officer has. */
  z.object({
    kind: z.literal('licence.heard'),
    licenceId: z.int(),
    what: z.enum(['sent', 'problem', 'issued', 'stopped', 'booked', 'unbooked', 'silent']),
  }),
  /** Companion: the owner said yes or no, or the sheet was looked at. */
  z.object({ kind: z.literal('assist.decided'), umkId: z.int(), state: AssistState }),
  /** Companion: the owner has said nothing for long; with `last` the data goes. */
  z.object({
    kind: z.literal('assist.silent'),
    umkId: z.int(),
    last: z.literal(true).optional(),
  }),
  /** Owner: something was left in the middle, a paper comes to its end; either side: it is time to say how a partnership goes. */
  z.object({
    kind: z.literal('reminder'),
    about: z.object({
      kind: ReminderKind,
      umkId: z.int().optional(),
      paper: OwnedPaperKind.optional(),
      /** The month, or of a sheet the quarter, that is asked about. */
      period: PeriodId.optional(),
      companyId: z.int().optional(),
      /** Of the diary: the order or result that is late. */
      entryId: z.int().optional(),
    }),
  }),
  /** Staff: in the morning, what waits. */
  z.object({ kind: z.literal('queue.digest') }),
  /** Who is invited to a meeting of the forum: it is called, moved, cancelled, or soon. */
  z.object({
    kind: z.literal('forum.invited'),
    meetingId: z.int(),
    why: z.enum(['called', 'moved', 'cancelled', 'soon']),
  }),
  /** Who is to do what a meeting decided: it was decided, or is due. */
  z.object({ kind: z.literal('forum.decided'), decisionId: z.int(), why: z.enum(['new', 'due']) }),
  /** Whoever is party to it: it is drafted (`answer`: something is theirs to say), or was moved by another. */
  z.object({ kind: z.literal('agreement.moved'), agreementId: z.int(), move: AgreementMove }),
  /** The other side of an agreement: this was said of the work, and waits for their yes or no. */
  z.object({ kind: z.literal('diary.said'), entryId: z.int() }),
  /** The same: they have not answered; they are asked once more, then the office looks. */
  z.object({ kind: z.literal('diary.silent'), entryId: z.int(), round: z.int() }),
  /** A side: what became of what was said; `noted`: the office wrote it down for them. */
  z.object({
    kind: z.literal('diary.answered'),
    entryId: z.int(),
    what: z.enum(['confirm', 'dispute', 'withdraw', 'uphold', 'drop', 'noted']),
  }),
  /** Whoever is party or is to be: an amendment is proposed (`propose`), or was moved by another. */
  z.object({
    kind: z.literal('amendment.moved'),
    agreementId: z.int(),
    move: z.enum(['propose', ...AmendmentMove.options]),
  }),
  /** Both sides and the office: an evaluation asks for views (`again`: whoever has not given theirs), one was given, it was decided, or something of its plan is due. */
  z.object({
    kind: z.literal('evaluation.moved'),
    evaluationId: z.int(),
    why: z.enum(['asked', 'again', 'view', 'decided', 'due', 'complete']),
    /** Whose view it is: "company" or "umk/7". */
    party: z.string().optional(),
  }),
  /** Whoever is party: its last day comes near, and it could be extended. */
  z.object({ kind: z.literal('agreement.ends'), agreementId: z.int(), endsOn: z.string() }),
]);
export type Happening = z.infer<typeof Happening>;
