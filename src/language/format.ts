/** Values in the words people read them in, Indonesian first; what is written here is read back to the same value. */
import type { Day, Money, Period, Quantity } from '../domain/quantity.ts';
import type { PeriodId } from '../domain/reportPeriod.ts';
import { spanOf } from '../domain/reportPeriod.ts';
import { fromDay, weekdayOf, dateParts } from './calendar.ts';
import { periodUnit } from './period.ts';

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};
const weekdays = {
  id: 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

/** English names of units and periods, singular and plural; units not here stay as they are. */
const english: Record<string, readonly [string, string]> = {
  bungkus: ['pack', 'packs'],
  kuintal: ['quintal', 'quintals'],
  ons: ['100 g', '× 100 g'],
  ton: ['tonne', 'tonnes'],
  liter: ['litre', 'litres'],
  meter: ['metre', 'metres'],
  porsi: ['portion', 'portions'],
  kotak: ['box', 'boxes'],
  dus: ['carton', 'cartons'],
  lusin: ['dozen', 'dozen'],
  kodi: ['score (20)', 'score (20)'],
  rim: ['ream', 'reams'],
  lembar: ['sheet', 'sheets'],
  pasang: ['pair', 'pairs'],
  ekor: ['head', 'head'],
  butir: ['piece', 'pieces'],
  tusuk: ['skewer', 'skewers'],
  potong: ['piece', 'pieces'],
  stel: ['suit', 'suits'],
  botol: ['bottle', 'bottles'],
  toples: ['jar', 'jars'],
  kaleng: ['can', 'cans'],
  gelas: ['glass', 'glasses'],
  karung: ['sack', 'sacks'],
  sak: ['bag', 'bags'],
  ikat: ['bundle', 'bundles'],
  orang: ['person', 'people'],
  jam: ['hour', 'hours'],
  hari: ['day', 'days'],
  minggu: ['week', 'weeks'],
  bulan: ['month', 'months'],
  tahun: ['year', 'years'],
};

/** `su` (Sundanese) and anything else is written as Indonesian: numbers and units are the same words there. */
function isEnglish(language: string): boolean {
  return language === 'en';
}

function unitWord(unit: string, language: string, many: boolean): string {
  return isEnglish(language) ? (english[unit]?.[many ? 1 : 0] ?? unit) : unit;
}

/** Groups of three: "1.250,5" in Indonesian, "1,250.5" in English; at most three decimals, no trailing zeros. */
export function formatNumber(n: number | bigint, language: string): string {
  const [thousands, decimal] = isEnglish(language) ? [',', '.'] : ['.', ','];
  const fixed = typeof n === 'bigint' ? n.toString() : plainDecimal(n);
  const [whole = '0', fraction = ''] = fixed.split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, (digit) => digit + thousands);
  return fraction ? `${grouped}${decimal}${fraction}` : grouped;
}

/** Without an exponent, for any finite number that chat can hold. */
function plainDecimal(n: number): string {
  if (Number.isInteger(n)) return BigInt(n).toString();
  return n.toFixed(3).replace(/0+$/, '').replace(/\.$/, '');
}

function periodWords(period: Period, language: string): string {
  const [first = '', second] = period.split(' ');
  if (!second) return isEnglish(language) ? unitWord(first, language, false) : first;
  return `${first} ${unitWord(second, language, true)}`;
}

function per(what: string, language: string): string {
  const [first = '', second] = what.split(' ');
  const isPeriod = periodUnit(second ?? first) !== undefined;
  return isPeriod ? periodWords(what, language) : unitWord(what, language, false);
}

function range(min: string, max: string): string {
  return min === max ? min : `${min}–${max}`;
}

function rough(text: string, approximate: true | undefined, language: string): string {
  if (!approximate) return text;
  return `${isEnglish(language) ? 'about' : 'sekitar'} ${text}`;
}

/** "500 bungkus per bulan", "sekitar 50–100 kg per minggu"; in English "500 packs per month". */
export function formatQuantity(quantity: Quantity, language: string): string {
  // Nothing is known (an imported list without capacities): "0 -" would look like an answer.
  if (quantity.unit === '-') return '-';
  const [min, max] = [quantity.min / 1000, quantity.max / 1000];
  const amount = range(formatNumber(min, language), formatNumber(max, language));
  const unit = unitWord(quantity.unit, language, max !== 1);
  const period = quantity.period ? ` per ${periodWords(quantity.period, language)}` : '';
  return rough(`${amount} ${unit}${period}`, quantity.approximate, language);
}

/** "Rp25.000 per kg", "Rp5.000.000–Rp10.000.000 per bulan". */
export function formatMoney(money: Money, language: string): string {
  const amount = range(
    `Rp${formatNumber(money.min, language)}`,
    `Rp${formatNumber(money.max, language)}`,
  );
  const what = money.per ? ` per ${per(money.per, language)}` : '';
  return rough(`${amount}${what}`, money.approximate, language);
}

/** "Senin, 23 November 2026", in English "Monday, 23 November 2026". */
export function formatDay(day: Day, language: string): string {
  const number = fromDay(day);
  const { year, month, day: date } = dateParts(number);
  const names = isEnglish(language) ? 'en' : 'id';
  return `${weekdays[names][weekdayOf(number) - 1] ?? ''}, ${date} ${months[names][month - 1] ?? ''} ${year}`;
}

/** "Triwulan 3 2026", "November 2026", "2026"; in English "Quarter 3 of 2026". */
export function formatPeriod(id: PeriodId, language: string): string {
  const { kind, from } = spanOf(id);
  const year = from.slice(0, 4);
  if (kind === 'year') return year;
  const en = isEnglish(language);
  if (kind === 'quarter')
    return en ? `Quarter ${id.slice(-1)} of ${year}` : `Triwulan ${id.slice(-1)} ${year}`;
  return `${months[en ? 'en' : 'id'][Number(from.slice(5, 7)) - 1] ?? ''} ${year}`;
}

const small = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ');

function below(n: number): string[] {
  if (n === 0) return [];
  if (n < 12) return [small[n] ?? ''];
  if (n < 20) return [small[n - 10] ?? '', 'belas'];
  if (n < 100) return [small[Math.floor(n / 10)] ?? '', 'puluh', ...below(n % 10)];
  const hundreds = Math.floor(n / 100);
  return [...(hundreds === 1 ? ['seratus'] : [small[hundreds] ?? '', 'ratus']), ...below(n % 100)];
}

/** A whole number from 0 to 10^15 - 1 in Indonesian words ("dua ratus lima puluh ribu"); throws outside that range. */
export function numberInWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e15)
    throw new RangeError('no number that can be said');
  if (n === 0) return 'nol';
  const words: string[] = [];
  let rest = n;
  for (const [scale, name] of [
    [1e12, 'triliun'],
    [1e9, 'miliar'],
    [1e6, 'juta'],
    [1e3, 'ribu'],
  ] as const) {
    const count = Math.floor(rest / scale);
    rest %= scale;
    if (count === 0) continue;
    words.push(...(scale === 1e3 && count === 1 ? ['seribu'] : [...below(count), name]));
  }
  return [...words, ...below(rest)].join(' ');
}
