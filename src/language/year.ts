/** The year something began: "sejak 2019", "3 tahun lalu", "udah 5 tahun"; never a year that has not come. */
import { addMonths, dateParts, todayNumber } from './calendar.ts';
import { readDate, type When } from './daySpan.ts';
import { durationAt, signAt, type DateContext } from './dateMention.ts';
import { yearAt } from './dateMonth.ts';
import { one } from './exact.ts';
import { identifierIn } from './looks.ts';
import { readPhrase } from './phrase.ts';
import { other, toConfirm, understood, type Reading } from './reading.ts';
import { isCut, textAt, tokens } from './text.ts';

const oldest = 1900;

/** Years written with four digits, or spoken ("dua ribu sembilan belas"), or meant ("tahun lalu", "thn 98"). */
function namedYears(context: DateContext, text: string): { year: number; sure: boolean }[] {
  const { list } = context;
  const found: { year: number; sure: boolean }[] = [];
  for (let at = 0; at < list.length; at += 1) {
    // "3 tahun lalu" is no "tahun lalu".
    const duration = durationAt(list, at);
    if (duration) at = duration.next - 1;
    const year = duration ? undefined : yearAt(context, at, false);
    if (!year) continue;
    const sure = textAt(list, year.next) !== 'an' && textAt(list, year.next + 1) !== 'an';
    found.push({ year: year.year, sure });
    at = year.next - 1;
  }
  if (found.length > 0) return found;
  const phrase = readPhrase(text, { mIs: 'meter' });
  const years = phrase.measures.filter(
    ({ kind, amount }) => kind === 'plain' && amount.min === amount.max && amount.min % one === 0n,
  );
  return years
    .map(({ amount }) => ({
      year: Number(amount.min / one),
      sure: amount.doubt === undefined && !amount.approximate,
    }))
    .filter(({ year }) => year >= oldest && year < 2200);
}

/** "3 tahun lalu", "udah 5 tahun", "6 bulan": counted back from today; only with "lalu" in years it is sure. */
function countedYears(context: DateContext): Reading<number> | undefined {
  const { list, today } = context;
  for (let at = 0; at < list.length; at += 1) {
    const duration = durationAt(list, at);
    if (!duration || duration.unit === 'jam') continue;
    const sign = signAt(list, duration.next);
    if (sign?.sign === 1) return { result: 'ask', why: 'ambiguous' };
    const days = { hari: 1, minggu: 7 };
    const back = (count: number): number => {
      if (duration.unit === 'tahun') return dateParts(today).year - count;
      if (duration.unit === 'bulan') return dateParts(addMonths(today, -count)).year;
      return dateParts(today - count * days[duration.unit === 'hari' ? 'hari' : 'minggu']).year;
    };
    const [late, early] = [back(duration.min), back(duration.max)];
    if (early < oldest) return undefined;
    if (late !== early) return toConfirm(late, 'a range of years', [late, early]);
    const rounded =
      /an$/.test(textAt(list, duration.next - 1)) || textAt(list, duration.next) === 'an';
    const sure = sign !== undefined && duration.unit === 'tahun' && !duration.doubt && !rounded;
    const more = list.some((token) =>
      /^(?:lebih|lbh|kurang|hampir|sekitar|sktr|kira2|kira)$/.test(token.text),
    );
    return sure && !more ? understood(late) : toConfirm(late, 'counted back');
  }
  return undefined;
}

/**
 * Reads the year something began. A year ahead of `when.now` or before 1900 is asked back, as are two different years;
 * "3 tahun" without "lalu", months and days are counted back and confirmed.
 */
export function readYear(text: string, when: When): Reading<number> {
  const identifier = identifierIn(text);
  if (identifier) return other(identifier);
  const today = todayNumber(when.now, when.timeZone);
  const context: DateContext = { list: tokens(text), today, holidays: when.holidays };
  const thisYear = dateParts(today).year;
  const counted = countedYears(context);
  const named = namedYears(context, text);
  const years = [...new Set(named.map(({ year }) => year))];
  const [year] = years;
  if (year !== undefined && years.length > 1)
    return { result: 'ask', why: 'ambiguous', candidates: years.slice(0, 5) };
  if (year !== undefined) {
    if (year > thisYear) return { result: 'ask', why: 'ambiguous' };
    const denied = context.list.some((token) =>
      /^(?:sebelum|sblm|sekitar|sktr|kira2|bukan|belum|kurang|lebih)$/.test(token.text),
    );
    const sure =
      named.every((each) => each.sure) &&
      !denied &&
      counted === undefined &&
      !isCut(text, context.list);
    return sure ? understood(year) : toConfirm(year, 'a year with a doubt');
  }
  if (counted) return counted;
  // "3" is a day to the reader of dates.
  if (context.list.length === 1 && context.list[0]?.kind === 'number')
    return { result: 'ask', why: 'ambiguous' };
  const date = readDate(text, when);
  if (date.result !== 'understood')
    return date.result === 'ask' ? { result: 'ask', why: date.why } : date;
  const [from, to] = [Number(date.value.min.slice(0, 4)), Number(date.value.max.slice(0, 4))];
  if (from > thisYear || from !== to) return { result: 'ask', why: 'ambiguous' };
  return toConfirm(from, 'the year of a day');
}
