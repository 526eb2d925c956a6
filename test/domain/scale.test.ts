/**
 * The bands of PP 7/2021 and the scale that follows from them, with the rule for old and new
 * businesses.
 */
import { describe, expect, it } from 'vitest';
import { bands, classify, isUmk } from '../../src/domain/scale.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

describe('bands', () => {
  it('are readable, smallest first, with a way not to answer', () => {
    expect(bands(kotaBekasi, 'sales').map(({ id, label }) => `${id}: ${label.id}`)).toEqual([
      'mikro: Sampai Rp2 miliar setahun',
      'kecil: Rp2 miliar – Rp15 miliar setahun',
      'menengah: Rp15 miliar – Rp50 miliar setahun',
      'besar: Di atas Rp50 miliar setahun',
      'tidak_jawab: Tidak mau jawab',
    ]);
    expect(bands(kotaBekasi, 'capital').map(({ label }) => label.en)).toEqual([
      'Up to Rp1 billion',
      'Rp1 billion – Rp5 billion',
      'Rp5 billion – Rp10 billion',
      'Over Rp10 billion',
      'Rather not say',
    ]);
  });

  it('follow the pack: another city may count in millions', () => {
    const scale = { sales: [300_000_000n, 2_500_000_000n, 50_000_000_000n], capital: [] };
    expect(bands({ scale }, 'sales').map(({ label }) => label.id)).toEqual([
      'Sampai Rp300 juta setahun',
      'Rp300 juta – Rp2,5 miliar setahun',
      'Rp2,5 miliar – Rp50 miliar setahun',
      'Di atas Rp50 miliar setahun',
      'Tidak mau jawab',
    ]);
  });
});

describe('classify', () => {
  it('goes by sales before February 2021 and by capital after it', () => {
    const answers = { salesBand: 'mikro', capitalBand: 'kecil' };
    expect(classify({ ...answers, since: 2015 })).toEqual({ scale: 'mikro', disagree: true });
    expect(classify({ ...answers, since: 2020 })).toEqual({ scale: 'mikro', disagree: true });
    expect(classify({ ...answers, since: 2021 })).toEqual({ scale: 'kecil', disagree: true });
  });

  it('leaves two different bands to staff when nobody knows since when it runs', () => {
    expect(classify({ salesBand: 'mikro', capitalBand: 'kecil' })).toEqual({ disagree: true });
    expect(classify({ salesBand: 'mikro', capitalBand: 'mikro' })).toEqual({ scale: 'mikro' });
  });

  it('uses the figure that there is', () => {
    expect(classify({ salesBand: 'menengah', capitalBand: 'tidak_jawab', since: 2023 })).toEqual({
      scale: 'menengah',
    });
    expect(classify({ capitalBand: 'besar', since: 2010 })).toEqual({ scale: 'besar' });
    expect(classify({ salesBand: 'tidak_jawab', capitalBand: 'ngawur' })).toEqual({});
    expect(classify({})).toEqual({});
  });

  it('counts micro and small as UMK', () => {
    expect((['mikro', 'kecil', 'menengah', 'besar'] as const).map(isUmk)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
