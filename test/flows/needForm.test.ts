/** A need in one message is read into its parts, and a title that only holds numbers is left as it is. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/domain/facts.ts';
import { needForm } from '../../src/flows/needForm.ts';
import { readPeriod } from '../../src/flows/needPeriod.ts';
import { play } from '../play.ts';
import { pic } from './buyers.ts';

const facts: Facts = play().facts;

describe('needForm', () => {
  it.each([
    [
      'butuh 500 nasi kotak per hari mulai januari di bekasi barat',
      'nasi kotak',
      500,
      'kotak',
      'hari',
    ],
    ['kami butuh 50 kg keripik singkong per minggu', 'keripik singkong', 50, 'kg', 'minggu'],
    ['perlu catering 300 porsi sehari', 'catering', 300, 'porsi', 'hari'],
    ['need 500 lunch boxes per day', 'lunch boxes', 500, 'pcs', 'hari'],
    ['nasi kotak 500 porsi per hari, harga 25rb', 'nasi kotak', 500, 'porsi', 'hari'],
  ])('%s', (typed, what, amount, unit, period) => {
    expect(needForm(typed, facts)?.answers).toMatchObject({
      what,
      volume: { min: amount * 1000, unit, period },
    });
  });

  it('reads start, place and price', () => {
    const form = needForm(
      'butuh seragam kerja 200 stel di jatiasih mulai 1 februari harga 150rb',
      facts,
    );
    expect(form?.answers).toMatchObject({
      what: 'seragam kerja',
      start: '2027-02-01',
      where: { kecamatan: 'Jatiasih' },
      price: { min: 150_000n, max: 150_000n },
    });
  });

  it.each([
    'nasi kotak',
    'PEMAGARAN SMPN 1 CIMENYAN',
    'Cetak Buku LKPJ Akhir Tahun Anggaran 2024',
    'Karung Plastik, kapasitas 50 kg',
    '500 kotak per hari',
    '',
  ])('leaves "%s" as it is', (typed) => {
    expect(needForm(typed, facts)).toBeUndefined();
  });

  it('never throws, and never takes a year for a sum', () => {
    for (const typed of [
      'butuh',
      'butuh  ',
      'butuh 5',
      'butuh ((',
      'butuh '.repeat(40),
      'cari 😀😀😀',
    ]) {
      expect(() => needForm(typed, facts)).not.toThrow();
    }
    expect(needForm('butuh cetak buku anggaran 2026', facts)?.answers.price).toBeUndefined();
  });
});

describe('readPeriod', () => {
  it.each([
    ['tunai', 0],
    ['COD', 0],
    ['7 hari', 7],
    ['tempo 2 minggu', 14],
    ['sebulan', 30],
    ['net 45', 45],
    ['30 days after delivery', 30],
    ['kapan saja', undefined],
    ['', undefined],
  ])('%s', (typed, days) => {
    expect(readPeriod(typed)).toBe(days);
  });
});

const real = new URL('../../../shared/data/needs_bandung_2025.csv', import.meta.url);

describe('real needs', () => {
  const there = existsSync(real);
  if (!there) console.log('skipped: ../shared/data/needs_bandung_2025.csv is not there');
  it.runIf(there)('every 100th is taken as it was written', () => {
    const titles = readFileSync(real, 'utf8').trim().split('\n').slice(1);
    const sample = titles
      .filter((_row, index) => index % 100 === 0)
      .map((row) => /^\w+,(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(row)?.slice(1).find(Boolean) ?? '');
    expect(sample.length).toBeGreaterThan(20);
    for (const title of sample) {
      const world = play({ person: pic() });
      world.say('halo');
      world.tap('kebutuhan');
      const said = world.say(title.replaceAll('""', '"'));
      expect([title, said.position]).toEqual([title, 'need/specification']);
    }
  });
});
