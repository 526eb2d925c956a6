/** `/suara [number]`: the oldest voice note that waits to be written down, or one of them; writing it down is a dialog. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineCommand } from '../conversation/step.ts';

const waiting = { kind: 'voiceNotes.waiting' } as const;

export const suara = defineCommand({
  name: 'suara',
  about: 'command.suara',
  roles: ['admin', 'kurator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  needs: ([id]) => (id === undefined ? [waiting] : []),
  run: ([id], { facts, read }) => {
    const oldest = () => read(waiting).find(({ personId }) => personId !== facts.person.id)?.id;
    const note = id ?? oldest();
    if (note === undefined) return { lines: [line('voice_write.none')] };
    return { start: { flow: 'voice_write', answers: { note: String(note) } } };
  },
});
