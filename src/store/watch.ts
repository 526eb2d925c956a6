/**
 * Sees every statement that reaches the one connection to an SQLite file, and whether another process has written to the file, so
 * that what is remembered of rows is forgotten before anybody could be given what is out of date.
 */

/** Called when rows of a table may have changed. */
type Forget = () => void;

export type Watch = {
  /** What is to be forgotten before this statement is run, by all who do not say themselves what it changes. */
  forgetting(statement: string): Forget | undefined;
  /** Forgets everything where another process has committed since the last look; `now`, or once in a pass of the event loop. */
  look(now?: 'now'): void;
  /** How many times other processes have committed, as SQLite counts it for the one connection. */
  countBy(read: () => unknown): void;
  /** `forget` is called for a change of these tables. */
  on(tables: readonly string[], forget: Forget): void;
  /** `ended` is called at the end of each transaction without the client, and with false where it may have been any other. */
  onEnd(ended: (committed: boolean) => void): void;
  ended(committed: boolean): void;
};

export function createWatch(): Watch {
  const watched: { mentioned: RegExp; forget: Forget }[] = [];
  const endings: ((committed: boolean) => void)[] = [];
  let count: () => unknown = () => 0;
  let seen: unknown;
  let looked = false;
  const forgetAll = (): void => {
    for (const { forget } of watched) forget();
  };

  function look(): void {
    let found: unknown;
    try {
      found = count();
    } catch {
      // The file is another's at this moment: whoever reads it now will wait, and must not be answered from memory.
      found = undefined;
    }
    if (found !== undefined && found === seen) return;
    seen = found;
    forgetAll();
  }

  return {
    forgetting(statement) {
      // What begins with SELECT changes nothing; of all else it is enough that a table is named.
      if (/^\s*SELECT\b/i.test(statement)) return undefined;
      const concerned = watched.filter(({ mentioned }) => mentioned.test(statement));
      if (concerned.length === 0) return undefined;
      return () => {
        for (const { forget } of concerned) forget();
      };
    },
    look(now) {
      if (looked && !now) return;
      look();
      if (looked) return;
      looked = true;
      setImmediate(() => (looked = false));
    },
    countBy: (read) => (count = read),
    on(tables, forget) {
      watched.push({ mentioned: new RegExp(`\\b(?:${tables.join('|')})\\b`, 'i'), forget });
    },
    onEnd: (ended) => void endings.push(ended),
    ended(committed) {
      for (const ended of endings) ended(committed);
    },
  };
}
