/** What is told where the work was asked about: figures, what is missing, and when. */
import { expect, it } from 'vitest';
import { readWork } from '../../src/language/work.ts';
import { readWorkAnswer } from '../../src/language/workAnswer.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const { timeZone, holidays } = kotaBekasi;
const when = { now: new Date('2027-01-25T02:00:00Z'), timeZone, holidays };
const come = true;

it.each([
  ['sudah bayar 10 juta', { come, kind: 'payment', amount: 10_000_000n }],
  ['cuma 800', { come, quantity: 800_000 }],
  ['baru 750 yg bagus', { come, quantity: 750_000 }],
  ['750 dari 1.000', { come, quantity: 750_000 }],
  ['kurang 50', { come, short: 50_000 }],
  ['iya udh dikirim tp kurang 20', { come, kind: 'delivery', short: 20_000 }],
  ['480 bagus, 20 rusak', { come, quantity: 480_000, rejected: 20_000 }],
  ['20 rusak', { come, rejected: 20_000 }],
  ['kemarin', { come, day: '2027-01-24' }],
  ['tadi pagi', { come, day: '2027-01-25' }],
  ['udah 3 hari lalu', { come, day: '2027-01-22' }],
  ['sudah, jumat', { come, day: '2027-01-22' }],
  ['besok', { come: false, day: '2027-01-26' }],
  [
    'sudah kirim 300 kotak tgl 20',
    { come, kind: 'delivery', quantity: 300_000, unit: 'kotak', day: '2027-01-20' },
  ],
])('"%s"', (typed, said) => {
  expect(readWorkAnswer(typed, when)).toMatchObject(said);
});

it('knows money that is missing', () => {
  expect(readWorkAnswer('belum lunas, masih kurang 2 juta', when)).toMatchObject({
    shortAmount: 2_000_000n,
  });
});

it.each([
  'ya',
  'sudah',
  'belum',
  'sudah semua',
  'kapan?',
  'lapor barang kurang 50',
  'saya jual 500 keripik singkong pedas',
  '👍',
])('nothing: "%s"', (typed) => {
  expect(readWorkAnswer(typed, when)).toBeUndefined();
});

it.each([
  [
    'kirim 300 kotak tgl 20',
    { kind: 'delivery', quantity: 300_000, unit: 'kotak', day: '2027-01-20' },
  ],
  [
    'pesan 500 kotak untuk tanggal 5 harga 22 ribu',
    { kind: 'order', quantity: 500_000, unit: 'kotak', price: 22_000n, day: '2027-02-05' },
  ],
  ['sudah bayar 10 juta untuk 300 kotak', { kind: 'payment', amount: 10_000_000n }],
  [
    'uang sudah diterima 5 juta tadi pagi',
    { kind: 'payment', amount: 5_000_000n, day: '2027-01-25' },
  ],
  ['barang diterima 20 rusak', { kind: 'receipt', rejected: 20_000 }],
])('told in one message: "%s"', (typed, said) => {
  expect(readWork(typed, when)).toEqual(said);
});
