/** "Pengingat": which reminders a person gets, each switched on and off by itself. */
import { z } from 'zod';
import type { Option } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Query } from '../domain/query.ts';
import { ReminderKind } from '../domain/reminder.ts';
import { wantsReminders } from './silent.ts';

/** `changed`: what was switched since the list was first shown, because what is stored is read once a turn. */
const Reminders = z
  .object({ pick: z.string(), changed: z.partialRecord(ReminderKind, z.boolean()) })
  .partial();
type Reminders = z.infer<typeof Reminders>;
type Here = Context<Reminders>;

export const offQuery: Query & { kind: 'reminders.off' } = { kind: 'reminders.off' };

/** "pengingat", "atur pengingat", "ingatkan saya", "reminders". */
export function asksReminders(typed: string): boolean {
  return /^(?:(?:atur|setel|lihat|mau|set|my) )?(?:pengingat|reminders?|ingatkan saya)(?: saya)?[.!?]*$/i.test(
    typed.trim(),
  );
}

/** What may concern this person: who speaks for no company has no sheet. */
function kinds({ facts: { person } }: Pick<Here, 'facts'>): ReminderKind[] {
  const firms = person.companies.length > 0;
  const works = firms || person.umks.length > 0;
  return ReminderKind.options.filter((kind) => {
    if (kind === 'sheet') return firms;
    return works || (kind !== 'checkin' && kind !== 'survey');
  });
}

function isOn({ answers, read }: Here, kind: ReminderKind): boolean {
  return answers.changed?.[kind] ?? !read(offQuery).includes(kind);
}

function picked({ answers }: Here): ReminderKind | undefined {
  return ReminderKind.safeParse(answers.pick).data;
}

function options(context: Here): Option[] {
  const switches = kinds(context).map((kind): Option => ({
    id: kind,
    label: line(isOn(context, kind) ? 'reminders.switch_off' : 'reminders.switch_on', {
      what: line(`reminders.kind_${kind}`),
    }),
  }));
  return [...switches, { id: 'selesai', label: line('reminders.done'), means: 'tidak' }];
}

export const reminders = defineFlow<Reminders>({
  id: 'reminders',
  version: 1,
  title: 'reminders.title',
  answers: Reminders,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', next: ({ facts }) => (wantsReminders(facts) ? 'list' : 'muted') },
    list: {
      kind: 'choose',
      needs: () => [offQuery],
      text: (context) =>
        stacked(
          line('reminders.head'),
          ...kinds(context).map((kind) =>
            line(isOn(context, kind) ? 'reminders.row_on' : 'reminders.row_off', {
              what: line(`reminders.kind_${kind}`),
            }),
          ),
        ),
      options,
      save: 'pick',
      inPlace: true,
      next: (_context, pick) => (pick === 'selesai' ? 'done' : 'turn'),
    },
    turn: {
      kind: 'end',
      needs: () => [offQuery],
      effects: (context) => {
        const about = picked(context);
        return about ? [{ kind: 'reminder.set', about, on: !isOn(context, about) }] : [];
      },
      then: (context) => {
        const about = picked(context);
        const { changed } = context.answers;
        return afresh('reminders', {
          changed: about ? { ...changed, [about]: !isOn(context, about) } : changed,
        });
      },
    },
    muted: {
      kind: 'choose',
      text: 'reminders.muted',
      options: [
        { id: 'ya', label: line('reminders.unmute'), means: 'ya' },
        { id: 'tidak', label: line('reminders.stay_muted'), means: 'tidak' },
      ],
      next: { ya: 'unmuted', tidak: 'done' },
    },
    unmuted: {
      kind: 'end',
      text: 'reminders.unmuted',
      effects: ({ facts }) => [
        { kind: 'person.mute', muted: false },
        {
          kind: 'consent.record',
          purpose: 'reminders',
          granted: true,
          version: facts.region.consent.version,
        },
      ],
    },
    done: { kind: 'end', text: 'reminders.kept' },
  },
});
