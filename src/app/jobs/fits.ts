/** A business that newly fits an open need: its owner hears of it once, and the company at most once a day in one message; not at night. */
import { quietUntil } from '../../domain/quietHours.ts';
import { newFits } from '../fits.ts';
import type { Job } from './job.ts';

export const fits: Job = {
  name: 'fits',
  cron: '* * * * *',
  async run({ store, supply, region, now, cause }) {
    if (quietUntil(now, region)) return { people: [], more: false };
    const found = await newFits({ store, supply, region, now });
    return { people: await store.tellFits({ found, now, cause }), more: false };
  },
};
