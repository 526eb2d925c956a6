/** `/gagal`: what could not be handled or sent, tried again or let go. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const gagal = defineCommand({
  name: 'gagal',
  about: 'command.gagal',
  roles: ['admin'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('given_up') }),
});
