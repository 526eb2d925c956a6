/** `/cocokkan [need] [kenapa] [umk]`: candidates of a need with why, or why one UMK fits it or does not; `rata`: a fair run; `cakupan`: what is missing where. */
import { z } from 'zod';
import { afresh } from '../conversation/afresh.ts';
import { defineCommand } from '../conversation/step.ts';

const id = z.string().regex(/^[1-9]\d{0,8}$/);

/** What looks at all needs at once. */
const flows: Readonly<Record<string, string>> = {
  rata: 'match_fair',
  cakupan: 'match_coverage',
};
const overall = z.enum(['rata', 'cakupan']);

export const cocokkan = defineCommand({
  name: 'cocokkan',
  about: 'command.cocokkan',
  roles: ['admin', 'kurator', 'mediator', 'viewer'],
  args: z
    .array(z.string())
    .transform((words) => words.filter((word) => !/^(?:kenapa|mengapa|why|umk)$/i.test(word)))
    .pipe(z.union([z.tuple([]), z.tuple([overall]), z.tuple([id]), z.tuple([id, id])])),
  run: ([need, pick]) => {
    if (need !== undefined && Object.hasOwn(flows, need))
      return { start: afresh(flows[need] ?? '') };
    return {
      start: afresh('pairing', {
        ...(need === undefined ? {} : { need }),
        ...(pick === undefined ? {} : { pick }),
      }),
    };
  },
});
