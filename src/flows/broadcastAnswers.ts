/** The answers that make up a broadcast, how each is read, and the segment and texts that they come to. */
import { z } from 'zod';
import { text } from '../conversation/accept.ts';
import type { Line, Option } from '../conversation/reply.ts';
import { line, literal } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import type { Broadcast, Segment } from '../domain/broadcast.ts';
import { Level } from '../domain/broadcast.ts';
import { BLANKS, checkText, LONGEST_TEXT } from '../domain/broadcastText.ts';
import type { TextFault } from '../domain/broadcastText.ts';
import type { Facts } from '../domain/facts.ts';
import { OwnedPaperKind } from '../domain/paper.ts';
import { Language } from '../domain/person.ts';
import { Day } from '../domain/quantity.ts';
import { quietUntil } from '../domain/quietHours.ts';
import { addDays, localDay, startOfDay } from '../domain/workingDays.ts';
import { readDate } from '../language/date.ts';
import type { Moment } from '../language/moment.ts';
import { readMoment } from '../language/moment.ts';
import { readPlace } from '../language/place.ts';
import { other, understood } from '../language/reading.ts';
import { momentLine } from './broadcastWords.ts';
import { dayName, today } from './card.ts';
import { sectorsOf } from './sectorAnswers.ts';

/** "All": the field does not matter. */
export const ALL = 'semua';
/** The broadcast that is not there yet. */
export const NEW = 'baru';
const MOST_DAYS = 3650;
/** Further ahead nobody knows what will be true. */
const MOST_DAYS_AHEAD = 90;

/** `id`: of the one that is changed, read as version `rev`; `when`: "now" or an instant. */
export const Writing = z
  .object({
    id: z.string(),
    rev: z.int(),
    audience: z.string(),
    kecamatan: z.array(z.string()),
    sectors: z.array(z.string()),
    levels: z.array(z.string()),
    nib: z.string(),
    paperKind: z.string(),
    paperDays: z.int(),
    scales: z.array(z.string()),
    language: z.string(),
    seen: z.object({ how: z.enum(['within', 'before', ALL]), days: z.int() }),
    since: z.string(),
    textId: z.string(),
    textEn: z.string().nullable(),
    when: z.string(),
    anew: z.string(),
  })
  .partial();
export type Writing = z.infer<typeof Writing>;

function some(values: readonly string[] | undefined): string[] | undefined {
  return !values || values.length === 0 || values.includes(ALL) ? undefined : [...values];
}

function known<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The segment that the answers come to; what was answered with "all", or of another audience, is left out. */
export function segmentOf(answers: Writing): Segment {
  const owners = answers.audience !== 'pics';
  const { seen, paperDays } = answers;
  const fields: { [K in keyof Segment]: Segment[K] | undefined } = {
    audience: owners ? 'owners' : 'pics',
    kecamatan: owners ? some(answers.kecamatan) : undefined,
    sectors: some(answers.sectors),
    levels: owners ? known(z.array(Level), some(answers.levels)) : undefined,
    nib: owners ? known(z.enum(['ya', 'tidak']), answers.nib) : undefined,
    paperKind:
      owners && paperDays !== undefined ? known(OwnedPaperKind, answers.paperKind) : undefined,
    paperDays: owners ? paperDays : undefined,
    scales: some(answers.scales),
    language: known(Language, answers.language),
    seenWithin: seen?.how === 'within' ? seen.days : undefined,
    seenBefore: seen?.how === 'before' ? seen.days : undefined,
    since: known(Day, answers.since),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Segment;
}

/** A broadcast as answers, to be changed; without an id it is a new one. */
export function answersOf({
  id,
  rev,
  segment,
  texts,
  startAt,
}: Pick<Broadcast, 'segment' | 'texts' | 'startAt'> &
  Partial<Pick<Broadcast, 'id' | 'rev'>>): Writing {
  const { seenWithin, seenBefore, ...fields } = segment;
  const days = seenWithin ?? seenBefore;
  return {
    ...fields,
    ...(days === undefined
      ? {}
      : { seen: { how: seenWithin === undefined ? 'before' : 'within', days } }),
    ...(id === undefined ? {} : { id: String(id) }),
    ...(rev === undefined ? {} : { rev }),
    textId: texts.id,
    textEn: texts.en ?? null,
    when: startAt ? startAt.toISOString() : 'now',
  };
}

/** When it is to start: not before this; undefined for at once. */
export function startOf({ when }: Writing): Date | undefined {
  return when === undefined || when === 'now' ? undefined : new Date(when);
}

const LIST = /\s*(?:[,;\n&+]|\bdan\b|\band\b|\bserta\b)\s*/i;

/** Names of kecamatan, several at once ("bekasi barat, rawalumbu dan jatiasih"); a kelurahan means its kecamatan. */
export const kecamatanTyped = text((typed, { facts }): Accepted => {
  const parts = typed.split(LIST).filter((part) => part !== '');
  const readings = parts.map((part) =>
    readPlace(part.replace(/^kec(?:amatan|\.)?\s+/i, ''), facts.region),
  );
  const names = readings.flatMap((one) =>
    one.result === 'understood' ? [one.value.kecamatan] : [],
  );
  if (names.length === 0 || names.length < parts.length) return other();
  const value = [...new Set(names)];
  const sure = readings.every((one) => one.result === 'understood' && one.confidence === 'full');
  const saidBack = line('engine.is_it', { what: literal(value.join(', ')) });
  return { result: 'understood', value, confidence: sure ? 'full' : 'confirm', saidBack };
});

/** Lines of business in everyday words ("katering, keripik"); the best reading of each is said back. */
export const sectorsTyped = text((typed, { facts }): Accepted => {
  const parts = typed.split(LIST).filter((part) => part !== '');
  const codes = parts.flatMap((part) => sectorsOf(part, facts).slice(0, 1));
  if (codes.length === 0 || codes.length < parts.length) return other();
  const labels = codes.map((code) => facts.region.sectors.find((one) => one.code === code));
  const what = labels.flatMap((sector) => sector?.label.id ?? []).join(', ');
  const saidBack = line('engine.is_it', { what: literal(what) });
  return { result: 'understood', value: [...new Set(codes)], confidence: 'confirm', saidBack };
});

const UNITS: readonly [RegExp, number][] = [
  [/\b(?:minggu|mgg|week)/i, 7],
  [/\b(?:bulan|bln|month)/i, 30],
  [/\b(?:tahun|thn|year)/i, 365],
];

/** "30", "30 hari", "3 bulan": a number of days; undefined for anything else. */
function daysIn(typed: string): number | undefined {
  const number =
    /\d{1,4}/.exec(typed)?.[0] ?? (/\bse(?=minggu|bulan|tahun)/i.test(typed) ? '1' : '');
  const words = typed.replace(/\bse(?=minggu|bulan|tahun)/i, '1 ');
  const days = Number(number) * (UNITS.find(([unit]) => unit.test(words))?.[1] ?? 1);
  return days > 0 && days <= MOST_DAYS ? days : undefined;
}

export const daysTyped = text((typed): Accepted => {
  const days = daysIn(typed);
  return days === undefined ? other() : understood(days);
});

const LONG_AGO = /\b(?:lebih(?: dari)?|lama|tidak|tdk|gak|belum|sebelum|more|not|before|over)\b|>/i;

/** "30 hari terakhir", "lebih dari 3 bulan lalu". */
export const seenTyped = text((typed): Accepted => {
  if (typed.trim().toLowerCase() === ALL) return understood({ how: ALL, days: 1 });
  const option = /^(within|before):(\d+)$/.exec(typed);
  if (option) return understood({ how: option[1], days: Number(option[2]) });
  const days = daysIn(typed);
  if (days === undefined) return other();
  return understood({ how: LONG_AGO.test(typed) ? 'before' : 'within', days });
});

/** A day up to today ("1 oktober" is the last one), or so many days ago. */
export const sinceTyped = text((typed, { facts }): Accepted => {
  if (typed.trim().toLowerCase() === ALL) return understood(ALL);
  const now = today(facts);
  const ago = /^(\d+)d$/.exec(typed)?.[1];
  if (ago !== undefined) return understood(addDays(now, -Number(ago)));
  const { holidays, timeZone } = facts.region;
  const reading = readDate(typed.replace(/^\s*(?:sejak|mulai|dari|since)\s+/i, ''), {
    ...{ now: facts.now, timeZone, holidays },
  });
  if (reading.result !== 'understood') return reading;
  const { min } = reading.value;
  const year = Number(min.slice(0, 4));
  // Without a year the reading is of the next one to come.
  const value = min > now && !/\d{4}/.test(typed) ? `${year - 1}${min.slice(4)}` : min;
  if (value > now) {
    return { result: 'ask', why: 'format', hint: line('broadcast.since_future') };
  }
  const what = dayName(value, facts);
  return {
    result: 'understood',
    value,
    confidence: 'confirm',
    saidBack: line('engine.is_it', { what }),
  };
});

const braces = (words: string): string => `{{${words}}}`;
const allBlanks = BLANKS.map(braces).join(', ');

function faultLine(fault: TextFault): Line {
  switch (fault.code) {
    case 'too_short':
      return line('broadcast.text_short');
    case 'too_long':
      return line('accept.too_long', { max: LONGEST_TEXT, got: fault.got });
    case 'unknown':
      return line('broadcast.blank_unknown', { blank: braces(fault.blank), blanks: allBlanks });
    case 'broken':
      return line('broadcast.blank_broken', { piece: fault.piece, blanks: allBlanks });
    default:
      return fault satisfies never;
  }
}

/** The words of a broadcast as they are, with every blank checked. */
export const wordsTyped: Accept = text((typed): Accepted => {
  const checked = checkText(typed);
  if ('text' in checked) return understood(checked.text);
  return { result: 'ask', why: 'format', hint: faultLine(checked.fault) };
});

/** What is typed to say what blanks there are. */
export const blanksLine: Line = literal(allBlanks);

/** The moment, or in quiet hours the morning after it, which is asked about. */
function awake(at: Date | 'now', facts: Facts): Accepted {
  const until = quietUntil(at === 'now' ? facts.now : at, facts.region);
  if (!until) return understood(at === 'now' ? at : at.toISOString());
  const { from, to } = facts.region.quietHours;
  const saidBack = line('broadcast.quiet', {
    from: from.replace(':', '.'),
    to: to.replace(':', '.'),
    morning: momentLine(until, facts),
  });
  return { result: 'understood', value: until.toISOString(), confidence: 'confirm', saidBack };
}

/** When a broadcast is to start: now, or an hour of a day that is not past; an hour alone is the next such one. */
export const whenTyped: Accept = text((typed, { facts }): Accepted => {
  const { timeZone, holidays } = facts.region;
  const now = today(facts);
  const morning = typed === 'besok_pagi' ? 'besok jam 9' : typed;
  const reading = readMoment(morning, { now: facts.now, timeZone, holidays });
  if (reading.result === 'ask' && reading.why === 'vague') {
    return { result: 'ask', why: 'vague', hint: line('broadcast.when_vague') };
  }
  if (reading.result !== 'understood') return reading;
  if (reading.value === 'now') return awake('now', facts);
  const at = momentOf(reading.value, facts);
  const hint = (key: 'broadcast.when_past' | 'broadcast.when_far'): Accepted => {
    const values = { moment: momentLine(at, facts), days: MOST_DAYS_AHEAD };
    return { result: 'ask', why: 'format', hint: line(key, values) };
  };
  if (at <= facts.now) return hint('broadcast.when_past');
  if (localDay(at, timeZone) > addDays(now, MOST_DAYS_AHEAD)) return hint('broadcast.when_far');
  return awake(at, facts);
});

/** The instant that was said; an hour alone is the next such one. */
export function momentOf(
  { day, minute }: Exclude<Moment, 'now'>,
  facts: Pick<Facts, 'now' | 'region'>,
): Date {
  const { timeZone } = facts.region;
  const now = localDay(facts.now, timeZone);
  const said = instant(day ?? now, minute, timeZone);
  return said <= facts.now && day === undefined ? instant(addDays(now, 1), minute, timeZone) : said;
}

function instant(day: Day, minute: number, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + minute * 60_000);
}

export const whenOptions: readonly Option[] = [
  { id: 'sekarang', label: line('broadcast.now'), words: ['now'] },
  { id: 'besok_pagi', label: line('broadcast.tomorrow') },
];
