/** How answers about meetings are read: an hour of a day to come, topics line by line, a file or that there are no more. */
import { attachment, text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { addDays, localDay, startOfDay } from '../domain/workingDays.ts';
import { readMoment } from '../language/moment.ts';
import { other, understood } from '../language/reading.ts';
import { momentOf } from './broadcastAnswers.ts';
import { momentLine } from './broadcastWords.ts';
import { today } from './card.ts';

/** Nobody plans a meeting further ahead. */
const MOST_DAYS_AHEAD = 400;
const MOST_TOPICS = 10;
const LONGEST_TOPIC = 200;

const UNTIL = /\s*(?:-|–|—|\bs\.?\s?\/?\s?d\.?|\b(?:sampai|sampe|hingga|until|to))\s*/.source;
/** "jam 9 sampai 12", "13.30-15.00 WIB": what stands before must end in an hour, or "5-12" would be one. */
const HOURS = new RegExp(
  `^(.*(?:\\b(?:jam|jm|pukul|pkl|at)\\.?\\s*\\d{1,2}|\\d[.:]\\d{2})(?:\\s*wib)?)${UNTIL}(?:jam|jm|pukul|pkl)?\\.?\\s*(\\d{1,2})(?:[.:](\\d{2}))?(?:\\s*wib)?$`,
  'i',
);
const OPEN_END = new RegExp(`${UNTIL}(?:selesai|finish|the end)$`, 'i');
const HALF_DAY_MS = 12 * 60 * 60 * 1000;

/** The end of a meeting on the day on which it begins; "jam 9 sampai 1" is in the afternoon. Undefined where it is not after it. */
function endOf(startsAt: Date, [hour, minute]: [number, number], timeZone: string) {
  if (hour > 23 || minute > 59) return undefined;
  const midnight = startOfDay(localDay(startsAt, timeZone), timeZone).getTime();
  const early = new Date(midnight + (hour * 60 + minute) * 60_000);
  const at = early <= startsAt && hour < 12 ? new Date(early.getTime() + HALF_DAY_MS) : early;
  return at > startsAt ? at : undefined;
}

/**
 * "5 desember jam 9", "besok jam 9 sampai 12"; an hour alone is the next such one. Saved as an instant, or as two with a
 * slash between (ISO 8601), see `hoursOf`.
 */
export const meetingTime: Accept = text((told, { facts }): Accepted => {
  const { timeZone, holidays } = facts.region;
  const ask = (hint: Line): Accepted => ({ result: 'ask', why: 'format', hint });
  const whole = told.trim().replace(OPEN_END, '');
  const [, begins, hour, minute = '0'] = HOURS.exec(whole) ?? [];
  const reading = readMoment(begins ?? whole, { now: facts.now, timeZone, holidays });
  if (reading.result === 'ask' && reading.why === 'vague') return ask(line('forum.when_vague'));
  if (reading.result !== 'understood') return reading;
  if (reading.value === 'now') return ask(line('forum.when_vague'));
  const at = momentOf(reading.value, facts);
  if (at <= facts.now) return ask(line('forum.when_past', { moment: momentLine(at, facts) }));
  if (localDay(at, timeZone) > addDays(today(facts), MOST_DAYS_AHEAD)) {
    return ask(line('forum.when_far', { moment: momentLine(at, facts) }));
  }
  if (hour === undefined) return understood(at.toISOString());
  const end = endOf(at, [Number(hour), Number(minute)], timeZone);
  if (!end) return ask(line('forum.when_ends', { moment: momentLine(at, facts) }));
  return understood(`${at.toISOString()}/${end.toISOString()}`);
});

/** What `meetingTime` saved. */
export function hoursOf(when: string): { startsAt: Date; endsAt?: Date } {
  const [start = '', end] = when.split('/');
  return { startsAt: new Date(start), ...(end === undefined ? {} : { endsAt: new Date(end) }) };
}

/** One topic a line, or between semicolons; numbers and dashes in front are left out. */
export const topicsTyped: Accept = text((typed): Accepted => {
  const topics = typed
    .split(/[\n;]/)
    .map((topic) => topic.replace(/^\s*(?:\d{1,2}[.)]|[-•*])\s*/, '').trim())
    .filter((topic) => /\p{L}{2}/u.test(topic));
  if (topics.length === 0) return other();
  const long = topics.some((topic) => topic.length > LONGEST_TOPIC);
  if (topics.length > MOST_TOPICS || long) {
    const values = { most: MOST_TOPICS, long: LONGEST_TOPIC };
    return { result: 'ask', why: 'format', hint: line('forum.topics_many', values) };
  }
  return understood(topics);
});

/** A photo or document, or null where there are no (more). */
export const fileTyped: Accept = (input, told): Accepted => {
  const done =
    input.kind === 'text' &&
    /^(?:selesai|sudah|cukup|tidak ada|lewati|done|none)$/i.test(input.text.trim());
  return done ? understood(null) : attachment()(input, told);
};
