/** `/dampingi`: owners registered on their behalf; registering and looking are dialogs. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const dampingi = defineCommand({
  name: 'dampingi',
  about: 'command.dampingi',
  roles: ['pendamping', 'admin', 'kurator'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('assist') }),
});
