/** The questions about a business that a companion registers, and its owner confirms: each alone, or several told in one message. */
import { z } from 'zod';
import { phone, quantity, text } from '../conversation/accept.ts';
import type { TextKey } from '../conversation/reply.ts';
import type { Accept, Accepted, Answers, Step } from '../conversation/step.ts';
import type { Facts } from '../domain/facts.ts';
import { Sapaan } from '../domain/person.ts';
import { Place, Quantity } from '../domain/quantity.ts';
import { HasNib } from '../domain/umk.ts';
import type { Umk } from '../domain/umk.ts';
import type { Area } from './assistPlace.ts';
import { inArea, placeIn, placeOutside } from './assistPlace.ts';
import { noIdentity, orUnderWay } from './paperAnswers.ts';
import { kecamatanOptions, kelurahanStep } from './placeAnswers.ts';
import { nibAnswer, ownName, personName, placeOf, product } from './registerAnswers.ts';
import { nibOptions } from './registerFields.ts';
import { sectorsOf } from './sectorAnswers.ts';

export const AssistForm = z
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
  })
  .partial();
export type AssistForm = z.infer<typeof AssistForm>;

const NIB: readonly [RegExp, HasNib][] = [
  [/\bnib\b[^,;.\n]*\b(?:proses|(?:di)?urus)|\b(?:proses|urus)\w*\s+nib\b/i, 'proses'],
  [
    /\b(?:belum|blm|tidak|tdk|gak|ga|nggak|tanpa|no)\b[^,;.\n]*\bnib\b|\bnib\b[^,;.\n\d]*\b(?:belum|blm|tidak|tdk)\b/i,
    'tidak',
  ],
  [
    /\b(?:sudah|udah|sdh|punya|ada|has)\b[^,;.\n]*\bnib\b|\bnib\b[^,;.\n\d]*\b(?:ada|sudah|udah|punya)\b/i,
    'ya',
  ],
];

/** What a message says of the NIB besides its number, if anything. */
export function nibSaid(typed: string): HasNib | undefined {
  return NIB.find(([words]) => words.test(typed))?.[1];
}

/** The owner's name, or everything about the business in one message. */
const nameOrForm: Accept = text((typed, told): Accepted => {
  const reading = personName({ kind: 'text', text: typed }, { ...told, answers: {} });
  if (reading.result !== 'understood' || !reading.saidBack) return reading;
  const nib = nibSaid(typed);
  return nib ? { ...reading, also: { ...reading.also, nib } } : reading;
});

/** Who is asked: a companion about an owner (`assist.ask_…`), or owners about themselves (`register.ask_…`). */
const asks = {
  companion: {
    name: 'assist.ask_name',
    product: 'assist.ask_product',
    capacity: 'assist.ask_capacity',
    phone: 'assist.ask_phone',
    nib: 'assist.ask_nib',
  },
  owner: {
    name: 'register.ask_name',
    product: 'register.ask_product',
    capacity: 'register.ask_capacity',
    phone: 'register.ask_phone',
    nib: 'register.ask_nib',
  },
} as const satisfies Record<string, Record<string, TextKey>>;

type Who = keyof typeof asks;

/** Steps `name` to `phone`, going on to `next`; of a companion `reach` comes before `place` and is the caller's. */
export function formSteps<A extends AssistForm>(
  who: Who,
  next: string,
  area: Area = () => undefined,
): Record<string, Step<A>> {
  const steps: Record<string, Step<AssistForm>> = {
    ...madeSteps(who, area),
    ...placeSteps(area),
    ...reachedSteps(who, next),
  };
  return steps as Record<string, Step<never>> as Record<string, Step<A>>;
}

/** Who makes what, and how much of it. */
function madeSteps(who: Who, area: Area): Record<string, Step<AssistForm>> {
  const ask = asks[who];
  return {
    name: {
      kind: 'ask',
      text: ask.name,
      accept: who === 'owner' ? ownName : inArea(nameOrForm, area),
      unclear: 'register.name_unclear',
      hint: 'register.name_hint',
      free: true,
      save: 'name',
      next: 'product',
    },
    product: {
      kind: 'ask',
      text: ask.product,
      accept: inArea(product, area),
      unclear: 'register.product_unclear',
      hint: 'register.product_hint',
      free: true,
      save: 'product',
      next: 'capacity',
    },
    capacity: {
      kind: 'ask',
      text: ask.capacity,
      accept: inArea(quantity({ period: 'required' }), area, true),
      unclear: 'register.capacity_unclear',
      hint: 'register.capacity_hint',
      save: 'capacity',
      next: who === 'owner' ? 'place' : 'reach',
    },
  };
}

function placeSteps(area: Area): Record<string, Step<AssistForm>> {
  return {
    place: {
      kind: 'ask',
      text: 'register.ask_place',
      values: ({ facts }) => ({ region: facts.region.name }),
      accept: placeIn(area),
      options: ({ facts }) => (area(facts) ? [] : kecamatanOptions(facts)),
      unclear: 'register.place_unclear',
      hint: 'register.place_hint',
      request: 'location',
      save: 'place',
      stale: (known) => placeOutside(known, area) !== undefined,
      next: ({ answers }) => (answers.place?.kelurahan ? 'nib' : 'kelurahan'),
    },
    kelurahan: kelurahanStep<AssistForm>('nib'),
  };
}

function reachedSteps(who: Who, next: string): Record<string, Step<AssistForm>> {
  const ask = asks[who];
  return {
    nib: {
      kind: 'choose',
      text: ask.nib,
      options: nibOptions,
      accept: orUnderWay(nibAnswer),
      unclear: 'register.nib_unclear',
      hint: 'register.nib_hint',
      save: 'nib',
      next: 'phone',
    },
    phone: {
      kind: 'ask',
      text: ask.phone,
      accept: noIdentity(phone()),
      unclear: 'register.phone_unclear',
      hint: 'register.phone_hint',
      request: 'contact',
      save: 'phone',
      next,
    },
  };
}

/** The answers that a business has already, for putting them right. */
export function answersOf(umk: Umk): Answers {
  const { ownerName, businessName, product: makes, capacity, hasNib, workforce, since } = umk;
  const known = { businessName, workforce, since, kelurahan: umk.place.kelurahan ?? null };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    name: ownerName,
    product: makes,
    capacity,
    place: umk.place,
    nib: hasNib,
    phone: umk.phone,
  };
}

type Told = Pick<Umk, 'ownerName' | 'product' | 'sectors' | 'capacity' | 'place' | 'hasNib'> &
  Pick<Umk, 'phone' | 'businessName' | 'workforce' | 'since'>;

/** What the answers say of a business; undefined while one of them is missing. */
export function toldOf(answers: AssistForm, facts: Facts): Told | undefined {
  const { name, product: makes, capacity, nib, phone: number } = answers;
  const where = placeOf(answers);
  if (!name || !makes || !capacity || !where || !nib || !number) return undefined;
  const { businessName, workforce, since } = answers;
  return {
    ownerName: name,
    product: makes,
    sectors: sectorsOf(makes, facts),
    capacity,
    place: where,
    hasNib: nib,
    phone: number,
    ...(businessName ? { businessName } : {}),
    ...(workforce === undefined ? {} : { workforce }),
    ...(since === undefined ? {} : { since }),
  };
}
