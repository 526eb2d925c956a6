/** Dates by the calendar: "5/12", "tgl 5 bulan depan", "8 januari", "awal desember", "2019"; without a year the next to come. */
import { addMonths, dateParts, dayNumber, monthSpan } from './calendar.ts';
import { monthNumber, nearMonth } from './calendarWords.ts';
import { directionAt, wholeAt, type DateContext, type Mention } from './dateMention.ts';
import { periodUnit } from './period.ts';
import { untilAt } from './range.ts';
import { textAt } from './text.ts';

/** A day that cannot be, "31/2" or "30 feb": the reader asks back. */
export type Impossible = { impossible: true; next: number };
type MonthRef = { year: number; month: number; next: number; yearSaid: boolean; short: boolean };

const monthShift = { next: 1, this: 0, last: -1 } as const;

/** "2026", "'26", "tahun depan", "thn 26" at `at`. */
export function yearAt(
  context: DateContext,
  at: number,
  bare: boolean,
): { year: number; next: number } | undefined {
  const { list, today } = context;
  const from = textAt(list, at) === ',' || textAt(list, at) === "'" ? at + 1 : at;
  const word = textAt(list, from);
  if (periodUnit(word) === 'tahun') {
    const direction = directionAt(list, from + 1);
    const { year } = dateParts(today);
    if (direction) return { year: year + monthShift[direction.direction], next: direction.next };
    const again = periodUnit(textAt(list, from + 1)) === 'tahun';
    const named = again ? undefined : yearAt(context, from + 1, true);
    if (named) return named;
    const spoken = list[from + 1]?.kind === 'word' ? wholeAt(list, from + 1) : undefined;
    return spoken && spoken.value > 1899 ? { year: spoken.value, next: spoken.next } : undefined;
  }
  if (/^(?:19|20)\d\d$/.test(word)) return { year: Number(word), next: from + 1 };
  const unitFollows =
    list[from + 1]?.kind === 'word' && periodUnit(textAt(list, from + 1)) !== undefined;
  if ((bare || from > at) && /^\d\d$/.test(word) && !unitFollows)
    return { year: century(Number(word)), next: from + 1 };
  return undefined;
}

function century(twoDigits: number): number {
  return twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;
}

/** A month at `at`: "desember", "bulan depan", "bln 12 2026", "des tahun depan". */
export function monthAt(context: DateContext, at: number): MonthRef | undefined {
  const { list, today } = context;
  const now = dateParts(today);
  const word = textAt(list, at);
  const said = periodUnit(word) === 'bulan' && word !== 'bulanan';
  const nameAt = said ? at + 1 : at;
  if (said) {
    const direction = directionAt(list, at + 1);
    if (direction) {
      const shifted = dateParts(
        addMonths(monthSpan(now.year, now.month).min, monthShift[direction.direction]),
      );
      return {
        year: shifted.year,
        month: shifted.month,
        next: direction.next,
        yearSaid: true,
        short: false,
      };
    }
  }
  const digits =
    said && /^(?:0?[1-9]|1[0-2])$/.test(textAt(list, nameAt))
      ? Number(textAt(list, nameAt))
      : undefined;
  const spoken = said && list[nameAt]?.kind === 'word' ? wholeAt(list, nameAt) : undefined;
  const inWords = spoken && spoken.value > 0 && spoken.value < 13 ? spoken.value : undefined;
  const name = textAt(list, nameAt);
  const month = monthNumber(name) ?? nearMonth(name) ?? digits ?? inWords;
  if (month === undefined) return undefined;
  const short = !said && textAt(list, nameAt).length < 4;
  const after =
    textAt(list, nameAt + 1) === '-' || textAt(list, nameAt + 1) === '/' ? nameAt + 2 : nameAt + 1;
  const year =
    yearAt(context, after, after > nameAt + 1 || !said) ?? yearAt(context, nameAt + 1, false);
  if (year) return { year: year.year, month, next: year.next, yearSaid: true, short: false };
  const direction = directionAt(list, nameAt + 1);
  if (direction && textAt(list, nameAt + 1) !== 'besok') {
    const passed = month < now.month;
    const thisYear = { next: passed ? 1 : 0, this: 0, last: month < now.month ? 0 : -1 }[
      direction.direction
    ];
    return { year: now.year + thisYear, month, next: direction.next, yearSaid: true, short: false };
  }
  return {
    year: now.year + (month < now.month ? 1 : 0),
    month,
    next: nameAt + 1,
    yearSaid: false,
    short,
  };
}

/** A day in a month, in the year to come where none was said. */
function inMonth(context: DateContext, day: number, ref: MonthRef): number | undefined {
  const now = dateParts(context.today);
  const number = dayNumber(ref.year, ref.month, day);
  const passed = number !== undefined && number < context.today;
  if (!ref.yearSaid && ref.year === now.year && passed)
    return dayNumber(ref.year + 1, ref.month, day);
  // 29 February waits for a leap year.
  for (
    let year = ref.year;
    number === undefined && !ref.yearSaid && day === 29 && year < ref.year + 5;
    year += 1
  ) {
    const found = dayNumber(year, ref.month, day);
    if (found !== undefined) return found;
  }
  return number;
}

/** "desember 5", "dec 5 2026"; two digits behind a month may also be its year. */
function monthThenDayAt(context: DateContext, at: number): Mention | Impossible | undefined {
  const { list, today } = context;
  const month = monthNumber(textAt(list, at));
  const digits = textAt(list, at + 1);
  const day = Number(digits);
  if (month === undefined || !/^\d{1,2}$/.test(digits) || day < 1 || day > 31) return undefined;
  if (periodUnit(textAt(list, at + 2)) !== undefined) return undefined;
  const now = dateParts(today);
  const said = yearAt(context, at + 2, false);
  const year = said?.year ?? now.year + (month < now.month ? 1 : 0);
  const next = said?.next ?? at + 2;
  const ref = { year, month, next, yearSaid: said !== undefined, short: false };
  const found = inMonth(context, day, ref);
  if (found === undefined) return { impossible: true, next };
  const date = { min: found, max: found };
  if (said || digits.length === 1) return { ...date, next };
  const span = monthSpan(century(day), month);
  const coming = span.max >= today && century(day) <= now.year + 3;
  const [first, also] = coming ? [span, date] : [date, span];
  return { ...first, next, doubt: 'a day or a year', also };
}

/** "5 desember", "tgl 5 bulan depan", "tgl 5-12 des", "tgl 5" at `at`; `marked` if "tgl" was said. */
export function dayInMonthAt(context: DateContext, at: number): Mention | Impossible | undefined {
  const { list, today } = context;
  const turned = monthThenDayAt(context, at);
  if (turned) return turned;
  const marked = /^(?:tgl|tanggal|tg|tggl|tanggl|tngl)$/.test(textAt(list, at));
  const start = marked ? (textAt(list, at + 1) === '.' ? at + 2 : at + 1) : at;
  const written = marked ? numericDateAt(context, start) : undefined;
  // "tgl 5-12" is two days, "tgl 5/12" a date.
  if (written && !('doubt' in written)) return written;
  const day = wholeAt(list, start);
  if (!day || day.value < 1) return undefined;
  if (day.value > 31) {
    const noDay = day.value < 100 && monthNumber(textAt(list, day.next)) !== undefined;
    return noDay ? { impossible: true, next: day.next + 1 } : undefined;
  }
  const until = untilAt(list, day.next, false);
  const last = until && wholeAt(list, day.next + until.length);
  const second = last && last.value > 0 && last.value < 32 ? last : undefined;
  const glue = /^[/-]$/.test(textAt(list, day.next)) ? day.next + 1 : day.next;
  const ofMonth = textAt(list, glue) === 'di' ? glue + 1 : glue;
  const ref = monthAt(context, second ? second.next : ofMonth);
  if (ref) {
    const [min, max] = [
      inMonth(context, day.value, ref),
      inMonth(context, (second ?? day).value, ref),
    ];
    if (min === undefined || max === undefined) return { impossible: true, next: ref.next };
    const unmarked = !marked && periodUnit(textAt(list, ofMonth)) === 'bulan' && !second;
    const either = max < min || (until && second && !until.sure);
    const doubt =
      either || unmarked
        ? { doubt: either ? 'one or the other' : 'a day or a number of months' }
        : {};
    return { min: Math.min(min, max), max: Math.max(min, max), next: ref.next, ...doubt };
  }
  if (!marked) return undefined;
  const [min, max] = [
    nextDayOfMonth(today, day.value),
    nextDayOfMonth(today, (second ?? day).value),
  ];
  if (second && max < min)
    return { min, max: addMonths(max, 1), next: second.next, doubt: 'over the end of a month' };
  const doubt =
    min === today
      ? { doubt: 'today or next month', also: { min: addMonths(min, 1), max: addMonths(max, 1) } }
      : {};
  return { min, max, next: (second ?? day).next, ...doubt };
}

/** The next day with that number, today included; a month that lacks it is passed over. */
export function nextDayOfMonth(today: number, day: number): number {
  const { year, month } = dateParts(today);
  for (let ahead = 0; ahead < 4; ahead += 1) {
    const span = monthSpan(year, month + ahead);
    const number = span.min + day - 1;
    if (number >= today && number <= span.max) return number;
  }
  return today;
}

const numeric = /^\d{1,4}$/;

/** "5/12", "5-12-26", "5.12.2026", "2026-12-05": day before month; a month above 12 in second place is turned round and confirmed. */
export function numericDateAt(context: DateContext, at: number): Mention | Impossible | undefined {
  const { list } = context;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.((?:\d\d){1,2})$/.exec(textAt(list, at));
  if (dotted)
    return fromParts(context, [dotted[1] ?? '', dotted[2] ?? '', dotted[3] ?? ''], at + 1);
  const blanks = [0, 1, 2].map((i) => textAt(list, at + i));
  if (blanks.every((part, i) => (i < 2 ? /^\d{1,2}$/ : /^20\d\d$/).test(part))) {
    const found = fromParts(context, blanks, at + 3);
    return found && !('impossible' in found)
      ? { ...found, doubt: 'a date without strokes' }
      : found;
  }
  const mark = textAt(list, at + 1);
  if (mark !== '/' && mark !== '-' && mark !== '.') return undefined;
  if (!numeric.test(textAt(list, at)) || !numeric.test(textAt(list, at + 2))) return undefined;
  // "5-10 desember" is two days.
  if (monthNumber(textAt(list, at + 3)) !== undefined) return undefined;
  const withYear = textAt(list, at + 3) === mark && numeric.test(textAt(list, at + 4));
  const parts = [
    textAt(list, at),
    textAt(list, at + 2),
    ...(withYear ? [textAt(list, at + 4)] : []),
  ];
  const found = fromParts(context, parts, at + (withYear ? 5 : 3));
  if (found && !('impossible' in found) && !withYear && mark === '-')
    return { ...found, doubt: 'a date or two days' };
  return found;
}

function fromParts(
  context: DateContext,
  parts: readonly string[],
  next: number,
): Mention | Impossible | undefined {
  const reversed = (parts[0]?.length ?? 0) === 4 && parts.length === 3;
  const [first = '', second = '', third] = reversed ? [...parts].reverse() : parts;
  if (first.length > 2 || second.length > 2 || third?.length === 1 || third?.length === 3)
    return undefined;
  const [day, month] = [Number(first), Number(second)];
  const swapped = month > 12 && day <= 12;
  const ref = { month: swapped ? day : month, next, yearSaid: third !== undefined, short: false };
  const now = dateParts(context.today);
  const said =
    third === undefined ? undefined : third.length === 4 ? Number(third) : century(Number(third));
  const year = said ?? now.year + (ref.month < now.month ? 1 : 0);
  const number = inMonth(context, swapped ? month : day, { ...ref, year });
  if (number === undefined) return { impossible: true, next };
  return { min: number, max: number, next, ...(swapped ? { doubt: 'month before day' } : {}) };
}
