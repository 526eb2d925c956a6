/** `/balas [number] [words]`: answers one of the officer's talks from anywhere; whose it is, and which, is a dialog's to see. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const balas = defineCommand({
  name: 'balas',
  about: 'command.balas',
  roles: ['admin', 'kurator', 'mediator'],
  words: 1,
  args: z.array(z.string()).transform(([said = '']) => {
    const numbered = /^#?(\d{1,9})(?:\s+([^]*))?$/.exec(said);
    return { item: numbered?.[1], words: numbered ? (numbered[2] ?? '') : said };
  }),
  run: ({ item, words }) => {
    const which = item === undefined ? {} : { item };
    return words === ''
      ? { start: { flow: 'handover_desk', answers: which } }
      : { start: { flow: 'handover_whom', answers: { ...which, said: { words } } } };
  },
});
