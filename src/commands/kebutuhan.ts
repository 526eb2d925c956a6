/** `/kebutuhan [number or words]`: looks a company's need up, or asks for what to look. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const kebutuhan = defineCommand({
  name: 'kebutuhan',
  about: 'command.kebutuhan',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: (words) => ({
    start: afresh('find_need', words.length > 0 ? { words: words.join(' ') } : {}),
  }),
});
