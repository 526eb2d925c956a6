/** `/verifikasi [number]`: the papers that wait to be compared with their registers, the most pressing first, or those of one business. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const verifikasi = defineCommand({
  name: 'verifikasi',
  about: 'command.verifikasi',
  roles: ['admin', 'kurator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  run: ([id]) => ({
    start: { flow: 'verify', answers: id === undefined ? { row: true } : { umk: String(id) } },
  }),
});
