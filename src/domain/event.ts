/** What may happen to somebody without their writing: told by another's turn, a timer, or a decision of staff. */
import { z } from 'zod';
import { OrganisationKind } from './invitation.ts';

export const Happening = z.discriminatedUnion('kind', [
  /** Staff: a company waits for its check. */
  z.object({ kind: z.literal('company.waiting'), companyId: z.int() }),
  /** PIC: the company was approved or refused. */
  z.object({ kind: z.literal('company.decided'), companyId: z.int() }),
  /** PIC: candidates can be looked at (also when an owner put a hand up). */
  z.object({ kind: z.literal('need.candidates'), needId: z.int() }),
  /** Owner: a company would like to work with them. */
  z.object({ kind: z.literal('match.proposed'), matchId: z.int() }),
  /** Both: the match moved (agreed, declined, a step of exploring, lapsed). */
  z.object({ kind: z.literal('match.moved'), matchId: z.int(), move: z.string() }),
  /** The side whose turn it is has been silent: ask again, or let it lapse. */
  z.object({ kind: z.literal('match.silent'), matchId: z.int(), round: z.int() }),
  /** Staff: somebody asks for a person, or reported a problem. */
  z.object({ kind: z.literal('queue.new'), queueKind: z.string(), subjectId: z.int() }),
  /** Whoever invited: the code was used, and this person belongs to it now. */
  z.object({
    kind: z.literal('member.joined'),
    organisation: OrganisationKind,
    organisationId: z.int(),
    personId: z.int(),
  }),
]);
export type Happening = z.infer<typeof Happening>;
