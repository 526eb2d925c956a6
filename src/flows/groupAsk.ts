/** `/grup` in a group: it becomes the staff's, where an admin asks; nobody else learns anything there. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import type { StaffGroup } from '../domain/staffGroup.ts';
import { groupOf, sameGroup, STAFF_GROUP } from '../domain/staffGroup.ts';
import { changed, isAdmin } from './overrideWords.ts';

const Asked = z.object({ happening: Happening }).partial();
type Asked = z.infer<typeof Asked>;
type Here = Context<Asked>;

export const groupChanges = { kind: 'overrides.of' as const, of: [STAFF_GROUP], take: 1 };

function asked({ answers: { happening } }: Here): StaffGroup | undefined {
  return happening?.kind === 'group.asked' ? happening.group : undefined;
}

export const groupAsk = defineFlow<Asked>({
  id: 'group_ask',
  version: 1,
  title: 'group.title',
  answers: Asked,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: () => [groupChanges],
      next: (context) => {
        const group = asked(context);
        if (!group || !isAdmin(context.facts)) return 'denied';
        return sameGroup(group, groupOf(context.read(groupChanges))) ? 'known' : 'set';
      },
    },
    set: {
      kind: 'end',
      needs: () => [groupChanges],
      text: 'group.set',
      effects: (context) => [changed(context.read(groupChanges), STAFF_GROUP, asked(context))],
    },
    known: { kind: 'end', text: 'group.known' },
    denied: {
      kind: 'end',
      text: () => line('group.denied'),
      effects: () => [{ kind: 'command.denied', command: 'grup' }],
    },
  },
});
