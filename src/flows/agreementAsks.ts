/** The questions about the terms of an agreement, one for each: asked while it is drafted, and again where one is changed. */
import { z } from 'zod';
import { futureDay, money, paperNumber, percent, quantity, words } from '../conversation/accept.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Next, Step } from '../conversation/step.ts';
import type { Terms } from '../domain/agreement.ts';
import type { TermField } from '../domain/agreementTerms.ts';
import { Pattern } from '../domain/need.ts';
import type { Query } from '../domain/query.ts';
import type { Day } from '../domain/quantity.ts';
import { Day as DayType, Money, Quantity } from '../domain/quantity.ts';
import { addDays } from '../domain/workingDays.ts';
import { downPayment, paymentDays } from './needAnswers.ts';

/** `endsOn`: a day, or so many months after the first. */
const End = z.union([DayType, z.object({ months: z.int().positive() })]);
export const TermAnswers = z
  .object({
    pattern: Pattern,
    quality: z.string(),
    price: Money,
    profit: z.int(),
    paymentDays: z.int(),
    downPayment: z.int(),
    development: z.string(),
    startsOn: DayType,
    endsOn: End,
    companyNib: z.string(),
    address: z.string(),
    nib: z.string(),
    schedule: z.string(),
    languages: z.enum(['satu', 'dua']),
    volume: Quantity,
  })
  .partial();
export type TermAnswers = z.infer<typeof TermAnswers>;

/** One figure: an agreement does not say "about". */
const firmPrice: Accept = (input, told): Accepted => {
  const read = money()(input, told);
  if (read.result !== 'understood') return read;
  const { min, max, approximate } = read.value as Money;
  const firm = min === max && approximate === undefined && min > 0n;
  return firm ? read : { result: 'ask', why: 'format', hint: line('agreement.price_firm') };
};

/** How much, and how often it was before where no period is said. */
const firmVolume: Accept = (input, told): Accepted => {
  const read = quantity({ period: 'optional' })(input, told);
  if (read.result !== 'understood') return read;
  const { min, max, approximate } = read.value as Quantity;
  const firm = min === max && approximate === undefined && min > 0;
  return firm ? read : { result: 'ask', why: 'format', hint: line('agreement.volume_firm') };
};

const someProfit: Accept = (input, told): Accepted => {
  const read = percent()(input, told);
  if (read.result !== 'understood') return read;
  const value = Number(read.value);
  return value >= 1 && value <= 99
    ? read
    : { result: 'ask', why: 'format', hint: line('agreement.profit_range') };
};

/** Only the number: on what day it was issued is no matter of the agreement. */
const nibNumber: Accept = (input, told): Accepted => {
  const read = paperNumber('nib')(input, told);
  if (read.result !== 'understood') return read;
  return { ...read, value: (read.value as { number: string }).number };
};

const LONGEST_MONTHS = 60;
const said =
  /^(?:selama |untuk |for )?(se|\d{1,2}\s*|satu |one )(bulan|bln|tahun|thn|months?|years?)\W*$/i;

/** "31 Desember 2027", or how long: "1 tahun", "6 bulan", "setahun". */
const lastDay: Accept = (input, told): Accepted => {
  const found = input.kind === 'text' ? said.exec(input.text.trim()) : null;
  if (!found) return futureDay('last')(input, told);
  const [, count = '1', unit = ''] = found;
  const months = (Number.parseInt(count, 10) || 1) * (/^(?:t|y)/i.test(unit) ? 12 : 1);
  return months > LONGEST_MONTHS
    ? { result: 'ask', why: 'format', hint: line('agreement.end_far') }
    : { result: 'understood', value: { months }, confidence: 'full' };
};

/** The day before the same day so many months later; the last of a month that has no such day. */
function monthsAfter(start: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const at = month - 1 + months;
  const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
  const same = new Date(Date.UTC(year, at, Math.min(day, last))).toISOString().slice(0, 10);
  return addDays(same, -1);
}

const TERMS = [
  'pattern',
  'quality',
  'price',
  'profit',
  'paymentDays',
  'downPayment',
  'development',
  'companyNib',
  'schedule',
  'languages',
  'volume',
] as const;

/**
 * The terms with what was answered; a last day that is not after the first counts as not answered. So many months are counted from
 * the first day, or where one that runs is changed (`running`) from its last.
 */
export function answeredTerms(known: Terms, answers: TermAnswers, running = false): Terms {
  const { startsOn, endsOn } = answers;
  const start = startsOn ?? known.start;
  const months = typeof endsOn === 'object' ? endsOn.months : undefined;
  const end =
    typeof endsOn === 'string'
      ? endsOn
      : months !== undefined && start !== undefined
        ? monthsAfter(running && known.end !== undefined ? addDays(known.end, 1) : start, months)
        : known.end;
  const said = TERMS.flatMap((term) => {
    const value = answers[term];
    return value === undefined ? [] : [[term, value] as const];
  });
  const terms: Terms = { ...known, ...(Object.fromEntries(said) as Terms) };
  if (answers.volume?.period === undefined && terms.volume && known.volume?.period)
    terms.volume = { ...terms.volume, period: known.volume.period };
  if (start !== undefined) terms.start = start;
  delete terms.end;
  if (end !== undefined && (start === undefined || end > start)) terms.end = end;
  if (terms.price && terms.price.per === undefined && terms.volume)
    terms.price = { ...terms.price, per: terms.volume.unit };
  return terms;
}

/** The step that asks for each. */
export const stepOf: Record<TermField | 'volume' | 'languages', string> = {
  pattern: 'pattern',
  quality: 'quality',
  price: 'price',
  profit: 'profit',
  paymentDays: 'payment',
  downPayment: 'down_payment',
  development: 'development',
  start: 'first_day',
  end: 'last_day',
  companyNib: 'company_nib',
  address: 'address',
  nib: 'nib',
  schedule: 'schedule',
  languages: 'languages',
  volume: 'volume',
};

type AskName =
  | 'quality'
  | 'price'
  | 'profit'
  | 'payment'
  | 'down_payment'
  | 'development'
  | 'first_day'
  | 'last_day'
  | 'nib'
  | 'address'
  | 'schedule'
  | 'volume';

const free = { free: true, verbatim: true } as const;
const long = words({ min: 4, max: 400 });

/** The questions, each followed by `next`; `isEarly`: the last day that was given is not after the first. */
export function askSteps<A extends TermAnswers>(
  next: Next<A>,
  isEarly: (context: Context<A>) => boolean,
  needs: (context: Pick<Context<A>, 'answers' | 'facts'>) => Query[],
): Record<string, Step<A>> {
  const ask = (
    field: keyof TermAnswers,
    name: AskName,
    accept: Accept,
    more: { free?: true; verbatim?: true } = {},
  ): Step<A> => ({
    kind: 'ask',
    text: `agreement.ask_${name}`,
    accept,
    unclear: `agreement.unclear_${name}`,
    hint: `agreement.unclear_${name}`,
    save: field,
    ...more,
    next,
  });
  return {
    pattern: {
      kind: 'choose',
      text: 'agreement.ask_pattern',
      options: Pattern.options.map((id) => ({ id, label: line(`pattern.${id}`) })),
      unclear: 'agreement.unclear_pattern',
      hint: 'agreement.unclear_pattern',
      save: 'pattern',
      next,
    },
    languages: {
      kind: 'choose',
      text: 'agreement.ask_languages',
      options: [
        { id: 'satu', label: line('agreement.languages_one'), words: ['satu', 'indonesia', 'one'] },
        {
          id: 'dua',
          label: line('agreement.languages_two'),
          words: ['dua', 'inggris', 'english', 'both'],
        },
      ],
      unclear: 'agreement.unclear_languages',
      hint: 'agreement.unclear_languages',
      save: 'languages',
      next,
    },
    quality: ask('quality', 'quality', long, free),
    price: ask('price', 'price', firmPrice),
    profit: ask('profit', 'profit', someProfit),
    payment: ask('paymentDays', 'payment', paymentDays),
    down_payment: ask('downPayment', 'down_payment', downPayment),
    development: ask('development', 'development', long, free),
    first_day: ask('startsOn', 'first_day', futureDay('first')),
    last_day: {
      ...ask('endsOn', 'last_day', lastDay),
      text: (context: Context<A>) =>
        line(isEarly(context) ? 'agreement.ask_last_day_again' : 'agreement.ask_last_day'),
      stale: isEarly,
      needs,
    } as Step<A>,
    company_nib: ask('companyNib', 'nib', nibNumber),
    address: ask('address', 'address', words({ min: 8, max: 200 }), free),
    nib: ask('nib', 'nib', nibNumber),
    schedule: ask('schedule', 'schedule', words({ min: 4, max: 200 }), free),
    volume: ask('volume', 'volume', firmVolume),
  };
}
