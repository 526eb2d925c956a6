/** `/pulihkan [number]`: somebody of that UMK or company stands at the counter with a new number; the rest is a dialog. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const pulihkan = defineCommand({
  name: 'pulihkan',
  about: 'command.pulihkan',
  roles: ['admin', 'kurator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start: { flow: 'recover', answers: id === undefined ? {} : { organisation: String(id) } },
  }),
});
