/** `/impor [number]`: the lists that were handed in, a link for a new one, or one import. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const impor = defineCommand({
  name: 'impor',
  about: 'command.impor',
  roles: ['admin'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start: id === undefined ? afresh('impor') : afresh('import_card', { pick: `run/${id}` }),
  }),
});
