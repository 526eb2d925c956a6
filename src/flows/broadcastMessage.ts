/** What one recipient of a broadcast gets; who no longer wants it, or whose broadcast was stopped by now, gets nothing. */
import { z } from 'zod';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { unwilling } from '../domain/broadcast.ts';
import type { Effect } from '../domain/effect.ts';
import type { Query } from '../domain/query.ts';
import { quietUntil } from '../domain/quietHours.ts';
import { messageFor } from './broadcastWords.ts';
import { line } from '../conversation/reply.ts';

const Message = z.object({ broadcastId: z.int() }).partial();
type Message = z.infer<typeof Message>;
type Here = Context<Message>;

function needs({ answers: { broadcastId = 0 } }: Pick<Here, 'answers'>): Query[] {
  return [
    { kind: 'broadcast', id: broadcastId },
    { kind: 'broadcast.mine', broadcastId },
  ];
}

function marked({ answers: { broadcastId = 0 }, facts }: Here): Effect[] {
  const why = unwilling(facts.person);
  return [{ kind: 'broadcast.mark', broadcastId, ...(why ? { why } : {}) }];
}

export const broadcastMessage = defineFlow<Message>({
  id: 'broadcast_message',
  version: 1,
  title: 'broadcast.title_message',
  answers: Message,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs,
      next: ({ answers: { broadcastId = 0 }, facts, read }) => {
        const running = read({ kind: 'broadcast', id: broadcastId })?.broadcast.state === 'running';
        const mine = read({ kind: 'broadcast.mine', broadcastId })?.state === 'queued';
        // In a pause or at night the row is not marked: the job begins with it again.
        if (!running || !mine || quietUntil(facts.now, facts.region)) return 'nothing';
        return unwilling(facts.person) ? 'skipped' : 'said';
      },
    },
    said: {
      kind: 'end',
      needs,
      text: ({ answers: { broadcastId = 0 }, facts, read }) => {
        const view = read({ kind: 'broadcast', id: broadcastId });
        return view ? messageFor(view.broadcast, facts) : line('broadcast.stop_line');
      },
      effects: marked,
      // The dialog that waits below is not asked again because of it.
      after: 'rest',
    },
    skipped: { kind: 'end', effects: marked, after: 'rest' },
    nothing: { kind: 'end', after: 'rest' },
  },
});
