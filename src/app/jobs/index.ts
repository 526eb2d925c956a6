/** The list of what the program does by itself besides timers: one line each. */
import type { Job } from './job.ts';
import { broadcast } from './broadcast.ts';
import { lateReports } from './lateReports.ts';
import { lkpm } from './lkpm.ts';

export const jobs: readonly Job[] = [broadcast, lateReports, lkpm];
