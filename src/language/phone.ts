/** Telephone numbers as people type them, to E.164; a number is only accepted if the Indonesian (or its own) numbering plan has it. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { other, toConfirm, understood, type Reading } from './reading.ts';

/** A stretch of digits with what people put between them; `plus` if it began with "+", `rupiah` if "Rp" stands before it. */
export type DigitRun = { raw: string; digits: string; plus: boolean; rupiah: boolean };

/** A number that somebody is asked for does not stand further back than this. */
const longestRead = 2000;

/** Every stretch of digits in the first 2000 characters, blanks and . - ( ) inside allowed. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  const read = text.slice(0, longestRead).normalize('NFKC');
  for (const match of read.matchAll(/\+?\(?\d(?:[\d .()\u2010-\u2015-]*\d)?/g)) {
    const digits = match[0].replace(/\D/g, '');
    const rupiah = /(?<!\p{L})(?:rp|idr)[. ]?$/iu.test(read.slice(0, match.index).slice(-5));
    if (digits) runs.push({ raw: match[0], digits, plus: match[0].startsWith('+'), rupiah });
  }
  return runs;
}

/** The E.164 form if this is a valid number, in Indonesia unless it says otherwise with a "+". */
export function e164(run: DigitRun): string | undefined {
  if (run.digits.length < 8 || run.digits.length > 16) return undefined;
  const national = /^(?:00)?62/.test(run.digits) || run.plus;
  const text = national ? `+${run.digits.replace(/^00/, '').replace(/^620/, '62')}` : run.digits;
  const parsed = parsePhoneNumberFromString(text, 'ID');
  return parsed?.isValid() ? parsed.number : undefined;
}

/** Whether somebody who types this most likely means a telephone number: 08…, 62…, +…, or a bare 8… of 10 to 12 digits. */
export function isPhoneLike(run: DigitRun): boolean {
  if (/^0[1-9]\d{8,11}$/.test(run.digits) && /^0[28]/.test(run.digits)) return true;
  // "812-3456-7890" is a telephone number, "81.234-85.678" a range.
  const bare = /^8[1-9]\d{8,10}$/.test(run.digits) && /^(?:\d+|8\d\d[ -][\d -]+)$/.test(run.raw);
  const prefixed = run.plus || /^(?:00)?628/.test(run.digits);
  if (!bare && !prefixed) return false;
  return !/0{6}$/.test(run.digits) && e164(run) !== undefined;
}

/**
 * Reads a telephone number to E.164 ("0812-3456-7890" → "+6281234567890"). A foreign number is confirmed, two different
 * numbers are asked back, digits that make no valid number are asked back with what was wrong.
 */
export function readPhone(text: string): Reading<string> {
  // The letter O typed for a zero, between digits or in front.
  const repaired = text
    .slice(0, longestRead)
    .replace(/(?<!\p{L})[oO](?=8\d)|(?<=\d)[oO](?![a-np-zA-NP-Z])/gu, '0');
  const runs = digitRuns(repaired).filter((run) => run.digits.length >= 6);
  const valid = [...new Set(runs.map(e164).filter((number) => number !== undefined))];
  const [first] = valid;
  if (first !== undefined && valid.length === 1) {
    if (repaired !== text.slice(0, longestRead)) return toConfirm(first, 'letter O as zero');
    return first.startsWith('+62') ? understood(first) : toConfirm(first, 'foreign number');
  }
  if (valid.length > 1) return { result: 'ask', why: 'ambiguous', candidates: valid };
  const [run] = runs;
  if (!run) return other();
  if (run.digits.length === 16 && !run.plus) return other('nik');
  if (run.digits.length === 13 && !/^(?:0|62)/.test(run.digits)) return other('nib');
  const expected = '10 sampai 13 angka, diawali 08';
  return { result: 'ask', why: 'format', expected, got: `${run.digits.length} angka` };
}
