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

/** Codes of the matching that people read; those that hold papers, and that somebody fixes, among them. */
const codes = [
  ...['product_fit', 'sector_fit', 'same_kecamatan', 'near', 'capacity_enough', 'capacity_part'],
  ...['papers_ok', 'papers_missing', 'papers_expired', 'halal_ok', 'halal_missing', 'ready'],
  ...['raised', 'proposed', 'nothing_shared', 'umk_inactive', 'umk_paused', 'need_late', 'tied'],
  ...['payment_long', 'season_none', 'capacity_promised', 'pattern_refused', 'place_far'],
  ...['price_fits', 'record_good', 'details_unknown'],
] as const;

function keyOf(reason: Reason): TextKey | undefined {
  if (reason.code === 'capacity_part' && !hasPercent(reason)) return 'reason.capacity_some';
  return (codes as readonly string[]).includes(reason.code)
    ? (`reason.${reason.code}` as TextKey)
    : undefined;
}

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
    const key = keyOf(reason);
    if (!key) return [];
    const named = papersIn(reason);
    const papers = paperNames(named.length > 0 ? named : need.papers);
    const code = typeof reason.values.sector === 'string' ? reason.values.sector : need.sectors[0];
    const sector = sectorName(code, facts) ?? need.what;
    const { percent = '', days = '', waits = '', kept = '', deliveries = '' } = reason.values;
    const numbers = { percent, days, waits, kept, deliveries };
    return [line('reason.row', { reason: line(key, { ...common, ...numbers, papers, sector }) })];
  });
  return rows.length > 0 ? stacked(...rows) : literal('');
}

function hasPercent(reason: Reason): boolean {
  return reason.values.percent !== undefined;
}

/** The papers that are still missing for a need, in words; undefined where there are none. */
export function missingPapers(reasons: readonly Reason[]): Line | undefined {
  const papers = reasons.filter(isFixable).flatMap((reason) => papersToFix(reason));
  return papers.length > 0 ? paperNames(papers) : undefined;
}

/** The papers that a reason asks the owner to get or renew. */
export function papersToFix(reason: Reason): PaperKind[] {
  if (!isFixable(reason)) return [];
  return reason.code === 'halal_missing' ? ['halal'] : papersIn(reason);
}

/** What stands against a pair until its owner has a paper. */
export function isFixable({ code }: Reason): boolean {
  return ['papers_missing', 'papers_expired', 'halal_missing'].includes(code);
}

function papersIn(reason: Reason): PaperKind[] {
  const { papers } = reason.values;
  if (typeof papers !== 'string') return [];
  return papers.split(/[|,\s]+/).flatMap((word) => {
    const kind = PaperKind.safeParse(word);
    return kind.success ? [kind.data] : [];
  });
}

/** Of a group: how many, how far they reach, and how near they are to each other; nothing of one need or business. */
export function reasonRows(reasons: readonly Reason[]): Line[] {
  return reasons.flatMap(({ code, values }) => {
    const key = groupCodes.find((known) => known === code);
    const { count = '', percent = '', km = '' } = values;
    return key
      ? [line('reason.row', { reason: line(`reason.${key}`, { count, percent, km }) })]
      : [];
  });
}

const groupCodes = ['together_count', 'together_reach', 'together_near'] as const;
