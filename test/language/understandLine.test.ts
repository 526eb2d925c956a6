/** The lines of `npm run understand`: field names as the contract has them, and an error for what is no line. */
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../src/cli/understandLine.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const now = new Date('2026-11-24T03:00:00Z');

function answer(line: unknown): unknown {
  const raw = typeof line === 'string' ? line : JSON.stringify(line);
  return JSON.parse(JSON.stringify(answerTo(raw, kotaBekasi, now)));
}

describe('a line of understand', () => {
  it('gives a value with its base, a range only its bounds', () => {
    expect(answer({ text: '3 lusin seminggu', as: 'quantity' })).toEqual({
      ...{ result: 'understood', confidence: 'full', jenis: 'jumlah', nilai: 3, min: 3, max: 3 },
      ...{ satuan: 'lusin', periode: 'minggu', nilai_dasar: 36, satuan_dasar: 'pcs' },
    });
    expect(answer({ text: '5-10jt', as: 'money' })).toEqual({
      ...{
        result: 'understood',
        confidence: 'full',
        jenis: 'rentang',
        min: 5e6,
        max: 1e7,
        satuan: 'rp',
      },
    });
  });

  it('reads dates in the zone of the region, whatever zone the instant has', () => {
    const line = { text: 'besok', as: 'date', now: '2026-11-22T18:30:00Z' };
    expect(answer(line)).toMatchObject({ date: '2026-11-24' });
    expect(answer({ text: 'bulan depan', as: 'date' })).toMatchObject({
      min: '2026-12-01',
      max: '2026-12-31',
    });
  });

  it('says what is wrong with an identifier', () => {
    expect(answer({ text: '123456789012', as: 'nib' })).toEqual({
      ...{ result: 'ask', why: 'format', expected: '13 angka', got: '12 angka' },
    });
    expect(answer({ text: '0812 3456 7890', as: 'phone' })).toMatchObject({
      e164: '+6281234567890',
    });
    expect(answer({ text: '0812 3456 7890', as: 'quantity' })).toEqual({
      result: 'other',
      looks_like: 'phone',
    });
  });

  it('takes a field that is null for one left out', () => {
    const line = { text: '5', as: 'number', asked: null, now: null, options: null };
    expect(answer(line)).toMatchObject({ nilai: 5 });
    expect(answer(`\uFEFF${JSON.stringify(line)}`)).toMatchObject({ nilai: 5 });
  });

  it('names a wish as the table of intents does, and is never certain that there is none', () => {
    expect(answer({ text: 'iya', as: 'intent' })).toMatchObject({ confidence: 'full' });
    for (const text of ['keripik pedas', 'lagi sibuk', 'lihat data saya']) {
      expect(answer({ text, as: 'intent' })).toMatchObject({
        confidence: 'confirm',
        intent: 'lain',
      });
    }
    expect(answer({ text: 'mulai ulang', as: 'intent' })).toMatchObject({ intent: 'mulai' });
    const denied = { text: 'salah', as: 'intent', asked: 'yes_no' };
    expect(answer(denied)).toMatchObject({ intent: 'tidak' });
  });

  it('answers a line that is none with an error', () => {
    for (const line of [
      'nonsense',
      '[]',
      '{"text":"a"}',
      '{"text":"a","as":"colour"}',
      '{"text":1,"as":"date"}',
      '{"text":"a","as":"choice"}',
      'null',
    ]) {
      expect(answer(line)).toMatchObject({ error: expect.any(String) as string });
    }
    expect(answer({ text: 'besok', as: 'date', now: 'soon' })).toHaveProperty('error');
  });
});
