/** Works off the broadcasts that are under way, as fast as the channels take them, and not at night. */
import { quietUntil } from '../../domain/quietHours.ts';
import { addWorkingDays, localDay, startOfDay } from '../../domain/workingDays.ts';
import type { Job } from './job.ts';

export const broadcast: Job = {
  name: 'broadcast',
  cron: '* * * * * *',
  wokenBy: 'broadcast',
  run({ store, region, now, cause }) {
    const today = localDay(now, region.timeZone);
    return store.stepBroadcasts({
      now,
      cause,
      limits: region.broadcast,
      quietUntil: quietUntil(now, region),
      today,
      dayStart: startOfDay(today, region.timeZone),
      approveBy: addWorkingDays(today, 1, region).day,
    });
  },
};
