/** Dates counted from today: "besok", "3 hari lagi", "jumat depan", "minggu depan", "weekend ini". */
import {
  addMonths,
  dateParts,
  mondayOf,
  monthSpan,
  weekdayOf,
  yearSpan,
  type Span,
} from './calendar.ts';
import { dayOffset, weekdayNumber } from './calendarWords.ts';
import {
  directionAt,
  durationAt,
  past,
  signAt,
  type DateContext,
  type Direction,
  type Mention,
} from './dateMention.ts';
import { periodUnit, type PeriodUnit } from './period.ts';
import { textAt } from './text.ts';

const dayParts = new Set(
  'pagi siang sore malam malem subuh petang sorean pagian siangan mlm sre sonten enjing isuk peuting'.split(
    ' ',
  ),
);
const nowWords = new Set('sekarang skrg skarang saiki ayeuna today now'.split(' '));
const laterToday = new Set('nanti ntar entar tar engke mengko'.split(' '));
const shift = { next: 1, this: 0, last: -1 } as const;

function day(number: number, next: number, doubt?: string, also?: number): Mention {
  const other = also === undefined ? {} : { also: { min: also, max: also } };
  return { min: number, max: number, next, ...(doubt ? { doubt } : {}), ...other };
}

/** "besok", "lusa", "kemarin dulu", "hari ini", "nanti sore", "tadi pagi". */
export function nearDayAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const [word, after] = [textAt(list, at), textAt(list, at + 1)];
  const offset = dayOffset(word);
  if (offset !== undefined) {
    const further =
      offset === -1 && (dayOffset(after) === 2 || after === 'dulu' || after === 'dulunya');
    const back = offset === 2 && dayOffset(after) === -1;
    if (further || back) return day(today - 2, at + 2);
    return day(today + offset, at + 1);
  }
  if (periodUnit(word) === 'hari' && /^(?:ini|ni|iki|ieu)$/.test(after)) return day(today, at + 2);
  if (nowWords.has(word)) return day(today, at + 1);
  if (laterToday.has(word) && dayParts.has(after)) return day(today, at + 2);
  if (dayParts.has(word) && /^(?:ini|nanti|ntar)$/.test(after)) return day(today, at + 2);
  if (word === 'tadi') {
    if (/^(?:malam|malem|mlm)$/.test(after))
      return day(today - 1, at + 2, 'the night before', today);
    return day(today, dayParts.has(after) ? at + 2 : at + 1);
  }
  return word === 'semalam' || word === 'semalem'
    ? day(today - 1, at + 1, 'the night before', today)
    : undefined;
}

/** Day, week, month or year after a length of time: days and weeks exactly, years as the whole year. */
export function shifted(from: number, count: number, unit: PeriodUnit): Span {
  if (unit === 'hari' || unit === 'jam') return { min: from + count, max: from + count };
  if (unit === 'minggu') return { min: from + 7 * count, max: from + 7 * count };
  if (unit === 'bulan') return { min: addMonths(from, count), max: addMonths(from, count) };
  return yearSpan(dateParts(from).year + count);
}

/** "3 hari lagi", "seminggu lagi", "2 minggu yang lalu", "dalam 3 hari". */
export function durationMentionAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const within = /^(?:dalam|dlm)$/.test(textAt(list, at));
  const duration = durationAt(list, within ? at + 1 : at);
  if (!duration || duration.unit === 'jam') return undefined;
  const sign = signAt(list, duration.next);
  if (!sign && !within) return undefined;
  // "5 bulan depan" is rather the fifth of the next month.
  if (duration.unit === 'bulan' && sign?.loose && textAt(list, sign.next - 2) !== 'ke')
    return undefined;
  const direction = sign?.sign ?? 1;
  const [a, b] = [
    shifted(today, direction * duration.min, duration.unit),
    shifted(today, direction * duration.max, duration.unit),
  ];
  const monthsAway = duration.unit === 'bulan' ? 'to the day or the whole month' : undefined;
  const yearAhead =
    duration.unit === 'tahun' && direction > 0 ? 'to the day or the whole year' : undefined;
  const loose = (sign?.loose ?? true) ? 'until then or on that day' : undefined;
  const doubt = duration.doubt ?? loose ?? monthsAway ?? yearAhead;
  const min = Math.min(a.min, b.min);
  return {
    min,
    max: Math.max(a.max, b.max),
    next: sign?.next ?? duration.next,
    ...(doubt ? { doubt } : {}),
  };
}

/** A length of time alone ("3 hari", "2 minggu") as an answer to "kapan?": counted from today, confirmed. */
export function bareDurationAt(context: DateContext, at: number): Mention | undefined {
  const duration = durationAt(context.list, at);
  if (!duration || duration.unit === 'jam') return undefined;
  const [a, b] = [
    shifted(context.today, duration.min, duration.unit),
    shifted(context.today, duration.max, duration.unit),
  ];
  return { min: a.min, max: b.max, next: duration.next, doubt: 'a length of time' };
}

/** The week of "minggu depan"; `undefined` where the word is the Sunday. */
function weekAt(context: DateContext, at: number): { monday: number; next: number } | undefined {
  const { list, today } = context;
  const word = textAt(list, at);
  if (
    periodUnit(word) !== 'minggu' ||
    textAt(list, at - 1) === 'hari' ||
    textAt(list, at - 1) === 'hr'
  )
    return undefined;
  const direction = directionAt(list, at + 1);
  if (!direction || textAt(list, direction.next - 1) === 'besok') return undefined;
  const twice =
    /^(?:lagi|lg)$/.test(textAt(list, direction.next)) && direction.direction === 'next';
  const monday = mondayOf(today) + 7 * (shift[direction.direction] + (twice ? 1 : 0));
  return { monday, next: direction.next + (twice ? 1 : 0) };
}

/** "minggu depan", "minggu depan hari rabu", "awal minggu depan"; Monday to Sunday. */
export function weekMentionAt(context: DateContext, at: number): Mention | undefined {
  const { list } = context;
  const word = textAt(list, at);
  const part = /^(?:awal|awl)$/.test(word)
    ? 'start'
    : /^(?:akhir|ahir|akir)$/.test(word)
      ? 'end'
      : undefined;
  const week = weekAt(context, part ? at + 1 : at);
  if (!week) return undefined;
  const { monday, next } = week;
  if (part === 'start') return { min: monday, max: monday + 2, next, doubt: 'the start of a week' };
  if (part === 'end') return { min: monday + 5, max: monday + 6, next };
  const named = weekdayNumber(textAt(list, past(list, next)));
  if (named !== undefined) return day(monday + named - 1, past(list, next) + 1);
  const twice = /^(?:lagi|lg)$/.test(textAt(list, next - 1));
  return { min: monday, max: monday + 6, next, ...(twice ? { doubt: 'two weeks ahead' } : {}) };
}

/** "weekend ini", "akhir pekan depan": Saturday and Sunday. */
export function weekendAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const long =
    /^(?:akhir|ahir)$/.test(textAt(list, at)) && periodUnit(textAt(list, at + 1)) === 'minggu';
  if (!long && !/^(?:weekend|wiken|wikend|weeknd|wekend)$/.test(textAt(list, at))) return undefined;
  const from = long ? at + 2 : at + 1;
  const direction = directionAt(list, from);
  const saturday = mondayOf(today) + 5;
  const weekend = (start: number, next: number, doubt?: string, also?: number): Mention => ({
    min: start,
    max: start + 1,
    next,
    ...(doubt ? { doubt } : {}),
    ...(also === undefined ? {} : { also: { min: also, max: also + 1 } }),
  });
  if (!direction)
    return weekend(saturday, from, today > saturday ? 'already the weekend' : undefined);
  if (direction.direction === 'this') return weekend(saturday, direction.next);
  if (direction.direction === 'last') return weekend(saturday - 7, direction.next);
  const differ = today < saturday ? 'this week or the next' : undefined;
  return weekend(saturday + 7, direction.next, differ, differ ? saturday : undefined);
}

/** The day that is meant by a weekday with "depan", "ini", "lalu"; two readings are both given. */
function directed(
  today: number,
  weekday: number,
  direction: Direction,
  next: number,
  tomorrowWord: boolean,
): Mention {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const coming = today + (ahead === 0 ? 7 : ahead);
  const inWeek = (weeks: number): number => mondayOf(today) + 7 * weeks + weekday - 1;
  if (direction === 'this') {
    return inWeek(0) >= today
      ? day(inWeek(0), next)
      : day(coming, next, 'already past this week', inWeek(0));
  }
  if (direction === 'last') {
    const latest = today - (ahead === 0 ? 7 : 7 - ahead);
    return latest === inWeek(-1)
      ? day(latest, next)
      : day(latest, next, 'this week or the one before', inWeek(-1));
  }
  if (tomorrowWord)
    return coming === today + 1 ? day(coming, next) : day(coming, next, 'tomorrow or that day');
  return coming === inWeek(1)
    ? day(coming, next)
    : day(inWeek(1), next, 'this week or the next', coming);
}

/** "hari jumat", "senin depan", "rabu minggu depan", "malam minggu". A bare weekday is the next one to come. */
export function weekdayAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const said = periodUnit(textAt(list, at)) === 'hari';
  const night = /^(?:malam|malem|mlm)$/.test(textAt(list, at));
  const nameAt = said || night ? at + 1 : at;
  const word = textAt(list, nameAt);
  const weekday = weekdayNumber(word) ?? (said && periodUnit(word) === 'minggu' ? 7 : undefined);
  if (weekday === undefined) return undefined;
  // "depan" may stand behind the part of the day: "jumat pagi besok"
  const after = dayParts.has(textAt(list, nameAt + 1)) ? nameAt + 2 : nameAt + 1;
  if (night) {
    const eve = today + ((weekday - weekdayOf(today) + 7) % 7) - 1;
    return day(eve < today ? eve + 7 : eve, after, 'the eve of that day');
  }
  const direction = directionAt(list, after);
  const alone = list.length === 1 || said || after > nameAt + 1;
  if (word.length < 4 && !direction && !alone) return undefined;
  const week = weekAt(context, after);
  if (week) return day(week.monday + weekday - 1, week.next);
  if (direction) {
    const tomorrowWord = /^(?:besok|besuk|bsk)$/.test(textAt(list, direction.next - 1));
    return directed(today, weekday, direction.direction, direction.next, tomorrowWord);
  }
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const bareSunday =
    weekday === 7 && !said && after === nameAt + 1 ? 'Sunday or a week' : undefined;
  const doubt = ahead === 0 ? 'today or in a week' : bareSunday;
  const also = ahead === 0 ? today + 7 : undefined;
  return { ...day(today + ahead, after, doubt, also), weekday };
}

/** A quarter of a year: "kuartal 1 2027", "Q2", "triwulan ketiga". */
export function quarterAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const word = textAt(list, at);
  if (!/^(?:q|kuartal|kwartal|triwulan)$/.test(word)) return undefined;
  const digit = /^[1-4]$/.exec(textAt(list, textAt(list, at + 1) === 'ke' ? at + 2 : at + 1));
  if (!digit) return undefined;
  const next = textAt(list, at + 1) === 'ke' ? at + 3 : at + 2;
  const said = /^20\d\d$/.exec(textAt(list, next));
  const now = dateParts(today);
  const last = Number(digit[0]) * 3;
  const year = said ? Number(said[0]) : now.year + (last < now.month ? 1 : 0);
  return {
    min: monthSpan(year, last - 2).min,
    max: monthSpan(year, last).max,
    next: said ? next + 1 : next,
  };
}
