/** `/forum`: members, promises, meetings and decisions of the Forum BIG HUG. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

export const forum = defineCommand({
  name: 'forum',
  about: 'command.forum',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.tuple([]),
  run: () => ({ start: afresh('forum') }),
});
