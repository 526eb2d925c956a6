/** Wishes for help with a licence in everyday words, and sentences that are none. */
import { describe, expect, it } from 'vitest';
import { readLicenceWish } from '../../src/language/licence.ts';

const wishes: readonly [string, string | undefined][] = [
  ['mau urus NIB', 'nib'],
  ['gimana cara bikin pirt', 'pirt'],
  ['gmn bikin P-IRT ya kak?', 'pirt'],
  ['cara ngurus p.irt dong', 'pirt'],
  ['bantu halal', 'halal'],
  ['bantuin sertifikat halal dong min', 'halal'],
  ['bisa bantu halal gak?', 'halal'],
  ['mau bikin merek', 'merek'],
  ['mau daftarin merk', 'merek'],
  ['perpanjang pirt', 'pirt'],
  ['syarat bpom apa ya', 'bpom'],
  ['saya mau urus pirt untuk keripik singkong saya', 'pirt'],
  ['izin', undefined],
  ['IZIN!', undefined],
  ['bantu izin dong', undefined],
  ['bantuan izin', undefined],
  ['mau urus izin usaha', undefined],
  ['ngurus perijinan gimana', undefined],
  ['urus nib halal', undefined],
  ['help with halal', 'halal'],
  ['how do i get an nib', 'nib'],
  ['i want to register a trademark', 'merek'],
  ['licence help', undefined],
];

const none = [
  '',
  'nib',
  'halal',
  'belum punya nib',
  'sudah punya pirt',
  'nib saya hilang',
  'apa itu nib',
  'tarik izin',
  'izin tanya',
  'numpang izin bertanya kak',
  'butuh pemasok keripik halal',
  'mau pesan nasi kotak halal 500 kotak',
  'keripik singkong, 500 bungkus sebulan, sudah halal',
  'mau daftar',
  'mau bantu',
  'tidak mau urus nib',
  'gak jadi bikin pirt',
  'mau lapor, izin saya dipersulit petugas',
  'pesanan',
  'surat izin',
  '1234567890123',
  '😀',
  'mau '.repeat(500),
];

describe('a wish for help with a licence', () => {
  it.each(wishes)('%s', (typed, licence) => {
    expect(readLicenceWish(typed)).toEqual(licence === undefined ? {} : { licence });
  });

  it.each(none)('is not: %s', (typed) => {
    expect(readLicenceWish(typed)).toBeUndefined();
  });
});
