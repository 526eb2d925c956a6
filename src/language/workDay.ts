/** The day that is told along with the work ("kemarin", "3 hari lalu", "tgl 3"), and the words without it, so that its figures count as none of the goods. */
import type { Day } from '../domain/quantity.ts';
import { addDays, localDay } from '../domain/workingDays.ts';
import { readDate } from './date.ts';
import type { When } from './date.ts';

const MONTH =
  '(?:jan|feb|mar|apr|mei|jun|jul|ag[us]|sep|okt|oct|nov|des|dec)[a-z]*|may|august|october|december';
const COUNT = '(?:\\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)';
const WEEKDAY = "(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)";
const PART = '(?:pagi|siang|sore|malam|malem)';
const AGO = '(?:(?:yang|yg) )?(?:lalu|kemarin|kemaren|kmrn|depan|dpn|lagi)';
const PHRASES: readonly string[] = [
  `(?:kemarin|kemaren|kmrn|kmren)(?: (?:dulu|lusa|${PART}))?`,
  `tadi(?: ${PART})?|barusan|semalam|semalem|hari ini|besok(?: lusa)?|bsk|lusa|yesterday|today|tomorrow`,
  `(?:${COUNT} (?:hari|minggu|bulan)|se(?:hari|minggu|bulan)) ${AGO}`,
  `(?:hari )?${WEEKDAY} ${AGO}|hari ${WEEKDAY}|(?:senin|selasa|rabu|kamis|jum'?at|sabtu)`,
  `(?:tanggal|tgl|tg)\\.? ?\\d{1,2}(?: (?:${MONTH}))?(?: \\d{4})?`,
  `\\d{1,2} (?:${MONTH})(?: \\d{4})?`,
  '\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?(?! ?(?:juta|jt|ribu|rb))|\\d{1,2}-\\d{1,2}-\\d{2,4}',
];
const SAID = new RegExp(`(?:^|[\\s,.])(${PHRASES.join('|')})(?=$|[\\s,.!])`, 'i');
/** "Udah 3 hari": it came so many days ago. */
const SINCE = new RegExp(`^(?:sudah|sdh|udah|udh|dah) (${COUNT} (?:hari|minggu))$`, 'i');

/** A day without a month or a year that is to come was the one before, of what is done. */
function lastOne(phrase: string, day: Day, today: Day, when: When): Day | undefined {
  if (day <= today || /\b(?:besok|bsk|lusa|depan|dpn|lagi|tomorrow)\b|\d{4}/i.test(phrase)) {
    return day;
  }
  const ofMonth = /^(?:tanggal|tgl|tg)\.? ?(\d{1,2})$/i.exec(phrase)?.[1];
  if (ofMonth !== undefined) {
    for (let back = 0; back <= 62; back++) {
      const found = addDays(today, -back);
      if (Number(found.slice(8)) === Number(ofMonth)) return found;
    }
    return undefined;
  }
  const named = /[a-z]/i.test(phrase) && !/\d/.test(phrase);
  const year = `${phrase}${/^\d+[/-]/.test(phrase) ? '/' : ' '}${today.slice(0, 4)}`;
  const read = readDate(named ? `${phrase} lalu` : year, when);
  const found = read.result === 'understood' ? read.value.min : undefined;
  if (found === undefined || found <= today) return found;
  return `${Number(found.slice(0, 4)) - 1}${found.slice(4)}`;
}

/** `done`: of what is done already, so that "jumat" is the last one. */
export function splitDay(
  typed: string,
  when: When,
  { done }: { done: boolean },
): { text: string; day?: Day } {
  const text = typed.replace(/\s+/g, ' ').trim();
  const since = SINCE.exec(text)?.[1];
  const phrase = since === undefined ? SAID.exec(text)?.[1] : undefined;
  const today = localDay(when.now, when.timeZone);
  if (since !== undefined) {
    const read = readDate(`${since} lalu`, when);
    return read.result === 'understood' ? { text: 'sudah', day: read.value.min } : { text };
  }
  if (phrase === undefined) return { text };
  const rest = text.replace(phrase, ' ').replace(/\s+/g, ' ').trim();
  // "Tadi" and "barusan" say that it is done, as well as when.
  const kept = /^(?:tadi|barusan)/i.test(phrase) ? `tadi ${rest}` : rest;
  if (/^(?:barusan|today)$/i.test(phrase)) return { text: kept, day: today };
  const read = readDate(phrase, when);
  if (read.result !== 'understood' || read.value.min !== read.value.max) return { text };
  const day = done ? lastOne(phrase, read.value.min, today, when) : read.value.min;
  return day === undefined ? { text } : { text: kept, day };
}
