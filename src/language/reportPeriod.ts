/** The period of a report as staff type it: "bulan ini", "triwulan 3 2026", "tw lalu", "Q4", "oktober", "2025"; a part of a year without its year is the last one that has begun. */
import type { Day } from '../domain/quantity.ts';
import type { PeriodId, PeriodKind } from '../domain/reportPeriod.ts';
import { periodAt, periodBefore, spanOf } from '../domain/reportPeriod.ts';
import { monthNumber } from './calendarWords.ts';
import type { Reading } from './reading.ts';
import { other, understood } from './reading.ts';

const KINDS: Readonly<Record<PeriodKind, readonly string[]>> = {
  month: 'bulan bln month bulanan'.split(' '),
  quarter: 'triwulan trwln twln tw kuartal kwartal quarter q triwulanan'.split(' '),
  year: 'tahun thn th year tahunan'.split(' '),
};
const NOW = new Set('ini skrg sekarang berjalan this current'.split(' '));
const BEFORE = new Set('lalu kemarin kmrn kemaren sebelumnya last previous'.split(' '));
const QUARTERS: Readonly<Record<string, number>> = {
  ...{ i: 1, ii: 2, iii: 3, iv: 4, satu: 1, dua: 2, tiga: 3, empat: 4 },
  ...{ pertama: 1, kesatu: 1, kedua: 2, ketiga: 3, keempat: 4, one: 1, two: 2, three: 3, four: 4 },
  ...{ first: 1, second: 2, third: 3, fourth: 4, '1': 1, '2': 2, '3': 3, '4': 4 },
};
const MOST_WORDS = 8;

function kindIn(list: readonly string[]): PeriodKind | undefined {
  // "tahun 2026" may stand behind a quarter or month.
  const kinds = ['quarter', 'month', 'year'] as const;
  return kinds.find((kind) => list.some((word) => KINDS[kind].includes(word)));
}

/** Without a year it is the last one that has begun by today. */
function begun(name: (year: string) => PeriodId, year: string | undefined, today: Day): PeriodId {
  if (year !== undefined) return name(year);
  const own = name(today.slice(0, 4));
  return spanOf(own).from <= today ? own : name(String(Number(today.slice(0, 4)) - 1));
}

/** Every word has to be part of it, so that a sentence that merely holds a number is no period. */
function known(word: string): boolean {
  return (
    Object.values(KINDS).some((words) => words.includes(word)) ||
    ['ke', 'periode', 'laporan', 'the', 'of', 'report', 'untuk'].includes(word)
  );
}

/** A named month or quarter, or a year. */
function named(list: readonly string[], today: Day): PeriodId | undefined {
  const year = list.find((word) => /^20\d\d$/.test(word));
  const rest = list.filter((word) => word !== year && !known(word));
  const [word, more] = rest;
  if (more !== undefined) return undefined;
  const kind = kindIn(list);
  if (word === undefined) return year !== undefined && kind !== 'quarter' ? year : undefined;
  const quarter = kind === 'quarter' ? QUARTERS[word] : undefined;
  if (quarter !== undefined) return begun((of) => `${of}-Q${quarter}`, year, today);
  const digits = /^\d{1,2}$/.test(word) && (year !== undefined || kind === 'month');
  const month = monthNumber(word) ?? (digits ? Number(word) : 0);
  if (kind === 'quarter' || month < 1 || month > 12) return undefined;
  return begun((of) => `${of}-${String(month).padStart(2, '0')}`, year, today);
}

/** A period that has begun by `today`, or one still to come, which the caller refuses. */
export function readReportPeriod(typed: string, today: Day): Reading<PeriodId> {
  const list = typed.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  if (list.length === 0 || list.length > MOST_WORDS) return other();
  const kind = kindIn(list);
  const rest = list.filter((word) => !known(word));
  const [word, more] = rest;
  if (kind && more === undefined && word !== undefined) {
    if (NOW.has(word)) return understood(periodAt(kind, today));
    if (BEFORE.has(word)) return understood(periodBefore(periodAt(kind, today)));
  }
  if (kind && word === undefined && kind !== 'year') return understood(periodAt(kind, today));
  const found = named(list, today);
  return found === undefined ? other() : understood(found);
}
