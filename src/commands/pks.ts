/** `/pks [number or "semua"]`: agreements that wait for the forum, all of them, or one. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';
import { readAgreementNumber } from '../domain/agreement.ts';

export const pks = defineCommand({
  name: 'pks',
  about: 'command.pks',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()).max(3),
  run: (args) => {
    const said = args.join(' ').toLowerCase();
    const number = readAgreementNumber(said);
    if (number !== undefined) return { start: afresh('agreement_desk', { pick: String(number) }) };
    const filter = said === 'semua' || said === 'all' ? 'semua' : undefined;
    return { start: afresh('agreement_desk', { filter }) };
  },
});
