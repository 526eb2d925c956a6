/** `/serah [number]`: hands one talk to a colleague, or all of them, also for days of absence; the rest is a dialog. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const serah = defineCommand({
  name: 'serah',
  about: 'command.serah',
  roles: ['admin', 'kurator', 'mediator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start: {
      flow: 'handover_pass',
      ...(id === undefined ? {} : { answers: { item: String(id) } }),
    },
  }),
});
