/**
 * Micro, small, medium or large by PP 7/2021 art. 35–36; owners give bands, so no exact turnover is
 * ever stored.
 */
import type { Region, Words } from './region.ts';
import { z } from 'zod';

export const Scale = z.enum(['mikro', 'kecil', 'menengah', 'besar']);
export type Scale = z.infer<typeof Scale>;

/** A band of sales or capital: the scale that it stands for, or "would rather not say". */
export const Band = z.enum([...Scale.options, 'tidak_jawab']);
export type Band = z.infer<typeof Band>;

/**
 * The last year in which a business could start before PP 7/2021 (2 February 2021), given that only
 * years are asked.
 */
const LAST_YEAR_BY_SALES = 2020;

const billion = 1_000_000_000n;
const million = 1_000_000n;

/**
 * "Rp2 miliar", "Rp2 billion": whole or with one decimal, rounded down; under a billion in
 * millions.
 */
function rupiah(amount: bigint): Required<Words> {
  const [unit, id, en] =
    amount >= billion ? [billion, 'miliar', 'billion'] : [million, 'juta', 'million'];
  const tenths = (amount * 10n) / unit;
  const figure = (comma: string): string =>
    tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}${comma}${tenths % 10n}`;
  return { id: `Rp${figure(',')} ${id}`, en: `Rp${figure('.')} ${en}` };
}

/**
 * The bands to choose from, smallest first and "would rather not say" last, from the region's
 * bounds: yearly sales, or capital without land and buildings (PP 7/2021 art. 35).
 */
export function bands(
  region: Pick<Region, 'scale'>,
  of: 'sales' | 'capital',
): { id: Band; label: Words }[] {
  const bounds = region.scale[of].map(rupiah);
  const year = of === 'sales' ? { id: ' setahun', en: ' a year' } : { id: '', en: '' };
  const labels = Scale.options.map((id, i): { id: Band; label: Words } => {
    const from = bounds[i - 1];
    const to = bounds[i];
    if (!to)
      return {
        id,
        label: { id: `Di atas ${from?.id}${year.id}`, en: `Over ${from?.en}${year.en}` },
      };
    if (!from)
      return { id, label: { id: `Sampai ${to.id}${year.id}`, en: `Up to ${to.en}${year.en}` } };
    return {
      id,
      label: { id: `${from.id} – ${to.id}${year.id}`, en: `${from.en} – ${to.en}${year.en}` },
    };
  });
  return [...labels, { id: 'tidak_jawab', label: { id: 'Tidak mau jawab', en: 'Rather not say' } }];
}

function asScale(band: string | undefined): Scale | undefined {
  return Scale.safeParse(band).data;
}

/**
 * The scale of a business: by sales if it ran before 2 February 2021, else by capital (PP 7/2021
 * art. 35); `since` is the year it began. Where the figure that the rule asks for is missing the
 * other one is used. `disagree` says that the two bands differ, which staff decide; without `since`
 * there is then no scale. Unknown bands and "tidak_jawab" count as missing.
 */
export function classify(answers: {
  salesBand?: string | undefined;
  capitalBand?: string | undefined;
  since?: number | undefined;
}): { scale?: Scale; disagree?: true } {
  const sales = asScale(answers.salesBand);
  const capital = asScale(answers.capitalBand);
  const disagree = sales !== undefined && capital !== undefined && sales !== capital;
  if (disagree && answers.since === undefined) return { disagree };
  const bySales = (answers.since ?? LAST_YEAR_BY_SALES) <= LAST_YEAR_BY_SALES;
  const scale = bySales ? (sales ?? capital) : (capital ?? sales);
  return { ...(scale ? { scale } : {}), ...(disagree ? { disagree } : {}) };
}

/** Micro and small are the programme's owners (UMK); medium and large come as companies. */
export function isUmk(scale: Scale): boolean {
  return scale === 'mikro' || scale === 'kecil';
}
