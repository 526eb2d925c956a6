/** `/cocokkan [need] [kenapa] [umk]`: candidates of a need with why, or why one UMK fits it or does not. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

const id = z.string().regex(/^[1-9]\d{0,8}$/);

export const cocokkan = defineCommand({
  name: 'cocokkan',
  about: 'command.cocokkan',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z
    .array(z.string())
    .transform((words) => words.filter((word) => !/^(?:kenapa|mengapa|why|umk)$/i.test(word)))
    .pipe(z.union([z.tuple([]), z.tuple([id]), z.tuple([id, id])])),
  run: ([need, pick]) => ({
    start: afresh('pairing', {
      ...(need === undefined ? {} : { need }),
      ...(pick === undefined ? {} : { pick }),
    }),
  }),
});
