/** How answers about meetings are read: an hour of a day to come, topics line by line, a file or that there are no more. */
import { attachment, text } from '../conversation/accept.ts';
import type { Line } from '../conversation/reply.ts';
import { line } from '../conversation/reply.ts';
import type { Accept, Accepted } from '../conversation/step.ts';
import { localDay, addDays } from '../domain/workingDays.ts';
import { readMoment } from '../language/moment.ts';
import { other, understood } from '../language/reading.ts';
import { momentOf } from './broadcastAnswers.ts';
import { momentLine } from './broadcastWords.ts';
import { today } from './card.ts';

/** Nobody plans a meeting further ahead. */
const MOST_DAYS_AHEAD = 400;
const MOST_TOPICS = 10;
const LONGEST_TOPIC = 200;

/** "5 desember jam 9"; an hour alone is the next such one. */
export const meetingTime: Accept = text((typed, { facts }): Accepted => {
  const { timeZone, holidays } = facts.region;
  const ask = (hint: Line): Accepted => ({ result: 'ask', why: 'format', hint });
  const reading = readMoment(typed, { now: facts.now, timeZone, holidays });
  if (reading.result === 'ask' && reading.why === 'vague') return ask(line('forum.when_vague'));
  if (reading.result !== 'understood') return reading;
  if (reading.value === 'now') return ask(line('forum.when_vague'));
  const at = momentOf(reading.value, facts);
  if (at <= facts.now) return ask(line('forum.when_past', { moment: momentLine(at, facts) }));
  if (localDay(at, timeZone) > addDays(today(facts), MOST_DAYS_AHEAD)) {
    return ask(line('forum.when_far', { moment: momentLine(at, facts) }));
  }
  return understood(at.toISOString());
});

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
