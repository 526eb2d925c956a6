/** The way from the menu to the staff's commands, for channels where a choice is a typed number. */
import { z } from 'zod';
import { defineFlow } from '../conversation/step.ts';

export const staff = defineFlow<Record<string, never>>({
  id: 'staff',
  version: 1,
  title: 'staff.title',
  answers: z.object({}),
  start: 'how',
  steps: { how: { kind: 'end', text: 'staff.how' } },
});
