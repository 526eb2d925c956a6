/** Days, spans and years as people say them; the instant is Tuesday 24 November 2026, ten in the morning, unless a row says otherwise. */
import { describe, expect, it } from 'vitest';
import { readYear } from '../../src/language/date.ts';
import { tables } from '../../src/cli/scoreTables.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { sharedRows } from '../domain/sharedRows.ts';
import { short, shortDate, when } from './rows.ts';

const tuesday = '2026-11-24T10:00:00+07:00';

const days: readonly (readonly [string, string])[] = [
  ['hr ini', '2026-11-24'],
  ['skrg', '2026-11-24'],
  ['nanti malam', '2026-11-24'],
  ['tadi pagi', '2026-11-24'],
  ['bsok pagi bu', '2026-11-25'],
  ['besok jam 9', '2026-11-25'],
  ['isukan', '2026-11-25'],
  ['lusa', '2026-11-26'],
  ['kemarin lusa', '2026-11-22'],
  ['besok lusa', 'ask ambiguous'],
  ['besok atau lusa', '2026-11-25..2026-11-26 ?'],
  ['3 hari yang lalu', '2026-11-21'],
  ['2-3 hari lagi', '2026-11-26..2026-11-27'],
  ['15 hari lagi', '2026-12-09'],
  ['seminggu yg lalu', '2026-11-17'],
  ['dua minggu lg', '2026-12-08'],
  ['sebulan lagi', '2026-12-24 ?'],
  ['2 bulan lalu', '2026-09-24 ?'],
  ['3 hari', '2026-11-27 ?'],
  ['dalam seminggu', '2026-12-01 ?'],
  ['beberapa hari lagi', 'ask vague'],
  ['jumat ini', '2026-11-27'],
  ["jum'at", '2026-11-27'],
  ['jumat depan', '2026-12-04 ?'],
  ['senin depan', '2026-11-30'],
  ['selasa', '2026-11-24 ?'],
  ['rabu minggu depan', '2026-12-02'],
  ['minggu depan hari rabu', '2026-12-02'],
  ['hari senin minggu depan', '2026-11-30'],
  ['hari minggu', '2026-11-29'],
  ['minggu', '2026-11-29 ?'],
  ['malam minggu', '2026-11-28 ?'],
  ['jumat lalu', '2026-11-20'],
  ['senin kemarin', '2026-11-23 ?'],
  ['senin tgl 30', '2026-11-30'],
  ['senin tgl 1 desember', '2026-12-01 ?'],
  ['selasa, 1 desember 2026', '2026-12-01'],
  ['senin sampai rabu', '2026-11-30..2026-12-02 ?'],
  ['sabtu minggu', '2026-11-28..2026-11-29 ?'],
  ['tiap senin', 'ask vague'],
  ['minggu ini', '2026-11-23..2026-11-29'],
  ['mgg dpn', '2026-11-30..2026-12-06'],
  ['minggu depan lagi', '2026-12-07..2026-12-13 ?'],
  ['weekend', '2026-11-28..2026-11-29'],
  ['weekend depan', '2026-12-05..2026-12-06 ?'],
  ['akhir pekan ini', '2026-11-28..2026-11-29'],
  ['tgl 24', '2026-11-24 ?'],
  ['tgl lima', '2026-12-05'],
  ['tgl 5 bln depan', '2026-12-05'],
  ['5 bulan depan', '2026-12-05 ?'],
  ['tgl 5-12 des', '2026-12-05..2026-12-12'],
  ['tanggal 5 sampai 10', '2026-12-05..2026-12-10'],
  ['tgl 10 bulan 1', '2027-01-10'],
  ['tgl 5/12', '2026-12-05'],
  ['5/12/2026', '2026-12-05'],
  ['05.12.26', '2026-12-05'],
  ['2026-12-05', '2026-12-05'],
  ['5 12 2026', '2026-12-05 ?'],
  ['5-12', '2026-12-05 ?'],
  ['12/25', '2026-12-25 ?'],
  ['31/2', 'ask format'],
  ['30 feb', 'ask format'],
  ['29 feb', '2028-02-29'],
  ['17 agustus', '2027-08-17'],
  ['5', '2026-12-05 ?'],
  ['sekitar tanggal 10', '2026-12-10 ?'],
  ['paling lambat 10 desember', '2026-12-10 ?'],
  ['sebelum tgl 10', '2026-12-10 ?'],
  ['des', '2026-12-01..2026-12-31'],
  ['des 2026', '2026-12-01..2026-12-31'],
  ['bln 12', '2026-12-01..2026-12-31'],
  ['november', '2026-11-01..2026-11-30 ?'],
  ['desember tahun depan', '2027-12-01..2027-12-31'],
  ['mulai januari', '2027-01-01..2027-01-31'],
  ['desember sampai januari', '2026-12-01..2027-01-31'],
  ['awal bulan', '2026-12-01..2026-12-10'],
  ['awal desember', '2026-12-01..2026-12-10'],
  ['pertengahan des', '2026-12-11..2026-12-20'],
  ['akhir bulan', '2026-11-21..2026-11-30'],
  ['awal tahun', '2027-01-01..2027-01-31'],
  ['awal 2027', '2027-01-01..2027-01-31'],
  ['minggu kedua desember', '2026-12-08..2026-12-14 ?'],
  ['minggu ke-2 bulan depan', '2026-12-08..2026-12-14 ?'],
  ['kuartal 1 2027', '2027-01-01..2027-03-31'],
  ['thn dpn', '2027-01-01..2027-12-31'],
  ['sejak januari 2020', '2020-01-01..2020-01-31'],
  ['dari 2015', '2015-01-01..2015-12-31'],
  ['H-3 lebaran', '2027-03-07'],
  ['h+7 lebaran', '2027-03-17 ?'],
  ['lebaran', '2027-03-10..2027-03-11'],
  ['habis lebaran', '2027-03-12..2027-03-18'],
  ['seminggu setelah lebaran', '2027-03-18 ?'],
  ['sebelum lebaran', '2027-03-03..2027-03-09 ?'],
  ['awal puasa', '2027-02-08..2027-02-17 ?'],
  ['lebaran haji', '2027-05-17'],
  ['natal', '2026-12-25'],
  ['habis tahun baru', '2027-01-02..2027-01-08 ?'],
  ['17an', '2027-08-17 ?'],
  ['habis panen', 'ask vague'],
  ['kapan aja', 'ask vague'],
  ['secepetnya', 'ask vague'],
  ['nanti kalau sudah siap', 'ask vague'],
  ['terserah ibu', 'ask vague'],
  ['tidak tahu', 'other text'],
  ['5 juta', 'other text'],
  ['50 kg per minggu', 'other text'],
  ['08123456789', 'other phone'],
];

const later: readonly (readonly [string, string, string])[] = [
  ['jumat ini', '2026-11-28T09:00:00+07:00', '2026-12-04 ?'],
  ['senin depan', '2026-11-22T09:00:00+07:00', '2026-11-23'],
  ['besok', '2026-11-22T18:30:00Z', '2026-11-24'],
  ['abis lebaran', '2027-03-13T09:00:00+07:00', '2027-03-12..2027-03-18'],
  ['abis lebaran', '2027-06-01T09:00:00+07:00', 'ask vague'],
  ['tgl 31', '2027-02-10T09:00:00+07:00', '2027-03-31'],
  ['awal bulan', '2026-12-05T09:00:00+07:00', '2026-12-01..2026-12-10 ?'],
  ['lebaran kemarin', '2026-11-24T09:00:00+07:00', '2026-03-21..2026-03-22'],
];

const years: readonly (readonly [string, string])[] = [
  ['2019', '2019'],
  ['sejak 2019', '2019'],
  ['dari tahun 2015', '2015'],
  ['thn 98', '1998'],
  ['dua ribu sembilan belas', '2019'],
  ['3 tahun lalu', '2023'],
  ['lima tahun yang lalu', '2021'],
  ['udah 3 thn', '2023 ?'],
  ['setahun', '2025 ?'],
  ['baru 6 bulan', '2026 ?'],
  ['tahun lalu', '2025'],
  ['tahun ini', '2026'],
  ['januari 2020', '2020'],
  ['2019an', '2019 ?'],
  ['2030', 'ask ambiguous'],
  ['2015 atau 2016', 'ask ambiguous'],
  ['3', 'ask ambiguous'],
  ['sejak kecil', 'ask vague'],
  ['keripik singkong', 'other text'],
];

describe('dates as people say them', () => {
  it.each(days)('%j → %s', (said, expected) => {
    expect(shortDate(said, tuesday)).toBe(expected);
  });
  it.each(later)('%j at %s → %s', (said, now, expected) => {
    expect(shortDate(said, now)).toBe(expected);
  });
  it.each(years)('the year of %j → %s', (said, expected) => {
    expect(short(readYear(said, when(tuesday)), String)).toBe(expected);
  });
});

const table = tables.find(({ name }) => name === 'dates');
const rows = sharedRows('domain/chat_dates.csv');
describe.skipIf(rows.length === 0)('the public table of dates', () => {
  it.each(rows.map((row) => [row.input, row] as const))('%s', (_, row) => {
    expect(table?.judge(row, kotaBekasi)).toMatchObject({ outcome: 'right' });
  });
});
