/** Numbers of papers, checked for their form only: a right form never proves that the paper exists. */
import type { Day } from '../domain/quantity.ts';
import { isNikPlausible } from './looks.ts';
import { digitRuns, e164, isPhoneLike } from './phone.ts';
import { other, toConfirm, understood, type AskBack, type Reading } from './reading.ts';

export { looksLike } from './looks.ts';

/** `number` in its normal form; `expires` only where the number itself says it. */
export type Identifier = { number: string; expires?: Day };

function wrong(expected: string, got: string): AskBack<Identifier> {
  return { result: 'ask', why: 'format', expected, got };
}

/** Stretches of digits of at least `least`, dashes, dots and blanks inside taken out; the same one twice counts once. */
function numbers(text: string, least: number): string[] {
  return [...new Set(digitRuns(text).map((run) => run.digits))].filter(
    (digits) => digits.length >= least,
  );
}

/** Letters and digits only, capitals; what is typed around a code ("POM MD 8670…") stays apart by spaces. */
function compact(text: string): string {
  return text
    .slice(0, 2000)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

function asPhone(text: string): boolean {
  return digitRuns(text).some((run) => isPhoneLike(run) && e164(run) !== undefined);
}

/** A telephone number that says so by its first digits; a bare 8… may be a number of papers. */
function startsAsPhone(text: string): boolean {
  return asPhone(text) && digitRuns(text).some((run) => /^\(?[+06]/.test(run.raw));
}

/** Chooses the number of the right length out of several; undefined if none or more than one has it. */
function ofLength(found: readonly string[], lengths: readonly number[]): string | undefined {
  const fitting = found.filter((digits) => lengths.includes(digits.length));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** NIB: 13 digits without a public check digit (PP 24/2018). A NIK or a telephone number is told apart. */
export function readNib(text: string): Reading<Identifier> {
  const found = numbers(text, 3);
  const nib = ofLength(found, [13]);
  if (nib) {
    const perhapsPhone = /^(?:08|62)/.test(nib) && asPhone(text);
    return perhapsPhone
      ? toConfirm({ number: nib }, 'may be a telephone number')
      : understood({ number: nib });
  }
  const [first] = found;
  if (first === undefined) return other();
  if (found.length > 1) return { result: 'ask', why: 'ambiguous' };
  if (isNikPlausible(first)) return other('nik');
  if (asPhone(text)) return other('phone');
  return wrong('13 angka', `${first.length} angka`);
}

/** NPWP: 16 digits since PMK 112/2022, or the old 15; a person's is their NIK. Normal form: digits only. */
export function readNpwp(text: string): Reading<Identifier> {
  const found = numbers(text, 4);
  const npwp = ofLength(found, [15, 16]);
  if (npwp) return understood({ number: npwp }, npwp.length === 15 ? 'old form' : undefined);
  const [first] = found;
  if (first === undefined) return other();
  if (found.length > 1) return { result: 'ask', why: 'ambiguous' };
  if (first.length === 13 && !asPhone(text)) return other('nib');
  if (asPhone(text)) return other('phone');
  return wrong('15 atau 16 angka', `${first.length} angka`);
}

/**
 * P-IRT: 15 digits, printed `1234567890123-45`. The first digit is the packaging (1–8), the last two are the year in which
 * it ends, which is given as its last day.
 */
export function readPirt(text: string): Reading<Identifier> {
  const found = numbers(text, 4);
  const pirt = ofLength(found, [15]);
  if (pirt === undefined) {
    const [first] = found;
    if (first === undefined) return other();
    if (found.length > 1) return { result: 'ask', why: 'ambiguous' };
    if (isNikPlausible(first) && !/p-?irt/i.test(text)) return other('nik');
    if (asPhone(text)) return other('phone');
    if (first.length === 13 && !/p-?irt/i.test(text)) return other('nib');
    return wrong('15 angka', `${first.length} angka`);
  }
  const number = `${pirt.slice(0, 13)}-${pirt.slice(13)}`;
  if (!/^[1-8]/.test(pirt))
    return wrong('angka pertama 1 sampai 8', `angka pertama ${pirt.charAt(0)}`);
  return understood({ number, expires: `20${pirt.slice(13)}-12-31` });
}

/** Halal certificate: `ID` and 14 to 20 digits; a "KH" number is of a decree, not of the certificate. No expiry (UU 6/2023). */
export function readHalal(text: string): Reading<Identifier> {
  const source = compact(text);
  const joined = source.replace(/ /g, '');
  const marked = /ID(\d{1,40})/.exec(joined);
  const digits = marked?.[1];
  if (digits !== undefined) {
    if (digits.length >= 14 && digits.length <= 20) return understood({ number: `ID${digits}` });
    return wrong('ID dan 14 sampai 20 angka', `ID dan ${digits.length} angka`);
  }
  if (/KH ?\d{4,}/.test(source)) return wrong('ID dan 14 sampai 20 angka', 'nomor KH');
  const found = numbers(text, 4);
  const [first] = found;
  if (first === undefined) return other();
  if (found.length > 1) return { result: 'ask', why: 'ambiguous' };
  if (startsAsPhone(text)) return other('phone');
  if (isNikPlausible(first)) return other('nik');
  if (first.length === 13) return other('nib');
  if (first.length >= 14 && first.length <= 20)
    return toConfirm({ number: `ID${first}` }, 'ID added');
  return wrong('ID dan 14 sampai 20 angka', `${first.length} angka tanpa ID`);
}

/** BPOM forms: food MD or ML with 12 to 15 digits, cosmetics NA to NE with 11, herbal TR, TI, TL with 9. */
const bpomForms: readonly { letters: RegExp; min: number; max: number; expected: string }[] = [
  { letters: /^M[DL]$/, min: 12, max: 15, expected: '12 sampai 15 angka' },
  { letters: /^N[A-E]$/, min: 11, max: 11, expected: '11 angka' },
  { letters: /^T[RIL]$/, min: 9, max: 9, expected: '9 angka' },
];

/** BPOM registration, letters and digits without blanks ("MD867031001234"). */
export function readBpom(text: string): Reading<Identifier> {
  const source = compact(text);
  const coded = /(?:^|[^A-Z])(M[DL]|N[A-E]|T[RIL]) ?(\d[\d ]{2,40})/.exec(source);
  if (coded) {
    const letters = coded[1] ?? '';
    const digits = (coded[2] ?? '').replace(/ /g, '');
    const form = bpomForms.find((each) => each.letters.test(letters));
    if (form && digits.length >= form.min && digits.length <= form.max)
      return understood({ number: letters + digits });
    return wrong(
      `${letters} dan ${form?.expected ?? '12 angka'}`,
      `${letters} dan ${digits.length} angka`,
    );
  }
  const [first] = numbers(text, 4);
  if (first === undefined) return other();
  if (startsAsPhone(text)) return other('phone');
  if (isNikPlausible(first)) return other('nik');
  if (first.length === 13) return other('nib');
  return wrong('MD atau ML dan 12 angka', `${first.length} angka tanpa MD atau ML`);
}

/** Trade mark: `IDM` and 9 digits. */
export function readMerek(text: string): Reading<Identifier> {
  const joined = compact(text).replace(/ /g, '');
  const coded = /IDM(\d{1,40})/.exec(joined);
  const digits = coded?.[1];
  if (digits !== undefined) {
    return digits.length === 9
      ? understood({ number: `IDM${digits}` })
      : wrong('IDM dan 9 angka', `IDM dan ${digits.length} angka`);
  }
  const [first] = numbers(text, 4);
  if (first === undefined) return other();
  if (startsAsPhone(text)) return other('phone');
  if (isNikPlausible(first)) return other('nik');
  if (first.length === 13) return other('nib');
  if (first.length === 9) return toConfirm({ number: `IDM${first}` }, 'IDM added');
  return wrong('IDM dan 9 angka', `${first.length} angka tanpa IDM`);
}
