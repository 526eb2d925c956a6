/**
 * "Hapus data": says what goes and what stays, asks twice, and only then has everything of the
 * person erased.
 */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';

const Erase = z.object({});
type Erase = z.infer<typeof Erase>;

export const erase = defineFlow<Erase>({
  id: 'erase',
  version: 1,
  title: 'erase.title',
  answers: Erase,
  start: 'explain',
  steps: {
    explain: {
      kind: 'choose',
      text: 'erase.explain',
      options: [
        {
          id: 'hapus',
          label: line('erase.go_on'),
          means: 'ya',
          words: ['hapus data', 'hapus semua'],
        },
        {
          id: 'tarik',
          label: line('erase.withdraw'),
          words: ['berhenti saja', 'tarik persetujuan'],
        },
        { id: 'tidak', label: line('erase.no'), means: 'tidak' },
      ],
      next: { hapus: 'sure', tarik: 'withdraw', tidak: 'kept' },
    },
    sure: {
      kind: 'choose',
      text: 'erase.sure',
      options: [
        { id: 'tidak', label: line('erase.no'), means: 'tidak' },
        { id: 'hapus', label: line('erase.yes'), means: 'ya', words: ['hapus sekarang'] },
      ],
      next: { hapus: 'erased', tidak: 'kept' },
    },
    erased: { kind: 'end', text: 'erase.done', effects: () => [{ kind: 'person.erase' }] },
    withdraw: { kind: 'end', then: { flow: 'withdraw' } },
    kept: { kind: 'end', text: 'erase.kept' },
  },
});
