/**
 * The names of a region's places, prepared once so that a name, a slip in it and part of it are
 * found without comparing all.
 */
import type { Place } from '../domain/quantity.ts';
import type { Region } from '../domain/region.ts';
import { slips, squash, undouble } from './normalise.ts';

export type Regional = Pick<Region, 'kecamatan' | 'neighbours' | 'name'>;

/**
 * How a name was recognised: as it is, by most of it, with one slip, or only from afar (two slips,
 * a small part, the wrong level).
 */
export type How = 'exact' | 'part' | 'slip' | 'far';

export type Level = 'kecamatan' | 'kelurahan';
export type Entry = { key: string; level: Level; place: Place };
export type Index = {
  entries: Entry[];
  byKey: Map<string, Entry[]>;
  /**
   * A key with one letter left out → entries, so that slips are found without comparing with every
   * name.
   */
  byHole: Map<string, Entry[]>;
  /** A beginning (at least four letters) or end (five) of a key → entries. */
  byStart: Map<string, Entry[]>;
  byEnd: Map<string, Entry[]>;
  regionKey: string;
  longest: number;
};

const indexes = new WeakMap<object, Index>();

/** The entries that a joined, undoubled name can mean, recognised in this way only. */
export function lookUp(key: string, index: Index, how: How, size: number): Entry[] {
  if (how === 'exact') return index.byKey.get(key) ?? [];
  if (how === 'part') {
    if (size > 2) return [];
    return index.byStart.get(key) ?? index.byEnd.get(key) ?? [];
  }
  if (how === 'far') {
    if (key.length < 8) return [];
    return index.entries.filter((entry) => slips(key, entry.key, 2) === 2);
  }
  if (key.length < 5) return [];
  const near = new Set([key, ...holesOf(key)].flatMap((hole) => index.byHole.get(hole) ?? []));
  if (near.size === 0) return [];
  const slipped = index.entries.filter(
    (entry) => entry.key.length >= 6 && near.has(entry) && slips(key, entry.key, 1) === 1,
  );
  if (slipped.length === 0) return [];
  // "jatirang" is as much a beginning of Jatiranggon as a slip of Jatirangga.
  const begun = (index.byStart.get(key) ?? []).filter(
    (entry) => entry.key.length - key.length === 2,
  );
  return [...new Set([...slipped, ...begun])];
}

function holesOf(key: string): string[] {
  return Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1));
}

/** Built once for a region's list and kept as long as the list lives. */
export function indexOf(region: Regional): Index {
  const known = indexes.get(region.kecamatan);
  if (known !== undefined) return known;
  const entries: Entry[] = region.kecamatan.flatMap((kecamatan) => [
    ...keysOf(kecamatan).map((key): Entry => ({
      key,
      level: 'kecamatan',
      place: { kecamatan: kecamatan.name },
    })),
    ...kecamatan.kelurahan.flatMap((kelurahan) =>
      keysOf(kelurahan).map((key): Entry => ({
        key,
        level: 'kelurahan',
        place: { kecamatan: kecamatan.name, kelurahan: kelurahan.name },
      })),
    ),
  ]);
  const lengths = (key: string): number[] =>
    Array.from({ length: Math.max(0, key.length - 5) }, (_, at) => at + 5);
  const built: Index = {
    entries,
    byKey: grouped(entries, (key) => [key]),
    byHole: grouped(entries, (key) => [key, ...holesOf(key)]),
    byStart: grouped(entries, (key) => [4, ...lengths(key)].map((length) => key.slice(0, length))),
    byEnd: grouped(entries, (key) => lengths(key).map((length) => key.slice(-length))),
    regionKey: undouble(squash(region.name).replace(/^(?:kota|kabupaten)/, '')),
    longest: Math.max(0, ...entries.map(({ key }) => key.length)),
  };
  indexes.set(region.kecamatan, built);
  return built;
}

function grouped(
  entries: readonly Entry[],
  keysOf: (key: string) => readonly string[],
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry.key))) {
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
  }
  return groups;
}

/** Doubled letters say nothing in a name ("pejuangg", "arren jaya"). */
function keysOf(area: { name: string; aliases?: string[] | undefined }): string[] {
  return [...new Set([area.name, ...(area.aliases ?? [])].map((name) => undouble(squash(name))))];
}
