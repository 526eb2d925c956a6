/** A need told in one message ("butuh 500 nasi kotak per hari mulai januari di bekasi barat"), read for the need dialog. */
import type { Line } from '../conversation/reply.ts';
import { line, stacked } from '../conversation/reply.ts';
import type { Facts } from '../domain/facts.ts';
import type { Day, Money, Place, Quantity } from '../domain/quantity.ts';
import { localDay } from '../domain/workingDays.ts';
import { readDate } from '../language/date.ts';
import { readMoney } from '../language/money.ts';
import { readPlace } from '../language/place.ts';
import { readQuantity } from '../language/quantity.ts';
import type { Reading } from '../language/reading.ts';
import { unitName } from '../language/unit.ts';
import type { PartialNeed } from './needWords.ts';
import { partLabel, showPart } from './needWords.ts';

export type NeedForm = {
  answers: { what: string; volume?: Quantity; start?: Day; where?: Place; price?: Money };
  /** How many questions it answers. */
  count: number;
  /** It began with "butuh", "cari" …: it is meant as a need whoever hears it. */
  asks: boolean;
  said: Line;
};

const LEAD =
  /^(?:(?:kami|kita|saya|perusahaan(?: kami)?|we|i)\s+)?(?:(?:lagi|sedang|mau|ingin|are|am)\s+)?(?:butuh(?:kan)?|membutuhkan|perlu|memerlukan|men?cari|cari|need|looking for)\s+/i;
const STOP = String.raw`(?=\s+(?:mulai|di|ke|untuk|buat|harga|budget|per|tiap|starting|from|in|at|for)\s|[,;]|\.\s|\.?$)`;
const START = new RegExp(
  String.raw`\s*,?\s*\b(?:mulai|starting|from)\s+(?:dari\s+|tanggal\s+|bulan\s+)?(.+?)${STOP}`,
  'i',
);
const PRICE = new RegExp(
  String.raw`\s*,?\s*\b(?:harga(?:nya)?|budget|anggaran|price)\s+(.+?)${STOP}`,
  'i',
);
const PLACE = new RegExp(String.raw`\s*,?\s*\b(?:di|ke|in|at)\s+(.+?)${STOP}`, 'i');
const PERIOD =
  /\s*,?\s*(?:(?:\b(?:per|tiap|setiap|each|every|a)\s*|\/\s*|\bse)(?:hari|minggu|bulan|tahun|day|week|month|year)\b|\b(?:daily|weekly|monthly)\b)/i;
const NUMBER = String.raw`\d[\d.,]*(?:\s*(?:rb|ribu|k|jt|juta)\b)?`;
const AMOUNT = new RegExp(
  String.raw`\b${NUMBER}(?:\s*(?:-|–|sampai|s\/d|to)\s*${NUMBER})?\s*`,
  'i',
);

/** Undefined where nothing is left that is needed, or the message is long enough to be a story. */
export function needForm(typed: string, facts: Facts): NeedForm | undefined {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text.length > 300) return undefined;
  const asks = LEAD.test(text);
  let rest = text.replace(LEAD, '');
  function take<T>(pattern: RegExp, read: (segment: string) => T | undefined): T | undefined {
    const found = pattern.exec(rest);
    const value = found?.[1] === undefined ? undefined : read(found[1]);
    if (found && value !== undefined) rest = rest.replace(found[0], '');
    return value;
  }
  const start = take(START, (segment) => startOf(segment, facts));
  const price = take(PRICE, priceOf);
  const where = take(PLACE, (segment) => placeOf(segment, facts));
  const counted = likely(readQuantity(rest, { period: 'optional' }));
  // A title may hold any number ("SMPN 1"): without "butuh" only a plain rate is taken for a need.
  const rate = counted?.period !== undefined && unitName(counted.unit) !== undefined;
  if (!asks && !rate) return undefined;
  const what = product(rest, counted !== undefined);
  if (what.length < 3 || !/\p{L}{2}/u.test(what) || unitName(what.toLowerCase())) return undefined;
  const volume = counted && { ...counted, unit: knownUnit(counted.unit, what) };
  const answers = Object.fromEntries(
    Object.entries({ what, volume, start, where, price }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as NeedForm['answers'];
  const count = Object.keys(answers).length;
  return { answers, count, asks, said: sayForm(answers, facts) };
}

/** Also what is only likely: the whole is said back and confirmed before it is used. */
function likely<T>(reading: Reading<T>): T | undefined {
  return reading.result === 'understood' ? reading.value : undefined;
}

/** A sum, but never a year ("anggaran 2026"). */
function priceOf(segment: string): Money | undefined {
  return /^20\d\d\b/.test(segment) ? undefined : likely(readMoney(segment));
}

/** A place that is named, not one that a word merely resembles; which level is meant does not matter. */
function placeOf(segment: string, facts: Facts): Place | undefined {
  const reading = readPlace(segment, facts.region);
  if (reading.result !== 'understood') return undefined;
  const { value, candidates = [] } = reading;
  const level = candidates.every(({ kecamatan }) => kecamatan === value.kecamatan);
  return reading.confidence === 'full' || (candidates.length > 1 && level) ? value : undefined;
}

function startOf(segment: string, facts: Facts): Day | undefined {
  const { now, region } = facts;
  const day = likely(
    readDate(segment, { now, timeZone: region.timeZone, holidays: region.holidays }),
  );
  return day && day.min >= localDay(now, region.timeZone) ? day.min : undefined;
}

/** What is left when the amount and its period are taken out: "500 nasi kotak per hari" → "nasi kotak". */
function product(rest: string, counted: boolean): string {
  if (!counted) return rest.replace(/[\s,;.]+$/, '');
  const [before = '', after = ''] = split(rest.replace(PERIOD, ''));
  const [first = '', ...others] = after.split(' ');
  const named = [before, ...others].join(' ').trim();
  const isUnit = unitName(first.toLowerCase()) !== undefined;
  const words = isUnit && named !== '' ? named : `${before} ${after}`;
  return words.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;.]+$/g, '');
}

/** "500 lunch boxes": counted in what the product's own words name, otherwise in pieces. */
function knownUnit(unit: string, what: string): string {
  if (unitName(unit) !== undefined) return unit;
  const named = what.toLowerCase().split(' ').map(unitName);
  return named.findLast((known) => known !== undefined) ?? 'pcs';
}

function split(text: string): [string, string] {
  const found = AMOUNT.exec(text);
  if (!found) return [text, ''];
  return [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}

function sayForm({ where, ...answers }: NeedForm['answers'], facts: Facts): Line {
  const need: PartialNeed = { ...answers, place: where };
  const parts = (['what', 'volume', 'start', 'place', 'price'] as const).flatMap((part) => {
    const value = showPart(part, need, facts.person.language);
    return value ? [line('review.row', { label: line(partLabel(part)), value })] : [];
  });
  return stacked(line('register.form_read'), ...parts, line('register.form_right'));
}
