/** Begins the evaluation of each agreement whose year is over, and reminds of plans; while the office is open, so that who is to look is at work. */
import { openUntil } from '../../domain/officeHours.ts';
import { localDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const evaluations: Job = {
  name: 'evaluations',
  cron: '* * * * *',
  async run({ store, region, now, cause }) {
    if (openUntil(now, region) === undefined) return { people: [], more: false };
    const { timeZone } = region;
    const today = localDay(now, timeZone);
    return { people: await store.stepEvaluations({ today, timeZone, now, cause }), more: false };
  },
};
