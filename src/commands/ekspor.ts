/** `/ekspor`: a table as a file, fetched by a link that works once. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const ekspor = defineCommand({
  name: 'ekspor',
  about: 'command.ekspor',
  roles: ['admin', 'kurator', 'viewer'],
  args: z.array(z.string()),
  run: () => ({ start: afresh('ekspor') }),
});
