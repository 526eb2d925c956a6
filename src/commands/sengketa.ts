/** `/sengketa [T-0004]`: reports of problems by their deadline, or one of them; working on it is a dialog. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';
import { readTicketNumber } from '../domain/ticket.ts';

export const sengketa = defineCommand({
  name: 'sengketa',
  about: 'command.sengketa',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.union([z.tuple([]), z.tuple([z.string().transform(readTicketNumber).pipe(z.int())])]),
  run: ([id]) => ({ start: afresh('disputes', id === undefined ? {} : { pick: String(id) }) }),
});
