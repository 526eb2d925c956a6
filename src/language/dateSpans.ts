/** Spans of the calendar: "awal bulan depan", "minggu kedua desember", "bulan 3", "tahun lalu", "sejak 2019". */
import { dateParts, monthSpan, yearSpan, type Span } from './calendar.ts';
import { ordinalAt, type DateContext, type Mention } from './dateMention.ts';
import { monthAt, yearAt } from './dateMonth.ts';
import { periodUnit } from './period.ts';
import { textAt } from './text.ts';

/** "awal", "pertengahan", "akhir" at `at`. */
function partAt(context: DateContext, at: number): 'start' | 'middle' | 'end' | undefined {
  const word = textAt(context.list, at);
  if (/^(?:awal|awl|permulaan|awalan)$/.test(word)) return 'start';
  if (/^(?:pertengahan|tengah|prtengahan|ptengahan|pertengahn|pertengan)$/.test(word))
    return 'middle';
  return /^(?:akhir|ahir|akir|akhr|akhiran|penghujung|ujung)$/.test(word) ? 'end' : undefined;
}

function partOfMonth(part: 'start' | 'middle' | 'end', span: Span): Span {
  if (part === 'start') return { min: span.min, max: span.min + 9 };
  return part === 'middle'
    ? { min: span.min + 10, max: span.min + 19 }
    : { min: span.min + 20, max: span.max };
}

/** "awal tahun" is January, "akhir tahun" December, "pertengahan tahun" June and July. */
function partOfYear(part: 'start' | 'middle' | 'end', year: number): Span {
  if (part === 'start') return monthSpan(year, 1);
  if (part === 'end') return monthSpan(year, 12);
  return { min: monthSpan(year, 6).min, max: monthSpan(year, 7).max };
}

/** "awal bulan depan", "akhir taun", "pertengahan maret": the conventions are 1–10, 11–20, from 21. */
export function partMentionAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  const part = partAt(context, at);
  if (!part) return undefined;
  const ref = monthAt(context, at + 1);
  if (ref) {
    const span = partOfMonth(part, monthSpan(ref.year, ref.month));
    if (span.max >= today || ref.yearSaid) return { ...span, next: ref.next };
    return { ...partOfMonth(part, monthSpan(ref.year + 1, ref.month)), next: ref.next };
  }
  const now = dateParts(today);
  if (periodUnit(textAt(list, at + 1)) === 'bulan') {
    const span = partOfMonth(part, monthSpan(now.year, now.month));
    const inside = span.min < today && span.max >= today && part !== 'end';
    const found = span.max >= today ? span : partOfMonth(part, monthSpan(now.year, now.month + 1));
    return { ...found, next: at + 2, ...(inside ? { doubt: 'this month or the next' } : {}) };
  }
  const year = yearAt(context, at + 1, false);
  const doubt = part === 'middle' ? { doubt: 'the middle of a year' } : {};
  if (year) return { ...partOfYear(part, year.year), next: year.next, ...doubt };
  if (periodUnit(textAt(list, at + 1)) !== 'tahun') return undefined;
  const span = partOfYear(part, now.year);
  const running = part === 'start' && now.month === 1 ? { doubt: 'this year or the next' } : doubt;
  return {
    ...(span.max >= today ? span : partOfYear(part, now.year + 1)),
    next: at + 2,
    ...running,
  };
}

/** "minggu kedua desember", "minggu pertama bulan depan": seven days each from the first; confirmed, weeks are counted differently. */
export function weekOfMonthAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  if (periodUnit(textAt(list, at)) !== 'minggu') return undefined;
  const order = ordinalAt(list, at + 1);
  if (!order) return undefined;
  const from = textAt(list, order.next) === 'di' ? order.next + 1 : order.next;
  const ref = monthAt(context, from);
  const now = dateParts(today);
  const plainMonth = periodUnit(textAt(list, from)) === 'bulan' ? from + 1 : undefined;
  if (!ref && plainMonth === undefined) return undefined;
  const span = monthSpan(ref?.year ?? now.year, ref?.month ?? now.month);
  const min = order.value === 0 ? span.max - 6 : span.min + (order.value - 1) * 7;
  const next = ref?.next ?? plainMonth ?? from;
  return { min, max: Math.min(min + 6, span.max), next, doubt: 'a week of a month' };
}

/** A month or a year alone: "bulan 3", "desember 2026", "tahun lalu", "sejak 2019". */
export function monthOrYearAt(context: DateContext, at: number): Mention | undefined {
  const { list, today } = context;
  if (list[at]?.kind === 'sign' && textAt(list, at) !== "'") return undefined;
  const ref = monthAt(context, at);
  if (ref && !(ref.short && list.length > 1)) {
    const now = dateParts(today);
    const running =
      !ref.yearSaid && ref.month === now.month ? { doubt: 'this year or the next' } : {};
    return { ...monthSpan(ref.year, ref.month), next: ref.next, ...running };
  }
  const year = yearAt(context, at, false);
  return year && { ...yearSpan(year.year), next: year.next };
}
