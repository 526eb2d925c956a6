/** Shorthand in which the commodities of a sector are written down; data only. */
import type { Commodity } from '../../../domain/commodity.ts';

function list(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}

type Entry = [id: string, terms: string, more?: { in?: string; asked?: string }];

/** Entries of one sector; terms and what buyers ask are separated by commas. */
export function commoditiesOf(sector: string, entries: readonly Entry[]): Commodity[] {
  return entries.map(([id, terms, more = {}]) => ({
    id,
    sector,
    ...(more.in === undefined ? {} : { parent: more.in }),
    terms: list(terms),
    ...(more.asked === undefined ? {} : { asked: list(more.asked) }),
  }));
}
