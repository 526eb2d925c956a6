/** Work that goes on while nobody writes: each run does a little of it, in one transaction, and says whether there is more. */
import type { Region } from '../../domain/region.ts';
import type { Store } from '../ports.ts';
import type { SupplyIndex } from '../supplyIndex.ts';

export type Job = {
  name: string;
  /**
   * Does what is due by `now`. `people` have something to be handled because of it; `more`: the next run would do more
   * once what is to be sent by then is sent.
   */
  run(how: {
    store: Store;
    supply: SupplyIndex;
    region: Region;
    now: Date;
    cause: string;
  }): Promise<{ people: number[]; more: boolean }>;
};
