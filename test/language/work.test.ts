/** Short messages about the work: what they say, and what says nothing of it. */
import { describe, expect, it } from 'vitest';
import { readAmount, readWork } from '../../src/language/work.ts';

describe('what is said of the work', () => {
  it.each([
    ['pesan 500 lagi', { kind: 'order', quantity: 500_000 }],
    ['mau pesan 300 kotak', { kind: 'order', quantity: 300_000, unit: 'kotak' }],
    ['order lagi ya', { kind: 'order' }],
    ['sudah saya kirim 300 pcs', { kind: 'delivery', quantity: 300_000, unit: 'pcs' }],
    ['kirim 500', { kind: 'delivery', quantity: 500_000 }],
    ['barang sudah dikirim', { kind: 'delivery' }],
    ['sudah dibayar 2 juta', { kind: 'payment', amount: 2_000_000n }],
    ['udah transfer Rp1.500.000 ya', { kind: 'payment', amount: 1_500_000n }],
    ['sudah dibayar', { kind: 'payment' }],
    [
      'barang sudah diterima 480 rusak 20',
      { kind: 'receipt', quantity: 480_000, rejected: 20_000 },
    ],
    [
      'diterima 480 kotak, ditolak 20',
      {
        ...{ kind: 'receipt', quantity: 480_000, unit: 'kotak', rejected: 20_000 },
      },
    ],
    ['barang sudah sampai', { kind: 'receipt' }],
    ['tagihan 2jt', { kind: 'invoice', amount: 2_000_000n }],
  ])('"%s"', (typed, said) => {
    expect(readWork(typed)).toEqual(said);
  });

  it.each([
    ...['pesanan', 'ada pesanan', 'lihat pesanan', 'kirim', 'sudah', 'belum dibayar 2 juta'],
    ...['barang belum dikirim', 'kapan dibayar?', 'sudah dikirim belum', 'bayar pajak gimana'],
    ...['sudah diterima kerja', 'tidak terima pesanan dulu', 'batal pesan 500', 'mau pesan'],
    ...['saya jual keripik singkong 500 bungkus per bulan di Kranji', 'butuh 500 kotak nasi'],
  ])('nothing: "%s"', (typed) => {
    expect(readWork(typed)).toBeUndefined();
  });
});

it.each([
  ['500', { n: 500_000 }],
  ['500 kotak', { n: 500_000, unit: 'kotak' }],
  ['lima ratus kotak', { n: 500_000, unit: 'kotak' }],
  ['1.250 pcs aja', { n: 1_250_000, unit: 'pcs' }],
  ['nol', { n: 0 }],
  ['tidak ada', { n: 0 }],
  ['0', { n: 0 }],
  ['besok saja', undefined],
  ['👍', undefined],
])('so many: "%s"', (typed, read) => {
  expect(readAmount(typed)).toEqual(read);
});
