/** Days and spans of days as people say them, read against a given "now"; two possible readings are confirmed, vague ones asked back. */
import type { Day } from '../domain/quantity.ts';
import type { Holiday } from '../domain/region.ts';
import { todayNumber, toDay, weekdayOf, type Span } from './calendar.ts';
import type { DateContext, Mention } from './dateMention.ts';
import { dayInMonthAt, nextDayOfMonth, numericDateAt, type Impossible } from './dateMonth.ts';
import { monthOrYearAt, partMentionAt, weekOfMonthAt } from './dateSpans.ts';
import {
  bareDurationAt,
  durationMentionAt,
  nearDayAt,
  quarterAt,
  weekdayAt,
  weekendAt,
  weekMentionAt,
} from './dateRelative.ts';
import { feastMentionAt, type UnknownFeast } from './feast.ts';
import { identifierIn, looksLike } from './looks.ts';
import { periodAt } from './period.ts';
import { untilAt } from './range.ts';
import { other, toConfirm, understood, type Reading } from './reading.ts';
import { isCut, textAt, tokens } from './text.ts';
import { roleOf } from './wordKinds.ts';

/** The instant of asking, the region's zone and its days off; nothing else is known of time. */
export type When = { now: Date; timeZone: string; holidays: readonly Holiday[] };
export type Days = { min: Day; max: Day };

type Found = Mention | Impossible | UnknownFeast;
type Scan = {
  mentions: { mention: Mention; from: number }[];
  problem?: 'impossible' | 'unknown';
  vague: boolean;
  /** Words such as "paling lambat", "sebelum", "kira-kira" make the day a bound or a guess. */
  loose?: string;
  strange: number;
  /** Pairs joined by "sampai": indexes of the left mention. */
  joins: { left: number; sure: boolean }[];
};

const readers: readonly ((context: DateContext, at: number) => Found | undefined)[] = [
  feastMentionAt,
  durationMentionAt,
  numericDateAt,
  dayInMonthAt,
  partMentionAt,
  weekOfMonthAt,
  weekendAt,
  weekMentionAt,
  weekdayAt,
  nearDayAt,
  quarterAt,
  monthOrYearAt,
];

const vagueWords = new Set(
  (
    'nanti ntar entar segera secepatnya scepatnya secepetnya asap kalau klo kalo jika kalu kapan kapan2 kapanpun tergantung ' +
    'terserah bebas tunggu nunggu menunggu sewaktu2 suatu sebentar bentar bntr beberapa bbrp kpn mengko engke secepat ' +
    'sesegera lama abis habis setelah sesudah selesai pandemi covid corona kecil dulu kapanan tiap setiap rutin saban ' +
    'fleksibel flexible sewaktu waktu dekat belum blm belom nnti tar akhir2 minggu2 baru2 sore siang malam pagi malem mlm awal akhir'
  ).split(' '),
);
const bounds = new Set(
  (
    'sebelum sblm setelah stlh sesudah abis habis maksimal maks max paling minimal lambat telat sekitar sktr kira2 kira ' +
    'sekitaran antara mungkin rencana rencananya insyaallah inshaallah hampir kurang lebih bukan jangan ga gak tidak nggak ' +
    'ngga enggak kurleb sampai sampe kalau klo kalo kalo2 jika kecuali tiap setiap saban'
  ).split(' '),
);
const plainWords = new Set(
  (
    'mulai siap kirim antar diantar di ke pada pas hari hr jam pukul wib tanggal tgl bulan tahun sejak dari saat waktu ' +
    'sampai pagi siang sore malam malem subuh berdiri buka jualan usaha sudah dah insya allah inshallah lah selesai jadi kita ' +
    'ketemu datang dateng ambil dikirim paling lambat sekitar boleh start '
  ).split(' '),
);

function firstReading(context: DateContext, at: number): Found | undefined {
  for (const read of readers) {
    const found = read(context, at);
    if (found) return found;
  }
  return undefined;
}

/** "jam 5", "pukul 09.30": the time of day is passed over. */
function clockLength(context: DateContext, at: number): number {
  if (!/^(?:jam|pukul|jm)$/.test(textAt(context.list, at))) return 0;
  if (context.list[at + 1]?.kind !== 'number') return 1;
  return textAt(context.list, at + 2) === ':' ? 4 : 2;
}

function note(scan: Scan, context: DateContext, at: number): number {
  const word = textAt(context.list, at);
  const until = untilAt(context.list, at, false);
  if (until && scan.mentions.length > 0) {
    scan.joins.push({ left: scan.mentions.length - 1, sure: until.sure });
    return until.length;
  }
  if (vagueWords.has(word)) scan.vague = true;
  // "per minggu", "sebulan": a rate, no date.
  const rate = periodAt(context.list, at);
  if (rate) {
    scan.strange += 1;
    return rate.next - at;
  }
  if (bounds.has(word)) scan.loose = word;
  else if (word === '?') scan.loose = word;
  const known = vagueWords.has(word) || bounds.has(word) || plainWords.has(word);
  const role = roleOf(word);
  if (context.list[at]?.kind === 'number') scan.strange += 1;
  else if (context.list[at]?.kind === 'word' && !known && role !== 'filler' && role !== 'rough')
    scan.strange += 1;
  return 1;
}

function scanDates(context: DateContext): Scan {
  const scan: Scan = { mentions: [], vague: false, strange: 0, joins: [] };
  for (let at = 0; at < context.list.length && scan.mentions.length < 9;) {
    const clock = clockLength(context, at);
    const found = clock > 0 ? undefined : firstReading(context, at);
    if (!found) at += clock || note(scan, context, at);
    else if ('impossible' in found || 'unknown' in found) {
      scan.problem = 'impossible' in found ? 'impossible' : 'unknown';
      at = found.next;
    } else {
      scan.mentions.push({ mention: found, from: at });
      at = found.next;
    }
  }
  return scan;
}

/** One mention out of several: a span "from … until …", a weekday that names the date again, or undefined. */
function combine(scan: Scan): Mention | undefined {
  const [first, second, ...more] = scan.mentions.map(({ mention }) => mention);
  if (!first || !second) return first;
  if (more.length > 0) return undefined;
  const join = scan.joins.find(({ left }) => left === 0);
  if (join) {
    // "senin sampai jumat" said on a Wednesday
    const shift = second.max < first.min && second.weekday !== undefined ? 7 : 0;
    if (second.max + shift < first.min) return undefined;
    const doubt =
      first.doubt ?? second.doubt ?? (join.sure && shift === 0 ? undefined : 'one or the other');
    return {
      min: first.min,
      max: second.max + shift,
      next: second.next,
      ...(doubt ? { doubt } : {}),
    };
  }
  if (first.weekday !== undefined && second.weekday !== undefined) {
    return first.weekday === 6 && second.weekday === 7
      ? { ...first, max: first.min + 1, doubt: 'Saturday and Sunday' }
      : undefined;
  }
  const [bare, exact] = first.weekday === undefined ? [second, first] : [first, second];
  if (bare.weekday !== undefined && exact.min === exact.max) {
    if (weekdayOf(exact.min) === bare.weekday) return exact;
    return { ...exact, doubt: 'weekday and date differ', also: bare };
  }
  if (bare.weekday !== undefined && exact.max - exact.min === 6) {
    const day = exact.min + bare.weekday - 1;
    return { min: day, max: day, next: exact.next };
  }
  const inside = (inner: Span, outer: Span): boolean =>
    inner.min >= outer.min && inner.max <= outer.max;
  if (inside(second, first)) return { ...second, doubt: 'said twice' };
  return inside(first, second) ? { ...first, doubt: 'said twice' } : undefined;
}

function days(span: Span): Days {
  return { min: toDay(span.min), max: toDay(span.max) };
}

/** Nothing named a day: a length of time or a bare number may still be one, or the clerk asks. */
function withoutMention(context: DateContext, scan: Scan, text: string): Reading<Days> {
  if (scan.problem === 'impossible') {
    return {
      result: 'ask',
      why: 'format',
      expected: 'tanggal yang ada di kalender',
      got: text.trim().slice(0, 40),
    };
  }
  if (scan.problem === 'unknown') return { result: 'ask', why: 'vague' };
  const { list, today } = context;
  const bare = bareDurationAt(context, 0);
  if (bare && bare.next >= list.length - 1) return toConfirm(days(bare), 'a length of time');
  const number =
    list.length === 1 && /^\d{1,2}$/.test(textAt(list, 0)) ? Number(textAt(list, 0)) : 0;
  if (number > 0 && number < 32) {
    const day = nextDayOfMonth(today, number);
    return toConfirm(days({ min: day, max: day }), 'a day of the month');
  }
  if (scan.vague && !list.some((token) => token.kind === 'number'))
    return { result: 'ask', why: 'vague' };
  const looks = looksLike(text);
  return other(looks === 'date' ? 'text' : looks);
}

/**
 * Reads a day (min = max) or a span of days. Day comes before month; without a year the next one to come is meant. Two
 * readings are confirmed with both as candidates, "nanti" and the like are asked back, a day that does not exist is
 * asked back with `format`, everything else is `other`.
 */
export function readDate(text: string, when: When): Reading<Days> {
  const list = tokens(text);
  const context: DateContext = {
    list,
    today: todayNumber(when.now, when.timeZone),
    holidays: when.holidays,
  };
  const identifier = identifierIn(text);
  if (identifier) return other(identifier);
  const scan = scanDates(context);
  if (scan.mentions.length === 0 || scan.problem) return withoutMention(context, scan, text);
  // "tiap senin" is many days.
  if (list.some((token) => /^(?:tiap|setiap|rutin|saban)$/.test(token.text)))
    return { result: 'ask', why: 'vague' };
  const found = combine(scan);
  if (!found) {
    const candidates = scan.mentions.slice(0, 5).map(({ mention }) => days(mention));
    return { result: 'ask', why: 'ambiguous', candidates };
  }
  const crowded = scan.strange > 0 || isCut(text, list) ? 'with other words' : undefined;
  const doubt = found.doubt ?? scan.loose ?? crowded;
  if (!doubt) return understood(days(found));
  return toConfirm(days(found), doubt, found.also ? [days(found), days(found.also)] : undefined);
}
