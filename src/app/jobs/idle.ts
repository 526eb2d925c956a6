/** Who was not heard of for as long as the words of consent say is asked, and forgotten; at hours in which a question is welcome. */
import { silentUntil } from '../../domain/reminder.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const idle: Job = {
  name: 'idle',
  cron: '*/10 * * * *',
  async run({ store, region, now, cause }) {
    if (silentUntil(now, region)) return { people: [], more: false };
    const today = localDay(now, region.timeZone);
    const people = await store.tellIdle({ rules: region.retention, today, now, cause });
    return { people, more: false };
  },
};
