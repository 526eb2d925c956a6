/** `/audit [umk/7]`: what was done, by whom, to what. */
import { z } from 'zod';
import { defineCommand } from '../conversation/step.ts';

const Subject = z.string().regex(/^[a-z_]{2,20}\/\d{1,12}$/);

export const audit = defineCommand({
  name: 'audit',
  about: 'command.audit',
  roles: ['admin'],
  args: z.union([z.tuple([]), z.tuple([Subject])]),
  run: ([subject]) => ({
    start: { flow: 'audit_trail', answers: { page: 1, ...(subject ? { subject } : {}) } },
  }),
});
