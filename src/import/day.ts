/** Days as lists write them: exact dates only, the day before the month; anything else is no day. */
import type { Day } from '../domain/quantity.ts';

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^[fp]eb/,
  /^mar/,
  /^apr/,
  /^m(?:ei|ay)/,
  /^jun/,
  /^jul/,
  /^(?:ag|aug)/,
  /^sep/,
  /^o[kc]t/,
  /^(?:nov|nop)/,
  /^de[sc]/,
];

function made(year: number, month: number, date: number): Day | undefined {
  if (year < 1950 || year > 2100) return undefined;
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const midnight = Date.parse(day);
  // 30 February would be 2 March.
  const real = !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === day;
  return real ? day : undefined;
}

/** "2026-03-01", "2026-03-01 08:00:00", "01/03/2026", "1-3-26" (no: two digits are no year), "1 Maret 2026". */
export function dayIn(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: .*)?$/.exec(text);
  if (local) return made(Number(local[3]), Number(local[2]), Number(local[1]));
  const named = /^(\d{1,2})[ -](\p{L}+)[ -](\d{4})(?: .*)?$/u.exec(text);
  if (!named) return undefined;
  const month = MONTHS.findIndex((word) => word.test((named[2] ?? '').toLowerCase()));
  return month < 0 ? undefined : made(Number(named[3]), month + 1, Number(named[1]));
}
