/** How one-time links and jobs on files are laid out in columns: the token only as its hash, what files are called and hold sealed. */
import { FileLink, Job } from '../domain/files.ts';
import type { Layout } from './tables.ts';

export const fileLayouts: { [T in 'fileLink' | 'job']: Layout<T> } = {
  fileLink: {
    model: 'fileLink',
    row: FileLink,
    columns: {
      id: 'blind',
      personId: 'plain',
      kind: 'plain',
      source: 'plain',
      jobId: 'plain',
      expiresAt: 'plain',
      usedAt: 'plain',
    },
  },
  job: {
    model: 'job',
    row: Job,
    columns: {
      id: 'plain',
      personId: 'plain',
      runId: 'plain',
      kind: 'plain',
      todo: 'secretJson',
      state: 'plain',
      progress: 'plain',
      result: 'secretJson',
      parts: 'json',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
};
