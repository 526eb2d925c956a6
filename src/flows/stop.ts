/** "Berhenti": stops reminders, or the dialog that it was said in; which of the two is asked where both could be meant. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';

const Stop = z.object({ dialog: z.boolean() }).partial();
type Stop = z.infer<typeof Stop>;

export const stop = defineFlow<Stop>({
  id: 'stop',
  version: 1,
  title: 'stop.title',
  answers: Stop,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ answers }) => (answers.dialog ? 'which' : 'mute') },
    which: {
      kind: 'choose',
      text: 'stop.which',
      options: [
        { id: 'isian', label: line('stop.dialog'), words: ['batal', 'isian'] },
        { id: 'pengingat', label: line('stop.reminders'), words: ['pesan', 'berhenti'] },
        { id: 'lanjut', label: line('stop.go_on'), means: 'tidak' },
      ],
      next: { isian: 'cancel', pengingat: 'mute', lanjut: 'go_on' },
    },
    cancel: { kind: 'end', text: 'stop.cancelled', cancelsBelow: true },
    go_on: { kind: 'end' },
    mute: {
      kind: 'end',
      text: 'stop.muted',
      effects: ({ facts }) => [
        { kind: 'person.mute', muted: true },
        {
          kind: 'consent.record',
          purpose: 'reminders',
          granted: false,
          version: facts.region.consent.version,
        },
      ],
    },
  },
});
