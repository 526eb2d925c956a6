/** Why a pair is proposed, in codes with values: what is shared first, then what the need asks about, then what speaks for the supplier. */
import type { Reason } from '../domain/match.ts';
import type { Checked } from './conditions.ts';
import type { Pair } from './pair.ts';
import { NEAR_KM } from './place.ts';
import { understand } from './understand.ts';
import { capacityShare, distanceBetween, isInterested, pricePart } from './score.ts';

const FEWEST = 2;
const MOST = 4;
const longestProduct = 80;

/**
 * Two to four for people. What fails comes first (only where all are wanted), then product or sector, interest, capacity, papers,
 * place, price, readiness, record; where little is known it is said what is not.
 */
export function reasonsOf(pair: Pair, checked: readonly Checked[]): Reason[] {
  const failed = checked
    .filter(({ is }) => is === 'fail')
    .map(({ code, values }) => ({ code, values }));
  const found: Reason[] = [
    ...failed,
    ...productReasons(pair),
    ...(isInterested(pair) ? [{ code: 'raised', values: {} }] : []),
    ...capacityReason(pair),
    ...paperReason(checked),
    ...placeReason(pair),
    ...priceReason(pair),
    ...standingReasons(pair),
  ];
  const reasons = found.slice(0, MOST);
  for (const extra of [...sectorReason(pair), { code: 'details_unknown', values: {} }]) {
    if (reasons.length >= FEWEST) break;
    if (!reasons.some(({ code }) => code === extra.code)) reasons.push(extra);
  }
  return reasons;
}

function productReasons(pair: Pair): Reason[] {
  const { knowledge, fit } = pair;
  if (fit.concept < 0) return [{ code: 'nothing_shared', values: {} }];
  if (fit.concept < knowledge.sectors.length) return sectorReason(pair);
  const product = sharedProduct(pair).slice(0, longestProduct);
  const commodity = knowledge.commodities[fit.concept - knowledge.sectors.length]?.id;
  return [
    {
      code: 'product_fit',
      values: { product, ...(commodity === undefined ? {} : { commodity }) },
    },
  ];
}

/** Of several products the one in which what they share was said. */
function sharedProduct({ knowledge, offered: { supply }, fit }: Pair): string {
  const [main = '', ...more] = supply.products;
  if (more.length === 0) return main;
  const says = (product: string): boolean =>
    understand(knowledge, 'supply', [product], []).has(fit.concept);
  return supply.products.find(says) ?? main;
}

/** The sector that both say most. */
function sectorReason({ knowledge, offered, wanted }: Pair): Reason[] {
  let best = 0;
  let sector: string | undefined;
  for (const one of offered.concepts) {
    const concept = one >> 5;
    if (concept >= knowledge.sectors.length) continue;
    const both = (one & 31) * (wanted.wish.sectors.get(concept) ?? 0);
    if (both > best) [best, sector] = [both, knowledge.sectors[concept]];
  }
  return sector === undefined ? [] : [{ code: 'sector_fit', values: { sector } }];
}

function capacityReason(pair: Pair): Reason[] {
  const share = capacityShare(pair);
  if (share === undefined) return [];
  if (share >= 1) return [{ code: 'capacity_enough', values: {} }];
  return [{ code: 'capacity_part', values: { percent: Math.max(1, Math.floor(share * 100)) } }];
}

function paperReason(checked: readonly Checked[]): Reason[] {
  const held = checked.filter(
    ({ code, is }) => is === 'pass' && (code === 'papers_valid' || code === 'papers_ok'),
  );
  const [valid] = held.toReversed();
  if (valid !== undefined) return [{ code: 'papers_ok', values: valid.values }];
  const halal = checked.find(({ code, is }) => code === 'halal_ok' && is === 'pass');
  return halal === undefined ? [] : [{ code: 'halal_ok', values: halal.values }];
}

function placeReason(pair: Pair): Reason[] {
  const distance = distanceBetween(pair);
  const kecamatan = pair.offered.supply.place?.kecamatan;
  if (distance === undefined || kecamatan === undefined) return [];
  if (distance.same) return [{ code: 'same_kecamatan', values: { kecamatan } }];
  if (distance.km === undefined || distance.km > NEAR_KM) return [];
  return [{ code: 'near', values: { kecamatan, km: Math.round(distance.km * 10) / 10 } }];
}

function priceReason({ offered, wanted }: Pair): Reason[] {
  const fits = pricePart(offered.supply.price, wanted.demand.price) === 1;
  return fits ? [{ code: 'price_fits', values: {} }] : [];
}

/** From these on a record is worth a word. */
const tellingRecord = { deliveries: 3, kept: 0.9 };

function standingReasons({ offered: { supply } }: Pair): Reason[] {
  const { record, level } = supply;
  const reliable =
    record !== undefined &&
    record.deliveries >= tellingRecord.deliveries &&
    record.kept >= tellingRecord.kept * record.deliveries;
  return [
    ...(level === 'siap' ? [{ code: 'ready', values: {} }] : []),
    ...(reliable
      ? [{ code: 'record_good', values: { kept: record.kept, deliveries: record.deliveries } }]
      : []),
  ];
}
