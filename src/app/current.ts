/** What the program says and counts with at this moment: what it ships, with what staff have changed laid over it; the store decides. */
import type { Logger } from 'pino';
import type { Book } from '../conversation/step.ts';
import type { Override } from '../domain/override.ts';
import { layRegion } from '../domain/override.ts';
import type { Region } from '../domain/region.ts';
import { withOverrides } from '../text/catalogue.ts';
import type { Texts } from '../text/render.ts';
import type { Store } from './ports.ts';

export type Current = {
  region: Region;
  book: Book;
  texts: Texts;
  /** The texts without the changes, to look at beside them. */
  shipped: Texts;
};

export type Currents = {
  /** As the store has it now; what did not change since is not made anew. */
  read(): Promise<Current>;
  /** As it was when it was read last. */
  last(): Current;
};

/** `makeBook` is called again whenever something changed. A change that does not fit is passed over, and named in the log once. */
export function createCurrents(how: {
  store: Pick<Store, 'overrides'>;
  region: Region;
  texts: Texts;
  makeBook: (region: Region, texts: Texts) => Book;
  log: Logger;
}): Currents {
  const { store, log } = how;
  let count = 0;
  let current = laidWith([]);

  function laidWith(rows: readonly Override[]): Current {
    const region = layRegion(how.region, rows);
    const texts = withOverrides(how.texts, rows);
    for (const of of [...region.ignored, ...texts.ignored]) {
      log.warn({ of }, 'a change by staff does not fit what the program ships, and is passed over');
    }
    const book = how.makeBook(region.laid, texts.laid);
    return { region: region.laid, texts: texts.laid, book, shipped: how.texts };
  }

  return {
    async read() {
      const found = await store.overrides(count);
      // Of two reads under way the older one must not win.
      if (found && found.count >= count) {
        current = laidWith(found.rows);
        count = found.count;
      }
      return current;
    },
    last: () => current,
  };
}
