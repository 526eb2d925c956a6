/**
 * What was read of some rows, held until anything changes them: by a transaction that says how they are once it is committed, or
 * by anybody else, after which nothing is held. What is held belongs to all and is not to be changed.
 */
import type { Watch } from './watch.ts';

export type Memory<K, V> = {
  get(key: K): V | undefined;
  /** In a transaction without the client: as it will be by what that has done so far. */
  inside(key: K): V | undefined;
  /** To be asked for before something is read; gives what keeps it, unless it may have changed meanwhile. */
  reading(key: K): (value: V) => void;
  /** In the transaction that changes it: what it is when that is committed, where it is known now; undefined is not known. */
  change(key: K, how: (before: V) => V | undefined): void;
  /** The same, whatever it was before. */
  put(key: K, value: V | undefined): void;
  /** In the transaction: what fits is not known once that is committed, nor what is being read. */
  dropWhere(fits: (value: V) => boolean): void;
};

/** At most twice `most` values are held; those that were asked for last stay longest. */
export function createMemory<K, V>(
  watch: Watch,
  tables: readonly string[],
  most: number,
): Memory<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  const readings = new Map<K, object>();
  const staged = new Map<K, V | undefined>();

  function hold(key: K, value: V): void {
    if (young.size >= most) [young, old] = [new Map<K, V>(), young];
    young.set(key, value);
  }

  function find(key: K): V | undefined {
    const found = young.get(key);
    if (found !== undefined) return found;
    const older = old.get(key);
    if (older !== undefined) hold(key, older);
    return older;
  }

  function drop(key: K): void {
    young.delete(key);
    old.delete(key);
  }

  function ended(committed: boolean): void {
    if (staged.size === 0) return;
    if (committed) {
      for (const [key, value] of staged) {
        if (value === undefined) drop(key);
        else hold(key, value);
      }
    }
    staged.clear();
  }

  function forget(): void {
    young.clear();
    old.clear();
    readings.clear();
    staged.clear();
  }

  watch.on(tables, forget);
  watch.onEnd(ended);
  return {
    get(key) {
      watch.look();
      return find(key);
    },
    inside: (key) => (staged.has(key) ? staged.get(key) : find(key)),
    reading(key) {
      watch.look();
      const own = {};
      readings.set(key, own);
      return (value) => {
        if (readings.get(key) !== own) return;
        readings.delete(key);
        hold(key, value);
      };
    },
    change(key, how) {
      readings.delete(key);
      const before = staged.has(key) ? staged.get(key) : find(key);
      staged.set(key, before === undefined ? undefined : how(before));
    },
    put(key, value) {
      readings.delete(key);
      staged.set(key, value);
    },
    dropWhere(fits) {
      readings.clear();
      for (const [key, value] of [...old, ...young, ...staged]) {
        if (value !== undefined && fits(value)) staged.set(key, undefined);
      }
    },
  };
}
