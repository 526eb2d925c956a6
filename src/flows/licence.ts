/** "Mau urus PIRT": what a licence is for and takes, and a request for help with photos and a place at the clinic. */
import { z } from 'zod';
import { attachment } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, paragraphs, stacked } from '../conversation/reply.ts';
import type { Accept, Context, Start, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { LicenceView } from '../domain/licence.ts';
import { isOver, licenceNumber } from '../domain/licence.ts';
import { PaperKind } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import type { LicenceGuide } from '../domain/region.ts';
import { MOST_LICENCE_PHOTOS } from '../domain/region.ts';
import { dayName } from './card.ts';
import { consentSteps } from './consent.ts';
import { placeOf, slotSteps, takenQuery } from './licenceSlot.ts';
import {
  clinicReminder,
  guideOf,
  inWords,
  licenceName,
  nextLook,
  slotLine,
  stateLine,
} from './licenceWords.ts';
import { File } from './paperAnswers.ts';
import { umkOf, umksOf, whichSteps } from './whichUmk.ts';

const names = ['photo1', 'photo2', 'photo3', 'photo4'] as const;
type Name = (typeof names)[number];

const Wish = z
  .object({
    kind: PaperKind,
    umk: z.string(),
    slot: z.string(),
    time: z.string(),
    ...(Object.fromEntries(names.map((name) => [name, File.nullable()])) as Record<
      Name,
      z.ZodNullable<typeof File>
    >),
  })
  .partial();
type Wish = z.infer<typeof Wish>;
type Here = Context<Wish>;

function guide({ answers, facts }: Pick<Here, 'answers' | 'facts'>): LicenceGuide | undefined {
  return answers.kind && guideOf(answers.kind, facts);
}

function nameOf({ answers }: Pick<Here, 'answers'>): { licence: Line } {
  return { licence: licenceName(answers.kind ?? 'nib') };
}

function ofMine(facts: Facts): Query[] {
  const umkIds = umksOf(facts).map(({ id }) => id);
  return umkIds.length === 0 ? [] : [{ kind: 'licences.of', umkIds }];
}

/** The requests of this person's businesses that are not over. */
function openOf({ facts, read }: Pick<Here, 'facts' | 'read'>): LicenceView[] {
  const umkIds = umksOf(facts).map(({ id }) => id);
  if (umkIds.length === 0) return [];
  return read({ kind: 'licences.of', umkIds }).filter(({ request }) => !isOver(request.state));
}

function already(context: Here): LicenceView | undefined {
  const umk = umkOf(context);
  const { kind } = context.answers;
  return openOf(context).find(
    ({ request }) => request.umkId === umk?.id && request.licence === kind,
  );
}

/** Each licence of the region, with how far it is where help was asked for. */
function kinds(context: Here): Option[] {
  const { facts } = context;
  const open = openOf(context);
  return facts.region.licences.map(({ kind }): Option => {
    const asked = open.find(({ request }) => request.licence === kind)?.request;
    const licence = licenceName(kind);
    const label = asked
      ? line('licence.option', { licence, state: stateLine(asked, facts) })
      : licence;
    return { id: kind, label, words: [kind] };
  });
}

/** What it is for, who issues it, what it costs and takes, and what to have ready. */
function guidance(context: Here): Line {
  const found = guide(context);
  if (!found) return line('licence.no_guide');
  const { facts } = context;
  return paragraphs(
    line('licence.purpose', { ...nameOf(context), purpose: inWords(found.purpose, facts) }),
    stacked(
      line('licence.issuer', { issuer: inWords(found.issuer, facts) }),
      line('licence.cost', { cost: inWords(found.cost, facts) }),
      line('licence.time', { time: inWords(found.time, facts) }),
    ),
    stacked(
      line('licence.prepare'),
      ...found.prepare.map(({ label }) => line('licence.row', { what: inWords(label, facts) })),
    ),
  );
}

function stepsSaid(context: Here): Line {
  const { facts } = context;
  const steps = guide(context)?.steps ?? [];
  const rows = steps.map((words, n) =>
    line('licence.step', { n: n + 1, words: inWords(words, facts) }),
  );
  return stacked(line('licence.steps', nameOf(context)), ...rows);
}

/** What can be photographed of what is to be ready. */
function photosOf(found: LicenceGuide | undefined): LicenceGuide['prepare'] {
  return (found?.prepare ?? []).filter(({ photo }) => photo).slice(0, MOST_LICENCE_PHOTOS);
}

const photoOrNone: Accept = (input, told) => attachment()(input, told);

/** Asks for one photo after the other; each may be left out. */
function photoSteps(): Record<string, Step<Wish>> {
  const steps = names.map((name, n): [string, Step<Wish>] => [
    name,
    {
      kind: 'ask',
      text: (context) => {
        const photos = photosOf(guide(context));
        const what = photos[n];
        const label = what ? inWords(what.label, context.facts) : literal('-');
        return line('licence.ask_photo', { at: n + 1, of: photos.length, what: label });
      },
      accept: photoOrNone,
      optional: true,
      unclear: 'licence.photo_unclear',
      hint: 'licence.photo_hint',
      save: name,
      next: (context) => names[n + 1 < photosOf(guide(context)).length ? n + 1 : -1] ?? 'slot',
    },
  ]);
  return Object.fromEntries(steps);
}

function request(context: Here): Effect[] {
  const umk = umkOf(context);
  const { kind } = context.answers;
  if (!umk || !kind) return [];
  const { facts, read, answers } = context;
  const id = read({ kind: 'fresh', of: 'licence' });
  const slot = answers.slot === 'chat' ? undefined : placeOf(context);
  const dueOn = nextLook(facts);
  const happening = { kind: 'queue.new' as const, queueKind: 'licence', subjectId: id };
  const licence = { id, umkId: umk.id, licence: kind, dueOn, ...(slot ? { slot } : {}) };
  const item = { id: read({ kind: 'fresh', of: 'queueItem' }), kind: 'licence' as const };
  return [
    { kind: 'licence.request', licence },
    ...sent(context, id),
    { kind: 'queue.add', item: { ...item, subjectId: id, dueOn } },
    ...(slot ? [clinicReminder({ id, personId: facts.person.id }, slot, facts)] : []),
    { kind: 'tell', whom: { role: 'kurator' }, happening },
    { kind: 'tell', whom: { role: 'admin' }, happening },
  ];
}

function sent(context: Here, id: number): Effect[] {
  const photos = photosOf(guide(context));
  return names.flatMap((name, n): Effect[] => {
    const photo = context.answers[name];
    const what = photos[n];
    if (!photo || !what) return [];
    const { name: file, ...bytes } = photo;
    const attached = { ...bytes, ...(file ? { name: file } : {}) };
    return [
      {
        kind: 'attachment.keep',
        attachment: { ...attached, owner: 'licence', ownerId: `${id}/${what.id}` },
      },
    ];
  });
}

function made(context: Here): Line {
  const { facts, read, answers } = context;
  const slot = answers.slot === 'chat' ? undefined : slotLine(placeOf(context), facts);
  const number = licenceNumber(read({ kind: 'fresh', of: 'licence' }));
  return paragraphs(
    line('licence.made', { ...nameOf(context), number, day: dayName(nextLook(facts), facts) }),
    ...(slot
      ? [line('licence.booked', { slot, place: inWords(facts.region.clinic.place, facts) })]
      : []),
  );
}

function toMine(context: Here): Start | undefined {
  const found = already(context);
  return found && { flow: 'licence_mine', answers: { request: String(found.request.id) } };
}

export const licence = defineFlow<Wish>({
  id: 'licence',
  version: 1,
  title: 'licence.title',
  answers: Wish,
  start: 'kind',
  steps: {
    kind: {
      kind: 'choose',
      needs: ({ facts }) => ofMine(facts),
      text: 'licence.ask_kind',
      options: kinds,
      unclear: 'licence.kind_unclear',
      hint: 'licence.kind_hint',
      save: 'kind',
      next: (context) => (already(context) ? 'already' : 'guide'),
    },
    guide: { kind: 'say', text: guidance, next: 'help' },
    help: {
      kind: 'choose',
      text: 'licence.ask_help',
      options: [
        { id: 'bantu', label: line('licence.help'), means: 'ya', words: ['bantu', 'dibantu'] },
        { id: 'langkah', label: line('licence.show_steps'), words: ['langkah', 'steps', 'cara'] },
        { id: 'nanti', label: line('licence.not_now'), means: 'tidak', words: ['nanti'] },
      ],
      next: { bantu: 'which', langkah: 'steps', nanti: 'later' },
    },
    steps: { kind: 'say', text: stepsSaid, next: 'help' },
    later: { kind: 'end', text: 'licence.later' },
    ...whichSteps<Wish>('open'),
    // Who has no business yet registers first.
    which_none: {
      kind: 'choose',
      text: 'licence.register_first',
      options: [
        { id: 'daftar', label: line('licence.register'), means: 'ya', words: ['daftar'] },
        { id: 'nanti', label: line('licence.not_now'), means: 'tidak', words: ['nanti'] },
      ],
      next: { daftar: 'register', nanti: 'later' },
    },
    register: { kind: 'end', then: { flow: 'register' } },
    open: {
      kind: 'branch',
      needs: ({ facts }) => ofMine(facts),
      next: (context) => (already(context) ? 'already' : 'consent'),
    },
    ...consentSteps<Wish>('photos'),
    photos: {
      kind: 'branch',
      next: (context) => (photosOf(guide(context)).length > 0 ? 'photo1' : 'slot'),
    },
    ...photoSteps(),
    ...slotSteps<Wish>({
      text: ({ facts, again }) =>
        again
          ? line('licence.slot_again')
          : line('licence.ask_slot', { place: inWords(facts.region.clinic.place, facts) }),
      others: () => [
        { id: 'chat', label: line('licence.by_chat'), means: 'tidak', words: ['chat'] },
      ],
      ways: { chat: 'once_more' },
      next: 'once_more',
    }),
    // Somebody else of the business may have asked meanwhile.
    once_more: {
      kind: 'branch',
      needs: ({ facts }) => ofMine(facts),
      next: (context) => (already(context) ? 'already' : 'made'),
    },
    made: {
      kind: 'end',
      needs: ({ facts }) => [
        takenQuery(facts),
        { kind: 'fresh', of: 'licence' },
        { kind: 'fresh', of: 'queueItem' },
      ],
      text: made,
      effects: request,
    },
    already: {
      kind: 'end',
      needs: ({ facts }) => ofMine(facts),
      text: (context) => line('licence.already', nameOf(context)),
      then: toMine,
    },
  },
});
