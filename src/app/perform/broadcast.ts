/** Writes about broadcasts: each expects what it was decided on, so that of two who change one at one moment one wins. */
import type { Broadcast } from '../../domain/broadcast.ts';
import { broadcastLife } from '../../domain/broadcastLife.ts';
import type { Effect } from '../../domain/effect.ts';
import { mustMove } from '../../domain/machine.ts';
import type { Write } from '../ports.ts';
import type { Performing } from './perform.ts';

type OfBroadcast = Extract<
  Effect,
  { kind: 'broadcast.write' | 'broadcast.move' | 'broadcast.mark' }
>;
type Written = Extract<OfBroadcast, { kind: 'broadcast.write' }>;
type Moved = Extract<OfBroadcast, { kind: 'broadcast.move' }>;
type Set = { [K in keyof Broadcast]?: Broadcast[K] | undefined };

export function broadcastWrites(effect: OfBroadcast, how: Performing): Write[] {
  switch (effect.kind) {
    case 'broadcast.write':
      return [written(effect, how)];
    case 'broadcast.move': {
      const { broadcastId: id, rev, from, move, by } = effect;
      const { now, person } = how.facts;
      const state = mustMove(broadcastLife, from, move, by);
      const set = { ...setBy(effect, now, person.id), state, rev: rev + 1, updatedAt: now };
      return [{ op: 'patch', table: 'broadcast', id, set, expect: { rev, state: from } }];
    }
    case 'broadcast.mark': {
      const { broadcastId, why } = effect;
      const id = `${broadcastId}/${how.facts.person.id}`;
      const set = { state: why ? ('skipped' as const) : ('said' as const), why };
      // Taken back meanwhile (paused, stopped): then nothing is said in this turn.
      return [{ op: 'patch', table: 'broadcastRecipient', id, set, expect: { state: 'queued' } }];
    }
    default:
      return effect satisfies never;
  }
}

function written({ broadcast, was, move }: Written, { facts }: Performing): Write {
  const { now, region, person } = facts;
  const { id, segment, texts, people, startAt } = broadcast;
  const state = mustMove(broadcastLife, was?.state ?? 'draft', move, 'author');
  const dueAt = state === 'scheduled' ? (startAt ?? now) : undefined;
  if (!was) {
    const made = { regionId: region.id, authorId: person.id, createdAt: now, updatedAt: now };
    const row = { ...broadcast, ...made, state, rev: 1, editorIds: [] };
    return { op: 'insert', table: 'broadcast', row: dueAt ? { ...row, dueAt } : row };
  }
  // Nobody has approved these words, and recipients that were chosen fitted the segment of before.
  const anew = { approverId: undefined, note: undefined, chosenUpTo: undefined };
  const never = { chosenAt: undefined, startedAt: undefined };
  return {
    op: 'patch',
    table: 'broadcast',
    id,
    set: {
      ...{ segment, texts, people, startAt, dueAt, state, rev: was.rev + 1, updatedAt: now },
      ...anew,
      ...never,
    },
    append: { editorIds: person.id },
    expect: { rev: was.rev, state: was.state },
  };
}

/** What a move sets besides the state. */
function setBy({ move, startAt, words }: Moved, now: Date, personId: number): Set {
  switch (move) {
    case 'approve': {
      const dueAt = startAt && startAt > now ? startAt : now;
      return { approverId: personId, note: undefined, dueAt };
    }
    case 'return':
      return { note: words, dueAt: undefined };
    case 'pause':
    case 'resume':
      return { dueAt: now };
    case 'stop':
      return { endedAt: now, dueAt: now };
    default:
      return move satisfies never;
  }
}
