/** `/tanya`: questions that nobody could answer yet, and what staff answered. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const tanya = defineCommand({
  name: 'tanya',
  about: 'command.tanya',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('unanswered') }),
});
