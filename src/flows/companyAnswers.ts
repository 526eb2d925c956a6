/** What the registration of a buyer keeps, how it is shown for review, and what comes of it. */
import { z } from 'zod';
import { paperNumber, words } from '../conversation/accept.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import { CompanyKind } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day } from '../domain/quantity.ts';
import { addWorkingDays, localDay } from '../domain/workingDays.ts';
import { homePhone } from './matchWords.ts';
import { ownName } from './registerAnswers.ts';
import type { Field } from './review.ts';

export const Company = z
  .object({
    kind: CompanyKind,
    name: z.string(),
    nib: z.string().nullable(),
    /** The company's line of business, in its own words. */
    sector: z.string(),
    scale: z.enum(['menengah', 'besar', 'lain']),
    picName: z.string(),
    picPosition: z.string(),
    phone: z.string(),
    address: z.string(),
    commitment: z.string().nullable(),
    reminders: z.enum(['ya', 'tidak']),
  })
  .partial();
export type Company = z.infer<typeof Company>;

/** The NIB in its normal form. */
export const nib: Accept = (input, told): Accepted => {
  const reading = paperNumber('nib')(input, told);
  if (reading.result !== 'understood') return reading;
  return { ...reading, value: (reading.value as { number: string }).number };
};

/** The name of the person to talk to, who need not be the one that writes: it says nothing about how to address them. */
export const picName: Accept = (input, told): Accepted => {
  const { also: _also, ...reading } = ownName(input, told);
  return reading;
};

/** What the company does, in its own words. */
export const sector = words({ min: 3, max: 100 });

/** The fields of the review: a government body has fewer. */
export function companyFields({ answers }: Pick<Context<Company>, 'answers'>): Field<Company>[] {
  const firm = answers.kind === 'company';
  const plain = (step: keyof Company): Field<Company>['show'] =>
    function shown(context) {
      const value = context.answers[step];
      return value === undefined || value === null ? line('review.empty') : literal(value);
    };
  const fields: (Field<Company> | false)[] = [
    {
      step: 'kind',
      label: 'company.field_kind',
      show: (context) => context.answers.kind && line(`company.kind_${context.answers.kind}`),
    },
    { step: 'name', label: 'company.field_name', show: plain('name') },
    { step: firm ? 'nib' : 'body_nib', label: 'field.nib', show: plain('nib') },
    firm && {
      step: 'sector',
      label: 'company.field_sector',
      show: (context) => literal(context.answers.sector ?? ''),
    },
    firm && {
      step: 'scale',
      label: 'company.field_scale',
      show: (context) => context.answers.scale && line(`company.scale_${context.answers.scale}`),
    },
    { step: 'picName', label: 'company.field_pic', show: plain('picName') },
    { step: 'picPosition', label: 'company.field_position', show: plain('picPosition') },
    {
      step: 'phone',
      label: 'field.phone',
      show: (context) => literal(homePhone(context.answers.phone ?? '')),
    },
    { step: 'address', label: 'company.field_address', show: plain('address') },
    firm && { step: 'commitment', label: 'company.field_commitment', show: plain('commitment') },
  ];
  return fields.filter((field): field is Field<Company> => field !== false);
}

/** The day by which staff have checked a company: the office's own term for what is not urgent. */
export function checkedBy({ region, now }: Facts): Day {
  const today = localDay(now, region.timeZone);
  return addWorkingDays(today, region.deadlines.otherWorkingDays, region).day;
}

export function registered({ answers, facts, read }: Context<Company>): Effect[] {
  const id = read({ kind: 'fresh', of: 'organisation' });
  const item = read({ kind: 'fresh', of: 'queueItem' });
  const { kind, name, picName, phone, address } = answers;
  if (!kind || !name || !picName || !phone || !address) return [];
  const { nib: number, sector: business, scale, picPosition, commitment, reminders } = answers;
  const { person } = facts;
  return [
    // Somebody who is known already keeps the name and number that they gave for themselves.
    ...(person.name && person.phone
      ? []
      : [
          {
            kind: 'person.update' as const,
            name: person.name ?? picName,
            phone: person.phone ?? phone,
          },
        ]),
    {
      kind: 'company.register',
      company: {
        id,
        kind,
        name,
        picName,
        phone,
        address,
        ...(number ? { nib: number } : {}),
        ...(kind === 'company' && business ? { sector: business } : {}),
        ...(kind === 'company' && scale ? { scale } : {}),
        ...(picPosition ? { picPosition } : {}),
        ...(kind === 'company' && commitment ? { commitment } : {}),
      },
    },
    ...(reminders
      ? [
          {
            kind: 'consent.record' as const,
            purpose: 'reminders' as const,
            granted: reminders === 'ya',
            version: facts.region.consent.version,
          },
        ]
      : []),
    {
      kind: 'queue.add',
      item: { id: item, kind: 'company_check', subjectId: id, dueOn: checkedBy(facts) },
    },
    {
      kind: 'tell',
      whom: { role: 'admin' },
      happening: { kind: 'company.waiting', companyId: id },
    },
  ];
}
