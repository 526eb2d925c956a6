/** Begins agreements whose first day has come and ends those whose last day is over; not at night, because whoever is party hears of it. */
import { quietUntil } from '../../domain/quietHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const agreements: Job = {
  name: 'agreements',
  async run({ store, region, now, cause }) {
    if (quietUntil(now, region)) return { people: [], more: false };
    return store.stepAgreements({ today: localDay(now, region.timeZone), now, cause });
  },
};
