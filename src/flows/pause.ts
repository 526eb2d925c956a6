/**
 * "Jeda": no proposals until the end of a day that is read back; the same word also ends it early.
 */
import { z } from 'zod';
import { futureDay } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { Day } from '../domain/quantity.ts';
import { dayName, today } from './card.ts';
import { umkName, umkOf, whichSteps } from './whichUmk.ts';

const Pause = z.object({ umk: z.string(), until: Day }).partial();
type Pause = z.infer<typeof Pause>;

type Given = { answers: Pause; facts: Facts };

function pausedUntil(context: Given): string | undefined {
  const until = umkOf(context)?.pausedUntil;
  return until !== undefined && until >= today(context.facts) ? until : undefined;
}

function set(context: Given, until: string | undefined): Effect[] {
  const umk = umkOf(context);
  return umk ? [{ kind: 'umk.update', umkId: umk.id, set: { pausedUntil: until } }] : [];
}

function name(context: Given): string {
  const umk = umkOf(context);
  return umk ? umkName(umk) : '';
}

export const pause = defineFlow<Pause>({
  id: 'pause',
  version: 1,
  browses: true,
  title: 'pause.title',
  answers: Pause,
  start: 'which',
  steps: {
    ...whichSteps<Pause>('now'),
    now: { kind: 'branch', next: (context) => (pausedUntil(context) ? 'paused' : 'until') },
    paused: {
      kind: 'choose',
      text: (context) =>
        line('pause.paused', {
          name: name(context),
          day: dayName(pausedUntil(context) ?? today(context.facts), context.facts),
        }),
      options: [
        { id: 'buka', label: line('pause.open'), words: ['akhiri', 'akhiri jeda', 'terima lagi'] },
        {
          id: 'ganti',
          label: line('pause.other_day'),
          words: ['ubah', 'tanggal lain', 'perpanjang'],
        },
        { id: 'biarkan', label: line('pause.leave'), means: 'tidak' },
      ],
      next: { buka: 'opened', ganti: 'until', biarkan: 'left' },
    },
    until: {
      kind: 'ask',
      text: (context) => line('pause.ask', { name: name(context) }),
      accept: futureDay('last'),
      options: [
        { id: '1 minggu lagi', label: line('pause.one_week') },
        { id: '1 bulan lagi', label: line('pause.one_month') },
      ],
      unclear: 'pause.unclear',
      hint: 'pause.hint',
      save: 'until',
      next: 'done',
    },
    done: {
      kind: 'end',
      text: (context) =>
        line('pause.done', {
          name: name(context),
          day: dayName(context.answers.until ?? today(context.facts), context.facts),
        }),
      effects: (context) => set(context, context.answers.until),
    },
    opened: {
      kind: 'end',
      text: (context) => line('pause.opened', { name: name(context) }),
      effects: (context) => set(context, undefined),
    },
    left: { kind: 'end', text: 'pause.left' },
  },
});
