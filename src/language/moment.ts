/** A day and an hour in everyday words: "sekarang", "besok jam 9", "20 nov 08.00", "Senin depan jam 2 siang", "tomorrow 9 am". */
import type { Day } from '../domain/quantity.ts';
import { readDate } from './daySpan.ts';
import type { When } from './daySpan.ts';
import type { Reading } from './reading.ts';
import { other, understood } from './reading.ts';

/** `minute` of the day, local time; `day` is left out where only an hour was said. */
export type Moment = 'now' | { day?: Day; minute: number };

const NOW =
  /^(?:ya )?(?:sekarang|skrg|skrang|skg|langsung|segera|now|right now|at once)(?: juga| saja| aja)?\W*$/i;
const CLOCK =
  /(?:\b(?:jam|pukul|pkl|jm|at)\.?\s*)?(?<![\d.,/-])(?<half>setengah\s+)?(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?(?![\d,/-]|[.:]\d)\s*(?<zone>wib)?\s*(?<part>pagi|siang|sore|malam|a\.?m\.?|p\.?m\.?)?\b\.?/i;
/** An hour without anything that says so is one only where it is named: "20" alone is no time. */
const NAMED =
  /\b(?:jam|pukul|pkl|jm|at)\.?\s*(?:setengah\s+)?\d|(?<!\d)\d{1,2}\s*(?:wib|pagi|siang|sore|malam|am|pm)\b|(?<![\d.,/-])\d{1,2}[.:]\d{2}(?![\d./])/i;
/** Hours up to here without "pagi" are of the afternoon: nobody sends something at two at night. */
const LAST_AFTERNOON = 6;

function hourOf(hour: number, part: string | undefined): number {
  const said = part?.toLowerCase().replaceAll('.', '');
  if (said === 'pagi' || said === 'am') return hour === 12 ? 0 : hour;
  if (said === 'sore' || said === 'malam' || said === 'pm') return hour < 12 ? hour + 12 : hour;
  return hour >= 1 && hour <= LAST_AFTERNOON ? hour + 12 : hour;
}

/** The piece of text that names an hour, and the minute of the day that it means. */
function clockIn(text: string): { said: string; minute: number } | undefined {
  const named = NAMED.exec(text);
  if (!named) return undefined;
  // From the named hour on: a day before it ("20 nov 08.00") is not it.
  const from = text.slice(named.index);
  const found = CLOCK.exec(from);
  const { hour, minute = '00', half, part } = found?.groups ?? {};
  if (!found || hour === undefined) return undefined;
  const written = /^0\d|\d[.:]\d{2}/.test(`${hour}${found.groups?.['minute'] ? `:${minute}` : ''}`);
  const hours = written && !part ? Number(hour) : hourOf(Number(hour), part);
  const at = hours * 60 + Number(minute) - (half ? 30 : 0);
  if (hours > 24 || Number(minute) > 59 || at < 0 || at >= 24 * 60) return undefined;
  return { said: found[0], minute: at };
}

/** Reads a moment; a day without an hour is asked back (`vague`), a day that does not exist as `readDate` does. */
export function readMoment(text: string, when: When): Reading<Moment> {
  if (NOW.test(text.trim())) return understood<Moment>('now');
  const clock = clockIn(text);
  const rest = (clock ? text.replace(clock.said, ' ') : text)
    .replace(/\b(?:wib|tanggal|tgl|hari(?! ini)|on)\b|[,;]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (rest === '') return clock ? understood<Moment>({ minute: clock.minute }) : other();
  const date = readDate(rest, when);
  if (date.result === 'other') return date;
  if (date.result === 'ask') {
    const { why, expected, got } = date;
    return { result: 'ask', why, ...(expected ? { expected } : {}), ...(got ? { got } : {}) };
  }
  const { min, max } = date.value;
  if (!clock || min !== max) return { result: 'ask', why: 'vague' };
  return understood<Moment>({ day: min, minute: clock.minute });
}
