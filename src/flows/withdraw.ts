/** "Tarik persetujuan": processing stops, nothing is erased; a new yes brings everything back. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';

const Withdraw = z.object({});
type Withdraw = z.infer<typeof Withdraw>;

export const withdraw = defineFlow<Withdraw>({
  id: 'withdraw',
  version: 1,
  title: 'withdraw.title',
  answers: Withdraw,
  start: 'given',
  steps: {
    given: {
      kind: 'branch',
      next: ({ facts }) => (facts.person.consentVersion === undefined ? 'nothing' : 'explain'),
    },
    explain: {
      kind: 'choose',
      text: 'withdraw.explain',
      options: [
        { id: 'tarik', label: line('withdraw.yes'), means: 'ya', words: ['tarik persetujuan'] },
        { id: 'hapus', label: line('withdraw.erase'), words: ['hapus data'] },
        { id: 'tidak', label: line('withdraw.no'), means: 'tidak' },
      ],
      next: { tarik: 'withdrawn', hapus: 'erase', tidak: 'kept' },
    },
    withdrawn: {
      kind: 'end',
      text: 'withdraw.done',
      effects: ({ facts }) => [
        { kind: 'person.withdraw' },
        {
          kind: 'consent.record',
          purpose: 'service',
          granted: false,
          version: facts.person.consentVersion ?? facts.region.consent.version,
        },
      ],
    },
    erase: { kind: 'end', then: { flow: 'erase' } },
    kept: { kind: 'end', text: 'withdraw.kept' },
    nothing: { kind: 'end', text: 'withdraw.nothing' },
  },
});
