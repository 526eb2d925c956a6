/** What a text looks like where something else was asked, so that the reply can say "itu nomor HP, ya?". */
import type { LooksLike } from './reading.ts';
import { digitRuns, isPhoneLike } from './phone.ts';
import { tokens } from './text.ts';
import { isDateWord } from './calendarWords.ts';
import { roleOf } from './wordKinds.ts';

/** Whether 16 digits can be a NIK: a province code, and a birth date (women's day + 40); the place is not checked. */
export function isNikPlausible(digits: string): boolean {
  const match = /^(\d\d)\d{4}(\d\d)(\d\d)\d\d(\d{4})$/.exec(digits);
  if (!match) return false;
  const [province, day, month, serial] = [
    Number(match[1]),
    Number(match[2]),
    Number(match[3]),
    match[4],
  ];
  const born = day > 40 ? day - 40 : day;
  return (
    province >= 11 &&
    province <= 97 &&
    born >= 1 &&
    born <= 31 &&
    month >= 1 &&
    month <= 12 &&
    serial !== '0000'
  );
}

/** The identifier that a text carries: never a quantity, however much it looks like a number. */
export function identifierIn(text: string): 'phone' | 'nib' | 'nik' | 'npwp' | undefined {
  for (const run of digitRuns(text)) {
    const { digits } = run;
    if (run.rupiah) continue;
    const unbroken = run.raw === digits;
    if (isPhoneLike(run) && !(unbroken && digits.length === 13 && !/^(?:08|62)/.test(digits)))
      return 'phone';
    const dotted = /^\d{1,3}(?:[ .]\d{3})+$/.test(run.raw);
    if (digits.length === 13 && !dotted && !run.raw.includes('-')) return 'nib';
    if (digits.length === 16 && !dotted) return isNikPlausible(digits) ? 'nik' : 'npwp';
    if (digits.length === 15 && (unbroken || /^\d\d\.\d{3}\.\d{3}\.\d/.test(run.raw)))
      return 'npwp';
  }
  return undefined;
}

const placeWords = new Set(
  'kec kel kecamatan kelurahan desa kampung kp perumahan komplek jl jln jalan gg gang rt rw'.split(
    ' ',
  ),
);

/** What this looks like, 'text' if nothing in particular. A number alone looks like nothing. */
export function looksLike(text: string): LooksLike {
  const identifier = identifierIn(text);
  if (identifier) return identifier;
  const list = tokens(text);
  const words = list.map((token) => token.text);
  if (words.some((word) => placeWords.has(word))) return 'place';
  if (words.some((word) => word === 'rp' || word === 'idr' || roleOf(word) === 'rupiah'))
    return 'money';
  const stroke = words.findIndex(
    (word, i) => word === '/' && list[i - 1]?.kind === 'number' && list[i + 1]?.kind === 'number',
  );
  return stroke > 0 || words.some(isDateWord) ? 'date' : 'text';
}
