/** A person and what they are to the programme; one person is one person on every channel. */
import { z } from 'zod';
import { Day } from './quantity.ts';
import { Scope } from './scope.ts';

export const Role = z.enum(['admin', 'kurator', 'mediator', 'viewer', 'pendamping']);
export type Role = z.infer<typeof Role>;

export const Language = z.enum(['id', 'en']);
export type Language = z.infer<typeof Language>;

/** How somebody called themselves, which is how they are called from then on. */
export const Sapaan = z.enum(['bu', 'pak', 'kak', 'teh', 'bang', 'mas', 'mbak']);
export type Sapaan = z.infer<typeof Sapaan>;

export const Person = z.object({
  id: z.int(),
  regionId: z.string(),
  name: z.string().optional(),
  sapaan: Sapaan.optional(),
  language: Language,
  /** E.164. */
  phone: z.string().optional(),
  /** The address that proactive messages go to: where the person last wrote. */
  addressId: z.int().optional(),
  lastWroteAt: z.date().optional(),
  /** No reminders at all ("berhenti"); answers to what the person writes still come. */
  mutedAt: z.date().optional(),
  /** Set when consent is withdrawn: processing of their data stops, nothing is erased. */
  withdrawnAt: z.date().optional(),
  /** Their channel refused what was sent: they blocked us, or are gone. Nothing is begun with them until they write again. */
  blockedAt: z.date().optional(),
  /** The addresses were taken from somebody who recovered their profile elsewhere: whoever writes here starts anew. */
  frozenAt: z.date().optional(),
  example: z.boolean(),
  createdAt: z.date(),
});
export type Person = z.infer<typeof Person>;

export const StaffRole = z.object({
  id: z.string(),
  personId: z.int(),
  role: Role,
  grantedBy: z.string(),
  grantedAt: z.date(),
  /** Of a companion: whom they may register. */
  scope: Scope.optional(),
});
export type StaffRole = z.infer<typeof StaffRole>;

/** A yes or no, with the version of the text that was shown; rows are added, never changed (UU 27/2022 art. 20–22, 24). */
export const Consent = z.object({
  id: z.string(),
  /** 0 where it was given on a signed sheet (channel 'sheet') by somebody who has no chat. */
  personId: z.int(),
  /** The business that a sheet is about. */
  umkId: z.int().optional(),
  purpose: z.enum(['service', 'reminders']),
  granted: z.boolean(),
  version: z.string(),
  channel: z.string(),
  at: z.date(),
});
export type Consent = z.infer<typeof Consent>;

/** Who belongs to which organisation; several people per business and several businesses per person. */
export const Membership = z.object({
  id: z.string(),
  personId: z.int(),
  organisation: z.enum(['umk', 'company']),
  organisationId: z.int(),
  role: z.enum(['owner', 'partner', 'pic']),
  since: Day,
});
export type Membership = z.infer<typeof Membership>;
