/** In the days in which companies report their LKPM, tells each PIC of a company with partnerships once that its list can be had; not at night. */
import { quietUntil } from '../../domain/quietHours.ts';
import { quarterReportedOn } from '../../domain/reportPeriod.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const lkpm: Job = {
  name: 'lkpm',
  cron: '*/5 * * * *',
  async run({ store, region, now, cause }) {
    const today = localDay(now, region.timeZone);
    const period = quarterReportedOn(today, region.lkpm);
    if (period === undefined || quietUntil(now, region)) return { people: [], more: false };
    return { people: await store.tellLkpm({ period, today, now, cause }), more: false };
  },
};
