/** What a role that may not see names reads of what people wrote. */
import { expect, it } from 'vitest';
import { maskNames } from '../../src/language/maskNames.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

it.each([
  ['nama saya Siti Aminah, parkir di mana', 'nama saya … parkir di mana'],
  ['nama saya siti aminah, parkir di mana', 'nama saya … parkir di mana'],
  ['kapan bu Lilis di kantor?', 'kapan bu … di kantor?'],
  ['pak dedi ada di kantor?', 'pak … ada di kantor?'],
  ['Apakah Siti Aminah boleh ikut bazar?', 'Apakah … boleh ikut bazar?'],
  ['a.n. Budi Santoso kok belum dijawab', 'a.n. … kok belum dijawab'],
  ['Saya Dewi dari Jatiasih mau tanya parkir', 'Saya … dari Jatiasih mau tanya parkir'],
  ['Parkir motor di Bekasi Timur sebelah mana ya', 'Parkir motor di Bekasi Timur sebelah mana ya'],
  ['parkir motor sebelah mana', 'parkir motor sebelah mana'],
  ['', ''],
])('%j is read as %j', (text, masked) => expect(maskNames(text, kotaBekasi)).toBe(masked));
