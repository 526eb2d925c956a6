/** Words that staff add to a common question take nothing away from what is understood already. */
import { describe, expect, it } from 'vitest';
import { phraseFault } from '../../src/language/questionPhrase.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

describe('a phrase for a common question', () => {
  it.each([
    ['parkir motor di mana', undefined],
    ['sertifikat produk muslim caranya', undefined],
    ['where can i park', undefined],
    ['ya', 'wish'],
    ['daftar', 'wish'],
    ['Daftar!', 'wish'],
    ['saya mau lapor masalah', 'wish'],
    ['batal', 'wish'],
    ['apa itu ya', 'empty'],
    ['😀', 'empty'],
    ['', 'empty'],
    ['12', 'empty'],
    ['ada loker', 'known'],
    ['nasi', 'swallows'],
    ['keripik singkong', 'swallows'],
    ['Rawalumbu', 'swallows'],
    [`parkir ${'motor '.repeat(40)}`, 'long'],
  ])('%j: %s', (phrase, fault) => {
    expect(phraseFault(phrase, kotaBekasi)?.kind).toBe(fault);
  });

  it('names the question that has it already', () => {
    const fault = phraseFault('apa itu nib', kotaBekasi);
    expect(fault?.kind === 'known' && fault.question.id).toBe('nib');
  });
});
