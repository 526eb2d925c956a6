/** `/peran`: who is staff; roles are given and taken away in a dialog. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const peran = defineCommand({
  name: 'peran',
  about: 'command.peran',
  roles: ['admin'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('roles') }),
});
