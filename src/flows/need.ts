/** A company says what it needs, one question at a time or much of it in one message; no owner hears of it before the check. */
import { futureDay, money, quantity, words } from '../conversation/accept.ts';
import { line, literal, paragraphs } from '../conversation/reply.ts';
import type { Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import { buyers } from './matchWords.ts';
import {
  companyOf,
  downPayment,
  NeedAnswers,
  needFields,
  needSteps,
  paymentDays,
  posted,
  volumeOf,
  what,
  where,
} from './needAnswers.ts';
import { papers, patterns, withins, yesNo } from './needChoices.ts';
import { needTitle } from './needWords.ts';
import { kecamatanOptions } from './placeAnswers.ts';
import { reviewCard, reviewOptions } from './review.ts';

/** No company, only a government body, or only a refused one: each is told what to do instead. */
function first({ answers, facts }: Context<NeedAnswers>): string {
  const { companies } = facts.person;
  if (companies.length === 0) return 'no_company';
  if (buyers(facts).length === 0) {
    return companies.some(({ status }) => status !== 'refused') ? 'referred' : 'refused';
  }
  const company = companyOf({ answers, facts });
  if (!company) return 'company';
  return company.status === 'waiting' ? 'waiting' : 'what';
}

export const need = defineFlow<NeedAnswers>({
  id: 'need',
  version: 1,
  title: 'need.title',
  answers: NeedAnswers,
  start: 'start',
  counted: needSteps,
  steps: {
    start: { kind: 'branch', next: first },
    company: {
      kind: 'choose',
      text: 'need.ask_company',
      options: ({ facts }) =>
        buyers(facts).map(({ id, name }) => ({ id: String(id), label: literal(name) })),
      save: 'company',
      next: (context) => (companyOf(context)?.status === 'waiting' ? 'waiting' : 'what'),
    },
    waiting: { kind: 'say', text: 'need.waiting', next: 'what' },
    what: {
      kind: 'ask',
      text: 'need.ask_what',
      accept: what,
      unclear: 'need.what_unclear',
      hint: 'need.what_hint',
      free: true,
      save: 'what',
      next: 'specification',
    },
    specification: {
      kind: 'ask',
      text: 'need.ask_specification',
      accept: words({ min: 2, max: 500 }),
      unclear: 'need.specification_unclear',
      hint: 'need.specification_hint',
      free: true,
      optional: true,
      save: 'specification',
      next: 'volume',
    },
    volume: {
      kind: 'ask',
      text: 'need.ask_volume',
      accept: quantity({ period: 'optional' }),
      unclear: 'need.volume_unclear',
      hint: 'need.volume_hint',
      save: 'volume',
      next: ({ answers }) => (answers.volume?.period ? 'start_day' : 'period'),
    },
    period: {
      kind: 'choose',
      text: 'need.ask_period',
      values: ({ answers, facts }) => ({ volume: volumeOf(answers, facts.person.language) }),
      options: [
        { id: 'sekali', label: line('need.period_once'), words: ['sekali', 'once'] },
        { id: 'hari', label: line('need.period_hari'), words: ['hari', 'harian', 'daily'] },
        {
          id: 'minggu',
          label: line('need.period_minggu'),
          words: ['minggu', 'mingguan', 'weekly'],
        },
        { id: 'bulan', label: line('need.period_bulan'), words: ['bulan', 'bulanan', 'monthly'] },
        { id: 'tahun', label: line('need.period_tahun'), words: ['tahun', 'tahunan', 'yearly'] },
      ],
      unclear: 'need.period_unclear',
      hint: 'need.period_hint',
      save: 'period',
      next: 'start_day',
    },
    start_day: {
      kind: 'ask',
      text: 'need.ask_start',
      accept: futureDay(),
      unclear: 'need.start_unclear',
      hint: 'need.start_hint',
      save: 'start',
      next: 'place',
    },
    place: {
      kind: 'ask',
      text: 'need.ask_place',
      accept: where,
      options: ({ facts }) => kecamatanOptions(facts),
      unclear: 'need.place_unclear',
      hint: 'need.place_hint',
      request: 'location',
      save: 'where',
      next: 'papers',
    },
    papers: {
      kind: 'choose',
      text: 'need.ask_papers',
      options: papers,
      many: true,
      unclear: 'need.papers_unclear',
      hint: 'need.papers_hint',
      save: 'papers',
      next: 'pattern',
    },
    within: {
      kind: 'choose',
      text: 'need.ask_within',
      options: withins,
      unclear: 'need.within_unclear',
      hint: 'need.within_unclear',
      save: 'within',
      next: 'review',
    },
    non_halal: {
      kind: 'choose',
      text: 'need.ask_non_halal',
      options: yesNo,
      unclear: 'need.non_halal_unclear',
      hint: 'need.non_halal_unclear',
      save: 'nonHalal',
      next: 'review',
    },
    pattern: {
      kind: 'choose',
      text: 'need.ask_pattern',
      options: patterns,
      unclear: 'need.pattern_unclear',
      hint: 'need.pattern_hint',
      save: 'pattern',
      next: 'price',
    },
    price: {
      kind: 'ask',
      text: 'need.ask_price',
      accept: money(),
      unclear: 'need.price_unclear',
      hint: 'need.price_hint',
      optional: true,
      save: 'price',
      next: 'payment',
    },
    payment: {
      kind: 'ask',
      text: 'need.ask_payment',
      accept: paymentDays,
      options: [
        { id: 'tunai', label: line('need.payment_cash') },
        ...[7, 14, 30].map((days) => ({
          id: `${days} hari`,
          label: line('need.payment_days', { days }),
        })),
      ],
      unclear: 'need.payment_unclear',
      hint: 'need.payment_hint',
      save: 'paymentDays',
      next: 'down_payment',
    },
    down_payment: {
      kind: 'ask',
      text: 'need.ask_down_payment',
      accept: downPayment,
      unclear: 'need.down_payment_unclear',
      hint: 'need.down_payment_hint',
      optional: true,
      save: 'downPayment',
      next: 'sample',
    },
    sample: {
      kind: 'choose',
      text: 'need.ask_sample',
      options: yesNo,
      unclear: 'need.sample_unclear',
      hint: 'need.sample_hint',
      save: 'sample',
      next: 'delivery',
    },
    delivery: {
      kind: 'choose',
      text: 'need.ask_delivery',
      options: [
        { id: 'umk', label: line('need.delivery_umk'), words: ['diantar', 'umk', 'supplier'] },
        {
          id: 'company',
          label: line('need.delivery_company'),
          words: ['diambil', 'ambil sendiri', 'pick up'],
        },
        {
          id: 'either',
          label: line('need.delivery_either'),
          words: ['bebas', 'terserah', 'either'],
        },
      ],
      unclear: 'need.delivery_unclear',
      hint: 'need.delivery_hint',
      save: 'delivery',
      next: 'until',
    },
    until: {
      kind: 'ask',
      text: 'need.ask_until',
      accept: futureDay('last'),
      unclear: 'need.until_unclear',
      hint: 'need.until_hint',
      optional: true,
      save: 'candidatesUntil',
      next: 'review',
    },
    review: {
      kind: 'choose',
      text: (context) => reviewCard(needFields, context, line('need.review')),
      options: (context) => reviewOptions(needFields, context),
      next: { kirim: 'done' },
    },
    done: {
      kind: 'end',
      needs: () => [{ kind: 'fresh', of: 'need' }],
      text: (context) => {
        const [effect] = posted(context);
        const number = context.read({ kind: 'fresh', of: 'need' });
        const { language } = context.facts.person;
        const title = effect?.kind === 'need.post' ? needTitle(effect.need, language) : literal('');
        const approved = companyOf(context)?.status === 'approved';
        return paragraphs(
          line('need.done', { number, need: title }),
          line(approved ? 'need.next' : 'need.next_waiting'),
        );
      },
      effects: posted,
    },
    no_company: {
      kind: 'choose',
      text: ({ again }) => line(again ? 'need.company_first' : 'need.no_company'),
      options: yesNo,
      // What was told of the need waits here while the company is registered.
      next: ({ facts }, answer) => {
        if (answer === 'tidak') return 'not_now';
        return facts.person.companies.length === 0 ? { flow: 'company' } : 'start';
      },
    },
    not_now: { kind: 'end', text: 'need.not_now' },
    referred: { kind: 'end', text: 'need.referred' },
    refused: { kind: 'end', text: 'need.refused' },
  },
});
