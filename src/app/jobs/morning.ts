/** Each morning on which the office is open, tells everybody who works at the queue what waits in it. */
import { openUntil } from '../../domain/officeHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const morning: Job = {
  name: 'morning',
  cron: '*/5 * * * *',
  async run({ store, region, now, cause }) {
    if (!openUntil(now, region)) return { people: [], more: false };
    const today = localDay(now, region.timeZone);
    return { people: await store.tellQueue({ today, now, cause }), more: false };
  },
};
