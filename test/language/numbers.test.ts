/** Numbers, quantities, money, people and percent as a clerk hears them; " ?" marks what must be said back first. */
import { describe, expect, it } from 'vitest';
import { readMoney } from '../../src/language/money.ts';
import { readNumber } from '../../src/language/number.ts';
import { readPeople } from '../../src/language/people.ts';
import { readPercent } from '../../src/language/percent.ts';
import { completeQuantity, perPeriod, readQuantity, toBase } from '../../src/language/quantity.ts';
import { tables } from '../../src/cli/scoreTables.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';
import { sharedRows } from '../domain/sharedRows.ts';
import { short, writeMoney, writeQuantity, writeRange } from './rows.ts';

type Case = readonly [said: string, expected: string];

const numbers: Case[] = [
  ['1/2', '0.5'],
  ['3 1/2', '3.5'],
  ['½', '0.5'],
  ['3½', '3.5'],
  ['tiga perempat', '0.75'],
  ['tiga setengah', '3.5'],
  ['dua koma lima juta', '2500000'],
  ['duaratus ribu', '200000'],
  ['duapuluhlima', '25'],
  ['2 juta 500 ribu', '2500000'],
  ['1jt 250rb', '1250000'],
  ['2rb500', '2500'],
  ['2 juta 500', '2500000 ?'],
  ['sejuta setengah', '1500000'],
  ['seperempat juta', '250000'],
  ['setengah miliar', '500000000'],
  ['seratus dua puluh lima ribu tiga ratus', '125300'],
  ['sembilan puluh sembilan', '99'],
  ['dlapan belas', '18'],
  ['sembilam puluh', '90'],
  ['delaapn', 'other text'],
  ['tilu ratus', '300'],
  ['limang', 'other text'],
  ['2 ratus ribu', '200000'],
  ['15k', '15000'],
  ['5 M', '5000000000'],
  ['100 M', '100000000000 ?'],
  ['20an', '20'],
  ['20-an', '20'],
  ['seratusan', '100'],
  ['lima ratusan ribu', '500000'],
  ['3jutaan', '3000000'],
  ['1,5juta-an', '1500000'],
  ['sktr 40', '40'],
  ['kira-kira 30', '30'],
  ['kurang lebih 2 juta', '2000000'],
  ['±50', '50'],
  ['lebih dari 100', '100 ?'],
  ['minimal 50', '50 ?'],
  ['di bawah 100', '100 ?'],
  ['100+', '100 ?'],
  ['ga sampe 100', '100 ?'],
  ['-5', '5 ?'],
  ['10-20', '10..20'],
  ['20 s.d 30', '20..30'],
  ['antara 50 dan 100', '50..100'],
  ['dua puluh - tiga puluh', '20..30'],
  ['2jt-3jt', '2000000..3000000'],
  ['900rb-1,2jt', '900000..1200000'],
  ['500-1jt', '500000..1000000 ?'],
  ['dua tiga juta', '2000000..3000000 ?'],
  ['10 atau 20', '10..20 ?'],
  ['dua lima', 'ask vague'],
  ['kadang 50 kadang 100', 'ask ambiguous'],
  ['1.500.000,50', '1500000.5'],
  ['1,250,000', '1250000'],
  ['1,500', '1500 ?'],
  ['1.00.000', 'other text'],
  ['1 500 000', '1500000 ?'],
  ['５００', '500'],
  ['ratusan', 'ask vague'],
  ['puluhan ribu', 'ask vague'],
  ['beberapa ratus', 'ask vague'],
  ['banyak', 'ask vague'],
  ['belum pasti', 'ask vague'],
  ['', 'other text'],
  ['?', 'other text'],
  ['gang mawar no 12', 'other place'],
  ['1234567890123', 'other nib'],
  ['3275011503900001', 'other nik'],
  ['12.345.678.9-012.000', 'other npwp'],
  ['+62 812-3456-7890', 'other phone'],
  ['0812 3456 7890', 'other phone'],
];

const quantities: Case[] = [
  ['1/2 kg', '0.5 kg'],
  ['3 1/2 ton', '3.5 ton'],
  ['0,5 ton', '0.5 ton'],
  ['1.250 kg', '1250 kg'],
  ['1.5 kg', '1.5 kg'],
  ['dua setengah kilo', '2.5 kg'],
  ['2 kilo setengah', '2.5 kg'],
  ['sekilo setengah', '1.5 kg'],
  ['setengah lusin', '0.5 lusin'],
  ['20an pcs', '20 pcs'],
  ['2rb pcs/bln', '2000 pcs/bulan'],
  ['2rb 500 pcs', '2500 pcs ?'],
  ['sktr 100 bks', '100 bungkus'],
  ['2 hari sekali 50 bks', '50 bungkus/2 hari'],
  ['tiap 2 minggu 100 pcs', '100 pcs/2 minggu'],
  ['100 pcs per dua minggu', '100 pcs/2 minggu'],
  ['2x seminggu 50 kg', '100 kg/minggu ?'],
  ['per hari 50 pcs', '50 pcs/hari'],
  ['50 kg dlm seminggu', '50 kg/minggu'],
  ['50 kg 1 minggu', '50 kg/minggu'],
  ['50 kg 2 minggu', '50 kg/2 minggu ?'],
  ['semingu 50 kg', '50 kg/minggu'],
  ['sehari-hari 20 porsi', '20 porsi/hari'],
  ['100 pcs harian', '100 pcs/hari'],
  ['50 pcs setiap minggunya', '50 pcs/minggu'],
  ['10 porsi/jam', '10 porsi/jam'],
  ['200 toples per 3 bulan', '200 toples/3 bulan'],
  ['100 nasi box per hari', '100 kotak/hari'],
  ['500 keripik per bulan', '500 keripik/bulan ?'],
  ['keripik singkong 500 bungkus sebulan', '500 bungkus/bulan'],
  ['100 botol 250 ml per minggu', '100 botol/minggu'],
  ['3 dus isi 24 per bulan', '3 dus/bulan ?'],
  ['50kg-100kg', '50..100 kg'],
  ['50 kg sampai 1 kuintal', '50..100 kg ?'],
  ['5-6 lusin seminggu', '5..6 lusin/minggu'],
  ['max 500 pcs/bulan', '500 pcs/bulan ?'],
  ['bisa sampai 1000 bungkus per bulan', '1000 bungkus/bulan ?'],
  ['3 orang, 50 kg per hari', '50 kg/hari ?'],
  ['50 kg ayam 30 kg sapi', 'ask ambiguous'],
  ['5 m kain', '5 meter'],
  ['10 m2', '10 m2'],
  ['15 meter persegi', '15 m2'],
  ['3 kubik pasir', '3 m3'],
  ['20 galon sehari', '20 galon/hari'],
  ['100 bh', '100 pcs'],
  ['100 biji/hari', '100 pcs/hari'],
  ['2kw sebulan', '2 kuintal/bulan'],
  ['100 lmbr per hari', '100 lembar/hari'],
  ['1 karung 25 kg', '1 karung'],
  ['5 pak', '5 pak ?'],
  ['seribu', 'ask no_unit'],
  ['500 per bulan', 'ask no_unit'],
  ['300', 'ask no_unit'],
  ['Rp 5000', 'other money'],
  ['5rb/bks', 'other money'],
  ['bungkus', 'other text'],
  ['pre order', 'ask vague'],
  ['puluhan bungkus', 'ask vague'],
  ['081234567890', 'other phone'],
];

const sums: Case[] = [
  ['rp 5rb/bks', '5000/bungkus'],
  ['15rb sebungkus', '15000/bungkus'],
  ['per bungkus 5000', '5000/bungkus'],
  ['1 kg 50rb', '50000/kg'],
  ['50rb 1 kg', '50000/kg'],
  ['15000/pcs', '15000/pcs'],
  ['Rp 12 ribu / kg', '12000/kg'],
  ['omset sebulan 5-10 juta', '5000000..10000000/bulan'],
  ['2-3 juta sebulan', '2000000..3000000/bulan'],
  ['50 juta/thn', '50000000/tahun'],
  ['goceng sebungkus', '5000/bungkus'],
  ['cepek ceng', '100000'],
  ['noceng', '2000'],
  ['gocap', '50 ?'],
  ['5 ceng', '5000'],
  ['500 perak', '500'],
  ['10.000 rupiah', '10000'],
  ['IDR 2,500,000', '2500000'],
  ['Rp5.000,-', '5000'],
  ['15 ribuan', '15000'],
  ['5 juta lebih', '5000000 ?'],
  ['1,2M', '1200000000'],
  ['60 M', '60000000000 ?'],
  ['15', '15 ?'],
  ['sehari 300', '300/hari ?'],
  ['3 kg 100rb', '100000 ?'],
  ['belasan juta', 'ask vague'],
  ['nego aja', 'ask vague'],
  ['3 kg', 'other text'],
  ['tidak ada', 'other text'],
];

const people: Case[] = [
  ['10-15 org', '10..15'],
  ['sendirian', '1'],
  ['berempat', '4'],
  ['bertiga sama anak', '3'],
  ['saya + 2 karyawan', '3'],
  ['2 karyawan dan saya', '3 ?'],
  ['3 orang termasuk saya', '3 ?'],
  ['saya sama istri', '2 ?'],
  ['belum ada karyawan', '0 ?'],
  ['nggak punya pegawai', '0'],
  ['tanpa karyawan', '0'],
  ['4 orang penjahit', '4'],
  ['karyawan 5', '5'],
  ['20an orang', '20'],
  ['2 laki 3 perempuan', '5 ?'],
  ['dua tiga orang', '2..3 ?'],
  ['belasan orang', 'ask vague'],
  ['2,5', 'ask ambiguous'],
  ['3 kg', 'other text'],
];

const percents: Case[] = [
  ['tiga puluh persen', '30'],
  ['10-15%', '10..15'],
  ['12,5 prosen', '12.5'],
  ['setengah persen', '0.5'],
  ['separuh', '50 ?'],
  ['50', '50'],
  ['150%', '150 ?'],
  ['banyak', 'ask vague'],
];

describe('numbers as people say them', () => {
  it.each(numbers)('number %j → %s', (said, expected) => {
    expect(short(readNumber(said), writeRange)).toBe(expected);
  });
  it.each(quantities)('quantity %j → %s', (said, expected) => {
    expect(short(readQuantity(said), writeQuantity)).toBe(expected);
  });
  it.each(sums)('money %j → %s', (said, expected) => {
    expect(short(readMoney(said), writeMoney)).toBe(expected);
  });
  it.each(people)('people %j → %s', (said, expected) => {
    expect(short(readPeople(said), writeRange)).toBe(expected);
  });
  it.each(percents)('percent %j → %s', (said, expected) => {
    expect(short(readPercent(said), writeRange)).toBe(expected);
  });

  it('marks what was said roughly', () => {
    expect(readNumber('25rb-an')).toMatchObject({ value: { min: 25000, approximate: true } });
    expect(readQuantity('sekitar 50 kg')).toMatchObject({ value: { approximate: true } });
  });
});

describe('a quantity with a gap', () => {
  it('keeps what is known and takes the unit from the next answer', () => {
    const first = readQuantity('500', { period: 'required' });
    expect(first).toMatchObject({ result: 'ask', why: 'no_unit', partial: { min: 500_000 } });
    if (first.result !== 'ask' || !first.partial) throw new Error('no partial');
    const second = completeQuantity(first.partial, 'bks aja', { period: 'required' });
    expect(second).toMatchObject({ result: 'ask', why: 'no_period' });
    if (second.result !== 'ask' || !second.partial) throw new Error('no partial');
    const third = completeQuantity(second.partial, 'per minggu', { period: 'required' });
    expect(short(third, writeQuantity)).toBe('500 bungkus/minggu');
  });

  it('takes unit and period together, a bare period, or a whole new quantity', () => {
    const partial = { min: 500_000, max: 500_000 };
    expect(short(completeQuantity(partial, 'bungkus sebulan'), writeQuantity)).toBe(
      '500 bungkus/bulan',
    );
    const known = { ...partial, unit: 'kg' };
    expect(short(completeQuantity(known, 'minggu'), writeQuantity)).toBe('500 kg/minggu');
    expect(short(completeQuantity(known, '2 hari sekali'), writeQuantity)).toBe('500 kg/2 hari');
    expect(short(completeQuantity(known, 'eh 300 pcs per bulan'), writeQuantity)).toBe(
      '300 pcs/bulan',
    );
    expect(short(completeQuantity(known, '300 per bulan'), writeQuantity)).toBe('300 kg/bulan');
    expect(completeQuantity(known, 'keripik singkong').result).toBe('other');
    expect(completeQuantity(known, 'gak tentu')).toMatchObject({ result: 'ask', why: 'vague' });
  });

  it('asks for the period only where one is required', () => {
    expect(readQuantity('3 lusin').result).toBe('understood');
    expect(readQuantity('3 lusin', { period: 'required' })).toMatchObject({
      why: 'no_period',
      partial: { unit: 'lusin' },
    });
  });
});

describe('quantities made comparable', () => {
  it.each([
    ['3 lusin', '36 pcs'],
    ['2 kodi', '40 pcs'],
    ['1 gross', '144 pcs'],
    ['3 rim', '1500 lembar'],
    ['2 ons', '0.2 kg'],
    ['1,5 ton sebulan', '1500 kg/bulan'],
    ['5 kwintal', '500 kg'],
    ['250 gram', '0.25 kg'],
    ['5 bungkus', '5 bungkus'],
  ])('%s is %s', (said, expected) => {
    const reading = readQuantity(said);
    if (reading.result !== 'understood') throw new Error(said);
    expect(writeQuantity(toBase(reading.value))).toBe(expected);
  });

  it('converts between periods by working days and 52 weeks a year', () => {
    const day = { min: 100_000, max: 100_000, unit: 'pcs', period: 'hari' };
    expect(perPeriod(day, 'minggu')).toMatchObject({ min: 600_000, period: 'minggu' });
    expect(perPeriod(day, 'minggu', 5)).toMatchObject({ min: 500_000 });
    expect(perPeriod(day, 'bulan')).toMatchObject({ min: 2_600_000 });
    expect(perPeriod({ ...day, period: '2 minggu' }, 'minggu')).toMatchObject({ min: 50_000 });
    expect(perPeriod({ ...day, period: 'minggu' }, '2 minggu')).toMatchObject({ min: 200_000 });
    expect(perPeriod({ min: 1, max: 1, unit: 'pcs' }, 'bulan')).toBeUndefined();
  });
});

const table = tables.find(({ name }) => name === 'numbers');
const rows = sharedRows('domain/chat_numbers.csv');
describe.skipIf(rows.length === 0)('the public table of numbers', () => {
  it.each(rows.map((row) => [row.input, row] as const))('%s', (_, row) => {
    expect(table?.judge(row, kotaBekasi)).toMatchObject({ outcome: 'right' });
  });
});
