/**
 * Every region pack is whole: it parses, its codes are unique, its texts are filled, and Kota
 * Bekasi has what it must have.
 */
import { describe, expect, it, test } from 'vitest';
import { Region } from '../src/domain/region.ts';
import type { CommonQuestion, Words } from '../src/domain/region.ts';
import { addDays, weekday } from '../src/domain/workingDays.ts';
import { kotaBekasi } from '../src/regions/kota-bekasi.ts';
import { regions } from '../src/regions/index.ts';
import { sharedRows } from './domain/sharedRows.ts';

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

function sentences(text: string): number {
  return text.split(/[.?!](?:\s|$)/).filter((part) => part.trim() !== '').length;
}

/** Every `{ id, en? }` in the pack, wherever it is. */
function allWords(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && 'en' in value ? [value as Words] : [];
  return [...own, ...Object.values(value).flatMap(allWords)];
}

test('no two regions share an id', () => {
  expect(repeated(regions.map(({ id }) => id))).toEqual([]);
});

describe.each(regions)('$name', (region) => {
  const kelurahan = region.kecamatan.flatMap((kecamatan) => kecamatan.kelurahan);

  it('parses, and says nothing that the schema does not know', () => {
    expect(Region.parse(region)).toEqual(region);
  });

  it('has unique area codes that nest, and points near their kecamatan', () => {
    expect(repeated([...region.kecamatan, ...kelurahan].map(({ code }) => code))).toEqual([]);
    expect(repeated(kelurahan.map(({ name }) => plain(name)))).toEqual([]);
    for (const kecamatan of region.kecamatan) {
      expect(kecamatan.code.startsWith(`${region.code}.`)).toBe(true);
      for (const inside of kecamatan.kelurahan) {
        expect(inside.code.startsWith(`${kecamatan.code}.`)).toBe(true);
        expect(Math.hypot(inside.lat - kecamatan.lat, inside.lon - kecamatan.lon)).toBeLessThan(
          0.05,
        );
      }
    }
  });

  it('has no alias that is another place, and no neighbour that is its own', () => {
    const places = [...region.kecamatan, ...kelurahan];
    const aliases = places.flatMap((place) => place.aliases ?? []);
    const official = places.map(({ name }) => plain(name));
    const neighbours = region.neighbours.flatMap(({ names }) => names);
    expect(repeated(aliases.map(plain))).toEqual([]);
    expect(repeated(neighbours.map(plain))).toEqual([]);
    for (const name of [...aliases, ...neighbours]) expect(official).not.toContain(plain(name));
    for (const name of neighbours) expect(aliases.map(plain)).not.toContain(plain(name));
    for (const name of [...aliases, ...neighbours]) expect(name).toBe(name.toLowerCase());
  });

  it('has each holiday once, in order, in years that are decreed, Idulfitri as two days running', () => {
    const days = region.holidays.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort());
    for (const day of days) expect(addDays(day, 0)).toBe(day);
    expect([...new Set(days.map((day) => Number(day.slice(0, 4))))]).toEqual(region.decreedYears);
    const lebaran = region.holidays.filter((holiday) => holiday.lebaran).map(({ day }) => day);
    expect(lebaran).toHaveLength(2 * region.decreedYears.length);
    lebaran.forEach((day, i) => {
      if (i % 2 === 1) expect(day).toBe(addDays(lebaran[i - 1] ?? '', 1));
    });
  });

  it('has a questionnaire whose weights sum to 100 and whose offers can come up', () => {
    const { questions } = region.readiness;
    expect(questions.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(repeated(questions.map(({ code }) => code))).toEqual([]);
    for (const question of questions) {
      const ids = question.options.map(({ id }) => id);
      expect(repeated(ids), question.code).toEqual([]);
      expect(
        question.options.some(({ score }) => score === 4),
        question.code,
      ).toBe(true);
      for (const axis of region.readiness.seedAxes) {
        expect(questions.some((candidate) => candidate.axis === axis)).toBe(true);
      }
      if (question.answer === 'quantity') expect(ids).toEqual(['exact', 'approximate', 'unknown']);
      if (question.answer === 'people') {
        expect(question.options.map(({ from }) => from)).toContain(0);
      } else {
        expect(question.options.every(({ from }) => from === undefined)).toBe(true);
        expect(
          question.options.some(({ score }) => score !== null && score < question.weakBelow),
        ).toBe(true);
      }
    }
  });

  it('has rising scale bounds and escalation before the deadline', () => {
    for (const bounds of [region.scale.sales, region.scale.capital]) {
      expect([...bounds].sort((a, b) => Number(a - b))).toEqual(bounds);
      expect(new Set(bounds).size).toBe(3);
    }
    const { urgentWorkingDays, otherWorkingDays, escalate } = region.deadlines;
    for (const { urgent, other } of escalate) {
      expect(urgent).toBeLessThan(urgentWorkingDays);
      expect(other).toBeLessThan(otherWorkingDays);
    }
    expect(region.matchSilence.remindDays).toBeLessThan(region.matchSilence.lapseDays);
  });

  it('has every text in every language, trimmed, and short enough for one message', () => {
    const words = allWords(region);
    expect(words.length).toBeGreaterThan(100);
    for (const { id, en } of words) {
      for (const text of [id, en ?? '']) {
        expect(text).toBe(text.trim());
        expect(text).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(2500);
      }
    }
  });

  it('has a consent notice of four lines that names the data protection officer', () => {
    for (const text of [region.consent.notice.id, region.consent.notice.en ?? '']) {
      expect(text.split('\n')).toHaveLength(4);
      expect(text).toContain(region.office.dataProtection);
    }
    expect(region.consent.more.id).toContain(region.office.dataProtection);
    expect(region.consent.more.id).toContain('UU 27/2022');
  });

  it('answers common questions in at most three sentences, each phrase asked once', () => {
    expect(repeated(region.questions.map(({ id }) => id))).toEqual([]);
    expect(repeated(region.questions.flatMap(({ phrases }) => phrases.map(plain)))).toEqual([]);
    for (const { id, phrases, answer } of region.questions) {
      expect(phrases.length, id).toBeGreaterThanOrEqual(8);
      for (const phrase of phrases) {
        expect(plain(phrase), id).not.toBe('');
        expect(phrase, id).toBe(phrase.toLowerCase());
      }
      const prose = (text: string): string =>
        Object.values(region.office).reduce<string>(
          (rest, fact) => (typeof fact === 'string' ? rest.replaceAll(fact, 'x') : rest),
          text,
        );
      expect(sentences(prose(answer.id)), id).toBeLessThanOrEqual(3);
      expect(sentences(prose(answer.en ?? '')), id).toBeLessThanOrEqual(3);
    }
  });

  it('never asks for money or an OTP, and says so where people ask', () => {
    const about = (id: string): CommonQuestion | undefined =>
      region.questions.find((question) => question.id === id);
    for (const id of ['biaya', 'penipuan', 'diminta_uang']) {
      expect(about(id)?.answer.id, id).toMatch(/tidak pernah meminta uang atau kode OTP/);
    }
  });
});

describe('Kota Bekasi against the public tables', () => {
  it('has 12 kecamatan, 56 kelurahan with postcodes, 79 holidays and 24 readiness questions', () => {
    const kelurahan = kotaBekasi.kecamatan.flatMap((kecamatan) => kecamatan.kelurahan);
    expect(kotaBekasi.kecamatan).toHaveLength(12);
    expect(kelurahan).toHaveLength(56);
    expect(kelurahan.every(({ postcode }) => /^17\d{3}$/.test(postcode ?? ''))).toBe(true);
    expect(kotaBekasi.holidays).toHaveLength(79);
    expect(kotaBekasi.readiness.questions).toHaveLength(24);
  });

  const areas = sharedRows('data/bekasi_area.csv');
  it.skipIf(areas.length === 0)('has the official names and codes', () => {
    const mine = kotaBekasi.kecamatan.flatMap((kecamatan) => [
      `${kecamatan.code} ${kecamatan.name}`,
      ...kecamatan.kelurahan.map(({ code, name, postcode }) => `${code} ${name} ${postcode}`),
    ]);
    const official = areas
      .filter((row) => row['level'] !== 'kota')
      .map((row) => `${row['kode_kemendagri']} ${row['nama']} ${row['kodepos']}`.trim());
    expect(mine.sort()).toEqual(official.sort());
  });

  const days = sharedRows('domain/holidays_2025_2027.csv');
  it.skipIf(days.length === 0)('has the decreed days off, on the right weekdays', () => {
    const names = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
    expect(
      kotaBekasi.holidays.map(({ day, kind, name }) => [day, names[weekday(day)], kind, name]),
    ).toEqual(days.map((row) => [row['tanggal'], row['hari'], row['jenis'], row['nama']]));
  });

  const rows = sharedRows('domain/readiness_questions.csv');
  it.skipIf(rows.length === 0)('has the questionnaire: axes, weights, scores, thresholds', () => {
    const scoresOf = (text: string): (number | null)[] =>
      text.split(';').map((part) => {
        const score = part.slice(part.lastIndexOf('=') + 1).trim();
        return /^\d$/.test(score) ? Number(score) : null;
      });
    expect(
      kotaBekasi.readiness.questions.map((question) => [
        ...[question.code, question.axis, String(question.weight), question.appliesTo],
        ...[question.question.id, `<${question.weakBelow}`],
        question.options.map(({ score }) => score),
      ]),
    ).toEqual(
      rows.map((row) => [
        ...[row['kode'], row['sumbu'], row['bobot'], row['berlaku_untuk'], row['pertanyaan']],
        ...[row['ambang_lemah'], scoresOf(row['pilihan_dan_skor_0_4'] ?? '')],
      ]),
    );
  });
});
