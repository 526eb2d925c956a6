/** `/perusahaan [number]`: the companies that wait for their check, or one of them; deciding is a dialog. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const perusahaan = defineCommand({
  name: 'perusahaan',
  about: 'command.perusahaan',
  roles: ['admin', 'kurator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start: {
      flow: 'company_check',
      ...(id === undefined ? {} : { answers: { company: String(id) } }),
    },
  }),
});
