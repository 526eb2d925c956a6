/** Tells staff of reports whose first answer is missing and of goods that were refused; nobody at night, but the breach is marked at midnight. */
import type { Job } from './job.ts';

export const lateReports: Job = {
  name: 'late_reports',
  cron: '* * * * *',
  wokenBy: 'ticket',
  async run({ store, region, now, cause }) {
    return { people: await store.tellLate({ region, now, cause }), more: false };
  },
};
