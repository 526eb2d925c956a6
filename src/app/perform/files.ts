/** Writes about files: a link is stored as the hash of its token, and a job is made once. */
import type { Effect } from '../../domain/effect.ts';
import { jobLife } from '../../domain/fileLives.ts';
import { mustMove } from '../../domain/machine.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfFiles = Extract<Effect, { kind: 'file.link' | 'job.make' | 'job.answer' }>;

export function fileWrites(effect: OfFiles, { facts: { person, now } }: Performing): Write[] {
  switch (effect.kind) {
    case 'file.link': {
      const { token, expiresAt, opens } = effect;
      // The store keeps the hash of the token in its place.
      const row = { id: token, personId: person.id, expiresAt, ...opens };
      return [{ op: 'insert', table: 'fileLink', row }];
    }
    case 'job.make': {
      const { jobId: id, todo, runId } = effect;
      const row = {
        id,
        personId: person.id,
        ...(runId === undefined ? {} : { runId }),
        kind: todo.kind,
        todo,
        state: 'waiting' as const,
        progress: 0,
        result: {},
        parts: [],
        createdAt: now,
        updatedAt: now,
      };
      return [{ op: 'insert', table: 'job', row }];
    }
    case 'job.answer': {
      const { jobId: id, from, todo } = effect;
      const state = mustMove(jobLife, from, todo === 'left' ? 'leave' : 'answer', 'person');
      const set =
        todo === 'left'
          ? { state, result: { why: 'left' as const }, updatedAt: now }
          : { state, todo, result: {}, updatedAt: now };
      return [{ op: 'patch', table: 'job', id, set, expect: { state: from } }];
    }
    default:
      return effect satisfies never;
  }
}
