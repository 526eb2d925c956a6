/** "Syarat pesanan": how long an owner can wait for payment, the price, slow months and patterns; each is optional and can be changed at any time. */
import { z } from 'zod';
import { money, percent, text } from '../conversation/accept.ts';
import { afresh } from '../conversation/afresh.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, paragraphs, stacked } from '../conversation/reply.ts';
import type { Accepted, Context } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import { Pattern } from '../domain/need.ts';
import { Money } from '../domain/quantity.ts';
import type { Umk } from '../domain/umk.ts';
import { readMonths } from '../language/months.ts';
import { other, understood } from '../language/reading.ts';
import { paymentDays } from './needAnswers.ts';
import { patternOptions } from './needChoices.ts';
import { patternsLine, priceLine, seasonLine, waitLine } from './termWords.ts';
import { umkName, umkOf } from './whichUmk.ts';

const Terms = z
  .object({
    umk: z.string(),
    waitDays: z.int(),
    price: Money,
    months: z.array(z.int()),
    percent: z.int(),
    patterns: z.array(z.string()),
  })
  .partial();
type Terms = z.infer<typeof Terms>;
type Here = Context<Terms>;

/** "Tidak ada" is an answer: no month is another one than the rest. */
const months = text((typed): Accepted => {
  if (/^(?:tidak|tdk|ga|gak|nggak|enggak|no|none)(?: ada)?$/i.test(typed.trim())) {
    return understood([]);
  }
  const found = readMonths(typed);
  return found.length > 0 ? understood(found) : other();
});

const ANY = 'semua';

const takenPatterns: Option[] = [
  { id: ANY, label: line('terms.any_pattern'), words: ['semua', 'apa saja', 'terserah', 'any'] },
  ...patternOptions,
];

/** How long it can be waited for payment, as buyers pay. */
export const waitOptions: Option[] = [
  { id: 'tunai', label: line('terms.cash_only') },
  ...[7, 14, 30].map((days) => ({ id: `${days} hari`, label: line('terms.wait_days', { days }) })),
];

function now(context: Here): Line {
  const umk = umkOf(context);
  const { facts } = context;
  const rows: [Parameters<typeof line>[0], Line | undefined][] = umk
    ? [
        ['field.wait', waitLine(umk.waitDays)],
        ['field.price', priceLine(umk, facts)],
        ['field.season', seasonLine(umk.seasons, facts)],
        ['field.patterns', patternsLine(umk)],
      ]
    : [];
  return paragraphs(
    stacked(
      line('terms.now', { name: umk ? umkName(umk) : '' }),
      ...rows.map(([label, value]) =>
        line('review.row', { label: line(label), value: value ?? line('review.empty') }),
      ),
    ),
    line('terms.ask'),
  );
}

/** What was answered in this sitting. */
function kept(context: Here): Effect[] {
  const umk = umkOf(context);
  if (!umk) return [];
  const { waitDays, price, months: when, percent: share, patterns } = context.answers;
  const set: Partial<Umk> = {
    ...(waitDays === undefined ? {} : { waitDays }),
    ...(price === undefined ? {} : { price }),
    ...(when === undefined ? {} : { seasons: season(when, share) }),
    ...(patterns === undefined ? {} : { patterns: chosen(patterns) }),
  };
  return [{ kind: 'umk.update', umkId: umk.id, set }];
}

function season(when: readonly number[], share = 100): Umk['seasons'] {
  return when.length === 0 ? [] : [{ months: [...when], percent: share }];
}

function chosen(patterns: readonly string[]): Pattern[] {
  if (patterns.includes(ANY)) return [...Pattern.options];
  return Pattern.options.filter((pattern) => patterns.includes(pattern));
}

const menu: Option[] = [
  { id: 'bayar', label: line('terms.wait'), words: ['pembayaran', 'bayaran', 'payment'] },
  { id: 'harga', label: line('terms.price'), words: ['price'] },
  { id: 'musim', label: line('terms.season'), words: ['bulan', 'season'] },
  { id: 'pola', label: line('terms.patterns'), words: ['kerja sama', 'pattern'] },
  { id: 'selesai', label: line('profile.done'), words: ['sudah', 'cukup', 'done'] },
];

export const terms = defineFlow<Terms>({
  id: 'terms',
  version: 1,
  title: 'terms.title',
  answers: Terms,
  start: 'menu',
  steps: {
    menu: {
      kind: 'choose',
      text: now,
      options: menu,
      unclear: 'terms.unclear',
      hint: 'terms.unclear',
      next: {
        bayar: 'wait',
        harga: 'price',
        musim: 'months',
        pola: 'patterns',
        selesai: 'finished',
      },
    },
    wait: {
      kind: 'ask',
      text: 'terms.ask_wait',
      accept: paymentDays,
      options: waitOptions,
      unclear: 'terms.wait_unclear',
      hint: 'terms.wait_unclear',
      save: 'waitDays',
      next: 'keep',
    },
    price: {
      kind: 'ask',
      text: 'terms.ask_price',
      accept: money(),
      unclear: 'terms.price_unclear',
      hint: 'terms.price_unclear',
      save: 'price',
      next: 'keep',
    },
    months: {
      kind: 'ask',
      text: 'terms.ask_months',
      accept: months,
      unclear: 'terms.months_unclear',
      hint: 'terms.months_unclear',
      save: 'months',
      next: ({ answers }) => (answers.months?.length === 0 ? 'keep' : 'percent'),
    },
    percent: {
      kind: 'ask',
      text: 'terms.ask_percent',
      accept: percent(),
      options: [
        { id: '0%', label: line('terms.percent_none') },
        { id: '50%', label: line('terms.percent_half') },
      ],
      unclear: 'terms.percent_unclear',
      hint: 'terms.percent_unclear',
      save: 'percent',
      next: 'keep',
    },
    patterns: {
      kind: 'choose',
      text: 'terms.ask_patterns',
      options: takenPatterns,
      many: true,
      unclear: 'terms.patterns_unclear',
      hint: 'terms.patterns_unclear',
      save: 'patterns',
      next: 'keep',
    },
    keep: {
      kind: 'end',
      text: 'terms.kept',
      effects: kept,
      then: ({ answers: { umk } }) => afresh('terms', { ...(umk ? { umk } : {}) }),
    },
    finished: { kind: 'end', text: 'profile.ended' },
  },
});
