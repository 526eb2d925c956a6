/** A need in words, for its review and for whoever it is shown to: the buyer's name is never in here. */
import type { Line, TextKey } from '../conversation/reply.ts';
import { line, literal, stacked } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { Need, PaperKind } from '../domain/need.ts';
import type { Language } from '../domain/person.ts';
import { inLanguage } from '../domain/region.ts';
import { localDay } from '../domain/workingDays.ts';
import { formatDay, formatMoney, formatQuantity } from '../language/format.ts';
import { placeName } from './formAnswers.ts';

/** The parts of a need that are shown, in the order in which they are asked. */
const parts = [
  'what',
  'specification',
  'volume',
  'start',
  'place',
  'within',
  'papers',
  'acceptsNonHalal',
  'pattern',
  'price',
  'paymentDays',
  'downPayment',
  'sample',
  'delivery',
  'candidatesUntil',
] as const;
export type NeedPart = (typeof parts)[number];

/** As much of a need as is known: a posted one, or the answers so far. */
export type PartialNeed = { [K in NeedPart | 'placeText']?: Need[K] | undefined };

const show: Record<NeedPart, (need: PartialNeed, language: Language) => Line | undefined> = {
  what: ({ what }) => given(what),
  specification: ({ specification }) => given(specification),
  volume: ({ volume }, language) => volume && literal(formatQuantity(volume, language)),
  start: ({ start }, language) =>
    start === undefined ? undefined : literal(formatDay(start, language)),
  place: ({ place, placeText }) => (place ? literal(placeName(place)) : given(placeText)),
  within: ({ within }) => within && line(`need.within_${within}`),
  acceptsNonHalal: ({ acceptsNonHalal }) =>
    acceptsNonHalal === undefined ? undefined : line(acceptsNonHalal ? 'answer.yes' : 'answer.no'),
  papers: ({ papers }) => papers && paperNames(papers),
  pattern: ({ pattern }) => pattern && line(`pattern.${pattern}`),
  price: ({ price }, language) => price && literal(formatMoney(price, language)),
  paymentDays: ({ paymentDays }) => (paymentDays === undefined ? undefined : payment(paymentDays)),
  downPayment: ({ downPayment }) => {
    if (downPayment === undefined) return undefined;
    return downPayment === 0 ? line('need.no_down_payment') : literal(`${downPayment}%`);
  },
  sample: ({ sample }) =>
    sample === undefined ? undefined : line(sample ? 'answer.yes' : 'answer.no'),
  delivery: ({ delivery }) => delivery && line(`need.delivery_${delivery}`),
  candidatesUntil: ({ candidatesUntil }, language) =>
    candidatesUntil === undefined ? undefined : literal(formatDay(candidatesUntil, language)),
};

function given(words: string | undefined): Line | undefined {
  return words === undefined ? undefined : literal(words);
}

/** 0 is cash, otherwise so many days after delivery. */
export function payment(days: number): Line {
  return days === 0 ? line('need.payment_cash') : line('need.payment_days', { days });
}

/** "NIB, Halal", or "tidak ada". */
export function paperNames(papers: readonly PaperKind[]): Line {
  if (papers.length === 0) return line('need.no_papers');
  const names: Record<PaperKind, string> = {
    nib: 'NIB',
    pirt: 'P-IRT',
    halal: 'Halal',
    bpom: 'BPOM',
    sni: 'SNI',
    merek: 'Merek',
  };
  return literal(papers.map((kind) => names[kind]).join(', '));
}

/** One part of a need in words; nothing where it is not known. */
export function showPart(part: NeedPart, need: PartialNeed, language: Language): Line | undefined {
  return show[part](need, language);
}

export function partLabel(part: NeedPart): TextKey {
  return `need.field_${part}`;
}

/** "nasi kotak, 500 kotak per hari": how a need is called in a list. */
export function needTitle(need: Pick<Need, 'what' | 'volume'>, language: Language): Line {
  return literal(`${need.what}, ${formatQuantity(need.volume, language)}`);
}

/** Everything an owner may know of a need before both sides agreed: sector and terms, no name. */
export function needCard(need: Need, facts: Facts, head: Line): Line {
  const { language } = facts.person;
  const rows = parts.flatMap((part) => {
    const value = part === 'start' ? startOf(need, facts) : show[part](need, language);
    return value ? [line('review.row', { label: line(partLabel(part)), value })] : [];
  });
  const sector = sectorName(need.sectors[0], facts);
  const first = sector
    ? [line('review.row', { label: line('need.field_sector'), value: literal(sector) })]
    : [];
  return stacked(head, ...first, ...rows);
}

/** Who still looks after the day that was named wants it as soon as possible, and matching takes it so too. */
function startOf(need: Need, { now, region, person }: Facts): Line | undefined {
  const day = show.start(need, person.language);
  const passed = need.start !== undefined && need.start < localDay(now, region.timeZone);
  return day && passed ? line('need.start_passed', { day }) : day;
}

/** A sector's name in the person's language; a sector in free words stays as it is. */
export function sectorName(code: string | undefined, facts: Facts): string | undefined {
  const sector = facts.region.sectors.find((known) => known.code === code);
  return sector ? inLanguage(sector.label, facts.person.language) : code;
}
