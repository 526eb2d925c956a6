/** Properties that hold for any text: nothing throws, what is written is read back, and time grows no faster than the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readYear } from '../../src/language/date.ts';
import {
  formatDay,
  formatMoney,
  formatNumber,
  formatQuantity,
  numberInWords,
} from '../../src/language/format.ts';
import {
  looksLike,
  readBpom,
  readHalal,
  readMerek,
  readNib,
  readNpwp,
  readPirt,
} from '../../src/language/identifier.ts';
import { readMoney } from '../../src/language/money.ts';
import { readNumber } from '../../src/language/number.ts';
import { readPeople } from '../../src/language/people.ts';
import { readPercent } from '../../src/language/percent.ts';
import { readPhone } from '../../src/language/phone.ts';
import { completeQuantity, readQuantity } from '../../src/language/quantity.ts';
import { when } from './rows.ts';

const now = when('2026-11-24T10:00:00+07:00');
const readers: Record<string, (text: string) => unknown> = {
  number: readNumber,
  quantity: readQuantity,
  rate: (text) => readQuantity(text, { period: 'required' }),
  gap: (text) => completeQuantity({ min: 1000, max: 1000 }, text),
  money: readMoney,
  people: readPeople,
  percent: readPercent,
  phone: readPhone,
  date: (text) => readDate(text, now),
  year: (text) => readYear(text, now),
  nib: readNib,
  npwp: readNpwp,
  pirt: readPirt,
  halal: readHalal,
  bpom: readBpom,
  merek: readMerek,
  looks: looksLike,
};

const words =
  'dua tiga sepuluh belas puluh ratus ribu rb juta setengah se an 5 12 1.5 2026 - / , . + % x rp kg bks lusin per tiap ' +
  'hari minggu bulan tahun sampai sekitar gak lebih lagi depan lalu senin tgl desember awal habis lebaran h saya orang md id';
const speech = fc
  .array(fc.constantFrom(...words.split(' ')), { maxLength: 14 })
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')));

describe.each(Object.entries(readers))('the reader of %s', (_, read) => {
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(speech, fc.string({ unit: 'binary' }), fc.string()),
        (text) => void read(text),
      ),
      {
        numRuns: 400,
      },
    );
  });
});

describe('what is written is read back', () => {
  it('whole numbers in words up to 10^12', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1e12 })),
        (n) => {
          expect(readNumber(numberInWords(n))).toMatchObject({
            result: 'understood',
            value: { min: n, max: n },
          });
        },
      ),
      { numRuns: 2000 },
    );
    expect(numberInWords(1e12)).toBe('satu triliun');
    expect(numberInWords(0)).toBe('nol');
    expect(() => numberInWords(-1)).toThrow(RangeError);
  });

  it('numbers with separators', () => {
    // No telephone number and no identifier has fewer than ten digits.
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const n = Number(`${whole}.${String(cents).padStart(2, '0')}`);
          expect(readNumber(formatNumber(n, 'id'))).toMatchObject({ value: { min: n, max: n } });
        },
      ),
    );
  });

  it('quantities with unit, range and period', () => {
    const unit = fc.constantFrom(
      'pcs',
      'bungkus',
      'kg',
      'lusin',
      'kotak',
      'ekor',
      'm2',
      'galon',
      'liter',
      'orang',
    );
    const period = fc.constantFrom(
      undefined,
      'hari',
      'minggu',
      'bulan',
      'tahun',
      '2 minggu',
      '3 bulan',
    );
    const amount = fc.integer({ min: 1, max: 99_999_990 });
    fc.assert(
      fc.property(amount, amount, unit, period, fc.boolean(), (a, b, of, each, rough) => {
        // Three decimals would be read as thousands.
        const [min, max] = [Math.min(a, b) * 10, Math.max(a, b) * 10];
        const quantity = {
          ...{ min, max, unit: of },
          ...(each ? { period: each } : {}),
          ...(rough ? { approximate: true as const } : {}),
        };
        const reading = readQuantity(formatQuantity(quantity, 'id'));
        expect(reading).toMatchObject({ result: 'understood', value: quantity });
      }),
    );
  });

  it('rupiah', () => {
    const sum = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(sum, sum, fc.constantFrom(undefined, 'kg', 'bungkus', 'bulan'), (a, b, per) => {
        const money = { min: a < b ? a : b, max: a < b ? b : a, ...(per ? { per } : {}) };
        expect(readMoney(formatMoney(money, 'id'))).toMatchObject({
          result: 'understood',
          value: money,
        });
      }),
      // A sum whose digits could be a telephone number.
      { examples: [[0n, 628_090_000_001n, undefined]] },
    );
  });

  it('days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDate(formatDay(day, 'id'), now)).toMatchObject({
            confidence: 'full',
            value: { min: day, max: day },
          });
        },
      ),
    );
  });
});

describe('the words of a value', () => {
  it('are Indonesian or English', () => {
    const rate = { min: 500_000, max: 500_000, unit: 'bungkus', period: 'bulan' };
    expect(formatQuantity(rate, 'id')).toBe('500 bungkus per bulan');
    expect(formatQuantity(rate, 'en')).toBe('500 packs per month');
    const range = {
      min: 50_000,
      max: 100_500,
      unit: 'kg',
      period: '2 minggu',
      approximate: true as const,
    };
    expect(formatQuantity(range, 'id')).toBe('sekitar 50–100,5 kg per 2 minggu');
    expect(formatQuantity(range, 'en')).toBe('about 50–100.5 kg per 2 weeks');
    expect(formatMoney({ min: 25_000n, max: 25_000n, per: 'kg' }, 'id')).toBe('Rp25.000 per kg');
    expect(formatMoney({ min: 1_000_000n, max: 2_000_000n, per: 'bulan' }, 'en')).toBe(
      'Rp1,000,000–Rp2,000,000 per month',
    );
    expect(formatDay('2026-11-23', 'id')).toBe('Senin, 23 November 2026');
    expect(formatDay('2026-11-23', 'en')).toBe('Monday, 23 November 2026');
    expect(numberInWords(1_111_250)).toBe('satu juta seratus sebelas ribu dua ratus lima puluh');
  });
});

/** Inputs made to hurt: long runs of what each pattern repeats. */
const nasty: Record<string, string> = {
  digits: '9',
  groups: '1.000.',
  blanks: '000 ',
  dashes: '-',
  commas: '1,',
  letters: 'a',
  an: 'ratusan ribu ',
  words: 'duaratus',
  numbers: 'dua ratus ribu ',
  units: '5 kg ',
  periods: 'per tiap ',
  near: 'sembilam ',
  days: 'senin ',
  months: '5 desember ',
  feasts: 'hari libur lebaran ',
  strokes: '1/2/',
  parens: '( ( ',
  gaps: '1          ',
  letterO: '0o',
  marks: 'e\u0301',
};

describe.each(Object.entries(nasty))('ten thousand characters of %s', (_, piece) => {
  it('are read, and ten times as many cost about ten times as much at most', () => {
    const texts = [10_000, 100_000].map((length) => piece.repeat(length).slice(0, length));
    for (const [name, read] of Object.entries(readers)) {
      const [small = 0, large = 0] = texts.map((text) => fastest(() => read(text)));
      // Quadratic growth would be a hundred times.
      expect(large, `${name}: ${small} ms, then ${large} ms`).toBeLessThan(
        Math.max(30 * small, 60),
      );
    }
  });
});

function fastest(run: () => unknown): number {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
