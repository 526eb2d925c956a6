/** Months of the year as people name them: "Januari, Februari", "juni sampai agustus", "des - feb". */
import { monthNumber, nearMonth } from './calendarWords.ts';

const RANGE = /^(?:sampai|sampe|hingga|s|sd|smp|to|until)$/;

function monthOf(word: string): number | undefined {
  return monthNumber(word) ?? nearMonth(word);
}

/** From one month to another, also over the turn of the year. */
function span(from: number, to: number): number[] {
  const length = ((to - from + 12) % 12) + 1;
  return Array.from({ length }, (_, n) => ((from - 1 + n) % 12) + 1);
}

/** The months that are named, in the order of the year; none where the text names none. */
export function readMonths(typed: string): number[] {
  const words = typed
    .toLowerCase()
    .replace(/[–-]/g, ' sampai ')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const found = new Set<number>();
  words.forEach((word, at) => {
    const month = monthOf(word);
    if (month === undefined) return;
    found.add(month);
    const next = words.slice(at + 1);
    const link = next.findIndex((other) => !RANGE.test(other) && other !== 'd');
    const to = link > 0 ? monthOf(next[link] ?? '') : undefined;
    if (to !== undefined) for (const each of span(month, to)) found.add(each);
  });
  return [...found].sort((a, b) => a - b);
}
