/** The list of what the program does by itself besides timers: one line each. */
import type { Job } from './job.ts';
import { agreements } from './agreements.ts';
import { broadcast } from './broadcast.ts';
import { lkpm } from './lkpm.ts';

export const jobs: readonly Job[] = [broadcast, lkpm, agreements];
