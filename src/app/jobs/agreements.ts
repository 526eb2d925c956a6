/** Begins agreements whose first day has come, ends those whose last day is over, and asks before that; not at night, because whoever is party hears of it. */
import { quietUntil } from '../../domain/quietHours.ts';
import { addDays, localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const agreements: Job = {
  name: 'agreements',
  cron: '*/5 * * * *',
  async run({ store, region, now, cause }) {
    if (quietUntil(now, region)) return { people: [], more: false };
    const today = localDay(now, region.timeZone);
    const stepped = await store.stepAgreements({ today, now, cause });
    const until = addDays(today, region.renewalDays);
    const told = await store.tellEndings({ today, until, now, cause });
    return { ...stepped, people: [...stepped.people, ...told] };
  },
};
