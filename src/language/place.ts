/**
 * A place of the region in free text: an exact name is understood, whatever could be two places is
 * confirmed, never corrected silently.
 */
import type { Place } from '../domain/quantity.ts';
import type { Region, Words } from '../domain/region.ts';
import { findMentions, streetSpans } from './placeMention.ts';
import type { Mention, Named } from './placeMention.ts';
import type { Regional } from './placeIndex.ts';
import { tokenise, undouble } from './normalise.ts';
import type { Token } from './normalise.ts';
import { other, toConfirm, understood } from './reading.ts';
import type { Other, Reading, Understood } from './reading.ts';

/** Further away than this from every centroid, a pin is not in the region. */
const farthestKm = 6;

/**
 * The kecamatan and, where it is said, the kelurahan that a text names. A bare name that is on
 * both levels, a slip that is
 * equally near to two names, part of several names, and the region's own name are `confirm` with
 * candidates, best first.
 * Anything else, also a place next door, is `other` (`place` where it is a known place elsewhere,
 * `text` otherwise).
 */
export function readPlace(text: string, region: Regional): Reading<Place> {
  const tokens = tokenise(text);
  const mentions = findMentions(tokens, region, { loose: true, far: true });
  const reading = settle(mentions);
  const away = elsewhere(text, region);
  if (reading === undefined) {
    if (away !== undefined || mentions.some((mention) => mention.kind === 'elsewhere')) {
      return other('place');
    }
    return other('text');
  }
  if (away === undefined) return partOfMore(reading, mentions, tokens);
  const exactHere = mentions.some((mention) => mention.kind === 'named' && mention.how === 'exact');
  if (!exactHere) return other('place');
  return toConfirm(reading.value, 'also names a place elsewhere', reading.candidates);
}

/**
 * Part of a name, or one with a slip, may be something else among other words ("sepanjang hari",
 * "karangan bunga").
 */
function partOfMore(
  reading: Understood<Place>,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): Understood<Place> {
  const named = mentions.filter((mention) => mention.kind === 'named');
  const loose = named.every(({ how, marked }) => how === 'part' || (how === 'slip' && !marked));
  if (!loose) return reading;
  const street = streetSpans(
    tokens,
    tokens.map(({ word }) => word),
  );
  const rest = tokens.filter(
    ({ word }, at) =>
      !saysNothing(word) &&
      street[at] !== true &&
      !mentions.some(({ from, to }) => from <= at && at <= to),
  );
  if (rest.length === 0 || reading.confidence === 'confirm') return reading;
  return toConfirm(reading.value, 'a name not quite, among other words', [reading.value]);
}

const empty = new Set(
  `di dari daerah wilayah tinggal lokasi alamat rumah usaha saya sy kami bu pak kak min ya aja
  saja sini situ kp kampung kota rt rw no jl jalan jln gg gang dekat deket sekitar area domisili ada itu
  dong bang mas mbak nya`
    .trim()
    .split(/\s+/),
);

function saysNothing(word: string): boolean {
  return empty.has(word) || /^\d/.test(word);
}

/**
 * Where to go instead, in words, when a text names a place next door; undefined for anything else.
 */
export function elsewhere(text: string, region: Pick<Region, 'neighbours'>): Words | undefined {
  const words = tokenise(text)
    .slice(0, 60)
    .map((token) => token.word);
  const plainWords = new Set(words.flatMap((word) => [undouble(word), word.replace(/nya$/, '')]));
  const line = ` ${words.join(' ')} `;
  const joined = words.join('');
  let best: { length: number; refer: Words } | undefined;
  for (const { plain, spaced, squashed, refer } of namesNextDoor(region)) {
    const hit = line.includes(spaced) || joined === squashed || nearWord(plainWords, plain);
    const { length } = squashed;
    if (hit && length > (best?.length ?? 0)) best = { length, refer };
  }
  return best?.refer;
}

type NextDoor = { plain: string[]; spaced: string; squashed: string; refer: Words };
const nextDoor = new WeakMap<object, NextDoor[]>();

/** Prepared once for a region's list and kept as long as the list lives. */
function namesNextDoor(region: Pick<Region, 'neighbours'>): NextDoor[] {
  const known = nextDoor.get(region.neighbours);
  if (known !== undefined) return known;
  const built = region.neighbours.flatMap(({ names, refer }) =>
    names.map((name): NextDoor => {
      const plain = tokenise(name).map((token) => token.word);
      return { plain, spaced: ` ${plain.join(' ')} `, squashed: plain.join(''), refer };
    }),
  );
  nextDoor.set(region.neighbours, built);
  return built;
}

/** A single long name with its "-nya" or doubled letters ("tambunn"). */
function nearWord(words: ReadonlySet<string>, name: readonly string[]): boolean {
  const [only] = name;
  return name.length === 1 && only !== undefined && only.length >= 5 && words.has(only);
}

/** What the mentions come to together; undefined where there is none of this region. */
export function settle(mentions: readonly Mention[]): Understood<Place> | undefined {
  const named = mentions.filter((mention): mention is Named => mention.kind === 'named');
  const outside = named.filter((mention) => !mention.street);
  // More names than these are a list of places, which agrees on none.
  const used = (outside.length > 0 ? outside : named).slice(0, 6);
  if (used.length === 0) {
    const whole = mentions.find((mention) => mention.kind === 'region');
    return whole?.kind === 'region'
      ? confirmAmong(whole.places, 'the name of the whole region')
      : undefined;
  }
  const places = combine(used);
  const [first] = places;
  if (first === undefined) {
    return confirmAmong(
      used.flatMap((mention) => mention.places),
      'names that do not fit together',
    );
  }
  if (places.length > 1) return confirmAmong(places, 'several places fit');
  if (outside.length === 0) return toConfirm(first, 'the name of a street', [first]);
  const streets = named.filter((mention) => mention.street && mention.how === 'exact');
  const inside = first.kelurahan === undefined ? combine([...used, ...streets]) : [];
  if (streets.length > 0 && inside.length > 0) {
    return confirmAmong([...inside, first], 'a street named after a kelurahan');
  }
  if (used.some((mention) => mention.how === 'far')) return toConfirm(first, 'two slips', [first]);
  return understood(
    first,
    used.some((mention) => mention.how !== 'exact') ? 'one slip or part of the name' : undefined,
  );
}

/** The places on which all mentions agree, the most exact ones only. */
function combine(mentions: readonly Named[]): Place[] {
  let agreed: Place[] = [];
  for (const [index, mention] of mentions.entries()) {
    agreed =
      index === 0
        ? [...mention.places]
        : agreed.flatMap((place) => mention.places.flatMap((next) => join(place, next)));
  }
  const unique = distinct(agreed);
  if (mentions.length === 1) return unique;
  const detailed = unique.filter((place) => place.kelurahan !== undefined);
  return detailed.length > 0 ? detailed : unique;
}

function join(a: Place, b: Place): Place[] {
  if (a.kecamatan !== b.kecamatan) return [];
  if (a.kelurahan !== undefined && b.kelurahan !== undefined && a.kelurahan !== b.kelurahan)
    return [];
  return [a.kelurahan === undefined ? b : a];
}

function distinct(places: readonly Place[]): Place[] {
  const seen = new Map(
    places.map((place) => [`${place.kecamatan}/${place.kelurahan ?? ''}`, place]),
  );
  return [...seen.values()];
}

function confirmAmong(places: readonly Place[], readAs: string): Understood<Place> | undefined {
  const unique = distinct(places);
  const [first] = unique;
  return first === undefined ? undefined : toConfirm(first, readAs, unique);
}

/**
 * The kelurahan whose centroid is nearest to a location pin (degrees, WGS 84), always to be
 * confirmed since centroids are no
 * borders; the three nearest are candidates. `other('place')` for a pin more than 6 km from every
 * centroid or no pin at all.
 */
export function nearestKelurahan(
  lat: number,
  lon: number,
  region: Pick<Region, 'kecamatan'>,
): Understood<Place> | Other {
  const all = region.kecamatan.flatMap((kecamatan) =>
    kecamatan.kelurahan.map((kelurahan) => ({
      place: { kecamatan: kecamatan.name, kelurahan: kelurahan.name },
      km: distanceKm(lat, lon, kelurahan.lat, kelurahan.lon),
    })),
  );
  const near = all.filter(({ km }) => km <= farthestKm).sort((a, b) => a.km - b.km);
  const [first] = near;
  if (first === undefined) return other('place');
  const candidates = near.slice(0, 3).map(({ place }) => place);
  return toConfirm<Place>(first.place, 'nearest centre of a kelurahan', candidates);
}

/** Great-circle distance (haversine, mean earth radius). */
function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, half)));
}
