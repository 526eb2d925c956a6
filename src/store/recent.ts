/**
 * What sealed values say, remembered for a while under the sealed text itself: it is never the same twice, so that what is found
 * under it cannot be out of date, and nothing has to be taken back. As when it is opened, it counts in its own place only.
 */
import { decodeJson } from '../domain/json.ts';
import type { Crypto } from './crypto.ts';

export type Recent = {
  get(place: string, sealed: string): unknown;
  set(place: string, sealed: string, value: unknown): void;
};

type Held = { place: string; value: unknown };

/** At most twice `most` values are held; those that were asked for last stay longest. */
export function createRecent(most: number): Recent {
  let young = new Map<string, Held>();
  let old = new Map<string, Held>();

  function hold(sealed: string, held: Held): void {
    if (young.size >= most) [young, old] = [new Map<string, Held>(), young];
    young.set(sealed, held);
  }

  function find(sealed: string): Held | undefined {
    const found = young.get(sealed);
    if (found) return found;
    const older = old.get(sealed);
    if (older) hold(sealed, older);
    return older;
  }

  return {
    set: (place, sealed, value) => hold(sealed, { place, value }),
    get(place, sealed) {
      const found = find(sealed);
      return found?.place === place ? found.value : undefined;
    },
  };
}

/** What a sealed value says, kept in mind or opened; undefined where it cannot be read. */
export function readSealed<T>(
  { crypto, recent }: { crypto: Crypto; recent: Recent },
  place: string,
  sealed: string,
): T | undefined {
  const known = recent.get(place, sealed);
  if (known) return known as T;
  try {
    return decodeJson(crypto.open(place, sealed)) as T;
  } catch {
    return undefined;
  }
}
