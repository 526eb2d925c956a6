/** What a member of staff may do, as buttons: made from the list of commands, so that nobody has to type a slash. */
import { mayRun } from '../conversation/command.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Command, Flow } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { z } from 'zod';

const Menu = z.object({});
type Menu = z.infer<typeof Menu>;

const finish: Option = { id: 'selesai', label: line('desk.finish'), words: ['sudah', 'done'] };

/** The dialog behind `/perintah`; an option is the command itself, which looks at the role once more. */
export function commandMenu(commands: readonly Command[]): Flow {
  return defineFlow<Menu>({
    id: 'commands',
    version: 1,
    title: 'command.title',
    answers: Menu,
    start: 'list',
    browses: true,
    givesWay: true,
    steps: {
      list: {
        kind: 'choose',
        text: ({ facts }) =>
          line('command.list', { roles: literal(facts.person.roles.join(', ')) }),
        options: ({ facts }) => [
          ...commands
            .filter((command) => command.name !== 'perintah' && mayRun(command, facts))
            .map(({ name, about }) => ({
              id: `/${name}`,
              label: line('command.row', { name, about: line(about) }),
              words: [name],
            })),
          finish,
        ],
        next: 'finished',
      },
      finished: { kind: 'end' },
    },
  });
}
