/** `/perintah`: the commands that the person's roles allow, as buttons. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';
import { Role } from '../domain/person.ts';

export const perintah = defineCommand({
  name: 'perintah',
  about: 'command.perintah',
  roles: Role.options,
  args: z.array(z.string()),
  run: () => ({ start: { flow: 'commands' } }),
});
