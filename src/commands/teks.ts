/** `/teks [words]`: a text is found and changed, in a dialog. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const teks = defineCommand({
  name: 'teks',
  about: 'command.teks',
  roles: ['admin'],
  args: z.array(z.string()),
  run: (words) => {
    const asked = words.length > 0 ? { words: words.join(' ') } : {};
    return { start: afresh('texts', { typed: undefined, ...asked }) };
  },
});
