/** `/ambil [number]`: takes the talk that has waited longest, the officer's own before others', or one of them; the rest is a dialog. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineCommand } from '../conversation/step.ts';

const open = { kind: 'handovers.open' } as const;

export const ambil = defineCommand({
  name: 'ambil',
  about: 'command.ambil',
  roles: ['admin', 'kurator', 'mediator'],
  args: z.union([z.tuple([]), z.tuple([z.coerce.number().int().positive()])]),
  needs: ([id]) => (id === undefined ? [open] : []),
  run: ([id], { facts, read }) => {
    const oldest = (): number | undefined => {
      const waiting = read(open)
        .map(({ handover }) => handover)
        .filter(({ state, personId }) => state === 'waiting' && personId !== facts.person.id);
      const mine = waiting.find(({ wantedId }) => wantedId === facts.person.id);
      const free = waiting.find(({ wantedId }) => wantedId === undefined);
      return (mine ?? free ?? waiting[0])?.id;
    };
    const item = id ?? oldest();
    if (item === undefined) return { lines: [line('handover.none_waiting')] };
    return { start: { flow: 'handover_desk', answers: { item: String(item) } } };
  },
});
