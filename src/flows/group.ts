/** `/grup` in private: how the staff's group is chosen, which day it was, and its end; talks that have a topic keep it until they are over. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { groupOf, STAFF_GROUP } from '../domain/staffGroup.ts';
import { groupChanges } from './groupAsk.ts';
import { changed, changedLine, deniedStep, isAdmin, leftStep } from './overrideWords.ts';

const Group = z.object({}).strict();

export const group = defineFlow<z.infer<typeof Group>>({
  id: 'group',
  version: 1,
  title: 'group.title',
  answers: Group,
  start: 'start',
  browses: true,
  steps: {
    start: {
      kind: 'branch',
      needs: () => [groupChanges],
      next: ({ facts, read }) => {
        if (!isAdmin(facts)) return 'denied';
        return groupOf(read(groupChanges)) ? 'shown' : 'none';
      },
    },
    none: { kind: 'end', text: 'group.none' },
    shown: {
      kind: 'choose',
      needs: () => [groupChanges],
      text: ({ facts, read }) => {
        const [change] = read(groupChanges);
        return line('group.shown', { change: change ? changedLine(change, facts) : '' });
      },
      options: [
        { id: 'tetap', label: line('group.keep'), means: 'tidak', words: ['pakai', 'biarkan'] },
        { id: 'lepas', label: line('group.end'), means: 'ya', words: ['lepas', 'hapus'] },
      ],
      next: { tetap: 'left', lepas: 'look' },
    },
    // A colleague may have changed it, or the role may be gone, since the question.
    look: {
      kind: 'branch',
      needs: () => [groupChanges],
      next: ({ facts, read }) => {
        if (!isAdmin(facts)) return 'denied';
        return groupOf(read(groupChanges)) ? 'ended' : 'none';
      },
    },
    ended: {
      kind: 'end',
      needs: () => [groupChanges],
      text: 'group.ended',
      effects: ({ read }) => [changed(read(groupChanges), STAFF_GROUP)],
    },
    left: leftStep,
    denied: deniedStep('grup'),
  },
});
