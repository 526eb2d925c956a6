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

/** `told`: the day that was said with the wish ("libur sampai habis lebaran"), asked back before it counts. */
const Pause = z.object({ umk: z.string(), until: Day, told: Day }).partial();
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

function dayOf({ answers, facts }: Given): string {
  return answers.until ?? answers.told ?? today(facts);
}

/** The day in "lagi penuh sampai tgl 5", if one was said; a span ends with its last day. */
export function toldPause(typed: string, facts: Facts): { told?: string } {
  const [, said] = /\b(?:sampai|sampe|smp|hingga|till?|until)\s+(.{1,60})$/i.exec(typed) ?? [];
  if (said === undefined) return {};
  const reading = futureDay('last')({ kind: 'text', text: said }, { facts, answers: {} });
  return reading.result === 'understood' ? { told: String(reading.value) } : {};
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
    now: { kind: 'branch', next: (context) => (pausedUntil(context) ? 'paused' : 'day') },
    day: { kind: 'branch', next: ({ answers }) => (answers.told ? 'sure' : 'until') },
    sure: {
      kind: 'choose',
      text: ({ answers, facts }) =>
        line('pause.sure', { day: dayName(answers.told ?? today(facts), facts) }),
      options: [
        { id: 'ya', label: line('engine.option_yes'), means: 'ya' },
        { id: 'tidak', label: line('engine.option_no'), means: 'tidak' },
      ],
      next: { ya: 'done', tidak: 'until' },
    },
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
      next: { buka: 'opened', ganti: 'day', biarkan: 'left' },
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
          day: dayName(dayOf(context), context.facts),
        }),
      effects: (context) => set(context, dayOf(context)),
    },
    opened: {
      kind: 'end',
      text: (context) => line('pause.opened', { name: name(context) }),
      effects: (context) => set(context, undefined),
    },
    left: { kind: 'end', text: 'pause.left' },
  },
});
