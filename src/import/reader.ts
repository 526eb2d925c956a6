/** What reading the rows of one file knows: the region, the lists of codes, and places and products that came before. */
import type { Region } from '../domain/region.ts';
import { readPlace } from '../language/place.ts';
import { readSectors } from '../language/sector.ts';
import type { Reader } from './importer.ts';

/** Far more than a city has names of places, and small in memory. */
const REMEMBERED = 5_000;

function remembering<V>(read: (words: string) => V): (words: string) => V {
  const known = new Map<string, V>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    const found = read(words);
    if (known.size >= REMEMBERED) known.clear();
    known.set(words, found);
    return found;
  };
}

export function createReader(given: Pick<Reader, 'region' | 'kbli' | 'today'>): Reader {
  const region: Region = given.region;
  return {
    ...given,
    place: remembering((words) => readPlace(words, region)),
    sectors: remembering((words) => readSectors(words, region).map(({ code }) => code)),
  };
}
