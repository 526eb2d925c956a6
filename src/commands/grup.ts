/** `/grup`: the group in which the staff answer people, chosen there and shown and ended in private; the rest is a dialog. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const grup = defineCommand({
  name: 'grup',
  about: 'command.grup',
  roles: ['admin'],
  args: z.array(z.string()),
  run: () => ({ start: { flow: 'group' } }),
});
