/** How broadcasts and their recipients are laid out in columns: words and segment are sealed, what the job works by is plain. */
import { Broadcast, BroadcastRecipient } from '../domain/broadcast.ts';
import type { Layout } from './tables.ts';

type Broadcasts = 'broadcast' | 'broadcastRecipient';

export const broadcastLayouts: { [T in Broadcasts]: Layout<T> } = {
  broadcast: {
    model: 'broadcast',
    row: Broadcast,
    columns: {
      id: 'plain',
      regionId: 'plain',
      state: 'plain',
      rev: 'plain',
      segment: 'secretJson',
      texts: 'secretJson',
      authorId: 'plain',
      editorIds: 'json',
      approverId: 'plain',
      note: 'secret',
      people: 'plain',
      startAt: 'plain',
      startedAt: 'plain',
      endedAt: 'plain',
      chosenUpTo: 'plain',
      chosenAt: 'plain',
      dueAt: 'plain',
      createdAt: 'plain',
      updatedAt: 'plain',
    },
  },
  broadcastRecipient: {
    model: 'broadcastRecipient',
    row: BroadcastRecipient,
    columns: {
      id: 'plain',
      broadcastId: 'plain',
      personId: 'plain',
      channel: 'plain',
      state: 'plain',
      why: 'plain',
      inboundId: 'plain',
    },
  },
};
