/**
 * What sealed values say, remembered for a while under the sealed text itself: it is never the same twice, so that what is found
 * under it cannot be out of date, and nothing has to be taken back.
 */
export type Recent = {
  get(sealed: string): unknown;
  set(sealed: string, value: unknown): void;
};

/** At most twice `most` values are held; those that were asked for last stay longest. */
export function createRecent(most: number): Recent {
  let young = new Map<string, unknown>();
  let old = new Map<string, unknown>();

  function set(sealed: string, value: unknown): void {
    if (young.size >= most) [young, old] = [new Map<string, unknown>(), young];
    young.set(sealed, value);
  }

  return {
    set,
    get(sealed) {
      const found = young.get(sealed);
      if (found !== undefined) return found;
      const older = old.get(sealed);
      if (older !== undefined) set(sealed, older);
      return older;
    },
  };
}
