/** The lives of what is done with files: the work itself, and the import that a list becomes; what is over stays as it is. */
import { z } from 'zod';
import type { Machine } from './machine.ts';

export const JobState = z.enum(['waiting', 'running', 'asks', 'done', 'failed']);
export type JobState = z.infer<typeof JobState>;
type JobMove = 'take' | 'ask' | 'finish' | 'fail' | 'put_back' | 'answer' | 'leave';

export const jobLife: Machine<JobState, JobMove, 'person' | 'system'> = {
  id: 'work on a file',
  states: JobState.options,
  first: ['waiting'],
  moves: {
    take: { by: ['system'], to: { waiting: 'running' }, causes: 'nobody else takes it' },
    ask: {
      by: ['system'],
      to: { running: 'asks' },
      causes: 'the person is asked; the file is kept until they answer',
    },
    finish: {
      by: ['system'],
      to: { running: 'done' },
      causes: 'the person is told what it came to, in the same write',
    },
    fail: {
      by: ['system'],
      to: { waiting: 'failed', running: 'failed', asks: 'failed' },
      causes: 'the person is told why',
    },
    put_back: {
      by: ['system'],
      to: { running: 'waiting' },
      causes: 'the program stopped in the middle; it is begun anew, except for a list, which fails',
    },
    answer: { by: ['person'], to: { asks: 'waiting' }, causes: 'it goes on with the answer' },
    leave: { by: ['person'], to: { asks: 'failed' }, causes: 'the file is forgotten' },
  },
};

export const RunState = z.enum(['reading', 'staged', 'applied', 'undone', 'dropped']);
export type RunState = z.infer<typeof RunState>;
export type RunMove = 'stage' | 'apply' | 'undo' | 'drop';
export type RunSide = 'staff' | 'system';

export const runLife: Machine<RunState, RunMove, RunSide> = {
  id: 'import',
  states: RunState.options,
  first: ['reading'],
  moves: {
    stage: {
      by: ['system'],
      to: { reading: 'staged' },
      causes: 'whoever sent the list reads what its rows came to; nothing else is touched yet',
    },
    apply: {
      by: ['staff'],
      to: { staged: 'applied' },
      causes: 'its rows are made or filled in, all or none; companies get codes to hand out',
    },
    undo: {
      by: ['staff'],
      to: { applied: 'undone' },
      causes: 'what nobody has touched since is as it was before',
    },
    drop: {
      by: ['staff', 'system'],
      to: { reading: 'dropped', staged: 'dropped' },
      causes: 'what was read of the file is erased',
    },
  },
};
