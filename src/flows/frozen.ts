/** A number that was taken off a profile at the counter: the only dialog there is, until somebody says that the number is theirs now. */
import { z } from 'zod';
import { line, literal } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import { inLanguage } from '../domain/region.ts';

const Frozen = z.object({});

export const frozen = defineFlow<z.infer<typeof Frozen>>({
  id: 'frozen',
  version: 1,
  title: 'frozen.title',
  answers: Frozen,
  start: 'told',
  steps: {
    told: {
      kind: 'choose',
      text: ({ again, facts: { region, person } }) =>
        line(again ? 'frozen.again' : 'frozen.told', {
          office: region.office.name,
          address: region.office.address,
          hours: literal(inLanguage(region.office.hours, person.language)),
          phone: region.office.phone,
        }),
      options: [
        {
          id: 'baru',
          label: line('frozen.new_owner'),
          words: ['nomor baru', 'pemilik baru', 'new number', 'new owner'],
        },
      ],
      next: { baru: 'thawed' },
    },
    thawed: {
      kind: 'end',
      text: 'frozen.thawed',
      effects: () => [{ kind: 'person.thaw' }],
      then: { flow: 'menu' },
    },
  },
});
