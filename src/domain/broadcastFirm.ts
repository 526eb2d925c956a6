/** Which of somebody's firms a broadcast is about: what fills its blanks is of one that it was meant for. */
import type { Segment } from './broadcast.ts';
import type { Company } from './company.ts';
import type { Umk } from './umk.ts';

/** The first active business in one of the places and sectors meant, else any; empty where there is none. */
export function firmFor(
  { audience, kecamatan = [], sectors = [] }: Segment,
  known: { umks: readonly Umk[]; companies: readonly Company[] },
): { firm?: string; kecamatan?: string } {
  if (audience === 'pics') {
    const company = known.companies.find(({ status }) => status === 'approved');
    return company ? { firm: company.name } : {};
  }
  const active = known.umks.filter(({ status }) => status === 'active');
  const meant = active.find(
    (umk) =>
      (kecamatan.length === 0 || kecamatan.includes(umk.place.kecamatan)) &&
      (sectors.length === 0 || umk.sectors.some((code) => sectors.includes(code))),
  );
  const umk = meant ?? active[0];
  return umk ? { firm: umk.businessName ?? umk.product, kecamatan: umk.place.kecamatan } : {};
}
