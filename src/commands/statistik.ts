/** `/statistik`: the programme in numbers, with pictures. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const statistik = defineCommand({
  name: 'statistik',
  about: 'command.statistik',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: () => ({ start: { flow: 'statistics' } }),
});
