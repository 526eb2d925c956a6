/** `/siaran [number or "baru"]`: the broadcasts, one of them, or a new one. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const siaran = defineCommand({
  name: 'siaran',
  about: 'command.siaran',
  roles: ['admin', 'kurator', 'viewer'],
  args: z.array(z.string()),
  run: ([word]) => {
    if (word !== undefined && /^(?:baru|buat|new)$/i.test(word)) {
      return { start: { flow: 'broadcast_write', answers: { id: 'baru' } } };
    }
    const number =
      word !== undefined && /^#?\d{1,9}$/.test(word) ? word.replace('#', '') : undefined;
    return { start: afresh('broadcast', number === undefined ? {} : { pick: number }) };
  },
});
