/** Words of the calendar: weekdays, months and days as people spell them. */
import { slips } from './normalise.ts';

const weekdays: readonly string[] = [
  'senin snin sen senen isnin snen senén',
  'selasa slasa sls selase sel slsa',
  'rabu rebo rbu rab rabo reboan',
  'kamis kemis kms kam kmis',
  "jumat jum'at jmt jumaat jum jumad jumah jemuah jemah jumt",
  'sabtu sbtu setu sbt sab saptu',
  'minggu ahad',
];
const months: readonly string[] = [
  'januari jan january jnuari januri',
  'februari feb pebruari february febuari peb febr',
  'maret mar march mrt maret',
  'april apr aprl',
  'mei may',
  'juni jun june',
  'juli jul july',
  'agustus agu agt agst ags aug agustsu agus august agsts',
  'september sep sept sptmbr septmber',
  'oktober okt oct october oktber',
  'november nov nop nopember nvmbr novmber',
  'desember des dec december dsmbr desmber desembr',
];
const nearDays: Record<string, number> = {};
const spelledDays: readonly [string, number][] = [
  ['besok bsk bsok besuk bsuk esok isuk isukan sesuk sesok tomorrow bezok besuk2 besoknya', 1],
  ['lusa lus lusanya pageto', 2],
  ['tulat', 3],
  ['kemarin kmrn kemaren kmren kemarn kamari wingi yesterday kmarin kmrin kemren', -1],
];
for (const [words, offset] of spelledDays)
  for (const word of words.split(' ')) nearDays[word] = offset;

function indexed(rows: readonly string[], first: number): Map<string, number> {
  const map = new Map<string, number>();
  rows.forEach((row, i) => row.split(' ').forEach((word) => map.set(word, i + first)));
  return map;
}

const weekdayOf = indexed(weekdays, 1);
const monthOf = indexed(months, 1);

/** 1 for Monday to 7 for Sunday; undefined for any other word. "minggu" is also the week: the caller decides. */
export function weekdayNumber(word: string): number | undefined {
  return weekdayOf.get(word);
}

/** 1 for January to 12. */
export function monthNumber(word: string): number | undefined {
  return monthOf.get(word);
}

const longMonths = [...monthOf].filter(([name]) => name.length >= 7);

/** The month whose long name is one slip away ("dsember", "agutsus"). */
export function nearMonth(word: string): number | undefined {
  if (word.length < 6 || word.length > 10) return undefined;
  return longMonths.find(([name]) => name[0] === word[0] && slips(word, name, 1) === 1)?.[1];
}

/** Days from today: 1 for "besok", 2 for "lusa", -1 for "kemarin". */
export function dayOffset(word: string): number | undefined {
  return Object.hasOwn(nearDays, word) ? nearDays[word] : undefined;
}

const others = new Set('tgl tanggal lebaran idulfitri ramadan ramadhan tahun'.split(' '));

/** Whether the word names a day, a month or a feast, and hardly anything else. */
export function isDateWord(word: string): boolean {
  const short = word.length < 4 || word === 'minggu';
  if (others.has(word) || dayOffset(word) !== undefined) return true;
  return !short && (weekdayOf.has(word) || monthOf.has(word));
}
