/**
 * The line of business: what the owner's own words point to first, the whole list on request, or
 * typed.
 */
import { text } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accepted } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import type { Umk } from '../domain/umk.ts';
import { readSectors } from '../language/sector.ts';
import { sectorLabel } from './card.ts';

const SUGGESTED = 3;

/** Up to three sectors that the words point to; staff and the owner can change them. */
export function sectorsOf(makes: string, facts: Facts): string[] {
  return readSectors(makes, facts.region)
    .slice(0, SUGGESTED)
    .map(({ code }) => code);
}

/** Up to three sectors from what the business makes, and "another one" for the whole list, which is shown at once where none fits. */
export function suggestedSectors(
  umk: Umk | undefined,
  more: readonly string[] | null | undefined,
  facts: Facts,
): Option[] {
  const words = [umk?.product ?? '', ...(more ?? umk?.moreProducts ?? [])].join(', ');
  const codes = [...new Set([...(umk?.sectors ?? []), ...sectorsOf(words, facts)])];
  const rows = codes.slice(0, SUGGESTED).map((code) => option(code, facts));
  if (rows.length === 0) return allSectors(facts);
  return [...rows, { id: 'lain', label: line('extras.sector_other'), words: ['lain', 'lainnya'] }];
}

/** The sectors of the first level, in the region's order: a list that fits on one screen. */
export function allSectors(facts: Facts): Option[] {
  return facts.region.sectors
    .filter(({ code }) => !code.includes('.'))
    .map(({ code }) => option(code, facts));
}

function option(code: string, facts: Facts): Option {
  return { id: code, label: literal(sectorLabel(code, facts)) };
}

/** A sector in their own words ("katering"): the best one is said back. */
export const sectorTyped = text((typed, { facts }): Accepted => {
  const [best] = sectorsOf(typed, facts);
  if (!best) return { result: 'other', looksLike: 'text' };
  const what = literal(sectorLabel(best, facts));
  return {
    result: 'understood',
    value: best,
    confidence: 'confirm',
    saidBack: line('engine.is_it', { what }),
  };
});
