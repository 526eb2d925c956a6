/** What staff look at from their desk: lines of the queue, people, and what came of a search; each as it is stored, nothing masked. */
import { z } from 'zod';
import type { Agreement } from './agreement.ts';
import type { Company } from './company.ts';
import type { LicenceRequest } from './licence.ts';
import type { Match } from './match.ts';
import type { Need } from './need.ts';
import { Role } from './person.ts';
import type { StaffRole } from './person.ts';
import type { Day } from './quantity.ts';
import type { Level } from './readiness.ts';
import { Scope } from './scope.ts';
import type { QueueItem, Ticket } from './ticket.ts';
import type { Umk } from './umk.ts';
import type { Warning } from './warning.ts';

/** A line of the queue with whom it is about; names are left out where they are not known (any more). */
export type QueueRow = {
  item: QueueItem;
  /** The person who asked or reported. */
  person?: string;
  company?: Pick<Company, 'id' | 'name'>;
  umk?: Pick<Umk, 'id' | 'product'>;
  ticket?: Pick<Ticket, 'id' | 'urgent'>;
  /** Of which licence a request is. */
  licence?: Pick<LicenceRequest, 'id' | 'licence'>;
  /** What a warning is about. */
  warning?: Pick<Warning, 'id' | 'code'>;
  /** The name of whoever took it. */
  taker?: string;
};

/** What staff look for: a running number, a phone number (E.164), words of a name or product, or the newest. */
export const Search = z.object({
  by: z.enum(['number', 'phone', 'words', 'newest']),
  /** The number, the phone number or the words; of the newest nothing. */
  what: z.string(),
});
export type Search = z.infer<typeof Search>;

/** A page of what was found, and how many there are in all. */
export type Found<T> = { total: number; rows: T[] };

/** A need as it stands in a list of staff. */
export type NeedRow = { need: Need; company: Pick<Company, 'id' | 'name' | 'status'> };

/** A business that waits for a person's look at its readiness: `dueOn` where it was asked for, `again` where it was looked at before. */
export type Waiting = {
  umk: Pick<Umk, 'id' | 'product'>;
  score?: number;
  level?: Level;
  dueOn?: Day;
  asked: boolean;
  again: boolean;
};

/** A match of a need or a UMK, also one that is over. */
export type MatchRow = {
  match: Match;
  need: Pick<Need, 'id' | 'what' | 'volume'>;
  umk: Pick<Umk, 'id' | 'product'>;
  company: Pick<Company, 'id' | 'name'>;
  /** Of this match, the newest one. */
  agreement?: Pick<Agreement, 'state' | 'startsOn' | 'endsOn'>;
};

/** What became of the newest message to them, as far as its channel tells, and how many wait to be sent. */
export type Messages = {
  waiting: number;
  last?: { at: Date; state: 'sent' | 'delivered' | 'read' | 'failed' };
};

/** What has happened around a UMK or a company: all its matches, newest first, the reports of its people, and when they last wrote. */
export type History = {
  messages?: Messages;
  matches: MatchRow[];
  tickets: Ticket[];
  lastWroteAt?: Date;
  /** Nobody of them can be written to since then: those who could be blocked us. */
  blockedAt?: Date;
};

/** A report as it stands in a list of staff. */
export type TicketRow = { ticket: Ticket; by?: string };

/** Somebody as staff who help them see them. */
export type PersonCard = {
  id: number;
  name?: string;
  phone?: string;
  channels: string[];
  lastWroteAt?: Date;
  umks: Pick<Umk, 'id' | 'product'>[];
  companies: Pick<Company, 'id' | 'name'>[];
};

/** Somebody of the staff, with every role they have and how many lines of the queue they took. */
export type Staff = {
  personId: number;
  name?: string;
  channels: string[];
  roles: StaffRole[];
  taken: number;
};

/** A code that gives one person a role, once; only its keyed hash is kept. */
export const StaffCode = z.object({
  id: z.string(),
  organisation: z.literal('staff'),
  organisationId: z.literal(0),
  role: Role,
  /** Of a companion. */
  scope: Scope.optional(),
  /** The admin who invited; no longer one, and the code opens nothing. */
  madeBy: z.int(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
});
export type StaffCode = z.infer<typeof StaffCode>;
