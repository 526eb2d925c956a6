/** Each night, what the region keeps no longer goes. */
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const retention: Job = {
  name: 'retention',
  cron: '15 2 * * *',
  async run({ store, region, now }) {
    const today = localDay(now, region.timeZone);
    const more = await store.sweep({ rules: region.retention, today, now });
    return { people: [], more };
  },
};
