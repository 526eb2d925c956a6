/** `/kurasi [number]`: the businesses whose readiness waits for a person's look, or one of them. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const kurasi = defineCommand({
  name: 'kurasi',
  about: 'command.kurasi',
  roles: ['admin', 'kurator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start:
      id === undefined ? afresh('curations') : { flow: 'curate', answers: { umk: String(id) } },
  }),
});
