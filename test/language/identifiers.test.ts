/** Identifiers and telephone numbers: the form is checked, and what is wrong is said in words an owner can use. */
import { describe, expect, it } from 'vitest';
import {
  looksLike,
  readBpom,
  readHalal,
  readMerek,
  readNib,
  readNpwp,
  readPirt,
  type Identifier,
} from '../../src/language/identifier.ts';
import { readPhone } from '../../src/language/phone.ts';
import type { Reading } from '../../src/language/reading.ts';
import { short } from './rows.ts';

function line(reading: Reading<Identifier>): string {
  if (reading.result === 'ask' && reading.why === 'format')
    return `${reading.expected} / ${reading.got}`;
  return short(reading, ({ number, expires }) => (expires ? `${number} until ${expires}` : number));
}

const readers = {
  nib: readNib,
  npwp: readNpwp,
  pirt: readPirt,
  halal: readHalal,
  bpom: readBpom,
  merek: readMerek,
};

const cases: readonly (readonly [keyof typeof readers, string, string])[] = [
  ['nib', '1234567890123', '1234567890123'],
  ['nib', 'NIB saya 1234 5678 90123 bu', '1234567890123'],
  ['nib', '123456789012', '13 angka / 12 angka'],
  ['nib', '12345678901234', '13 angka / 14 angka'],
  ['nib', '3275011503900001', 'other nik'],
  ['nib', '08123456789', 'other phone'],
  ['nib', 'belum punya', 'other text'],
  ['npwp', '12.345.678.9-012.000', '123456789012000'],
  ['npwp', '0123456789012000', '0123456789012000'],
  ['npwp', '3275011503900001', '3275011503900001'],
  ['npwp', '12.345.678.9-012', '15 atau 16 angka / 12 angka'],
  ['npwp', '1234567890123', 'other nib'],
  ['pirt', '2063275010123-28', '2063275010123-28 until 2028-12-31'],
  ['pirt', 'P-IRT No. 206327501012328', '2063275010123-28 until 2028-12-31'],
  ['pirt', 'PIRT 2063275010123', '15 angka / 13 angka'],
  ['pirt', '906327501012328', 'angka pertama 1 sampai 8 / angka pertama 9'],
  ['halal', 'ID32110000123450121', 'ID32110000123450121'],
  ['halal', 'id 3211 0000 1234 50121', 'ID32110000123450121'],
  ['halal', '32110000123450121', 'ID32110000123450121 ?'],
  ['halal', 'ID321100', 'ID dan 14 sampai 20 angka / ID dan 6 angka'],
  ['halal', 'KH 00123456', 'ID dan 14 sampai 20 angka / nomor KH'],
  ['bpom', 'BPOM RI MD 867031001234', 'MD867031001234'],
  ['bpom', 'NA18200100123', 'NA18200100123'],
  ['bpom', 'POM TR 123 456 789', 'TR123456789'],
  ['bpom', 'MD 86703100', 'MD dan 12 sampai 15 angka / MD dan 8 angka'],
  ['bpom', '867031001234', 'MD atau ML dan 12 angka / 12 angka tanpa MD atau ML'],
  ['merek', 'IDM000123456', 'IDM000123456'],
  ['merek', 'idm 000 123 456', 'IDM000123456'],
  ['merek', 'IDM12345', 'IDM dan 9 angka / IDM dan 5 angka'],
  ['merek', '000123456', 'IDM000123456 ?'],
];

describe('numbers of papers', () => {
  it.each(cases)('%s %j → %s', (kind, said, expected) => {
    expect(line(readers[kind](said))).toBe(expected);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['006281234567890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['wa.me/6281234567890', '+6281234567890'],
    ['nomor saya o8123456789O', '+6281234567890 ?'],
    ['021-88960000', '+622188960000'],
    ['+60 12-345 6789', '+60123456789 ?'],
    ['0812345', 'ask format'],
    ['62812345678901234', 'ask format'],
    ['081234567890 atau 085712345678', 'ask ambiguous'],
    ['3275011503900001', 'other nik'],
    ['1234567890123', 'other nib'],
    ['tidak ada', 'other text'],
  ])('%j → %s', (said, expected) => {
    expect(short(readPhone(said), String)).toBe(expected);
  });
});

describe('what a text looks like', () => {
  it.each([
    ['0812 3456 7890', 'phone'],
    ['1234567890123', 'nib'],
    ['3275015503900001', 'nik'],
    ['3275011513900001', 'npwp'],
    ['12.345.678.9-012.000', 'npwp'],
    ['Rp 15.000', 'money'],
    ['besok', 'date'],
    ['5/12', 'date'],
    ['jl mawar no 5', 'place'],
    ['kel. pejuang', 'place'],
    ['100-200', 'text'],
    ['1.250.000.000.000', 'text'],
    ['keripik singkong', 'text'],
  ])('%j looks like %s', (said, expected) => {
    expect(looksLike(said)).toBe(expected);
  });
});
