/**
 * "Lengkapi profil": what helps a match but is never demanded, one question at a time; each answer
 * is kept at once.
 */
import { z } from 'zod';
import { people, text, words, year } from '../conversation/accept.ts';
import type { Option } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Accept, Accepted, Context, Step } from '../conversation/step.ts';
import { defineFlow } from '../conversation/step.ts';
import type { Effect } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { inLanguage } from '../domain/region.ts';
import { Band, bands, classify, isUmk } from '../domain/scale.ts';
import type { Umk } from '../domain/umk.ts';
import { readIntent } from '../language/intent.ts';
import { other } from '../language/reading.ts';
import { sectorLabel } from './card.ts';
import { allSectors, sectorTyped, suggestedSectors } from './sectorAnswers.ts';
import { umkOf } from './whichUmk.ts';

const Extras = z
  .object({
    umk: z.string(),
    businessName: z.string().nullable(),
    moreProducts: z.array(z.string()).nullable(),
    sector: z.string().nullable(),
    sectorListed: z.string().nullable(),
    workforce: z.int().nullable(),
    since: z.int().nullable(),
    salesBand: Band,
    capitalBand: Band,
  })
  .partial();
type Extras = z.infer<typeof Extras>;

/** Each question with whether the business has its answer already; asked in this order. */
const questions: readonly { step: keyof Extras; known: (umk: Umk) => boolean }[] = [
  { step: 'businessName', known: (umk) => umk.businessName !== undefined },
  { step: 'moreProducts', known: (umk) => umk.moreProducts.length > 0 },
  { step: 'sector', known: (umk) => umk.sectors.length === 1 },
  { step: 'workforce', known: (umk) => umk.workforce !== undefined },
  { step: 'since', known: (umk) => umk.since !== undefined },
  { step: 'salesBand', known: (umk) => umk.salesBand !== undefined },
  { step: 'capitalBand', known: (umk) => umk.capitalBand !== undefined },
];

type Given = { answers: Extras; facts: Facts };

function open(context: Given): string[] {
  const umk = umkOf(context);
  return questions
    .filter(({ step, known }) => context.answers[step] === undefined && umk && !known(umk))
    .map(({ step }) => step);
}

/** Counted are the questions of this sitting: those answered in it, and those still open. */
function counted(context: Given): string[] {
  const left = open(context);
  return questions
    .map(({ step }) => step)
    .filter((step) => context.answers[step] !== undefined || left.includes(step));
}

/** "Belum ada" is an answer too: there is nothing to keep. */
function orNone(accept: Accept): Accept {
  return (input, told): Accepted => {
    const typed = input.kind === 'text' ? input.text.trim() : '';
    const none =
      /^(?:tidak|belum|ga|gak|nggak|tdk|blm) (?:ada|punya)$|^(?:none|selesai|cukup)$/i.test(
        typed,
      ) || ['tidak', 'belum'].includes(readIntent(typed, 'has_paper'));
    return none ? { result: 'understood', value: null, confidence: 'full' } : accept(input, told);
  };
}

/** A name; a bare "ya" says that there is one, and not what it is. */
const businessName: Accept = (input, told): Accepted => {
  const yes = input.kind === 'text' && readIntent(input.text, 'yes_no') === 'ya';
  return yes ? other() : words({ min: 2, max: 80 })(input, told);
};

const products = text((typed, told): Accepted => {
  const plain = words({ min: 2, max: 300 })(
    { kind: 'text', text: typed },
    { ...told, answers: {} },
  );
  if (plain.result !== 'understood') return plain;
  const parts = typed
    .split(/[,;\n]|\s(?:dan|sama|and)\s/i)
    .map((part) => part.replace(/\s+/g, ' ').trim());
  return { ...plain, value: [...new Set(parts.filter((part) => part.length > 1))].slice(0, 10) };
});

/** What was answered in this sitting, as it is kept; the scale follows from the bands. */
function answered(context: Given): Effect[] {
  const umk = umkOf(context);
  if (!umk) return [];
  const { businessName, moreProducts, workforce, since, salesBand, capitalBand } = context.answers;
  const { scale } = scaleOf(context);
  const sector = sectorOf(context.answers);
  const set = {
    businessName: businessName ?? undefined,
    moreProducts: moreProducts ?? undefined,
    sectors: sector ? [sector] : undefined,
    workforce: workforce ?? undefined,
    since: since ?? undefined,
    salesBand,
    capitalBand,
    scale,
  };
  const fresh = Object.entries(set).filter(
    ([name, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(umk[name as keyof Umk]),
  );
  return fresh.length === 0
    ? []
    : [{ kind: 'umk.update', umkId: umk.id, set: Object.fromEntries(fresh) }];
}

function sectorOf({ sector, sectorListed }: Extras): string | undefined {
  return (sector === 'lain' ? sectorListed : sector) ?? undefined;
}

function scaleOf(context: Given): ReturnType<typeof classify> {
  const umk = umkOf(context);
  const { salesBand, capitalBand, since } = context.answers;
  return classify({
    salesBand: salesBand ?? umk?.salesBand,
    capitalBand: capitalBand ?? umk?.capitalBand,
    since: since ?? umk?.since,
  });
}

function bandSteps(
  save: 'salesBand' | 'capitalBand',
  of: 'sales' | 'capital',
): Record<string, Step<Extras>> {
  const options = ({ facts }: Context<Extras>): Option[] =>
    bands(facts.region, of).map(({ id, label }) => ({
      id,
      label: literal(inLanguage(label, facts.person.language)),
      ...(id === 'tidak_jawab' ? { words: ['lewati', 'tidak mau', 'rahasia', 'skip'] } : {}),
    }));
  return {
    [save]: {
      kind: 'choose',
      text: of === 'sales' ? 'extras.ask_sales' : 'extras.ask_capital',
      options,
      unclear: 'extras.band_unclear',
      hint: 'extras.band_hint',
      save,
      next: 'keep',
    },
  };
}

const asked: Record<string, Step<Extras>> = {
  businessName: {
    kind: 'ask',
    text: 'extras.ask_business_name',
    accept: orNone(businessName),
    unclear: 'extras.business_name_unclear',
    hint: 'extras.business_name_hint',
    free: true,
    optional: true,
    save: 'businessName',
    next: 'keep',
  },
  moreProducts: {
    kind: 'ask',
    text: 'extras.ask_more_products',
    values: (context) => ({ product: umkOf(context)?.product ?? '' }),
    accept: orNone(products),
    unclear: 'extras.more_products_unclear',
    hint: 'extras.more_products_hint',
    free: true,
    optional: true,
    save: 'moreProducts',
    next: 'keep',
  },
  sector: {
    kind: 'choose',
    text: 'extras.ask_sector',
    options: (context) =>
      suggestedSectors(umkOf(context), context.answers.moreProducts, context.facts),
    accept: sectorTyped,
    unclear: 'extras.sector_unclear',
    hint: 'extras.sector_hint',
    optional: true,
    save: 'sector',
    next: { lain: 'sectorListed', '*': 'keep' },
  },
  sectorListed: {
    kind: 'choose',
    text: 'extras.ask_sector_list',
    options: ({ facts }) => allSectors(facts),
    accept: sectorTyped,
    unclear: 'extras.sector_unclear',
    hint: 'extras.sector_hint',
    optional: true,
    save: 'sectorListed',
    next: 'keep',
  },
  workforce: {
    kind: 'ask',
    text: 'extras.ask_workforce',
    accept: people(),
    unclear: 'extras.workforce_unclear',
    hint: 'extras.workforce_hint',
    optional: true,
    save: 'workforce',
    next: 'keep',
  },
  since: {
    kind: 'ask',
    text: 'extras.ask_since',
    accept: year(),
    unclear: 'extras.since_unclear',
    hint: 'extras.since_hint',
    optional: true,
    save: 'since',
    next: 'keep',
  },
  ...bandSteps('salesBand', 'sales'),
  ...bandSteps('capitalBand', 'capital'),
};

/** A business that is too large for an UMK is led on, once, when it has just said so. */
function after(context: Context<Extras>): string {
  const [first] = open(context);
  if (first) return first;
  const { scale } = scaleOf(context);
  const told = context.answers.salesBand ?? context.answers.capitalBand;
  return told && scale && !isUmk(scale) ? 'too_big' : 'done';
}

function ended(context: Context<Extras>) {
  const { scale, disagree } = scaleOf(context);
  const sector = sectorOf(context.answers);
  return stacked(
    line('extras.done'),
    ...(sector ? [line('extras.sector_is', { sector: sectorLabel(sector, context.facts) })] : []),
    ...(scale ? [line('extras.scale_is', { scale: line(`scale.${scale}`) })] : []),
    ...(disagree ? [line('extras.scale_check')] : []),
  );
}

export const extras = defineFlow<Extras>({
  id: 'extras',
  version: 1,
  title: 'extras.title',
  answers: Extras,
  start: 'first',
  counted,
  steps: {
    first: { kind: 'branch', next: (context) => open(context)[0] ?? 'complete' },
    ...asked,
    keep: { kind: 'branch', effects: answered, next: after },
    too_big: {
      kind: 'choose',
      text: (context) =>
        line('extras.too_big', { scale: line(`scale.${scaleOf(context).scale ?? 'menengah'}`) }),
      options: [
        { id: 'perusahaan', label: line('extras.to_company'), means: 'ya' },
        { id: 'nanti', label: line('extras.not_now'), means: 'tidak' },
      ],
      next: { perusahaan: 'to_company', nanti: 'done' },
    },
    to_company: { kind: 'end', then: { flow: 'company' } },
    done: { kind: 'end', text: ended },
    complete: { kind: 'end', text: 'extras.complete' },
  },
});
