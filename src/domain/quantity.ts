/** Amounts as owners say them: a quantity per period, a sum of rupiah. Exact integers inside, never floats. */
import { z } from 'zod';

/** 'hari', 'minggu', 'bulan', 'tahun', or a multiple such as '2 minggu'. */
export const Period = z.string().regex(/^(?:[1-9]\d? )?(?:jam|hari|minggu|bulan|tahun)$/);
export type Period = z.infer<typeof Period>;

/**
 * How much of something, in integer thousandths of the unit as said (1.5 kg = 1500).
 * `min` equals `max` unless a range was said; `approximate` marks "kira-kira", "25-an".
 */
export const Quantity = z.object({
  min: z.int().nonnegative(),
  max: z.int().nonnegative(),
  unit: z.string().min(1),
  period: Period.optional(),
  approximate: z.literal(true).optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** Rupiah, per unit or per period where one was said; `min` equals `max` unless a range was said. */
export const Money = z.object({
  min: z.bigint().nonnegative(),
  max: z.bigint().nonnegative(),
  per: z.string().optional(),
  approximate: z.literal(true).optional(),
});
export type Money = z.infer<typeof Money>;

/** A calendar day in the region's zone, `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = z.infer<typeof Day>;

/** A place inside the region, by official names; the kelurahan is missing until it is known. */
export const Place = z.object({ kecamatan: z.string(), kelurahan: z.string().optional() });
export type Place = z.infer<typeof Place>;
