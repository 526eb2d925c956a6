/** What another weight would change for one need: the first ten as they are, and as they would be; nothing is kept. */
import { z } from 'zod';
import { percent } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Query } from '../domain/query.ts';
import { isOffice } from '../domain/roles.ts';
import { partName, PARTS, percent as inPercent } from './weightWords.ts';

const Try = z.object({ need: z.string(), part: z.enum(PARTS), percent: z.int() }).partial();
type Try = z.infer<typeof Try>;
type Here = Context<Try>;

function tried({ answers }: Pick<Here, 'answers'>): Extract<Query, { kind: 'weights.try' }> {
  const { need, part = 'product', percent: share = 0 } = answers;
  return { kind: 'weights.try', needId: Number(need), part, percent: share };
}

/** "1. UMK 7, nasi kotak (semula 3)". */
function shown(context: Here): Line {
  const { before, after, weight } = context.read(tried(context));
  const { part = 'product', percent: share = 0 } = context.answers;
  const head = line('try.head', { part: partName(part), from: inPercent(weight), to: share });
  const rows = after.map(({ id, product }, at) => {
    const was = before.findIndex((one) => one.id === id);
    const values = { place: at + 1, id, product, was: was + 1 };
    if (was < 0) return line('try.row_new', values);
    return line(was === at ? 'try.row_same' : 'try.row_moved', values);
  });
  return stacked(head, ...(rows.length > 0 ? rows : [line('try.none')]));
}

export const matchTry = defineFlow<Try>({
  id: 'match_try',
  version: 1,
  title: 'try.title',
  answers: Try,
  browses: true,
  start: 'part',
  steps: {
    part: {
      kind: 'choose',
      text: 'try.ask_part',
      options: PARTS.map((id) => ({ id, label: partName(id) })),
      unclear: 'try.part_unclear',
      hint: 'try.part_unclear',
      save: 'part',
      next: 'percent',
    },
    percent: {
      kind: 'ask',
      text: 'try.ask_percent',
      accept: percent(),
      unclear: 'try.percent_unclear',
      hint: 'try.percent_unclear',
      save: 'percent',
      next: ({ facts }) => (isOffice(facts.person.roles) ? 'shown' : 'denied'),
    },
    shown: {
      kind: 'end',
      needs: (known) => [tried(known)],
      text: shown,
      then: ({ answers: { need } }) => afresh('pairing', { need }),
    },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'cocokkan' }],
    },
  },
});
