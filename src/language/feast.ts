/** Dates by feasts: "habis lebaran", "H-3 lebaran", "seminggu sebelum natal"; the days come from the region's holiday table. */
import type { Holiday } from '../domain/region.ts';
import { dateParts, fromDay, type Span } from './calendar.ts';
import { directionAt, durationAt, type DateContext, type Mention } from './dateMention.ts';
import { shifted } from './dateRelative.ts';
import { textAt } from './text.ts';

/** `fasting`: the month before Idulfitri, whose first day is only known roughly. */
type Feast = { holiday: (holiday: Holiday) => boolean; exact: boolean; fasting?: true };
/** A feast that is named but of which the table has no day: the reader asks back. */
export type UnknownFeast = { unknown: true; next: number };

function named(part: string): (holiday: Holiday) => boolean {
  return (holiday) =>
    holiday.kind === 'libur_nasional' && holiday.name.toLowerCase().includes(part);
}

function isLebaran(holiday: Holiday): boolean {
  return holiday.lebaran === true || named('idulfitri')(holiday);
}

const lebaran: Feast = { holiday: isLebaran, exact: true };
const fasting: Feast = { holiday: isLebaran, exact: false, fasting: true };

/** Longest phrases first, so that "lebaran haji" is not "lebaran". */
const feasts: readonly [string, Feast][] = [
  ['lebaran haji', { holiday: named('iduladha'), exact: true }],
  ['idul adha', { holiday: named('iduladha'), exact: true }],
  ['hari raya haji', { holiday: named('iduladha'), exact: true }],
  ['hari raya kurban', { holiday: named('iduladha'), exact: true }],
  ['hari raya idul fitri', lebaran],
  ['bulan puasa', fasting],
  ['bulan ramadan', fasting],
  ['bulan ramadhan', fasting],
  ['idul fitri', lebaran],
  ['id fitri', lebaran],
  ['tahun baru islam', { holiday: named('muharam'), exact: true }],
  ['tahun baru imlek', { holiday: named('imlek'), exact: true }],
  ['tahun baru cina', { holiday: named('imlek'), exact: true }],
  ['tahun baru', { holiday: named('masehi'), exact: true }],
  ['taun baru', { holiday: named('masehi'), exact: true }],
  ['jumat agung', { holiday: named('wafat'), exact: true }],
  ['hari buruh', { holiday: named('buruh'), exact: true }],
  ['maulid nabi', { holiday: named('maulid'), exact: true }],
  ['isra mikraj', { holiday: named('isra'), exact: true }],
  ['isra miraj', { holiday: named('isra'), exact: true }],
  ['hari kemerdekaan', { holiday: named('proklamasi'), exact: true }],
  ['17 an', { holiday: named('proklamasi'), exact: false }],
  ['tujuh belasan', { holiday: named('proklamasi'), exact: false }],
  ['lebaran', lebaran],
  ['lebran', lebaran],
  ['lebarn', lebaran],
  ['idulfitri', lebaran],
  ['hari raya', { ...lebaran, exact: false }],
  ['boboran', lebaran],
  ['riyaya', lebaran],
  ['bodo', { ...lebaran, exact: false }],
  ['iduladha', { holiday: named('iduladha'), exact: true }],
  ['kurban', { holiday: named('iduladha'), exact: true }],
  ['qurban', { holiday: named('iduladha'), exact: true }],
  ['natal', { holiday: named('kelahiran'), exact: true }],
  ['natalan', { holiday: named('kelahiran'), exact: true }],
  ['tahunbaru', { holiday: named('masehi'), exact: true }],
  ['taunbaru', { holiday: named('masehi'), exact: true }],
  ['imlek', { holiday: named('imlek'), exact: true }],
  ['nyepi', { holiday: named('nyepi'), exact: true }],
  ['waisak', { holiday: named('waisak'), exact: true }],
  ['paskah', { holiday: named('paskah'), exact: true }],
  ['maulid', { holiday: named('maulid'), exact: true }],
  ['mulud', { holiday: named('maulid'), exact: true }],
  ['agustusan', { holiday: named('proklamasi'), exact: false }],
  ['kemerdekaan', { holiday: named('proklamasi'), exact: true }],
  ['puasa', fasting],
  ['puasaan', fasting],
  ['ramadan', fasting],
  ['ramadhan', fasting],
];
const byFirstWord = indexed();
const after = new Set(
  "abis habis abiz hbs setelah stlh sesudah ssdh selesai pasca usai kelar bar bakda ba'da bada sehabis saatos saentos beres slesai setlah".split(
    ' ',
  ),
);
const before = new Set(
  'sebelum sblm sebelom sblum sebelumnya menjelang jelang pra blm sadurunge samemeh'.split(' '),
);
const fillers = new Set(['pas', 'waktu', 'hari', 'libur', 'liburan', 'momen', 'musim', 'perayaan']);
const week = 7;

function indexed(): Map<string, [string[], Feast][]> {
  const map = new Map<string, [string[], Feast][]>();
  for (const [phrase, feast] of feasts) {
    const [first = '', ...rest] = phrase.split(' ');
    map.set(first, [...(map.get(first) ?? []), [rest, feast]]);
  }
  return map;
}

function feastAt(
  context: DateContext,
  at: number,
): { feast: Feast; next: number; loose: boolean } | undefined {
  let from = at;
  while (fillers.has(textAt(context.list, from)) && from < at + 2) {
    // "hari raya", "hari buruh": the word belongs to the name.
    const second = textAt(context.list, from + 1);
    const named = byFirstWord.get(textAt(context.list, from));
    if (named?.some(([[word]]) => word === second) === true) break;
    from += 1;
  }
  for (const [rest, feast] of byFirstWord.get(textAt(context.list, from)) ?? []) {
    if (rest.every((word, i) => textAt(context.list, from + 1 + i) === word)) {
      const loose =
        /^(?:libur|liburan|musim|momen)$/.test(textAt(context.list, from - 1)) && from > at;
      return { feast, next: from + 1 + rest.length, loose };
    }
  }
  return undefined;
}

/** The days of every occurrence in the table, neighbouring days joined, oldest first. */
function occurrences(context: DateContext, feast: Feast): Span[] {
  const days = context.holidays.filter(feast.holiday).map((holiday) => fromDay(holiday.day));
  const spans: Span[] = [];
  for (const day of days.sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && day <= last.max + 1) last.max = Math.max(last.max, day);
    else spans.push({ min: day, max: day });
  }
  return spans;
}

/** The occurrence that is meant: of the year said, the last one past, or the next whose days (and `tail` after them) are not over. */
function occurrence(
  context: DateContext,
  feast: Feast,
  at: number,
  tail: number,
): { span: Span; next: number } | undefined {
  const all = occurrences(context, feast);
  const { list, today } = context;
  const yearWord = /^(?:tahun|thn|th|taun)$/.test(textAt(list, at));
  const said = /^20\d\d$/.exec(textAt(list, yearWord ? at + 1 : at));
  const direction = said ? undefined : directionAt(list, yearWord ? at + 1 : at);
  let next = at;
  let span: Span | undefined;
  if (said || (yearWord && direction)) {
    const shift = direction ? { next: 1, this: 0, last: -1 }[direction.direction] : 0;
    const year = said ? Number(said[0]) : dateParts(today).year + shift;
    span = all.find((each) => dateParts(each.min).year === year);
    next = direction?.next ?? (yearWord ? at + 2 : at + 1);
  } else if (direction?.direction === 'last') {
    span = all.findLast((each) => each.max < today);
    next = direction.next;
  } else {
    span = all.find((each) => each.max + tail >= today);
    if (direction) next = direction.next;
  }
  return span && { span, next };
}

/** "H-3 lebaran", "H+7 lebaran": counted from the first day. */
function countedAt(context: DateContext, at: number): Mention | UnknownFeast | undefined {
  const { list } = context;
  const sign = textAt(list, at + 1);
  if (textAt(list, at) !== 'h' || (sign !== '-' && sign !== '+')) return undefined;
  const days = /^\d{1,2}$/.test(textAt(list, at + 2)) ? Number(textAt(list, at + 2)) : undefined;
  const found = days === undefined ? undefined : feastAt(context, at + 3);
  if (!found || days === undefined) return undefined;
  const when = occurrence(context, found.feast, found.next, sign === '+' ? days : 0);
  if (!when) return { unknown: true, next: found.next };
  if (sign === '-') {
    return {
      min: when.span.min - days,
      max: when.span.min - days,
      next: when.next,
      ...(found.feast.exact ? {} : { doubt: 'a feast' }),
    };
  }
  const day = when.span.min + days;
  return { min: day, max: day, next: when.next, doubt: 'counted from the first day' };
}

/** The fasting month: the thirty days before Idulfitri, first and last ten where "awal" or "akhir" was said. */
function fastingSpan(span: Span, part: string): Span {
  if (/^(?:awal|awl)$/.test(part)) return { min: span.min - 30, max: span.min - 21 };
  if (/^(?:akhir|ahir)$/.test(part)) return { min: span.min - 10, max: span.min - 1 };
  if (/^(?:tengah|pertengahan)$/.test(part)) return { min: span.min - 20, max: span.min - 11 };
  return { min: span.min - 30, max: span.min - 1 };
}

function around(
  duration: ReturnType<typeof durationAt>,
  side: 'after' | 'before',
  span: Span,
): { span: Span; doubt?: string; also?: Span } {
  if (!duration) {
    return side === 'after'
      ? { span: { min: span.max + 1, max: span.max + week } }
      : { span: { min: span.min - week, max: span.min - 1 }, doubt: 'the week before' };
  }
  if (side === 'before') {
    const [far, near] = [
      shifted(span.min, -duration.max, duration.unit),
      shifted(span.min, -duration.min, duration.unit),
    ];
    return { span: { min: far.min, max: near.max }, doubt: 'counted from a feast' };
  }
  const count = (from: number): Span => ({
    min: shifted(from, duration.min, duration.unit).min,
    max: shifted(from, duration.max, duration.unit).max,
  });
  return { span: count(span.max), doubt: 'counted from the last day', also: count(span.min) };
}

/**
 * A date by a feast at `at`. "abis lebaran" is the seven days after the second Idulfitri holiday; other feasts, and
 * days counted from one, are confirmed. `unknown` where the table has no such day ahead.
 */
export function feastMentionAt(
  context: DateContext,
  at: number,
): Mention | UnknownFeast | undefined {
  const counted = countedAt(context, at);
  if (counted) return counted;
  const { list } = context;
  const duration = durationAt(list, at);
  const sideAt = duration ? duration.next : at;
  const word = textAt(list, sideAt);
  const side = after.has(word) ? 'after' : before.has(word) ? 'before' : undefined;
  if (duration && !side) return undefined;
  const part = /^(?:awal|awl|akhir|ahir|tengah|pertengahan)$/.test(word) ? word : '';
  const eve = /^(?:malam|malem)$/.test(word) && /^takbir/.test(textAt(list, sideAt + 1));
  const found = eve
    ? { feast: lebaran, next: sideAt + 2, loose: false }
    : feastAt(context, side || part ? sideAt + 1 : sideAt);
  if (!found) return undefined;
  const when = occurrence(context, found.feast, found.next, side === 'after' ? week : 0);
  if (!when) return { unknown: true, next: found.next };
  const { next } = when;
  if (eve) return { min: when.span.min - 1, max: when.span.min - 1, next, doubt: 'the eve' };
  if (side) {
    const result = around(duration, side, when.span);
    const sure = side === 'after' && found.feast === lebaran && !found.loose;
    const doubt = result.doubt ?? (sure ? undefined : 'after a feast');
    return {
      ...result.span,
      next,
      ...(doubt ? { doubt } : {}),
      ...(result.also ? { also: result.also } : {}),
    };
  }
  if (found.feast.fasting)
    return { ...fastingSpan(when.span, part), next, doubt: 'the fasting month is not fixed' };
  const doubt = part || found.loose || !found.feast.exact ? 'around a feast' : undefined;
  return { ...when.span, next, ...(doubt ? { doubt } : {}) };
}
