/**
 * A UMK owner registers: seven answers, a review, and a profile card; the rest is offered later,
 * never demanded.
 */
import { z } from 'zod';
import { phone, quantity } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { maskPhone } from '../domain/phone.ts';
import { Sapaan } from '../domain/person.ts';
import { Place, Quantity } from '../domain/quantity.ts';
import { HasNib } from '../domain/umk.ts';
import { forMe, forMeNeeds } from './assistWords.ts';
import { nibPaper } from './changeEffects.ts';
import { consentSteps, remindersStep } from './consent.ts';
import { homePhone } from './matchWords.ts';
import { noIdentity, orUnderWay } from './paperAnswers.ts';
import { kelurahanStep, kecamatanOptions, place } from './placeAnswers.ts';
import { another, nibAnswer, personName, placeOf, product } from './registerAnswers.ts';
import { nibOptions, registerFields } from './registerFields.ts';
import { reviewCard, reviewOptions } from './review.ts';
import { sectorsOf } from './sectorAnswers.ts';
import { umkName, umksOf } from './whichUmk.ts';

const Register = z
  .object({
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
    workforce: z.int(),
    since: z.int(),
    reminders: z.enum(['ya', 'tidak']),
    /** How many businesses the person had when one more was asked for. */
    another: z.int(),
  })
  .partial();
type Register = z.infer<typeof Register>;

function phoneOptions(context: Context<Register>): Option[] {
  const known = context.facts.person.phone;
  return known ? [{ id: known, label: literal(homePhone(known)) }] : [];
}

function registered({ answers, facts, read }: Context<Register>): Effect[] {
  const id = read({ kind: 'fresh', of: 'organisation' });
  const { name = '', product: makes = '', capacity, nib = 'tidak', phone: number = '' } = answers;
  const where = placeOf(answers);
  if (!capacity || !where) return [];
  const { sapaan, businessName, nibNumber, workforce, since } = answers;
  return [
    { kind: 'person.update', name, phone: number, ...(sapaan ? { sapaan } : {}) },
    {
      kind: 'umk.register',
      umk: {
        id,
        ownerName: name,
        product: makes,
        moreProducts: [],
        sectors: sectorsOf(makes, facts),
        capacity,
        place: where,
        hasNib: nib,
        phone: number,
        ...(businessName ? { businessName } : {}),
        ...(workforce === undefined ? {} : { workforce }),
        ...(since === undefined ? {} : { since }),
      },
    },
    nibPaper(id, nib, nibNumber),
    {
      kind: 'consent.record',
      purpose: 'reminders',
      granted: answers.reminders === 'ya',
      version: facts.region.consent.version,
    },
  ];
}

export const register = defineFlow<Register>({
  id: 'register',
  version: 1,
  title: 'register.title',
  answers: Register,
  start: 'known',
  counted: ({ answers }) => [
    ...['name', 'product', 'capacity', 'place'],
    ...(answers.place?.kelurahan === undefined ? ['kelurahan'] : []),
    ...['nib', 'phone'],
  ],
  steps: {
    // What somebody registered for this number is looked at first, unless they tell of a business here.
    known: {
      kind: 'branch',
      needs: ({ facts }) => forMeNeeds(facts),
      next: (context) =>
        context.answers.product === undefined && forMe(context).length > 0 ? 'for_me' : 'consent',
    },
    ...consentSteps<Register>('start'),
    start: {
      kind: 'branch',
      next: ({ answers, facts }) =>
        answers.another === undefined && umksOf(facts).length > 0 ? 'already' : 'name',
    },
    for_me: { kind: 'end', then: { flow: 'own_confirm' } },
    already: {
      kind: 'choose',
      text: ({ facts }) =>
        line('register.already', { umks: umksOf(facts).map(umkName).join('; ') }),
      options: [
        { id: 'tambah', label: line('register.add'), words: ['lagi', 'baru', 'usaha lain'] },
        { id: 'profil', label: line('menu.profile') },
        { id: 'tidak', label: line('register.not_now'), means: 'tidak' },
      ],
      next: { tambah: 'one_more', profil: 'to_profile', tidak: 'not_now' },
    },
    one_more: { kind: 'end', then: ({ facts }) => another(facts) },
    to_profile: { kind: 'end', then: { flow: 'profile' } },
    not_now: { kind: 'end' },
    name: {
      kind: 'ask',
      text: 'register.ask_name',
      accept: personName,
      unclear: 'register.name_unclear',
      hint: 'register.name_hint',
      free: true,
      save: 'name',
      next: 'sapaan',
    },
    sapaan: {
      kind: 'branch',
      effects: ({ answers: { sapaan } }) => (sapaan ? [{ kind: 'person.update', sapaan }] : []),
      next: 'product',
    },
    product: {
      kind: 'ask',
      text: 'register.ask_product',
      accept: product,
      unclear: 'register.product_unclear',
      hint: 'register.product_hint',
      free: true,
      save: 'product',
      next: 'capacity',
    },
    capacity: {
      kind: 'ask',
      text: 'register.ask_capacity',
      accept: quantity({ period: 'required' }),
      unclear: 'register.capacity_unclear',
      hint: 'register.capacity_hint',
      save: 'capacity',
      next: 'place',
    },
    place: {
      kind: 'ask',
      text: 'register.ask_place',
      values: ({ facts }) => ({ region: facts.region.name }),
      accept: place(),
      options: ({ facts }) => kecamatanOptions(facts),
      unclear: 'register.place_unclear',
      hint: 'register.place_hint',
      request: 'location',
      save: 'place',
      next: ({ answers }) => (answers.place?.kelurahan ? 'nib' : 'kelurahan'),
    },
    kelurahan: kelurahanStep<Register>('nib'),
    nib: {
      kind: 'choose',
      text: 'register.ask_nib',
      options: nibOptions,
      accept: orUnderWay(nibAnswer),
      unclear: 'register.nib_unclear',
      hint: 'register.nib_hint',
      save: 'nib',
      next: 'phone',
    },
    phone: {
      kind: 'ask',
      text: 'register.ask_phone',
      accept: noIdentity(phone()),
      options: phoneOptions,
      unclear: 'register.phone_unclear',
      hint: 'register.phone_hint',
      request: 'contact',
      save: 'phone',
      next: 'reminders',
    },
    reminders: remindersStep<Register>('review'),
    review: {
      kind: 'choose',
      text: (context) => reviewCard(registerFields, context, line('register.review')),
      options: (context) => reviewOptions(registerFields, context),
      next: { kirim: 'done' },
    },
    done: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'organisation' }],
      text: (context) =>
        stacked(
          line('register.done', { number: context.read({ kind: 'fresh', of: 'organisation' }) }),
          reviewCard(
            registerFields.map((field) =>
              field.step === 'phone' ? { ...field, show: maskedPhone } : field,
            ),
            context,
            line('register.card'),
          ),
          line('register.next'),
        ),
      effects: registered,
    },
  },
});

function maskedPhone({ answers }: Context<Register>): Line | undefined {
  return answers.phone === undefined ? undefined : literal(maskPhone(answers.phone));
}
