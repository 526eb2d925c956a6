/** Work that goes on while nobody writes: each run does a little of it, in one transaction, and says whether there is more. */
import type { Region } from '../../domain/region.ts';
import type { Store, Table } from '../ports.ts';
import type { SupplyIndex } from '../supplyIndex.ts';

export type Job = {
  name: string;
  /** When it is run, as cron writes it, in the region's time zone; with six fields the first is seconds. */
  cron: string;
  /** A turn that writes to this table lets it run at once. */
  wokenBy?: Table;
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
