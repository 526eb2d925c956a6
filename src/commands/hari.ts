/** `/hari`: days off, which deadlines are counted by. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const hari = defineCommand({
  name: 'hari',
  about: 'command.hari',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('holidays', { year: undefined }) }),
});
