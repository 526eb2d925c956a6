/**
 * How every row of the domain is laid out in columns: one line per field, and a field without a
 * line does not compile.
 */
import { z } from 'zod';
import type { Table, Tables, AuditRow, TimerRow } from '../app/ports.ts';
import { Unanswered } from '../domain/changing.ts';
import { Assist, OwnerCode } from '../domain/assist.ts';
import { Company } from '../domain/company.ts';
import { StaffCode } from '../domain/desk.ts';
import { Statement } from '../domain/dispute.ts';
import { Happening } from '../domain/event.ts';
import { Invitation } from '../domain/invitation.ts';
import { LinkCode } from '../domain/link.ts';
import { Need } from '../domain/need.ts';
import { Override } from '../domain/override.ts';
import { Consent, Membership, Person, StaffRole } from '../domain/person.ts';
import { QueueItem, Ticket } from '../domain/ticket.ts';
import { Attachment, Umk } from '../domain/umk.ts';
import type { Crypto } from './crypto.ts';
import { agreementLayouts } from './tablesAgreement.ts';
import { evaluationLayouts } from './tablesEvaluation.ts';
import { checkInLayouts } from './tablesCheckIn.ts';
import { diaryLayouts } from './tablesDiary.ts';
import { lookLayouts } from './tablesLook.ts';
import { broadcastLayouts } from './tablesBroadcast.ts';
import { fileLayouts } from './tablesFiles.ts';
import { forumLayouts } from './tablesForum.ts';
import { matchingLayouts } from './tablesMatching.ts';
import { talkLayouts } from './tablesTalk.ts';

/**
 * plain: as it is, and what staff may filter on; json: text that carries bigints and dates; secret
 * and secretJson: the same, encrypted; blind: a keyed hash in place of words, which do not come
 * back.
 */
export type Column = 'plain' | 'json' | 'secret' | 'secretJson' | 'blind';
/** Columns made from a field (`undefined`: it is emptied), for searching. */
type Derive<V> = (value: V | undefined, crypto: Crypto) => Record<string, unknown>;

export type Layout<T extends Table> = {
  /** The name of the model, as the client calls it. */
  model: string;
  row: z.ZodType<Tables[T]>;
  columns: { [K in keyof Tables[T]]-?: Column };
  derived?: { [K in keyof Tables[T]]?: Derive<Exclude<Tables[T][K], undefined>> };
};

const lower = (words: string | undefined): string => (words ?? '').toLowerCase();
const phoneIndex: Derive<string> = (phone, crypto) => ({
  phoneIndex: phone ? crypto.blind('phone', phone) : null,
});
/** Finds a business by its name however it is spaced, dotted or capitalised; encrypted names cannot be searched. */
export function businessNameIndex(crypto: Crypto, name: string): string {
  return crypto.blind('umk name', lower(name).replace(/[^\p{L}\p{N}]/gu, ''));
}
const firstSector: Derive<string[]> = (sectors) => ({ sector: sectors?.[0] ?? null });

const AuditStored: z.ZodType<AuditRow> = z.object({
  id: z.string(),
  personId: z.int(),
  action: z.string(),
  subject: z.string(),
  at: z.date(),
});
const TimerStored: z.ZodType<TimerRow> = z.object({
  id: z.string(),
  key: z.string(),
  personId: z.int(),
  happening: Happening,
  at: z.date(),
});

/** Columns that are all stored as they are. */
function plain<K extends string>(...names: K[]): Record<K, 'plain'> {
  return Object.fromEntries(names.map((name) => [name, 'plain'])) as Record<K, 'plain'>;
}

const person: Layout<'person'> = {
  model: 'person',
  row: Person,
  columns: {
    ...plain('id', 'regionId', 'sapaan', 'language', 'addressId', 'lastWroteAt', 'mutedAt'),
    ...plain('withdrawnAt', 'blockedAt', 'frozenAt', 'example', 'createdAt'),
    name: 'secret',
    phone: 'secret',
  },
  derived: { phone: phoneIndex },
};

const umk: Layout<'umk'> = {
  model: 'umk',
  row: Umk,
  columns: {
    ...plain('id', 'regionId', 'product', 'hasNib', 'status', 'pausedUntil', 'workforce', 'since'),
    ...plain('salesBand', 'capitalBand', 'scale', 'waitDays', 'example', 'createdAt', 'updatedAt'),
    ownerName: 'secret',
    businessName: 'secret',
    phone: 'secret',
    moreProducts: 'json',
    sectors: 'json',
    capacity: 'json',
    place: 'json',
    patterns: 'json',
    seasons: 'json',
    price: 'json',
    tiedTo: 'json',
    kbli: 'json',
  },
  derived: {
    phone: phoneIndex,
    businessName: (name, crypto) => ({
      nameIndex: name ? businessNameIndex(crypto, name) : null,
    }),
    sectors: firstSector,
    product: (product) => ({ productSearch: lower(product) }),
    place: (place) => ({ kecamatan: place?.kecamatan ?? '' }),
  },
};

const company: Layout<'company'> = {
  model: 'company',
  row: Company,
  columns: {
    ...plain('id', 'regionId', 'kind', 'name', 'sector', 'scale', 'commitment', 'status', 'basis'),
    ...plain('decidedBy', 'decidedAt', 'example', 'createdAt', 'updatedAt'),
    nib: 'secret',
    picName: 'secret',
    picPosition: 'secret',
    phone: 'secret',
    address: 'secret',
    refusal: 'secret',
  },
  derived: { phone: phoneIndex, name: (name) => ({ nameSearch: lower(name) }) },
};

const need: Layout<'need'> = {
  model: 'need',
  row: Need,
  columns: {
    ...plain(
      'id',
      'regionId',
      'companyId',
      'what',
      'start',
      'pattern',
      'paymentDays',
      'downPayment',
    ),
    ...plain(
      'sample',
      'within',
      'acceptsNonHalal',
      'delivery',
      'candidatesUntil',
      'status',
      'example',
      'createdAt',
      'updatedAt',
    ),
    specification: 'secret',
    placeText: 'secret',
    sectors: 'json',
    volume: 'json',
    place: 'json',
    papers: 'json',
    price: 'json',
  },
  derived: {
    what: (what) => ({ whatSearch: lower(what) }),
    sectors: firstSector,
    place: (place) => ({ kecamatan: place?.kecamatan ?? null }),
    price: (price) => ({ priceMin: price?.min ?? null, priceMax: price?.max ?? null }),
  },
};

const ticket: Layout<'ticket'> = {
  model: 'ticket',
  row: Ticket,
  columns: {
    ...plain('id', 'regionId', 'personId', 'matchId', 'urgent', 'state', 'reportedOn', 'dueOn'),
    ...plain('provisional', 'outcome', 'answeredAt', 'closedAt', 'createdAt', 'updatedAt'),
    ...plain('path', 'side', 'mediatorId', 'countedFrom', 'refusedOn', 'alarmedAt', 'escalated'),
    ...plain('breachedAt', 'rev'),
    text: 'secret',
    log: 'secretJson',
  },
};

const statement: Layout<'statement'> = {
  model: 'statement',
  row: Statement,
  columns: {
    ...plain('id', 'ticketId', 'personId', 'side', 'what', 'round', 'at'),
    words: 'secret',
    heard: 'secretJson',
  },
};

/** What everybody's codes have: those for members, for staff, and for owners. */
const codeColumns = {
  ...plain('organisation', 'organisationId', 'role', 'madeBy', 'expiresAt', 'usedAt'),
  id: 'blind',
} as const;

/** The name of a model in the database: the client calls it in lower case. */
export const modelNamed = (model: string): string =>
  model.replace(/^./, (first) => first.toUpperCase());

/** The layouts of all tables. */
export const layouts: { [T in Table]: Layout<T> } = {
  person,
  umk,
  company,
  need,
  ticket,
  statement,
  consent: {
    model: 'consent',
    row: Consent,
    columns: plain('id', 'personId', 'umkId', 'purpose', 'granted', 'version', 'channel', 'at'),
  },
  membership: {
    model: 'membership',
    row: Membership,
    columns: plain('id', 'personId', 'organisation', 'organisationId', 'role', 'since'),
  },
  invitation: {
    model: 'invitation',
    row: Invitation,
    columns: codeColumns,
  },
  staffCode: {
    model: 'invitation',
    row: StaffCode,
    columns: { ...codeColumns, scope: 'json' },
  },
  ownerCode: { model: 'invitation', row: OwnerCode, columns: codeColumns },
  assist: {
    model: 'assist',
    row: Assist,
    columns: { ...plain('id', 'personId', 'state', 'createdAt', 'updatedAt'), reason: 'secret' },
  },
  linkCode: {
    model: 'linkCode',
    row: LinkCode,
    columns: { ...plain('personId', 'purpose', 'madeBy', 'expiresAt', 'usedAt'), id: 'blind' },
  },
  ...talkLayouts,
  ...lookLayouts,
  ...broadcastLayouts,
  ...fileLayouts,
  ...forumLayouts,
  ...matchingLayouts,
  ...agreementLayouts,
  ...evaluationLayouts,
  ...checkInLayouts,
  ...diaryLayouts,
  staffRole: {
    model: 'staffRole',
    row: StaffRole,
    columns: { ...plain('id', 'personId', 'role', 'grantedBy', 'grantedAt'), scope: 'json' },
  },
  attachment: {
    model: 'attachment',
    row: Attachment,
    columns: { ...plain('id', 'blobId', 'kind', 'mime', 'owner', 'ownerId', 'at'), name: 'secret' },
  },
  queueItem: {
    model: 'queueItem',
    row: QueueItem,
    columns: {
      ...plain('id', 'regionId', 'kind', 'subjectId', 'personId', 'dueOn', 'state', 'takenBy'),
      ...plain('createdAt', 'updatedAt'),
    },
  },
  unanswered: {
    model: 'unanswered',
    row: Unanswered,
    columns: { ...plain('times', 'lastAt', 'quietUntil'), id: 'blind', text: 'secret' },
  },
  override: {
    model: 'override',
    row: Override,
    columns: { ...plain('id', 'of', 'n', 'byId', 'at'), value: 'secretJson' },
  },
  audit: {
    model: 'audit',
    row: AuditStored,
    columns: plain('id', 'personId', 'action', 'subject', 'at'),
  },
  timer: {
    model: 'timer',
    row: TimerStored,
    columns: { ...plain('id', 'key', 'personId', 'at'), happening: 'json' },
  },
};
