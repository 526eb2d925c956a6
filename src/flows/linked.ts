/** Two channels became one person: what waits in the one conversation is asked again, on the channel that was written from. */
import { z } from 'zod';
import { defineFlow } from '../conversation/step.ts';

const Linked = z.object({});

export const linked = defineFlow<z.infer<typeof Linked>>({
  id: 'linked',
  version: 1,
  title: 'link.title',
  answers: Linked,
  start: 'together',
  steps: { together: { kind: 'end', after: 'ask' } },
});
