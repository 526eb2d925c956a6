/** What an officer does with a request they have: ask for something, say that it is submitted, stop it, write a note; the owner hears of all but the note. */
import { z } from 'zod';
import { text, words } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accepted, Context, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { LicenceView } from '../domain/licence.ts';
import { moveLicence } from '../domain/licence.ts';
import { inLanguage } from '../domain/region.ts';
import { mayWork } from '../domain/roles.ts';
import { readDate } from '../language/date.ts';
import { understood } from '../language/reading.ts';
import { formatDay } from '../language/format.ts';
import { today } from './card.ts';
import {
  actable,
  backToDesk,
  ended,
  followUp,
  guideOf,
  needsOne,
  nextLook,
  one,
  requestName,
  tellOwner,
  toCard,
} from './licenceWords.ts';

const LONGEST_REFERENCE = 60;

const Act = z
  .object({
    request: z.string(),
    desk: z.boolean(),
    act: z.enum(['minta', 'ajukan', 'hentikan', 'catat']),
    what: z.string(),
    on: z.string(),
    reference: z.string().nullable(),
    reason: z.string(),
    note: z.string(),
  })
  .partial();
type Act = z.infer<typeof Act>;
type Here = Context<Act>;

/** A day up to today; a span is none. */
const pastDay = text((typed, { facts }): Accepted => {
  const { region, now, person } = facts;
  const when = { now, timeZone: region.timeZone, holidays: region.holidays };
  const reading = readDate(typed, when);
  if (reading.result !== 'understood') return reading;
  const { min, max } = reading.value;
  if (min > today(facts)) {
    return { result: 'ask', why: 'format', hint: line('licence.day_ahead') };
  }
  const what = literal(formatDay(min, person.language));
  const saidBack = line('engine.is_it', { what });
  return {
    ...reading,
    value: min,
    confidence: min === max ? reading.confidence : 'confirm',
    saidBack,
  };
});

const referenceNumber = text((typed): Accepted => {
  const tidy = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REFERENCE);
  return /\d/.test(tidy) ? understood(tidy) : { result: 'other', looksLike: 'text' };
});

/** What the region's list names, as it is asked of the owner. */
function listed(context: Here): Option[] {
  const kind = context.read(one(context))?.request.licence;
  const guide = kind && guideOf(kind, context.facts);
  return (guide?.prepare ?? [])
    .filter(({ photo }) => photo)
    .map(({ label }) => {
      // The answer is what the owner reads.
      const words = inLanguage(label, context.facts.person.language);
      return { id: words, label: literal(words) };
    });
}

function name(context: Here): { name: Line | string } {
  const { request } = context.read(one(context)) ?? {};
  return { name: request ? requestName(request) : '' };
}

const first = { minta: 'what', ajukan: 'on', hentikan: 'reason', catat: 'note' } as const;

/** Where an act leads as long as this officer may do it; what is decided meanwhile is said. */
function still(then: string): Step<Act> {
  return {
    kind: 'branch',
    needs: needsOne,
    next: (context) => {
      if (!mayWork(context.facts.person.roles, 'licence')) return 'denied';
      return actable(context) ? then : 'over';
    },
  };
}

function wanted(view: LicenceView, { answers, facts }: Here): Effect[] {
  const { id: licenceId, umkId } = view.request;
  const happening = { kind: 'licence.wanted' as const, licenceId };
  return [
    { kind: 'licence.want', licenceId, wanted: answers.what, due: nextLook(facts) },
    { kind: 'tell', whom: { umk: umkId }, happening },
  ];
}

function submitted(view: LicenceView, { answers, facts }: Here): Effect[] {
  const { id: licenceId, state: from } = view.request;
  if (!moveLicence(from, 'submit', 'staff')) return [];
  const { on, reference } = answers;
  const set = { ...(on ? { submittedOn: on } : {}), ...(reference ? { reference } : {}) };
  const due = nextLook(facts);
  return [
    { kind: 'licence.move', licenceId, from, move: 'submit', by: 'staff', due, set },
    followUp(view.request, facts),
    tellOwner(view, 'submit'),
  ];
}

function stopped(view: LicenceView, { answers }: Here): Effect[] {
  const { id: licenceId, state: from } = view.request;
  const set = answers.reason ? { reason: answers.reason } : {};
  return [
    { kind: 'licence.move', licenceId, from, move: 'stop', by: 'staff', set },
    ...ended(view),
    tellOwner(view, 'stop'),
  ];
}

function noted({ request }: LicenceView, { answers }: Here): Effect[] {
  const { note } = answers;
  return note ? [{ kind: 'licence.note', licenceId: request.id, words: note, side: 'staff' }] : [];
}

/** The last step of an act: what it writes, said in one sentence, and back to the card. */
function does(
  said: 'wanted' | 'submitted' | 'stopped' | 'noted',
  effects: (view: LicenceView, context: Here) => Effect[],
): Step<Act> {
  return {
    kind: 'end',
    needs: needsOne,
    text: `licence.${said}_desk`,
    values: name,
    effects: (context) => {
      const view = actable(context);
      return view ? effects(view, context) : [];
    },
    then: backToDesk,
  };
}

export const licenceAct = defineFlow<Act>({
  id: 'licence_act',
  version: 1,
  title: 'licence.list_title',
  answers: Act,
  start: 'start',
  steps: {
    start: {
      kind: 'branch',
      needs: needsOne,
      next: (context) => {
        if (!mayWork(context.facts.person.roles, 'licence')) return 'denied';
        const { act } = context.answers;
        return actable(context) && act ? first[act] : 'over';
      },
    },
    what: {
      kind: 'ask',
      needs: needsOne,
      text: 'licence.ask_what',
      accept: words({ min: 3, max: 200 }),
      options: listed,
      unclear: 'licence.what_unclear',
      hint: 'licence.what_unclear',
      free: true,
      save: 'what',
      next: 'before_wanted',
    },
    before_wanted: still('wanted'),
    wanted: does('wanted', wanted),
    on: {
      kind: 'ask',
      text: 'licence.ask_on',
      accept: pastDay,
      options: [{ id: 'hari ini', label: line('licence.today') }],
      unclear: 'licence.on_unclear',
      hint: 'licence.on_unclear',
      save: 'on',
      next: 'reference',
    },
    reference: {
      kind: 'ask',
      text: 'licence.ask_reference',
      accept: referenceNumber,
      unclear: 'licence.reference_unclear',
      hint: 'licence.reference_unclear',
      optional: true,
      save: 'reference',
      next: 'before_submitted',
    },
    before_submitted: still('submitted'),
    submitted: does('submitted', submitted),
    reason: {
      kind: 'ask',
      text: 'licence.ask_reason',
      accept: words({ min: 5, max: 300 }),
      unclear: 'licence.reason_unclear',
      hint: 'licence.reason_unclear',
      free: true,
      save: 'reason',
      next: 'sure',
    },
    sure: {
      kind: 'choose',
      needs: needsOne,
      text: 'licence.sure_desk',
      values: (context) => ({ ...name(context), reason: literal(context.answers.reason ?? '') }),
      options: [
        { id: 'ya', label: line('licence.yes_stop'), means: 'ya' },
        { id: 'tidak', label: line('licence.no_stop'), means: 'tidak' },
      ],
      next: { ya: 'before_stopped', tidak: 'left' },
    },
    before_stopped: still('stopped'),
    stopped: does('stopped', stopped),
    note: {
      kind: 'ask',
      text: 'licence.ask_note',
      accept: words({ min: 3, max: 500 }),
      unclear: 'licence.note_unclear',
      hint: 'licence.note_unclear',
      free: true,
      verbatim: true,
      save: 'note',
      next: 'before_noted',
    },
    before_noted: still('noted'),
    noted: does('noted', noted),
    left: { kind: 'end', then: toCard },
    over: { kind: 'end', text: 'licence.over', then: toCard },
    denied: {
      kind: 'end',
      text: 'desk.denied',
      effects: () => [{ kind: 'command.denied', command: 'fasilitasi' }],
    },
  },
});
