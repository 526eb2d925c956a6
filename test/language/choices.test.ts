/** Options are taken as a clerk would take them, and asked back where two fit. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readChoice } from '../../src/language/choice.ts';
import type { ChoiceOption } from '../../src/language/choice.ts';

const sectors: ChoiceOption[] = [
  { id: 'K2', label: 'Camilan kering (keripik, kerupuk)', words: ['snack kering'] },
  { id: 'K1', label: 'Kue, roti, jajanan pasar' },
  { id: 'C1', label: 'Katering dan snack pesanan', words: ['nasi box'] },
  { id: 'F1', label: 'Jahit dan konveksi' },
  { id: 'Z1', label: 'Lainnya' },
];
const nib: ChoiceOption[] = [
  { id: 'ya', label: 'Sudah punya' },
  { id: 'proses', label: 'Sedang diurus' },
  { id: 'tidak', label: 'Belum punya' },
];
const periods: ChoiceOption[] = [
  { id: 'hari', label: 'per hari' },
  { id: 'minggu', label: 'per minggu' },
  { id: 'bulan', label: 'per bulan' },
  { id: '2bulan', label: 'per 2 bulan' },
];
const twins: ChoiceOption[] = [
  { id: 'a', label: 'Keripik singkong' },
  { id: 'b', label: 'Keripik pisang' },
  { id: 'c', label: 'Sambal' },
];

type Row = [text: string, options: ChoiceOption[], expected: string | string[], many?: boolean];
const rows: Row[] = [
  ['1', sectors, ['K2']],
  [' 2. ', sectors, ['K1']],
  ['no 3', sectors, ['C1']],
  ['nomor dua', sectors, ['K1']],
  ['yang kedua', sectors, ['K1']],
  ['yg ke-3', sectors, ['C1']],
  ['yang ke 4 aja bu', sectors, ['F1']],
  ['pertama', sectors, ['K2']],
  ['yang terakhir', sectors, ['Z1']],
  ['paling atas', sectors, ['K2']],
  ['pilih tiga', sectors, ['C1']],
  ['2️⃣', sectors, ['K1']],
  ['hiji', sectors, ['K2']],
  ['kaloro', sectors, 'other'],
  ['keempat', sectors, ['F1']],
  ['pilihan 5 ya', sectors, ['Z1']],
  ['9', sectors, 'format'],
  ['0', sectors, 'format'],
  ['yang ke 8', sectors, 'format'],
  ['1 dan 3', sectors, 'ambiguous'],
  ['K2', sectors, ['K2']],
  ['f1', sectors, ['F1']],
  ['lainnya', sectors, ['Z1']],
  ['Jahit dan konveksi', sectors, ['F1']],
  ['konveksi', sectors, ['F1']],
  ['konpeksi', sectors, ['F1']],
  ['jahit', sectors, ['F1']],
  ['katring', sectors, ['C1']],
  ['katering aja', sectors, ['C1']],
  ['nasi box', sectors, ['C1']],
  ['kripik', sectors, ['K2']],
  ['yang keripik bu', sectors, ['K2']],
  ['roti', sectors, ['K1']],
  ['snack', sectors, 'ambiguous'],
  ['mobil', sectors, 'other'],
  ['bukan yang keripik', sectors, 'other'],
  ['', sectors, 'other'],
  ['1,3 dan 5', sectors, ['K2', 'C1', 'Z1'], true],
  ['1-3', sectors, ['K2', 'K1', 'C1'], true],
  ['1 s/d 3', sectors, ['K2', 'K1', 'C1'], true],
  ['1 sampai 2', sectors, ['K2', 'K1'], true],
  ['semua', sectors, ['K2', 'K1', 'C1', 'F1', 'Z1'], true],
  ['semuanya bu', sectors, ['K2', 'K1', 'C1', 'F1', 'Z1'], true],
  ['1 3 5', sectors, ['K2', 'C1', 'Z1'], true],
  ['satu sama tiga', sectors, ['K2', 'C1'], true],
  ['keripik dan konveksi', sectors, ['K2', 'F1'], true],
  ['roti, katering', sectors, ['K1', 'C1'], true],
  ['1, 9', sectors, 'format', true],
  ['semua', sectors, 'ambiguous'],
  ['sudah', nib, ['ya']],
  ['udah bu', nib, ['ya']],
  ['belum', nib, ['tidak']],
  ['blm punya', nib, ['tidak']],
  ['sedang', nib, ['proses']],
  ['diurus', nib, ['proses']],
  ['bulan', periods, ['bulan']],
  ['per bulan', periods, ['bulan']],
  ['2 bulan', periods, ['2bulan']],
  ['minggu', periods, ['minggu']],
  ['mingu', periods, ['minggu']],
  ['keripik', twins, 'ambiguous'],
  ['singkong', twins, ['a']],
  ['keripik pisang', twins, ['b']],
  ['pisng', twins, ['b']],
  ['sambel', twins, ['c']],
];

describe('choices', () => {
  for (const [text, options, expected, many] of rows) {
    it(`"${text}"${many === true ? ' (many)' : ''} → ${String(expected)}`, () => {
      const reading = readChoice(text, options, { many: many === true });
      if (reading.result === 'understood') expect(reading.value).toEqual(expected);
      else expect(reading.result === 'ask' ? reading.why : reading.result).toBe(expected);
    });
  }

  it('says what a number should have been', () => {
    expect(readChoice('9', sectors)).toEqual({
      result: 'ask',
      why: 'format',
      expected: '1–5',
      got: '9',
    });
  });

  it('offers those that fit equally', () => {
    expect(readChoice('keripik', twins)).toEqual({
      result: 'ask',
      why: 'ambiguous',
      candidates: [['a'], ['b']],
    });
  });

  it('is not sure where only part was recognised', () => {
    const reading = readChoice('keripik, mobil', sectors, { many: true });
    expect(reading).toMatchObject({ result: 'understood', value: ['K2'], confidence: 'confirm' });
  });

  it('takes every option by its number and by its label, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, many) => {
        readChoice(text, sectors, { many });
        readChoice(text, [{ id: text, label: text }], { many });
      }),
    );
    for (const [index, option] of sectors.entries()) {
      expect(readChoice(String(index + 1), sectors)).toMatchObject({ value: [option.id] });
      expect(readChoice(option.label, sectors)).toMatchObject({ value: [option.id] });
    }
  });

  it('answers 10,000 characters in under 5 ms', () => {
    for (const text of [
      '1,2 '.repeat(2500),
      'keripik '.repeat(1250),
      'a'.repeat(10000),
      '-'.repeat(10000),
    ]) {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        readChoice(text, sectors, { many: true });
        return performance.now() - start;
      });
      expect(times.sort((a, b) => a - b)[0]).toBeLessThan(5);
    }
  });
});
