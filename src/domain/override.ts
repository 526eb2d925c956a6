/** What staff change without a deploy (texts, common questions, days off), laid over what the program ships; what does not fit is not laid. */
import { z } from 'zod';
import { Day } from './quantity.ts';
import type { CommonQuestion, Region } from './region.ts';
import { Holiday, Words } from './region.ts';
import { mayChangeText, textFault } from './textRules.ts';

/**
 * One change of one thing: rows are added and never changed, and the newest of a thing counts. `of` names it:
 * "text/id/engine.hello", "question/pirt", "holiday/2026-12-25", "year/2028"; `n` counts its changes from 1, so that of
 * two at one moment one wins. Without a value it is again as the program ships it.
 */
export const Override = z.object({
  id: z.string(),
  of: z.string(),
  n: z.int().positive(),
  value: z.unknown().optional(),
  byId: z.int(),
  at: z.date(),
});
export type Override = z.infer<typeof Override>;
/** A change as it is decided, without who and when. */
export type NewOverride = Pick<Override, 'of' | 'n'> & { value?: unknown };

/** Phrases added to a common question, and its answer where staff wrote one. */
export const QuestionOverride = z.object({
  phrases: z.array(z.string().min(1).max(200)).max(60),
  answer: Words.optional(),
});
export type QuestionOverride = z.infer<typeof QuestionOverride>;

/** A day off, or one that is none any more. */
export const HolidayOverride = z.union([
  z.object({ off: z.literal(true) }),
  Holiday.omit({ day: true }),
]);
export type HolidayOverride = z.infer<typeof HolidayOverride>;

export function overrideId(of: string, n: number): string {
  return `${of}#${n}`;
}

/** The newest change of each thing. */
export function newestOf<T extends Pick<Override, 'of' | 'n'>>(rows: readonly T[]): Map<string, T> {
  const newest = new Map<string, T>();
  for (const row of rows) {
    const known = newest.get(row.of);
    if (!known || known.n < row.n) newest.set(row.of, row);
  }
  return newest;
}

/** What is changed now under a prefix ("holiday/"), by the rest of its name. */
function under(rows: readonly Override[] | readonly NewOverride[], prefix: string) {
  return [...newestOf<Override | NewOverride>(rows).values()].flatMap(({ of, value }) =>
    of.startsWith(prefix) && value !== undefined && value !== null
      ? [{ of, name: of.slice(prefix.length), value }]
      : [],
  );
}

type Laid<T> = { laid: T; ignored: string[] };

/** The region as staff have changed it; `ignored` names changes that do not fit it (any more). */
export function layRegion(
  region: Region,
  rows: readonly Override[] | readonly NewOverride[],
): Laid<Region> {
  const questions = layQuestions(region.questions, rows);
  const holidays = layHolidays(region.holidays, rows);
  const years = layYears(region.decreedYears, rows);
  return {
    laid: {
      ...region,
      questions: questions.laid,
      holidays: holidays.laid,
      decreedYears: years.laid,
    },
    ignored: [...questions.ignored, ...holidays.ignored, ...years.ignored],
  };
}

function layQuestions(
  shipped: readonly CommonQuestion[],
  rows: readonly Override[] | readonly NewOverride[],
): Laid<CommonQuestion[]> {
  const laid = [...shipped];
  const ignored: string[] = [];
  for (const { of, name, value } of under(rows, 'question/')) {
    const parsed = QuestionOverride.safeParse(value);
    const at = laid.findIndex(({ id }) => id === name);
    const known = laid[at];
    const phrases = parsed.success ? [...(known?.phrases ?? []), ...parsed.data.phrases] : [];
    const answer = parsed.data?.answer ?? known?.answer;
    if (!parsed.success || !answer || phrases.length === 0) ignored.push(of);
    else laid.splice(at < 0 ? laid.length : at, 1, { id: name, phrases: unique(phrases), answer });
  }
  return { laid, ignored };
}

function unique(phrases: readonly string[]): string[] {
  return [...new Set(phrases)];
}

function layHolidays(
  shipped: readonly Holiday[],
  rows: readonly Override[] | readonly NewOverride[],
): Laid<Holiday[]> {
  const byDay = new Map(shipped.map((holiday) => [holiday.day, holiday]));
  const ignored: string[] = [];
  for (const { of, name, value } of under(rows, 'holiday/')) {
    const day = Day.safeParse(name);
    const parsed = HolidayOverride.safeParse(value);
    if (!day.success || !parsed.success) ignored.push(of);
    else if ('off' in parsed.data) byDay.delete(day.data);
    else byDay.set(day.data, { day: day.data, ...parsed.data });
  }
  const laid = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { laid, ignored };
}

function layYears(
  shipped: readonly number[],
  rows: readonly Override[] | readonly NewOverride[],
): Laid<number[]> {
  const found = under(rows, 'year/');
  const ignored = found.filter(({ name }) => !/^\d{4}$/.test(name)).map(({ of }) => of);
  const added = found.filter(({ of }) => !ignored.includes(of)).map(({ name }) => Number(name));
  return { laid: [...new Set([...shipped, ...added])].sort((a, b) => a - b), ignored };
}

/** The texts of one language as staff have changed them; each is checked again, because the shipped one may have changed since. */
export function layTexts(
  shipped: Readonly<Record<string, string>>,
  language: string,
  rows: readonly Override[] | readonly NewOverride[],
): Laid<Record<string, string>> {
  const laid: Record<string, string> = { ...shipped };
  const ignored: string[] = [];
  for (const { of, name, value } of under(rows, `text/${language}/`)) {
    const original = Object.hasOwn(shipped, name) ? shipped[name] : undefined;
    const fits =
      original !== undefined &&
      typeof value === 'string' &&
      mayChangeText(name) &&
      textFault(value, original) === undefined;
    if (fits) laid[name] = value;
    else ignored.push(of);
  }
  return { laid, ignored };
}
