/** One object for all values that are equal: a town says the same few things of its products, places and papers over and over. */
import { encodeJson } from '../domain/json.ts';

/** Gives the value that came first of all that are equal to this one, which nobody may change. */
export type Pool = <T>(value: T) => T;

/** Past so many different values it begins anew: those in use stay, only no longer shared with what comes. */
const MOST = 50_000;

export function createPool(most = MOST): Pool {
  const texts = new Map<unknown, unknown>();
  const things = new Map<unknown, unknown>();
  return <T>(value: T): T => {
    const isText = typeof value === 'string';
    // A number, a yes or a no is no reference that could be shared.
    if (!isText && typeof value !== 'object') return value;
    const [known, key] = isText ? [texts, value] : [things, encodeJson(value)];
    const first = known.get(key) as T | undefined;
    if (first !== undefined) return first;
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}
