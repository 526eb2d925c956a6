/** Why a need and a UMK fit, in one sentence each: codes of the matching become words here and nowhere else. */
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { Reason } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import { PaperKind } from '../domain/need.ts';
import type { Umk } from '../domain/umk.ts';
import { formatQuantity } from '../language/format.ts';
import { paperNames, sectorName } from './needWords.ts';

export type Fit = { need: Need; umk: Umk; reasons: readonly Reason[] };

const keys: Record<string, TextKey> = {
  product_fit: 'reason.product_fit',
  sector_fit: 'reason.sector_fit',
  same_kecamatan: 'reason.same_kecamatan',
  near: 'reason.near',
  capacity_enough: 'reason.capacity_enough',
  capacity_part: 'reason.capacity_part',
  papers_ok: 'reason.papers_ok',
  papers_missing: 'reason.papers_missing',
  ready: 'reason.ready',
  raised: 'reason.raised',
  proposed: 'reason.proposed',
  nothing_shared: 'reason.nothing_shared',
  umk_inactive: 'reason.umk_inactive',
  umk_paused: 'reason.umk_paused',
  need_late: 'reason.need_late',
};

/**
 * One line a reason; a code that nobody gave words to is left out. What a reason says comes from
 * the need and the UMK; `percent` of capacity_part and `papers` ("halal|nib") from its values.
 */
export function reasonLines({ need, umk, reasons }: Fit, facts: Facts): Line {
  const { language } = facts.person;
  const common = {
    what: need.what,
    product: umk.product,
    kecamatan: umk.place.kecamatan,
    capacity: literal(formatQuantity(umk.capacity, language)),
    volume: literal(formatQuantity(need.volume, language)),
  };
  const rows = reasons.flatMap((reason) => {
    const key =
      reason.code === 'capacity_part' && !hasPercent(reason)
        ? 'reason.capacity_some'
        : keys[reason.code];
    if (!key) return [];
    const named = papersIn(reason);
    const papers = paperNames(named.length > 0 ? named : need.papers);
    const code = typeof reason.values.sector === 'string' ? reason.values.sector : need.sectors[0];
    const sector = sectorName(code, facts) ?? need.what;
    const percent = reason.values.percent ?? '';
    return [line('reason.row', { reason: line(key, { ...common, papers, sector, percent }) })];
  });
  return rows.length > 0 ? stacked(...rows) : literal('');
}

function hasPercent(reason: Reason): boolean {
  return reason.values.percent !== undefined;
}

/** The papers that are still missing for a need, in words; undefined where there are none. */
export function missingPapers(reasons: readonly Reason[]): Line | undefined {
  const papers = reasons
    .filter(({ code }) => code === 'papers_missing')
    .flatMap((reason) => papersIn(reason));
  return papers.length > 0 ? paperNames(papers) : undefined;
}

function papersIn(reason: Reason): PaperKind[] {
  const { papers } = reason.values;
  if (typeof papers !== 'string') return [];
  return papers.split(/[|,\s]+/).flatMap((word) => {
    const kind = PaperKind.safeParse(word);
    return kind.success ? [kind.data] : [];
  });
}
