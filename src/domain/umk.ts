/** A micro or small business as the programme knows it; it can be matched once it has product, capacity, place and consent. */
import { z } from 'zod';
import { KbliOwn } from './kbli.ts';
import { Pattern } from './need.ts';
import { Day, Money, Place, Quantity } from './quantity.ts';

export const HasNib = z.enum(['ya', 'proses', 'tidak']);
export type HasNib = z.infer<typeof HasNib>;

/** Months (1 to 12) in which so many percent of the usual capacity are made; 0 is none at all. */
export const Season = z.object({
  months: z.array(z.int().min(1).max(12)),
  percent: z.int().min(0).max(300),
});
export type Season = z.infer<typeof Season>;

export const Umk = z.object({
  id: z.int(),
  regionId: z.string(),
  ownerName: z.string(),
  businessName: z.string().optional(),
  product: z.string(),
  moreProducts: z.array(z.string()),
  /** Codes of the region's sectors, the one the owner chose first. */
  sectors: z.array(z.string()),
  capacity: Quantity,
  place: Place,
  hasNib: HasNib,
  phone: z.string(),
  /**
   * `imported`: known from a list, and nobody's until its owner claims it; `unconfirmed`: registered by a companion, and
   * its owner has not said yes. Neither is shown to a company.
   */
  status: z.enum(['active', 'imported', 'unconfirmed', 'withdrawn', 'erased']),
  /** No proposals until the end of this day. */
  pausedUntil: Day.optional(),
  workforce: z.int().optional(),
  since: z.int().optional(),
  salesBand: z.string().optional(),
  capitalBand: z.string().optional(),
  scale: z.enum(['mikro', 'kecil', 'menengah', 'besar']).optional(),
  /** Days after delivery that the owner can wait for the money; 0 is cash only. */
  waitDays: z.int().nonnegative().optional(),
  /** Patterns of partnership that the owner takes; left out: not asked yet. */
  patterns: z.array(Pattern).optional(),
  seasons: z.array(Season).optional(),
  price: Money.optional(),
  /** Companies that it belongs to or is controlled by, as told by them or by staff: never its partners (UU 20/2008 art. 1, 35). */
  tiedTo: z.array(z.int()).optional(),
  /** As a list told them. */
  kbli: z.array(KbliOwn).optional(),
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Umk = z.infer<typeof Umk>;

/** The answers of the readiness questionnaire and what they come to; `level` only when it is complete. */
export const Readiness = z.object({
  /** The UMK's id: one questionnaire per business. */
  id: z.int(),
  answers: z.record(
    z.string(),
    z.union([
      z.object({
        option: z.string().optional(),
        value: z.unknown().optional(),
        score: z.number().nullable(),
      }),
      z.literal('skipped'),
    ]),
  ),
  score: z.number().optional(),
  level: z.enum(['siap', 'hampir', 'perlu']).optional(),
  updatedAt: z.date(),
});
export type Readiness = z.infer<typeof Readiness>;

/** How a business kept its word: what deliveries and ratings of companies come to so far. */
export const TrackRecord = z.object({
  /** The UMK's id. */
  id: z.int(),
  deliveries: z.int(),
  /** Of these, in time and accepted. */
  kept: z.int(),
  ratings: z.int(),
  /** Their mean, 1 to 5; 0 where there is none. */
  rating: z.number(),
  updatedAt: z.date(),
});
export type TrackRecord = z.infer<typeof TrackRecord>;

/** A photo or document that a person sent, by the id of its stored bytes. */
export const Attachment = z.object({
  id: z.string(),
  blobId: z.string(),
  kind: z.enum(['photo', 'document', 'voice']),
  mime: z.string(),
  name: z.string().optional(),
  /** Of a licence request its `ownerId` is "12/kemasan": the request, and what of its list this is; `consent`: a signed sheet. */
  owner: z.enum(['umk', 'paper', 'ticket', 'need', 'match', 'licence', 'consent', 'meeting']),
  ownerId: z.string(),
  at: z.date(),
});
export type Attachment = z.infer<typeof Attachment>;
