/** `/balas [number] [words]`: answers one of the officer's talks from anywhere; whose it is, and which, is a dialog's to see. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

export const balas = defineCommand({
  name: 'balas',
  about: 'command.balas',
  roles: ['admin', 'kurator', 'mediator'],
  args: z.array(z.string()).transform(([first = '', ...rest]) => {
    const item = /^#?(\d{1,9})$/.exec(first)?.[1];
    const words = item === undefined ? [first, ...rest] : rest;
    return { item, words: words.join(' ') };
  }),
  run: ({ item, words }) => {
    const which = item === undefined ? {} : { item };
    return words === ''
      ? { start: { flow: 'handover_desk', answers: which } }
      : { start: { flow: 'handover_whom', answers: { ...which, said: { words } } } };
  },
});
