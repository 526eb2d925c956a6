/** Reminds people of what they left in the middle, of papers that come to their end and of telling how their partnerships go; at hours in which that is welcome. */
import { silentUntil } from '../../domain/reminder.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const reminders: Job = {
  name: 'reminders',
  cron: '* * * * *',
  async run({ store, region, now, cause }) {
    if (silentUntil(now, region)) return { people: [], more: false };
    const today = localDay(now, region.timeZone);
    const { reminders: rules, lkpm, timeZone } = region;
    const people = await store.remind({ rules, lkpm, timeZone, today, now, cause });
    return { people, more: false };
  },
};
