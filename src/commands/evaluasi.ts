/** `/evaluasi [number of an agreement, or "program"]`: evaluations that are open, one of an agreement (started where there is none), or the report of all. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';
import { readAgreementNumber } from '../domain/agreement.ts';

export const evaluasi = defineCommand({
  name: 'evaluasi',
  about: 'command.evaluasi',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z.array(z.string()).max(3),
  run: (args) => {
    const number = readAgreementNumber(args.join(' '));
    const asked = number === undefined ? {} : { agreement: number };
    return { start: afresh('evaluation_desk', asked) };
  },
});
