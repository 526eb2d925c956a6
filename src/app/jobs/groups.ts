/** Groups that wait for nobody any more, because their need is closed or one of them is gone, end, and whoever was asked hears it; not at night. */
import { quietUntil } from '../../domain/quietHours.ts';
import type { Job } from './job.ts';

export const groups: Job = {
  name: 'groups',
  cron: '*/5 * * * *',
  async run({ store, region, now, cause }) {
    if (quietUntil(now, region)) return { people: [], more: false };
    return { people: await store.endGroups({ now, cause }), more: false };
  },
};
