/** `/catat <number> <words>`: a note on a talk that staff see and the person never does. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineCommand } from '../conversation/step.ts';

const LONGEST = 1000;

export const catat = defineCommand({
  name: 'catat',
  about: 'command.catat',
  roles: ['admin', 'kurator', 'mediator'],
  args: z.tuple([z.coerce.number().int().positive(), z.string()], z.string()),
  needs: ([id]) => [{ kind: 'handover', id }],
  run: ([id, ...words], { read }) => {
    const view = read({ kind: 'handover', id });
    if (!view) return { lines: [line('handover.unknown', { id })] };
    if (view.handover.state === 'over') {
      return { lines: [line('handover.over_already', { id })] };
    }
    const note = words.join(' ').slice(0, LONGEST);
    return {
      lines: [line('handover.noted', { id })],
      effects: [{ kind: 'handover.note', handoverId: id, words: note }],
    };
  },
});
