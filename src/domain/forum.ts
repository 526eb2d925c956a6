/** The Forum BIG HUG: its members, what was promised to it, its meetings and what they decide; whatever is over stays as it was. */
import { z } from 'zod';
import { CommitmentState, MeetingState } from './forumLives.ts';
import type { Role } from './person.ts';
import { Day } from './quantity.ts';
import { isOffice, mayWork } from './roles.ts';
import type { Attachment } from './umk.ts';
import { addDays, localDay, startOfDay } from './workingDays.ts';

export const ForumRole = z.enum(['anggota', 'pengurus', 'champion']);
export type ForumRole = z.infer<typeof ForumRole>;

/** Exactly one of person, company, umk and agency says who it is; an agency is known by its name only, and nobody there is written to. */
export const ForumMember = z.object({
  id: z.int(),
  regionId: z.string(),
  personId: z.int().optional(),
  companyId: z.int().optional(),
  umkId: z.int().optional(),
  agency: z.string().optional(),
  /** Who comes for the agency. */
  contact: z.string().optional(),
  role: ForumRole,
  since: Day,
  until: Day.optional(),
  /** Who it is ("company 7") as long as they are a member: unique, so that of two who add the same one at one moment one does. */
  seat: z.string().optional(),
  /** Raised by every change, so that of two who change it at one moment one wins. */
  rev: z.int(),
});
export type ForumMember = z.infer<typeof ForumMember>;

/** kemitraan: a pledge to work with UMK; ruang_usaha: space for them; orang_tua_asuh: a foster parent of some, which may be an agency. */
export const CommitmentKind = z.enum(['kemitraan', 'ruang_usaha', 'orang_tua_asuh', 'lainnya']);
export type CommitmentKind = z.infer<typeof CommitmentKind>;

/** How much space: the company's own figure; none is ever assumed. */
export const Figure = z.object({ amount: z.number().positive(), unit: z.enum(['persen', 'm2']) });
export type Figure = z.infer<typeof Figure>;

export const Commitment = z.object({
  id: z.int(),
  regionId: z.string(),
  companyId: z.int().optional(),
  agency: z.string().optional(),
  kind: CommitmentKind,
  words: z.string(),
  figure: Figure.optional(),
  /** Whom a foster parent fosters. */
  umkIds: z.array(z.int()),
  madeOn: Day,
  state: CommitmentState,
  history: z.array(
    z.object({ state: CommitmentState, words: z.string(), by: z.int(), at: z.date() }),
  ),
  rev: z.int(),
});
export type Commitment = z.infer<typeof Commitment>;

export const Meeting = z.object({
  id: z.int(),
  regionId: z.string(),
  title: z.string(),
  topics: z.array(z.string()),
  place: z.string(),
  startsAt: z.date(),
  /** On the same day; not always known. */
  endsAt: z.date().optional(),
  state: MeetingState,
  minutes: z.string().optional(),
  calledBy: z.int(),
  /** A mediation of this report: for those who take part in it only, not for the forum. */
  ticketId: z.int().optional(),
  rev: z.int(),
});
export type Meeting = z.infer<typeof Meeting>;

export const RsvpAnswer = z.enum(['hadir', 'tidak', 'mungkin']);
export type RsvpAnswer = z.infer<typeof RsvpAnswer>;

/** One person who is invited; `id` is "<meeting>/<person>". */
export const Rsvp = z.object({
  id: z.string(),
  meetingId: z.int(),
  personId: z.int(),
  answer: RsvpAnswer.optional(),
  at: z.date().optional(),
});
export type Rsvp = z.infer<typeof Rsvp>;

/** Somebody is to do something by a day: a person we know, or somebody in words. */
export const Decision = z.object({
  id: z.int(),
  meetingId: z.int(),
  words: z.string(),
  ownerId: z.int().optional(),
  owner: z.string().optional(),
  dueOn: Day,
  doneOn: Day.optional(),
  rev: z.int(),
});
export type Decision = z.infer<typeof Decision>;

/** The seat of who is a member; an agency is the same however its name is spaced or capitalised. */
export function seatOf(
  regionId: string,
  { personId, companyId, umkId, agency }: Omit<Partial<ForumMember>, 'regionId'>,
): string {
  const known = Object.entries({ personId, companyId, umkId }).find(([, id]) => id !== undefined);
  const who = known?.join(' ') ?? `agency ${agencyKey(agency ?? '')}`;
  return `${regionId} ${who}`;
}

export function agencyKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** A member as a list shows it; `people` are those who are written to for it. */
export type MemberView = { member: ForumMember; name: string; people: number[] };
export type CommitmentView = { commitment: Commitment; by: string };
export type DecisionView = { decision: Decision; title: string; owner?: string };
export type Invited = { rsvp: Rsvp; name?: string };
export type MeetingView = {
  meeting: Meeting;
  invited: Invited[];
  decisions: DecisionView[];
  /** Photos and documents of the minutes, oldest first. */
  files: Attachment[];
};
/** A meeting as somebody who is invited sees it. */
export type MyMeeting = { meeting: Meeting; rsvp: Rsvp };

/** Who keeps the forum's books; the rest of the office looks at them. */
export function mayKeepForum(roles: readonly Role[]): boolean {
  return roles.includes('admin') || roles.includes('mediator');
}

export function mayLookAtForum(roles: readonly Role[]): boolean {
  return isOffice(roles);
}

/** Whether these roles may look at this meeting: a mediation is for those who work on reports. */
export function mayLookAtMeeting(
  { ticketId }: Pick<Meeting, 'ticketId'>,
  roles: readonly Role[],
): boolean {
  return ticketId === undefined ? mayLookAtForum(roles) : mayWork(roles, 'ticket');
}

/** People are reminded at this hour, local time. */
const REMIND_HOUR = 9;

/** The morning of the day before; undefined where that is past. */
export function remindAt(startsAt: Date, now: Date, timeZone: string): Date | undefined {
  const at = morningOf(addDays(localDay(startsAt, timeZone), -1), timeZone);
  return at > now ? at : undefined;
}

/** When people are reminded of what is due on this day. */
export function morningOf(day: Day, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + REMIND_HOUR * 3_600_000);
}

/** Who is still to be reminded: those who come, or have said nothing for sure. */
export function mayCome({ answer }: Pick<Rsvp, 'answer'>): boolean {
  return answer !== 'tidak';
}

/** How many said what; `silent` have not said anything. */
export function attendance(invited: readonly Invited[]): Record<RsvpAnswer | 'silent', number> {
  const count = { hadir: 0, tidak: 0, mungkin: 0, silent: 0 };
  for (const { rsvp } of invited) count[rsvp.answer ?? 'silent'] += 1;
  return count;
}

/** "10 %" or "25 m2", as a company says it; undefined for anything else, and for more than all of it. */
export function readFigure(typed: string): Figure | undefined {
  const said =
    /^\D*?(\d{1,7}(?:[.,]\d{1,2})?)\s*(%|persen|percent|m2|m²|meter(?: persegi)?|sqm)\W*$/i.exec(
      typed.trim(),
    );
  if (!said) return undefined;
  const amount = Number((said[1] ?? '').replace(',', '.'));
  const unit = /^(?:%|p)/i.test(said[2] ?? '') ? 'persen' : 'm2';
  if (!(amount > 0) || (unit === 'persen' && amount > 100)) return undefined;
  return { amount, unit };
}
