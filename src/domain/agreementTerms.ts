/** What an agreement still lacks and who says it, what it is worth, and how a group shares it: rules over its terms only. */
import type { Terms } from './agreement.ts';
import { sharesResult } from './agreement.ts';
import type { Need } from './need.ts';
import type { Day } from './quantity.ts';

/** The questions of each side, in the order in which they are asked. */
export const companyFields = [
  'pattern',
  'quality',
  'price',
  'profit',
  'paymentDays',
  'downPayment',
  'development',
  'start',
  'end',
  'companyNib',
] as const;
export const umkFields = ['address', 'nib', 'schedule'] as const;
export type CompanyField = (typeof companyFields)[number];
export type UmkField = (typeof umkFields)[number];
export type TermField = CompanyField | UmkField;

/** An agreement as far as it is known, also before there is one. */
export type Drafted = {
  terms: Terms;
  parties: readonly {
    umkId: number;
    address?: string | undefined;
    nib?: string | undefined;
    /** Whether the business has a NIB, or will only have one. */
    holdsNib: boolean;
  }[];
};

/** What the need says already; a price only where it is one figure. */
export function termsOf(need: Need, companyNib: string | undefined, placeName?: string): Terms {
  const { what: object, volume, pattern, specification, price, start } = need;
  const firm = price !== undefined && price.min === price.max && !price.approximate;
  const known: { [K in keyof Terms]: Terms[K] | undefined } = {
    object,
    volume,
    pattern,
    quality: specification,
    ...(firm ? { price: { ...price, per: price.per ?? volume.unit } } : {}),
    paymentDays: need.paymentDays,
    downPayment: need.downPayment,
    delivery: need.delivery,
    place: need.placeText ?? placeName,
    start,
    companyNib,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What the company has not said yet. */
export function missingOfCompany({ terms }: Pick<Drafted, 'terms'>): CompanyField[] {
  const shared = sharesResult(terms.pattern);
  return companyFields.filter((field) => {
    if (field === 'price' && shared) return false;
    if (field === 'profit' && !shared) return false;
    return terms[field] === undefined;
  });
}

/** What this business has not said yet; of several the first to come says when is delivered. */
export function missingOfUmk({ terms, parties }: Drafted, umkId: number): UmkField[] {
  const party = parties.find((one) => one.umkId === umkId);
  if (!party) return [];
  return umkFields.filter((field) => {
    if (field === 'schedule') return terms.schedule === undefined;
    // A number is asked only of who has one; who has none is helped first.
    if (field === 'nib') return party.holdsNib && party.nib === undefined;
    return party.address === undefined;
  });
}

/** Who cannot be party yet, because there is no NIB. */
export function withoutNib({ parties }: Drafted): number[] {
  return parties.filter(({ holdsNib }) => !holdsNib).map(({ umkId }) => umkId);
}

/** Whether nothing is missing, so that the document can be made. */
export function isComplete(drafted: Drafted): boolean {
  return (
    missingOfCompany(drafted).length === 0 &&
    withoutNib(drafted).length === 0 &&
    drafted.parties.every(({ umkId }) => missingOfUmk(drafted, umkId).length === 0)
  );
}

const DAY_MS = 86_400_000;
const PERIOD_DAYS: Readonly<Record<string, number>> = { hari: 1, minggu: 7, bulan: 30, tahun: 365 };

/** How many days a period ("bulan", "2 minggu") is; undefined for hours, which say nothing of days. */
export function periodDays(period: string): number | undefined {
  const [first = '', second] = period.split(' ');
  const unit = PERIOD_DAYS[second ?? first];
  return unit === undefined ? undefined : unit * (second === undefined ? 1 : Number(first));
}

/** How often a period fits between two days, at least once; undefined for hours. */
function timesOf(period: string, start: Day, end: Day): number | undefined {
  const length = periodDays(period);
  if (length === undefined) return undefined;
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  return Math.max(1, Math.floor(days / length));
}

/**
 * About how much money it moves over its whole term, in rupiah: lower price times lower volume times how often; a month
 * counts 30 days. Undefined where the price is for another unit, or a result is shared.
 */
export function valueOf({ price, volume, start, end }: Terms): bigint | undefined {
  if (!price || !volume || !start || !end) return undefined;
  if (price.per !== undefined && price.per !== volume.unit) return undefined;
  const times = volume.period === undefined ? 1 : timesOf(volume.period, start, end);
  if (times === undefined) return undefined;
  return (price.min * BigInt(volume.min) * BigInt(times)) / 1000n;
}

/** Equal shares of 100 for so many; the first get what is left over. */
export function equalShares(count: number): number[] {
  const each = Math.floor(100 / count);
  const over = 100 - each * count;
  return Array.from({ length: count }, (_, index) => each + (index < over ? 1 : 0));
}

/** "60, 40" for two: whole percents, none of them 0, that are 100 together; undefined for anything else. */
export function readShares(typed: string, count: number): number[] | undefined {
  const said = typed.match(/\d+/g)?.map(Number) ?? [];
  if (/[.,]\d+\s*%|\d[.]\d/.test(typed)) return undefined;
  const sum = said.reduce((all, one) => all + one, 0);
  return said.length === count && sum === 100 && !said.includes(0) ? said : undefined;
}
