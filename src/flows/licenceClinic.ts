/** A place at the clinic: called to mind the day before, moved or given back by the owner, set by the officer who helps. */
import { z } from 'zod';
import type { Option } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Happening } from '../domain/event.ts';
import type { LicenceView } from '../domain/licence.ts';
import type { Query } from '../domain/query.ts';
import { placeOf, slotSteps, takenQuery } from './licenceSlot.ts';
import type { About } from './licenceWords.ts';
import {
  actable,
  backToDesk,
  clinicReminder,
  inWords,
  needsOne,
  requestName,
  slotLine,
  tellOwner,
  tellStaff,
  toCard,
} from './licenceWords.ts';
import { wantsReminders } from './silent.ts';

const Clinic = z
  .object({
    request: z.string(),
    happening: Happening,
    desk: z.boolean(),
    slot: z.string(),
    time: z.string(),
  })
  .partial();
type Clinic = z.infer<typeof Clinic>;
type Here = Context<Clinic>;

/** Of which request, and as whom. */
function about({ request, happening, desk }: Clinic): About {
  if (request !== undefined) return { request, desk };
  return { request: happening?.kind === 'licence.clinic' ? String(happening.licenceId) : '0' };
}

function needs({ answers }: Pick<Here, 'answers'>): Query[] {
  return needsOne({ answers: about(answers) });
}

function viewOf(context: Here): LicenceView | undefined {
  return actable({ ...context, answers: about(context.answers) });
}

function start(context: Here): string {
  const view = viewOf(context);
  const { happening } = context.answers;
  if (happening?.kind !== 'licence.clinic') return view ? 'slot' : 'over';
  const holds = view?.request.slot === happening.slot;
  return holds && wantsReminders(context.facts) ? 'soon' : 'nothing';
}

function told(view: LicenceView, { answers }: Here, move: 'book' | 'unbook'): Effect[] {
  if (answers.desk) return [tellOwner(view, move)];
  return tellStaff(view, move === 'book' ? 'booked' : 'unbooked');
}

function booked(context: Here): Effect[] {
  const view = viewOf(context);
  const to = placeOf(context);
  if (!view || !to) return [];
  const { request } = view;
  return [
    { kind: 'licence.book', licenceId: request.id, state: request.state, from: request.slot, to },
    clinicReminder(request, to, context.facts),
    ...told(view, context, 'book'),
  ];
}

function cancelled(context: Here): Effect[] {
  const view = viewOf(context);
  if (view?.request.slot === undefined) return [];
  const { request } = view;
  return [
    {
      kind: 'licence.book',
      licenceId: request.id,
      state: request.state,
      from: request.slot,
      to: undefined,
    },
    clinicReminder(request, undefined, context.facts),
    ...told(view, context, 'unbook'),
  ];
}

/** What can be done besides choosing another slot. */
function others(context: Here): Option[] {
  const has = viewOf(context)?.request.slot !== undefined;
  return [
    ...(has ? [{ id: 'lepas', label: line('licence.cancel_slot'), words: ['batalkan'] }] : []),
    { id: 'biarkan', label: line('licence.leave_slot'), means: 'tidak', words: ['biarkan'] },
  ];
}

function current(context: Here) {
  const request = viewOf(context)?.request;
  const { facts } = context;
  const slot = slotLine(request?.slot, facts);
  const name = request ? requestName(request) : '';
  return slot
    ? line('licence.move_slot', { name, slot })
    : line('licence.set_slot', { name, place: inWords(facts.region.clinic.place, facts) });
}

export const licenceClinic = defineFlow<Clinic>({
  id: 'licence_clinic',
  version: 1,
  title: 'licence.clinic_title',
  answers: Clinic,
  browses: true,
  start: 'start',
  steps: {
    start: { kind: 'branch', needs, next: start },
    soon: {
      kind: 'choose',
      needs,
      text: (context) => {
        const { facts } = context;
        const slot = slotLine(viewOf(context)?.request.slot, facts) ?? line('licence.no_slot');
        return line('licence.soon', { slot, place: inWords(facts.region.clinic.place, facts) });
      },
      options: [
        {
          id: 'datang',
          label: line('licence.coming'),
          means: 'ya',
          words: ['datang', 'bisa', 'hadir', 'insyaallah hadir', 'insyaallah', 'siap'],
        },
        { id: 'pindah', label: line('licence.other_slot'), words: ['pindah', 'ganti', 'geser'] },
        { id: 'lepas', label: line('licence.cancel_slot'), means: 'tidak', words: ['batalkan'] },
      ],
      unclear: 'licence.soon_unclear',
      next: { datang: 'coming', pindah: 'slot', lepas: 'before_cancel' },
    },
    coming: { kind: 'end', text: 'licence.coming_said' },
    ...slotSteps<Clinic>({
      needs,
      text: current,
      others,
      ways: { lepas: 'before_cancel', biarkan: 'left' },
      next: 'before_book',
    }),
    before_book: {
      kind: 'branch',
      needs,
      next: (context) => (viewOf(context) ? 'booked' : 'over'),
    },
    booked: {
      kind: 'end',
      needs: (known) => [...needs(known), takenQuery(known.facts)],
      text: (context) => {
        const { facts, answers } = context;
        const slot = slotLine(placeOf(context), facts) ?? line('licence.no_slot');
        const place = inWords(facts.region.clinic.place, facts);
        return answers.desk
          ? line('licence.booked_desk', { slot })
          : line('licence.booked', { slot, place });
      },
      effects: booked,
      then: ({ answers }) => backToDesk({ answers: about(answers) }),
    },
    before_cancel: {
      kind: 'branch',
      needs,
      next: (context) => (viewOf(context) ? 'cancelled' : 'over'),
    },
    cancelled: {
      kind: 'end',
      needs,
      text: 'licence.cancelled',
      effects: cancelled,
      then: ({ answers }) => backToDesk({ answers: about(answers) }),
    },
    left: { kind: 'end', then: ({ answers }) => toCard({ answers: about(answers) }) },
    nothing: { kind: 'end' },
    over: {
      kind: 'end',
      text: 'licence.over',
      then: ({ answers }) => toCard({ answers: about(answers) }),
    },
  },
});
