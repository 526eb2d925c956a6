/** `/perintah`: the commands that the person's roles allow, made from the list itself. */
import { z } from 'zod';
import { mayRun } from '../conversation/command.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Command } from '../conversation/step.ts';
import { defineCommand } from '../conversation/step.ts';
import { Role } from '../domain/person.ts';

/** The command that lists `others`, and itself. */
export function perintah(others: readonly Command[]): Command {
  const own: Command = defineCommand({
    name: 'perintah',
    about: 'command.perintah',
    roles: Role.options,
    args: z.array(z.string()),
    run: (_args, { facts }) => {
      const rows = [...others, own]
        .filter((command) => mayRun(command, facts))
        .map(({ name, about }) => line('command.row', { name, about: line(about) }));
      const roles = literal(facts.person.roles.join(', '));
      return { lines: [stacked(line('command.list', { roles }), ...rows)] };
    },
  });
  return own;
}
