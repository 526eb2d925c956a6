/** A broadcast that is made or moved outside of the chat, by somebody of the office: the same rules as at the desk, and what came of it is said to them. */
import { line } from '../conversation/reply.ts';
import type { Answers, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { z } from 'zod';
import type { BroadcastOrder } from '../domain/broadcast.ts';
import { mayWork } from '../domain/roles.ts';
import { mayMove, moved, moveOf } from './broadcast.ts';
import { answersOf, Writing } from './broadcastAnswers.ts';
import { Look, MOVES, notState, one } from './broadcastCard.ts';
import { keptSteps, sendNeeds, sendTo } from './broadcastSend.ts';
import { deniedStep } from './overrideWords.ts';

/** `send` false: it is only kept. */
const Ordered = z.object({ ...Writing.shape, ...Look.shape, send: z.boolean() }).partial();
type Ordered = z.infer<typeof Ordered>;
type Here = Context<Ordered>;

/** What was ordered, as the answers that the desk would have come to. */
export function ordered(order: BroadcastOrder): Answers {
  if (order.what === 'move') {
    const { broadcastId, move, words } = order;
    const act = Object.keys(MOVES).find((key) => MOVES[key] === move) ?? '';
    return { pick: String(broadcastId), act, ...(words === undefined ? {} : { words }) };
  }
  const { segment, texts, startAt, send } = order;
  return { ...answersOf({ segment, texts, ...(startAt ? { startAt } : {}) }), send };
}

function writtenTo(context: Here): string {
  if (context.answers.send) return sendTo(context);
  return mayWork(context.facts.person.roles, 'broadcast') ? 'saved' : 'denied';
}

export const broadcastOrder = defineFlow<Ordered>({
  id: 'broadcast_order',
  version: 1,
  title: 'broadcast.title',
  answers: Ordered,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: ({ answers }) => (answers.pick === undefined ? 'write' : 'move'),
    },
    write: { kind: 'branch', needs: sendNeeds, next: writtenTo },
    ...keptSteps,
    late: { kind: 'end', text: 'broadcast.late' },
    nobody: { kind: 'end', text: 'broadcast.nobody' },
    move: { kind: 'branch', needs: one, next: mayMove },
    moved: {
      kind: 'end',
      needs: one,
      text: (context) =>
        line('broadcast.ordered', {
          id: Number(context.answers.pick),
          what: line(`broadcast.done_${moveOf(context) ?? 'stop'}`),
        }),
      effects: moved,
    },
    not_own: { kind: 'end', text: 'broadcast.not_own' },
    not_state: {
      kind: 'end',
      needs: one,
      text: notState,
    },
    gone: { kind: 'end', text: 'broadcast.gone' },
    denied: deniedStep('siaran'),
  },
});
