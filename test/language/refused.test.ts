/** Goods that are refused today, as people type it; what is another day's, or no delivery, is none. */
import { expect, it } from 'vitest';
import { refusedToday } from '../../src/language/refused.ts';

it.each([
  'barang ditolak hari ini',
  'Barang saya DITOLAK tadi pagi sama satpam gudangnya',
  'kiriman ga diterima hari ini padahal sudah sampai',
  'tadi nasi kotak dipulangin semua',
  'brg diretur barusan',
  'pesanan tidak diterima sekarang, truk masih di depan',
  'my goods were rejected today',
])('is understood: %s', (typed) => {
  expect(refusedToday(typed)).toBe(true);
});

it.each([
  'barang ditolak minggu lalu',
  'kemarin kiriman ditolak',
  'proposal saya ditolak hari ini',
  'barang belum dibayar hari ini',
  'barang tidak ditolak hari ini, cuma belum dibayar',
  'takut barang ditolak hari ini',
  'hari libur barang ditolak',
  '',
  '😀',
])('is none: %s', (typed) => {
  expect(refusedToday(typed)).toBe(false);
});
