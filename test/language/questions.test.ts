/** Common questions are found by their words, and statements are left alone. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readQuestion } from '../../src/language/question.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const asked: readonly (readonly [string, string])[] = [
  ['bayar gak sih ini?', 'biaya'],
  ['ini bayar ga ya kak', 'biaya'],
  ['gratis kan?', 'biaya'],
  ['harus bayar brp', 'biaya'],
  ['berapa biayanya kak', 'biaya'],
  ['kantornya di mana?', 'alamat'],
  ['loketnya di mana ya', 'alamat'],
  ['alamat kantor dimana ya', 'alamat'],
  ['ini beneran pemkot?', 'resmi'],
  ['buat pajak ya?', 'pajak'],
  ['nanti kena pajak gak', 'pajak'],
  ['ada lowongan kerja?', 'loker'],
  ['loker ada gak', 'loker'],
  ['bansos kapan', 'bansos'],
  ['dapat bantuan modal gak', 'modal'],
  ['nib itu apa', 'nib'],
  ['apa itu NIB', 'nib'],
  ['syaratnya apa aja', 'syarat'],
  ['syaratnya apa sja ya', 'syarat'],
  ['jam buka kantor', 'jam_buka'],
  ['data saya aman gak?', 'data_saya'],
  ['takut ditipu', 'penipuan'],
];
const told = `keripik singkong | mitra belum bayar | sudah bayar 500rb | saya jual kantor |
   jual alat pajak | 50 kg sebulan | ya | tidak | halo | bekasi timur |
  sudah punya nib | nib 1234567890123 | saya dari kranji | loket`;

describe('common questions', () => {
  for (const [text, id] of asked) {
    it(`${text} → ${id}`, () => {
      expect(readQuestion(text, kotaBekasi)?.id).toBe(id);
    });
  }
  for (const text of told.split(/\s*\|\s*/)) {
    it(`${text} is no question of the list`, () => {
      expect(readQuestion(text, kotaBekasi)).toBeUndefined();
    });
  }

  it('finds every phrase of the list itself', () => {
    for (const question of kotaBekasi.questions) {
      for (const phrase of question.phrases) {
        expect(readQuestion(phrase, kotaBekasi)?.id, phrase).toBe(question.id);
      }
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readQuestion(text, kotaBekasi);
      }),
    );
  });
});
