/** How far two places are from each other, as far as the region knows them; a name that nobody knows is only equal to itself. */
import type { Place } from '../domain/quantity.ts';
import { squash } from '../language/normalise.ts';
import type { Knowledge, Spot } from './knowledge.ts';

/** A place made ready for many comparisons. */
export type Located = { kecamatan: string; kelurahan?: string; spot?: Spot };

/** Kilometres; 0 in the same kelurahan, `same` in the same kecamatan; undefined where it cannot be told. */
export type Distance = { same: boolean; km?: number };

/** As far as this counts as near: from one kecamatan of the city to the next. */
export const NEAR_KM = 6;
/** From here on it makes no more difference within a city. */
const FAR_KM = 20;

export function locate(knowledge: Knowledge, place: Place | undefined): Located | undefined {
  if (place === undefined) return undefined;
  const kecamatan = squash(place.kecamatan);
  if (kecamatan === '') return undefined;
  const kelurahan = place.kelurahan === undefined ? undefined : squash(place.kelurahan);
  const spot =
    knowledge.places.get(`${kecamatan}/${kelurahan ?? ''}`) ?? knowledge.places.get(kecamatan);
  return {
    kecamatan,
    ...(kelurahan === undefined ? {} : { kelurahan }),
    ...(spot === undefined ? {} : { spot }),
  };
}

export function distanceOf(a: Located | undefined, b: Located | undefined): Distance | undefined {
  if (a === undefined || b === undefined) return undefined;
  const same = a.kecamatan === b.kecamatan;
  if (a.spot === undefined || b.spot === undefined) return same ? { same } : undefined;
  return { same, km: kilometres(a.spot, b.spot) };
}

/** On a flat city: a degree of latitude is 111.2 km, a degree of longitude that times the cosine of the latitude. */
function kilometres(a: Spot, b: Spot): number {
  const north = (a.lat - b.lat) * 111.2;
  const east = (a.lon - b.lon) * 111.2 * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** 1 where they are neighbours, 0 from FAR_KM on, ½ where it is not known. */
export function nearness(distance: Distance | undefined): number {
  if (distance === undefined) return 0.5;
  const { same, km } = distance;
  if (km === undefined) return same ? 0.95 : 0.5;
  const close = Math.max(0, 1 - km / FAR_KM);
  return same ? Math.max(0.95, close) : 0.9 * close;
}
