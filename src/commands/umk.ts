/** `/umk [number, name or phone]`: looks a business up, or asks for what to look. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const umk = defineCommand({
  name: 'umk',
  about: 'command.umk',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: (words) => ({
    start: afresh('find_umk', words.length > 0 ? { words: words.join(' ') } : {}),
  }),
});
