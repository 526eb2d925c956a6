/** `/antrian`: what waits for staff, by deadline; everything else of the desk can be reached from there. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const antrian = defineCommand({
  name: 'antrian',
  about: 'command.antrian',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('desk') }),
});
