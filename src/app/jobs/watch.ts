/** Looks at running partnerships once a day, while the office is open, so that who is to look is at work. */
import { openUntil } from '../../domain/officeHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const watch: Job = {
  name: 'watch',
  cron: '*/5 * * * *',
  run({ store, region, now, cause }) {
    if (openUntil(now, region) === undefined) return Promise.resolve({ people: [], more: false });
    const today = localDay(now, region.timeZone);
    return store.watchPartnerships({ region, today, now, cause });
  },
};
