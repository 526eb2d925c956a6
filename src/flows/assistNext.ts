/** Right after a registration: the words for the owner in a message of their own, and straight on to the next one. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { forwarded } from './assistWords.ts';

/** `umk`: the number of the one that was just registered. */
const Next = z.object({ umk: z.string() }).partial();
type Next = z.infer<typeof Next>;

export const assistNext = defineFlow<Next>({
  id: 'assist_next',
  version: 1,
  title: 'assist.register_title',
  answers: Next,
  start: 'forward',
  steps: {
    // Opened by the turn that made the code, whose words these are.
    forward: {
      kind: 'say',
      needs: () => [{ kind: 'invitationCode' }],
      text: forwarded,
      next: 'more',
    },
    more: {
      kind: 'choose',
      text: 'assist.more',
      options: [
        { id: 'lagi', label: line('assist.again'), means: 'ya', words: ['lagi', 'again'] },
        { id: 'lembar', label: line('assist.on_paper'), words: ['lembar', 'kertas', 'paper'] },
        { id: 'selesai', label: line('desk.finish'), means: 'tidak', words: ['sudah', 'done'] },
      ],
      unclear: 'desk.unclear',
      next: { lagi: 'again', lembar: 'paper', selesai: 'finished' },
    },
    again: { kind: 'end', then: { flow: 'assist_register' } },
    paper: {
      kind: 'end',
      then: ({ answers }) => ({ flow: 'assist_sheet', answers: { umk: answers.umk } }),
    },
    finished: { kind: 'end' },
  },
});
