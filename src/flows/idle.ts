/** Nothing was heard of somebody for long: they are asked whether their data is to stay, or forgotten, as the words of consent say; who wrote meanwhile is left alone. */
import { z } from 'zod';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Happening } from '../domain/event.ts';
import { dayName } from './card.ts';

const Idle = z.object({ happening: Happening }).partial();
type Idle = z.infer<typeof Idle>;
type Here = Context<Idle>;

function about({ answers: { happening } }: Pick<Here, 'answers'>) {
  return happening?.kind === 'person.idle' ? happening : undefined;
}

/** Whether they still are as they were found: silent since then, and no part of the office. */
function isIdle(context: Here): boolean {
  const { lastWroteAt, roles } = context.facts.person;
  const since = about(context)?.since;
  return since !== undefined && roles.length === 0 && (lastWroteAt ?? since) <= since;
}

export const idle = defineFlow<Idle>({
  id: 'idle',
  version: 1,
  title: 'idle.title',
  answers: Idle,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      next: (context) => {
        if (!isIdle(context)) return 'over';
        const step = about(context)?.step ?? 'over';
        // Who asked for silence goes in silence.
        return step === 'erase' && context.facts.person.mutedAt ? 'forget' : step;
      },
    },
    ask: {
      kind: 'choose',
      text: (context) =>
        line('idle.ask', { day: dayName(about(context)?.until ?? '', context.facts) }),
      options: [
        { id: 'simpan', label: line('idle.keep'), means: 'ya', words: ['simpan', 'masih'] },
        { id: 'hapus', label: line('idle.erase'), means: 'tidak', words: ['hapus', 'hapus saja'] },
      ],
      next: { simpan: 'keep', hapus: 'sure' },
    },
    keep: { kind: 'end', text: 'idle.kept' },
    sure: { kind: 'end', then: { flow: 'erase' } },
    // Nobody who never registered, and never said yes to anything, is written to once more.
    forget: { kind: 'end', effects: () => [{ kind: 'person.erase' }], after: 'rest' },
    erase: {
      kind: 'end',
      text: 'idle.erased',
      effects: () => [{ kind: 'person.erase' }],
      after: 'rest',
    },
    over: { kind: 'end' },
  },
});
