/** Periods as people say them ("/bln", "sehari", "tiap 2 minggu"); a period is always jam, hari, minggu, bulan or tahun, or a multiple. */
import type { Period } from '../domain/quantity.ts';
import { weekdayNumber } from './calendarWords.ts';
import { amountAt } from './range.ts';
import { one } from './exact.ts';
import { textAt, type Token } from './text.ts';

export type PeriodUnit = 'jam' | 'hari' | 'minggu' | 'bulan' | 'tahun';
export type PeriodFound = { period: Period; next: number; sure: boolean };

const spellings: Record<PeriodUnit, string> = {
  jam: 'jam jm hour',
  hari: 'hari hr hri ari hry poe dino dinten day days harinya hrnya',
  minggu: 'minggu mgg mggu mnggu mingu mgu mg mngg pekan week weeks mingguan mgguan',
  bulan: 'bulan bln bl bulen bulang sasih wulan month months bulanan blnan',
  tahun: 'tahun thn taun th taon year years tahunan taunan thnan',
};
const adverbs: Record<string, Period> = {
  harian: 'hari',
  mingguan: 'minggu',
  bulanan: 'bulan',
  tahunan: 'tahun',
  daily: 'hari',
  weekly: 'minggu',
  monthly: 'bulan',
  yearly: 'tahun',
};
/** "se" worn down to "s"; listed, because "sari" and "sbl" are other words. */
const clipped: Record<string, Period> = {
  shari: 'hari',
  shr: 'hari',
  sminggu: 'minggu',
  smggu: 'minggu',
  smgg: 'minggu',
  sbulan: 'bulan',
  sbln: 'bulan',
  stahun: 'tahun',
  staun: 'tahun',
  sthn: 'tahun',
};
const longer: Record<string, [number, PeriodUnit]> = {
  triwulan: [3, 'bulan'],
  kuartal: [3, 'bulan'],
  kwartal: [3, 'bulan'],
  semester: [6, 'bulan'],
};

function table(): Map<string, PeriodUnit> {
  const map = new Map<string, PeriodUnit>();
  for (const [unit, words] of Object.entries(spellings) as [PeriodUnit, string][]) {
    for (const word of words.split(' ')) map.set(word, unit);
  }
  return map;
}

const units = table();
const per = new Set(
  'per tiap setiap saban unggal dalam dlm tip stiap tiep ben each every'.split(' '),
);

/** The calendar unit that a word names, without prefixes: "hr", "bln", "pekan"; undefined for others. */
export function periodUnit(word: string): PeriodUnit | undefined {
  return units.get(word) ?? units.get(word.replace(/nya$/, ''));
}

/** "perhari", "sebulan", "tiapminggu", "sehari2": a period in one word. */
function prefixed(word: string): Period | undefined {
  const base = word.replace(/nya$/, '').replace(/2$/, '');
  const match = /^(?:per|setiap|tiap|sa|se)(.{2,})$/.exec(base);
  return (match && units.get(match[1] ?? '')) ?? adverbs[base] ?? clipped[base];
}

/** Whether "per", "/", "tiap" or the like stands at `at`. */
export function isPer(token: Token | undefined): boolean {
  return token !== undefined && (token.text === '/' || per.has(token.text));
}

function multiple(count: number, unit: PeriodUnit): Period | undefined {
  if (!Number.isInteger(count) || count < 1 || count > 99) return undefined;
  return count === 1 ? unit : `${count} ${unit}`;
}

function skip(list: readonly Token[], at: number): number {
  let next = at;
  const [dash, again] = [list[next], list[next + 1]];
  // "sehari-hari", "sehari - hari"
  if (dash?.text === '-' && again && periodUnit(again.text)) next += 2;
  if (textAt(list, next) === 'nya') next += 1;
  if (textAt(list, next) === 'sekali' || textAt(list, next) === 'skali') next += 1;
  return next;
}

/** "2 minggu" behind "per" or before "sekali". */
function counted(list: readonly Token[], at: number): { period: Period; next: number } | undefined {
  const amount = amountAt(list, at, { mIs: 'meter' });
  if (!amount || amount.vague || amount.min !== amount.max || amount.min % one !== 0n)
    return undefined;
  const unit = periodUnit(textAt(list, amount.next));
  const period = unit && multiple(Number(amount.min / one), unit);
  return period ? { period, next: amount.next + 1 } : undefined;
}

/** "tiap malam" is daily, "tiap sabtu" weekly. */
function recurringDay(word: string): Period | undefined {
  if (/^(?:pagi|siang|sore|malam|malem|subuh)$/.test(word)) return 'hari';
  return word.length > 3 && weekdayNumber(word) !== undefined ? 'minggu' : undefined;
}

function perPeriodAt(list: readonly Token[], at: number): PeriodFound | undefined {
  let from = at + 1;
  if (textAt(list, at) === 'per' && textAt(list, from) === '-') from += 1;
  // "per tiap hari", "dalam 1 minggu", "dalam sebulan"
  while (isPer(list[from]) && from < at + 3) from += 1;
  const word = textAt(list, from);
  const unit = periodUnit(word) ?? prefixed(word);
  if (unit) return { period: unit, next: skip(list, from + 1), sure: true };
  const recurring = recurringDay(word);
  if (recurring) return { period: recurring, next: from + 1, sure: true };
  const long = longer[word];
  if (long) return { period: `${long[0]} ${long[1]}`, next: from + 1, sure: true };
  const many = counted(list, from);
  if (!many) return undefined;
  return { period: many.period, next: skip(list, many.next), sure: true };
}

/**
 * A period that is marked as such at token `at`: "per minggu", "/bln", "sebulan", "tiap 2 minggu", "2 hari sekali",
 * "harian". A bare "minggu" or "3 hari" is no period here, because it may be a day or a duration.
 */
export function periodAt(list: readonly Token[], at: number): PeriodFound | undefined {
  const word = textAt(list, at);
  if (isPer(list[at])) return perPeriodAt(list, at);
  const whole = list[at]?.kind === 'word' ? prefixed(word) : undefined;
  if (whole) return { period: whole, next: skip(list, at + 1), sure: true };
  if (word === 'se' && periodUnit(textAt(list, at + 1))) {
    return {
      period: periodUnit(textAt(list, at + 1)) ?? 'hari',
      next: skip(list, at + 2),
      sure: true,
    };
  }
  // "2 hari sekali": only worth a look where "sekali" is near.
  const often = [2, 3, 4, 5].some((ahead) => /^s?e?kali$/.test(textAt(list, at + ahead)));
  const many = often ? counted(list, at) : undefined;
  if (!many) return undefined;
  const next = skip(list, many.next);
  return next > many.next ? { period: many.period, next, sure: true } : undefined;
}

/** A bare "3 hari" or "hari", read as a period only behind a complete amount ("50 kg 1 minggu"). */
export function barePeriodAt(list: readonly Token[], at: number): PeriodFound | undefined {
  const unit = list[at]?.kind === 'word' ? periodUnit(textAt(list, at)) : undefined;
  if (unit) return { period: unit, next: skip(list, at + 1), sure: false };
  const many = counted(list, at);
  return many && { ...many, sure: false };
}
