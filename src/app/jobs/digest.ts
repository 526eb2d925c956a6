/** Once a month each owner hears which one paper would open orders to them, and how many; not at night, and nobody hears it twice. */
import { quietUntil } from '../../domain/quietHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import { unlockOf } from '../unlock.ts';
import type { Job } from './job.ts';

const UMKS_AT_ONCE = 100;

export const digest: Job = {
  name: 'digest',
  cron: '*/10 * * * *',
  async run({ store, supply, region, now, cause }) {
    const today = localDay(now, region.timeZone);
    const nothing = { people: [], more: false };
    if (quietUntil(now, region) || Number(today.slice(8)) < region.digestFrom) return nothing;
    const month = today.slice(0, 7);
    const after = await store.digestAt(month);
    if (after === undefined) return nothing;
    if (!(await supply.isOfUse())) return nothing;
    const known = await supply.current(now);
    const { suppliers, last } = await store.supplierPage({ after, take: UMKS_AT_ONCE, now });
    const umkIds = suppliers
      .filter((supplier) => unlockOf(known, supplier, today) !== undefined)
      .map(({ id }) => id);
    const people = await store.tellDigest({ month, after, last, umkIds, now, cause });
    return { people, more: last !== undefined };
  },
};
