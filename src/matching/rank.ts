/** Ranks UMK for a need and needs for a UMK: hard conditions first, then one score whose parts are the reasons. */
import type { Reason } from '../domain/match.ts';
import type { Need } from '../domain/need.ts';
import { holdsNib, isHeld } from '../domain/paper.ts';
import type { Candidate, Opportunity } from '../domain/query.ts';
import type { Day } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import type { Umk } from '../domain/umk.ts';
import { perPeriod, toBase } from '../language/rate.ts';
import type { KnownPaper } from './types.ts';
import { contentWords } from './words.ts';

export type Papers = ReadonlyMap<number, readonly KnownPaper[]>;

/** What each part of the score counts; a product named in the same words counts most. */
export const WEIGHTS = {
  product: 0.35,
  sector: 0.35,
  place: 0.1,
  capacity: 0.15,
  nib: 0.05,
} as const;

type Pair = { need: Need; umk: Umk; papers: readonly KnownPaper[]; region: Region; today: Day };
type Judged = { score: number; reasons: Reason[]; missing: string[] };

/** Suppliers for a need, best first; equal scores by id, so that the order is always the same. */
export function rankSuppliers(given: {
  need: Need;
  supply: readonly Umk[];
  papers: Papers;
  region: Region;
  today: Day;
}): Candidate[] {
  const { need, supply, papers, region, today } = given;
  return supply
    .flatMap((umk) => {
      const judged = judge({ need, umk, papers: papers.get(umk.id) ?? [], region, today });
      return judged && judged.missing.length === 0 ? [{ umk, ...kept(judged) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.umk.id - b.umk.id);
}

/** Open needs for a UMK, best first; what is missing is among the reasons, so that it can be put right. */
export function rankNeeds(given: {
  umk: Umk;
  needs: readonly Need[];
  papers: Papers;
  region: Region;
  today: Day;
}): Opportunity[] {
  const { umk, needs, papers, region, today } = given;
  return needs
    .flatMap((need) => {
      const judged = judge({ need, umk, papers: papers.get(umk.id) ?? [], region, today });
      return judged ? [{ need, ...kept(judged) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.need.id - b.need.id);
}

function kept({ score, reasons }: Judged): { score: number; reasons: Reason[] } {
  return { score, reasons: reasons.slice(0, 4) };
}

/** What stands between any two, whatever they have in common: for staff who ask why. */
export function explainPair(pair: Pair): { score: number; reasons: Reason[]; obstacles: Reason[] } {
  const { score, reasons, missing } = compare(pair);
  const papers: Reason[] =
    missing.length > 0 ? [{ code: 'papers_missing', values: { papers: missing.join('|') } }] : [];
  return {
    score,
    reasons: reasons.filter(({ code }) => code !== 'papers_missing'),
    obstacles: [...wall(pair).map((code) => ({ code, values: {} })), ...papers],
  };
}

/** What rules a pair out before anything is counted. */
function wall({ need, umk, region, today }: Pair): string[] {
  const paused = umk.pausedUntil !== undefined && umk.pausedUntil >= today;
  const late = need.candidatesUntil !== undefined && need.candidatesUntil < today;
  const alien = productFit(need, umk).fit === 0 && sectorFit(need, umk, region).fit === 0;
  return [
    ...(umk.status === 'active' ? [] : ['umk_inactive']),
    ...(paused ? ['umk_paused'] : []),
    ...(late ? ['need_late'] : []),
    ...(alien ? ['nothing_shared'] : []),
  ];
}

/** Undefined where the two have nothing to do with each other, or a hard condition rules it out. */
function judge(pair: Pair): Judged | undefined {
  return wall(pair).length > 0 ? undefined : compare(pair);
}

function compare({ need, umk, papers, region, today }: Pair): Judged {
  const product = productFit(need, umk);
  const sector = sectorFit(need, umk, region);
  const place = placeFit(need, umk);
  const capacity = capacityFit(need, umk);
  const missing = missingPapers(need, umk, papers, today);
  const score =
    WEIGHTS.product * product.fit +
    WEIGHTS.sector * sector.fit +
    WEIGHTS.place * place.fit +
    WEIGHTS.capacity * capacity.fit +
    WEIGHTS.nib * (holdsNib(umk.hasNib, papers) ? 1 : umk.hasNib === 'proses' ? 0.5 : 0);
  const paper: Reason[] =
    missing.length > 0
      ? [{ code: 'papers_missing', values: { papers: missing.join('|') } }]
      : need.papers.length > 0
        ? [{ code: 'papers_ok', values: { papers: need.papers.join('|') } }]
        : [];
  const found = product.reason ?? sector.reason;
  const reasons = [found, ...paper, capacity.reason, place.reason].filter(
    (reason): reason is Reason => reason !== undefined,
  );
  return { score: Math.round(score * 1000) / 1000, reasons, missing };
}

type Fit = { fit: number; reason?: Reason };

function productFit(need: Need, umk: Umk): Fit {
  const wanted = contentWords(`${need.what} ${need.specification ?? ''}`);
  const made = contentWords([umk.product, ...umk.moreProducts].join(' '));
  const shared = [...made].filter((word) => wanted.has(word));
  if (shared.length === 0) return { fit: 0 };
  const fit = shared.length / Math.min(wanted.size, made.size);
  return {
    fit: Math.min(1, fit),
    reason: { code: 'product_fit', values: { product: umk.product } },
  };
}

/** The same sector counts fully where it is the first guess of both, less for later guesses and near sectors. */
function sectorFit(need: Need, umk: Umk, region: Region): Fit {
  let best = 0;
  let code = '';
  need.sectors.forEach((wanted, wantedRank) => {
    const near = region.sectors.find((sector) => sector.code === wanted)?.near ?? [];
    umk.sectors.forEach((made, madeRank) => {
      const base = made === wanted ? 1 : near.includes(made) ? 0.4 : 0;
      const fit = base / (1 + 0.5 * (wantedRank + madeRank));
      if (fit > best) [best, code] = [fit, made];
    });
  });
  return best === 0
    ? { fit: 0 }
    : { fit: best, reason: { code: 'sector_fit', values: { sector: code } } };
}

function placeFit(need: Need, umk: Umk): Fit {
  if (!need.place || need.place.kecamatan !== umk.place.kecamatan) return { fit: 0 };
  return { fit: 1, reason: { code: 'same_kecamatan', values: { kecamatan: umk.place.kecamatan } } };
}

/** Capacity against volume where both can be counted in the same unit and period; unknown counts half. */
function capacityFit(need: Need, umk: Umk): Fit {
  const wanted = toBase(need.volume);
  const period = need.volume.period ?? umk.capacity.period;
  const able = toBase(period ? (perPeriod(umk.capacity, period) ?? umk.capacity) : umk.capacity);
  if (wanted.unit !== able.unit || wanted.max <= 0) return { fit: 0.5 };
  const share = able.max / wanted.max;
  if (share >= 1) return { fit: 1, reason: { code: 'capacity_enough', values: {} } };
  const percent = Math.max(1, Math.floor(share * 100));
  return { fit: share, reason: { code: 'capacity_part', values: { percent } } };
}

function missingPapers(need: Need, umk: Umk, papers: readonly KnownPaper[], today: Day): string[] {
  const on = need.start ?? today;
  return need.papers.filter((kind) => {
    if (kind === 'nib' && holdsNib(umk.hasNib, papers)) return false;
    const paper = papers.find((known) => known.kind === kind);
    if (!paper) return true;
    const held = isHeld(paper) || (kind === 'halal' && paper.status === 'bebas');
    return !held || (paper.expires !== undefined && paper.expires < on);
  });
}
