/** What a company needs; no owner hears of it before staff have approved the company. */
import { z } from 'zod';
import type { Machine } from './machine.ts';
import { Day, Money, Place, Quantity } from './quantity.ts';

/** The ten patterns of UU 20/2008 art. 26 and PP 7/2021 art. 106. */
export const Pattern = z.enum([
  'inti_plasma',
  'subkontrak',
  'waralaba',
  'perdagangan_umum',
  'distribusi_keagenan',
  'rantai_pasok',
  'bagi_hasil',
  'kerja_sama_operasional',
  'usaha_patungan',
  'penyumberluaran',
]);
export type Pattern = z.infer<typeof Pattern>;

export const PaperKind = z.enum(['nib', 'pirt', 'halal', 'bpom', 'sni', 'merek']);
export type PaperKind = z.infer<typeof PaperKind>;

const NeedStatus = z.enum(['open', 'closed']);
type NeedStatus = z.infer<typeof NeedStatus>;

/** One that stands for a partnership from a list is closed from the beginning. */
export const needLife: Machine<NeedStatus, 'close', 'staff' | 'system'> = {
  id: 'need',
  states: NeedStatus.options,
  first: ['open', 'closed'],
  moves: {
    close: {
      by: ['staff', 'system'],
      to: { open: 'closed' },
      causes: 'the company reads why; matches that wait for a side lapse; what explores goes on',
    },
  },
};

export const Need = z.object({
  id: z.int(),
  regionId: z.string(),
  companyId: z.int(),
  what: z.string(),
  sectors: z.array(z.string()),
  specification: z.string().optional(),
  volume: Quantity,
  start: Day.optional(),
  place: Place.optional(),
  /** The place as typed, where it is outside the region or not a kecamatan. */
  placeText: z.string().optional(),
  /** How far away a supplier may be: in the same kecamatan, or there and next to it; left out: anywhere in the region. */
  within: z.enum(['kecamatan', 'near']).optional(),
  papers: z.array(PaperKind),
  /** The buyer takes what is declared as not halal. */
  acceptsNonHalal: z.boolean().optional(),
  pattern: Pattern.optional(),
  price: Money.optional(),
  /** Days after delivery until payment; 0 is cash. */
  paymentDays: z.int().optional(),
  /** Down payment in percent. */
  downPayment: z.int().min(0).max(100).optional(),
  sample: z.boolean().optional(),
  delivery: z.enum(['umk', 'company', 'either']).optional(),
  candidatesUntil: Day.optional(),
  status: NeedStatus,
  example: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Need = z.infer<typeof Need>;
