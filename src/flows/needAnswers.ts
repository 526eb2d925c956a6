/** What the need dialog keeps, how its answers are read and shown, and the need that comes of them. */
import { z } from 'zod';
import { percent, text, words } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted, Context } from '../conversation/step.ts';
import type { Company } from '../domain/company.ts';
import type { Effect } from '../domain/effect.ts';
import { Need, PaperKind, Pattern } from '../domain/need.ts';
import type { Language } from '../domain/person.ts';
import { Day, Money, Place, Quantity } from '../domain/quantity.ts';
import { formatQuantity } from '../language/format.ts';
import { readIntent } from '../language/intent.ts';
import { readPeriod } from './needPeriod.ts';
import { buyers } from './matchWords.ts';
import { needForm } from './needForm.ts';
import type { NeedPart, PartialNeed } from './needWords.ts';
import { partLabel, showPart } from './needWords.ts';
import { place } from './placeAnswers.ts';
import type { Field } from './review.ts';
import { sectorsOf } from './sectorAnswers.ts';

/** A question that was skipped is kept as null, so that it is not asked again. */
export const NeedAnswers = z
  .object({
    company: z.string(),
    what: z.string(),
    specification: z.string().nullable(),
    volume: Quantity,
    period: z.enum(['sekali', 'hari', 'minggu', 'bulan', 'tahun']),
    start: Day,
    where: z.union([Place, z.string()]),
    within: z.enum(['bebas', 'kecamatan', 'near']),
    papers: z.array(z.string()),
    nonHalal: z.enum(['ya', 'tidak']),
    pattern: z.union([Pattern, z.literal('belum')]),
    price: Money.nullable(),
    paymentDays: z.int(),
    downPayment: z.int().nullable(),
    sample: z.enum(['ya', 'tidak']),
    delivery: Need.shape.delivery.unwrap(),
    candidatesUntil: Day.nullable(),
  })
  .partial();
export type NeedAnswers = z.infer<typeof NeedAnswers>;

/** The company that was chosen, or the only one that may buy here. */
export function companyOf({
  answers,
  facts,
}: Pick<Context<NeedAnswers>, 'answers' | 'facts'>): Company | undefined {
  const eligible = buyers(facts);
  return eligible.length === 1
    ? eligible[0]
    : eligible.find(({ id }) => String(id) === answers.company);
}

/** What is needed, or a whole need in one message. */
export const what: Accept = text((typed, { facts }): Accepted => {
  const form = needForm(typed, facts);
  if (form && form.count > 1) {
    const { what: value, ...also } = form.answers;
    return { result: 'understood', value, confidence: 'confirm', also, saidBack: form.said };
  }
  const plain = words({ min: 3, max: 400 })({ kind: 'text', text: typed }, { facts, answers: {} });
  if (plain.result !== 'understood') return plain;
  return form?.asks ? { ...plain, value: form.answers.what } : plain;
});

/** A place of the region, or anywhere else in the company's own words. */
export const where: Accept = (input, told): Accepted => {
  const known = place()(input, told);
  if (input.kind !== 'text' || known.result !== 'other') return known;
  const plain = words({ min: 3, max: 120 })(input, told);
  if (plain.result !== 'understood') return plain;
  const saidBack = line('engine.is_it', { what: literal(String(plain.value)) });
  return { ...plain, confidence: 'confirm', saidBack };
};

/** Days after delivery: "tunai" is 0, "2 minggu" 14, a bare number is days. */
export const paymentDays = text((typed): Accepted => {
  const days = readPeriod(typed);
  if (days === undefined) return { result: 'other', looksLike: 'text' };
  if (days > 180) return { result: 'ask', why: 'format', hint: line('need.payment_long') };
  return { result: 'understood', value: days, confidence: 'full' };
});

/** A share of the price paid before; "tidak ada" is none. */
export const downPayment: Accept = (input, told): Accepted => {
  if (input.kind === 'text' && readIntent(input.text, 'yes_no') === 'tidak') {
    return { result: 'understood', value: 0, confidence: 'full' };
  }
  return percent()(input, told);
};

/** The volume with its period, where one was asked for separately. */
function volume({ volume: amount, period }: NeedAnswers): Quantity | undefined {
  if (!amount || amount.period || !period || period === 'sekali') return amount;
  return { ...amount, period };
}

export function volumeOf(answers: NeedAnswers, language: Language): string {
  return answers.volume ? formatQuantity(answers.volume, language) : '';
}

/** The answers as a need knows them; what was skipped or "belum tahu" is left out. */
function partialNeed(answers: NeedAnswers): PartialNeed {
  const { where: at, pattern, sample, within, nonHalal } = answers;
  return {
    what: answers.what,
    specification: answers.specification ?? undefined,
    volume: volume(answers),
    start: answers.start,
    place: typeof at === 'object' ? at : undefined,
    placeText: typeof at === 'string' ? at : undefined,
    // Only of a place inside the region it can be said how far another one is.
    within: typeof at === 'object' && within !== 'bebas' ? within : undefined,
    acceptsNonHalal: nonHalal === undefined ? undefined : nonHalal === 'ya',
    papers: answers.papers && PaperKind.options.filter((kind) => answers.papers?.includes(kind)),
    pattern: pattern === 'belum' ? undefined : pattern,
    price: answers.price ?? undefined,
    paymentDays: answers.paymentDays,
    downPayment: answers.downPayment ?? undefined,
    sample: sample === undefined ? undefined : sample === 'ya',
    delivery: answers.delivery,
    candidatesUntil: answers.candidatesUntil ?? undefined,
  };
}

const stepOf: readonly [NeedPart, string][] = [
  ['what', 'what'],
  ['specification', 'specification'],
  ['volume', 'volume'],
  ['start', 'start_day'],
  ['place', 'place'],
  ['within', 'within'],
  ['papers', 'papers'],
  ['acceptsNonHalal', 'non_halal'],
  ['pattern', 'pattern'],
  ['price', 'price'],
  ['paymentDays', 'payment'],
  ['downPayment', 'down_payment'],
  ['sample', 'sample'],
  ['delivery', 'delivery'],
  ['candidatesUntil', 'until'],
];

/** Questions that matter to few: asked only of whoever chooses them on the review. */
const extra = new Set(['within', 'non_halal']);

/** How many questions everybody is asked. */
export function needSteps(): string[] {
  return needFields.map(({ step }) => step).filter((step) => !extra.has(step));
}

/** Every question of the review; one that was skipped can still be answered there. */
export const needFields: readonly Field<NeedAnswers>[] = stepOf.map(([part, step]) => ({
  step,
  label: partLabel(part),
  show: ({ answers, facts }): Line => {
    const empty = part === 'pattern' && answers.pattern === 'belum';
    const shown = showPart(part, partialNeed(answers), facts.person.language);
    return shown ?? line(empty ? 'need.pattern_unknown' : 'review.empty');
  },
}));

/** The need, and the news of its candidates where the company is approved already. */
export function posted({ answers, facts, read }: Context<NeedAnswers>): Effect[] {
  const company = companyOf({ answers, facts });
  const { what: needed, volume: amount, papers = [], ...rest } = partialNeed(answers);
  if (!company || !needed || !amount) return [];
  const id = read({ kind: 'fresh', of: 'need' });
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const sectors = sectorsOf(needed, facts);
  const post: Effect = {
    kind: 'need.post',
    need: { id, companyId: company.id, what: needed, sectors, volume: amount, papers, ...known },
  };
  if (company.status !== 'approved') return [post];
  const whom = { company: company.id };
  return [post, { kind: 'tell', whom, happening: { kind: 'need.candidates', needId: id } }];
}
