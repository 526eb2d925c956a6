/** `/catat <number> <words>`: a note on a talk that staff see and the person never does. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineCommand } from '../conversation/step.ts';

const LONGEST = 1000;

export const catat = defineCommand({
  name: 'catat',
  about: 'command.catat',
  roles: ['admin', 'kurator', 'mediator'],
  words: 2,
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive(), z.string()])]),
  needs: ([id]) => (id === undefined ? [] : [{ kind: 'handover', id }]),
  run: ([id, words = ''], { read }) => {
    // At the desk of talks one is chosen, and the note asked for.
    if (id === undefined) return { start: { flow: 'handover_desk' } };
    const view = read({ kind: 'handover', id });
    if (!view) return { lines: [line('handover.unknown', { id })] };
    if (view.handover.state === 'over') {
      return { lines: [line('handover.over_already', { id })] };
    }
    const note = words.slice(0, LONGEST);
    return {
      lines: [line('handover.noted', { id })],
      effects: [{ kind: 'handover.note', handoverId: id, words: note }],
    };
  },
});
