/** Closes reports whose agreement nobody speaks of any more; while the office is open, so that whoever objects finds somebody. */
import { openUntil } from '../../domain/officeHours.ts';
import type { Job } from './job.ts';

export const lapsedDisputes: Job = {
  name: 'lapsed_disputes',
  cron: '*/5 * * * *',
  async run({ store, region, now, cause }) {
    if (openUntil(now, region) === undefined) return { people: [], more: false };
    return { people: await store.closeLapsed({ region, now, cause }), more: false };
  },
};
