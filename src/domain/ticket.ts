/** A report of a problem and a line of the staff's queue; both carry the day by which somebody must have answered. */
import { z } from 'zod';
import { Day } from './quantity.ts';

export const Ticket = z.object({
  id: z.int(),
  regionId: z.string(),
  personId: z.int(),
  matchId: z.int().optional(),
  urgent: z.boolean(),
  text: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  reportedOn: Day,
  dueOn: Day,
  /** The due day lies in a year whose holidays are not decreed yet. */
  provisional: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Ticket = z.infer<typeof Ticket>;

export const QueueKind = z.enum([
  'company_check',
  'ticket',
  'handover',
  'review_request',
  'paper_check',
  'voice',
  'consent_sheet',
]);
export type QueueKind = z.infer<typeof QueueKind>;

export const QueueItem = z.object({
  id: z.int(),
  regionId: z.string(),
  kind: QueueKind,
  /** The id of what it is about: a company, a ticket, a person … */
  subjectId: z.int(),
  personId: z.int().optional(),
  dueOn: Day.optional(),
  state: z.enum(['open', 'taken', 'done']),
  takenBy: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** "T-0042": how a ticket is called in chat and on paper. */
export function ticketNumber(id: number): string {
  return `T-${String(id).padStart(4, '0')}`;
}
