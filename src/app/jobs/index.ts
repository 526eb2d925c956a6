/** The list of what the program does by itself besides timers: one line each. */
import type { Job } from './job.ts';
import { agreements } from './agreements.ts';
import { broadcast } from './broadcast.ts';
import { digest } from './digest.ts';
import { fair } from './fair.ts';
import { evaluations } from './evaluations.ts';
import { fits } from './fits.ts';
import { groups } from './groups.ts';
import { idle } from './idle.ts';
import { lapsedDisputes } from './lapsedDisputes.ts';
import { lateReports } from './lateReports.ts';
import { lkpm } from './lkpm.ts';
import { morning } from './morning.ts';
import { reminders } from './reminders.ts';
import { retention } from './retention.ts';
import { watch } from './watch.ts';

export const jobs: readonly Job[] = [
  broadcast,
  lateReports,
  lapsedDisputes,
  lkpm,
  reminders,
  morning,
  fair,
  fits,
  digest,
  groups,
  agreements,
  retention,
  idle,
  evaluations,
  watch,
];
