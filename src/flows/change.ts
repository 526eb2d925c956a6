/**
 * "Ubah data": one registered answer of a business is asked again, and the new one takes its
 * place.
 */
import { z } from 'zod';
import { people, phone, quantity, words, year } from '../conversation/accept.ts';
import type { Line, Option, TextKey } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Context, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { Sapaan } from '../domain/person.ts';
import { Place, Quantity } from '../domain/quantity.ts';
import { HasNib } from '../domain/umk.ts';
import type { Umk } from '../domain/umk.ts';
import { formatQuantity } from '../language/format.ts';
import { sectorLabel } from './card.ts';
import { changed, newSector } from './changeEffects.ts';
import { placeName } from './formAnswers.ts';
import { homePhone } from './matchWords.ts';
import { noIdentity, orUnderWay } from './paperAnswers.ts';
import { kecamatanOptions, kelurahanStep, place } from './placeAnswers.ts';
import { nibAnswer, ownName, placeOf } from './registerAnswers.ts';
import { nibOptions } from './registerFields.ts';
import { allSectors, sectorTyped, suggestedSectors } from './sectorAnswers.ts';
import { umkOf } from './whichUmk.ts';

const Change = z
  .object({
    umk: z.string(),
    field: z.string(),
    name: z.string(),
    sapaan: Sapaan,
    businessName: z.string(),
    product: z.string(),
    capacity: Quantity,
    place: Place,
    kelurahan: z.string().nullable(),
    nib: HasNib,
    nibNumber: z.string(),
    phone: z.string(),
    sector: z.string(),
    sectorListed: z.string(),
    workforce: z.int(),
    since: z.int(),
  })
  .partial();
export type Change = z.infer<typeof Change>;

type Field = {
  step: keyof Change;
  label: TextKey;
  show: (context: Context<Change>) => Line;
};

/** What can be changed: the question it is asked at, and how the new answer is said back. */
const fields: readonly Field[] = [
  { step: 'name', label: 'field.name', show: ({ answers }) => literal(answers.name ?? '') },
  {
    step: 'businessName',
    label: 'field.business_name',
    show: ({ answers }) => literal(answers.businessName ?? ''),
  },
  {
    step: 'product',
    label: 'field.product',
    show: ({ answers }) => literal(answers.product ?? ''),
  },
  { step: 'capacity', label: 'field.capacity', show: capacityShown },
  { step: 'place', label: 'field.place', show: ({ answers }) => placeShown(answers) },
  {
    step: 'nib',
    label: 'field.nib',
    show: ({ answers }) => line(`field.nib_${answers.nib ?? 'tidak'}`),
  },
  {
    step: 'phone',
    label: 'field.phone',
    show: ({ answers }) => literal(homePhone(answers.phone ?? '')),
  },
  {
    step: 'sector',
    label: 'field.sector',
    show: ({ answers, facts }) => literal(sectorLabel(newSector(answers) ?? '', facts)),
  },
  {
    step: 'workforce',
    label: 'field.workforce',
    show: ({ answers }) => line('accept.people', { count: answers.workforce ?? 0 }),
  },
  {
    step: 'since',
    label: 'field.since',
    show: ({ answers }) => literal(String(answers.since ?? '')),
  },
];

function capacityShown({ answers, facts }: Context<Change>): Line {
  return literal(answers.capacity ? formatQuantity(answers.capacity, facts.person.language) : '');
}

function placeShown(answers: Change): Line {
  const known = placeOf(answers);
  return literal(known ? placeName(known) : '');
}

/** The old answer stands in the question, so that nobody has to remember it. */
function now(show: (umk: Umk, context: Context<Change>) => string | undefined) {
  return (context: Context<Change>): { now: Line } => {
    const umk = umkOf(context);
    const old = umk && show(umk, context);
    return { now: old ? literal(old) : line('change.empty') };
  };
}

const options: readonly Option[] = fields.map(({ step, label }) => ({
  id: step,
  label: line(label),
}));

const asked: Record<string, Step<Change>> = {
  name: {
    kind: 'ask',
    text: 'change.ask_name',
    values: now((umk) => umk.ownerName),
    accept: ownName,
    unclear: 'register.name_unclear',
    hint: 'register.name_hint',
    free: true,
    save: 'name',
    next: 'done',
  },
  businessName: {
    kind: 'ask',
    text: 'change.ask_business_name',
    values: now((umk) => umk.businessName),
    accept: words({ min: 2, max: 80 }),
    unclear: 'extras.business_name_unclear',
    hint: 'extras.business_name_hint',
    free: true,
    save: 'businessName',
    next: 'done',
  },
  product: {
    kind: 'ask',
    text: 'change.ask_product',
    values: now((umk) => umk.product),
    accept: words({ min: 2, max: 200 }),
    unclear: 'register.product_unclear',
    hint: 'register.product_hint',
    free: true,
    save: 'product',
    next: 'done',
  },
  capacity: {
    kind: 'ask',
    text: 'change.ask_capacity',
    values: now((umk, { facts }) => formatQuantity(umk.capacity, facts.person.language)),
    accept: quantity({ period: 'required' }),
    unclear: 'register.capacity_unclear',
    hint: 'register.capacity_hint',
    save: 'capacity',
    next: 'done',
  },
  place: {
    kind: 'ask',
    text: 'change.ask_place',
    values: now((umk) => placeName(umk.place)),
    accept: place(),
    options: ({ facts }) => kecamatanOptions(facts),
    unclear: 'register.place_unclear',
    hint: 'register.place_hint',
    request: 'location',
    save: 'place',
    next: ({ answers }) => (answers.place?.kelurahan ? 'done' : 'kelurahan'),
  },
  kelurahan: kelurahanStep<Change>('done'),
  nib: {
    kind: 'choose',
    text: 'change.ask_nib',
    options: nibOptions,
    accept: orUnderWay(nibAnswer),
    unclear: 'register.nib_unclear',
    hint: 'register.nib_hint',
    save: 'nib',
    next: 'done',
  },
  phone: {
    kind: 'ask',
    text: 'change.ask_phone',
    values: now((umk) => homePhone(umk.phone)),
    accept: noIdentity(phone()),
    unclear: 'register.phone_unclear',
    hint: 'register.phone_hint',
    request: 'contact',
    save: 'phone',
    next: 'done',
  },
  sector: {
    kind: 'choose',
    text: 'extras.ask_sector',
    options: (context) => suggestedSectors(umkOf(context), undefined, context.facts),
    accept: sectorTyped,
    unclear: 'extras.sector_unclear',
    hint: 'extras.sector_hint',
    save: 'sector',
    next: { lain: 'sectorListed', '*': 'done' },
  },
  sectorListed: {
    kind: 'choose',
    text: 'extras.ask_sector_list',
    options: ({ facts }) => allSectors(facts),
    accept: sectorTyped,
    unclear: 'extras.sector_unclear',
    hint: 'extras.sector_hint',
    save: 'sectorListed',
    next: 'done',
  },
  workforce: {
    kind: 'ask',
    text: 'extras.ask_workforce',
    accept: people(),
    unclear: 'extras.workforce_unclear',
    hint: 'extras.workforce_hint',
    save: 'workforce',
    next: 'done',
  },
  since: {
    kind: 'ask',
    text: 'extras.ask_since',
    accept: year(),
    unclear: 'extras.since_unclear',
    hint: 'extras.since_hint',
    save: 'since',
    next: 'done',
  },
};

export const change = defineFlow<Change>({
  id: 'change',
  version: 1,
  title: 'change.title',
  answers: Change,
  start: 'field',
  steps: {
    field: {
      kind: 'choose',
      text: 'change.ask_field',
      options,
      unclear: 'change.field_unclear',
      hint: 'change.field_hint',
      save: 'field',
      next: Object.fromEntries(fields.map(({ step }) => [step, step])),
    },
    ...asked,
    done: {
      kind: 'end',
      text: (context) => {
        const field = fields.find(({ step }) => step === context.answers.field);
        if (!field) return line('profile.ended');
        return line('change.done', { label: line(field.label), value: field.show(context) });
      },
      effects: changed,
    },
  },
});
