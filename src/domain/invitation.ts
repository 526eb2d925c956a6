/** An invitation into a business or a company: a code that one person uses once; only its keyed hash is kept. */
import { z } from 'zod';
import { Membership } from './person.ts';

export const MemberRole = Membership.shape.role;
export type MemberRole = z.infer<typeof MemberRole>;

export const OrganisationKind = Membership.shape.organisation;
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const INVITATION_DAYS = 7;

export const Invitation = z.object({
  /** The keyed hash of the code. */
  id: z.string(),
  organisation: OrganisationKind,
  organisationId: z.int(),
  role: MemberRole,
  /** The person who invited. */
  madeBy: z.int(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
});
export type Invitation = z.infer<typeof Invitation>;

/** What a code is made of: nothing that is read as something else (0 and O, 1 and I). */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;

/** Letters and digits both, so that no word and no number is taken for a code. */
export function isInvitationCode(code: string): boolean {
  const known = [...code].every((letter) => CODE_LETTERS.includes(letter));
  return known && code.length === CODE_LENGTH && /[A-Z]/.test(code) && /\d/.test(code);
}
