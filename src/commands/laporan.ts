/** `/laporan [period]`: the report of a period, with its lists and as a paper. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const laporan = defineCommand({
  name: 'laporan',
  about: 'command.laporan',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()),
  run: (words) => ({
    start: afresh('figures', words.length > 0 ? { typed: words.join(' ') } : {}),
  }),
});
