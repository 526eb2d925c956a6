/**
 * Places of the region by free text: exact names are understood, doubt is confirmed, elsewhere is
 * said.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { elsewhere, nearestKelurahan, readPlace } from '../../src/language/place.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const understoodRows: readonly (readonly [string, string, string?])[] = [
  ['Rawalumbu', 'Rawalumbu'],
  ['rawa lumbu', 'Rawalumbu'],
  ['kec rawalumbu', 'Rawalumbu'],
  ['kecamatan Bekasi Utara', 'Bekasi Utara'],
  ['bks utara', 'Bekasi Utara'],
  ['bekasi sel', 'Bekasi Selatan'],
  ['bekasi brt', 'Bekasi Barat'],
  ['bekasi tmr', 'Bekasi Timur'],
  ['BEKASI TIMUR', 'Bekasi Timur'],
  ['bekasitimur', 'Bekasi Timur'],
  ['bekasi seltan', 'Bekasi Selatan'],
  ['bekasi tiimur', 'Bekasi Timur'],
  ['saya di bekasi utara kak', 'Bekasi Utara'],
  ['pondokgede', 'Pondokgede'],
  ['pondok gde', 'Pondokgede'],
  ['pd gede', 'Pondokgede'],
  ['pondokmelati', 'Pondokmelati'],
  ['kec. pdk melati', 'Pondokmelati'],
  ['kec medansatria', 'Medansatria'],
  ['kec. mustika jaya', 'Mustikajaya'],
  ['kel mustika jaya', 'Mustikajaya', 'Mustikajaya'],
  ['kel. bantar gebang', 'Bantargebang', 'Bantargebang'],
  ['kelurahan jati asih', 'Jatiasih', 'Jatiasih'],
  ['kec jatisampurna', 'Jatisampurna'],
  ['kel jatiasih kec jatiasih', 'Jatiasih', 'Jatiasih'],
  ['kranji', 'Bekasi Barat', 'Kranji'],
  ['kel. kranji, bekasi barat', 'Bekasi Barat', 'Kranji'],
  ['bintara', 'Bekasi Barat', 'Bintara'],
  ['bintara jaya', 'Bekasi Barat', 'Bintarajaya'],
  ['kota baru', 'Bekasi Barat', 'Kotabaru'],
  ['jaka sampurna', 'Bekasi Barat', 'Jakasampurna'],
  ['kaliabang tengah', 'Bekasi Utara', 'Kaliabang Tengah'],
  ['harapan baru', 'Bekasi Utara', 'Harapanbaru'],
  ['harapan mulya', 'Medansatria', 'Harapanmulya'],
  ['teluk puncung', 'Bekasi Utara', 'Teluk Pucung'],
  ['marga mulya', 'Bekasi Utara', 'Margamulya'],
  ['pekayon jaya', 'Bekasi Selatan', 'Pekayonjaya'],
  ['pekayon', 'Bekasi Selatan', 'Pekayonjaya'],
  ['marga jaya', 'Bekasi Selatan', 'Margajaya'],
  ['jaka mulya', 'Bekasi Selatan', 'Jakamulya'],
  ['kel jakasetia', 'Bekasi Selatan', 'Jakasetia'],
  ['bojong rawalumbu', 'Rawalumbu', 'Bojong Rawalumbu'],
  ['pengasinan rawalumbu', 'Rawalumbu', 'Pengasinan'],
  ['sepanjang jaya', 'Rawalumbu', 'Sepanjangjaya'],
  ['kali baru', 'Medansatria', 'Kalibaru'],
  ['pejuang medan satria', 'Medansatria', 'Pejuang'],
  ['cikiwul', 'Bantargebang', 'Cikiwul'],
  ['ciketing udik', 'Bantargebang', 'Ciketingudik'],
  ['jati bening', 'Pondokgede', 'Jatibening'],
  ['jatibening baru', 'Pondokgede', 'Jatibening Baru'],
  ['jaticempaka', 'Pondokgede', 'Jaticempaka'],
  ['jatimakmr', 'Pondokgede', 'Jatimakmur'],
  ['jatimekar jatiasih', 'Jatiasih', 'Jatimekar'],
  ['jatiluhur', 'Jatiasih', 'Jatiluhur'],
  ['jati rasa', 'Jatiasih', 'Jatirasa'],
  ['jatirangga', 'Jatisampurna', 'Jatirangga'],
  ['jatiranggon', 'Jatisampurna', 'Jatiranggon'],
  ['jati raden, jatisampurna', 'Jatisampurna', 'Jatiraden'],
  ['cimunig', 'Mustikajaya', 'Cimuning'],
  ['mustikasari', 'Mustikajaya', 'Mustikasari'],
  ['jatirahayu', 'Pondokmelati', 'Jatirahayu'],
  ['jatiwarna pondok melati kota bekasi', 'Pondokmelati', 'Jatiwarna'],
  ['jatimurni', 'Pondokmelati', 'Jatimurni'],
  ['perum taman wisma asri blok c2 no 4, teluk pucung', 'Bekasi Utara', 'Teluk Pucung'],
  ['jl pejuang raya, kel harapan jaya', 'Bekasi Utara', 'Harapanjaya'],
  ['rt 02/05 aren jaya', 'Bekasi Timur', 'Arenjaya'],
  ['gg mawar rt 03 rw 05 kel. perwra', 'Bekasi Utara', 'Perwira'],
  ['jl mawar no 2, jatimakmr', 'Pondokgede', 'Jatimakmur'],
  ['durenjaya bekasi timur jawa barat', 'Bekasi Timur', 'Durenjaya'],
];
const confirmed = `mustikajaya | mustika jaya | medan satria | jatisampurna | jati sampurna |
   bantargebang | jati asih | bekasi | kota bekasi |
  harapan | pondok | bojong | mustika | kranji bekasi utara | antara kranji dan bintara |
   jl raya jatiasih | jatiasi | bekasi kota | kec kranji | sepanjang hari | karangan bunga`;
const outside = `tambun selatan | cibitung | kab bekasi | kab. bekasi | kabupaten bekasi tambun |
   cikarang utara | jakarta | jaktim | bogor | tarumajaya | babelan | di tambun bu`;
const nothing = `es teh | tidak tau | ya | 50 kg | sambal botol | hp saya 0812 | rt 03 rw 05 |
   asdf | jual barang bekas | sambal belut`;

describe('places', () => {
  for (const [text, kecamatan, kelurahan] of understoodRows) {
    it(`${text} → ${kecamatan}${kelurahan === undefined ? '' : `/${kelurahan}`}`, () => {
      expect(readPlace(text, kotaBekasi)).toMatchObject({
        result: 'understood',
        confidence: 'full',
        value: kelurahan === undefined ? { kecamatan } : { kecamatan, kelurahan },
      });
    });
  }
  for (const text of confirmed.split(/\s*\|\s*/)) {
    it(`${text} is confirmed with candidates`, () => {
      const reading = readPlace(text, kotaBekasi);
      expect(reading).toMatchObject({ result: 'understood', confidence: 'confirm' });
      if (reading.result === 'understood') expect(reading.candidates?.[0]).toEqual(reading.value);
    });
  }
  for (const text of outside.split(/\s*\|\s*/)) {
    it(`${text} is elsewhere`, () => {
      expect(readPlace(text, kotaBekasi)).toEqual({ result: 'other', looksLike: 'place' });
    });
  }
  for (const text of nothing.split(/\s*\|\s*/)) {
    it(`${text} is no place`, () => {
      expect(readPlace(text, kotaBekasi)).toEqual({ result: 'other', looksLike: 'text' });
    });
  }

  it('offers both levels of a name that is on both', () => {
    expect(readPlace('mustikajaya', kotaBekasi)).toMatchObject({
      candidates: [
        { kecamatan: 'Mustikajaya' },
        { kecamatan: 'Mustikajaya', kelurahan: 'Mustikajaya' },
      ],
    });
  });

  it('offers all names that a slip is equally near to', () => {
    expect(readPlace('margahaya', kotaBekasi)).toMatchObject({
      candidates: [
        { kecamatan: 'Bekasi Timur', kelurahan: 'Margahayu' },
        { kecamatan: 'Bekasi Selatan', kelurahan: 'Margajaya' },
      ],
    });
  });

  it('says where else to go', () => {
    expect(elsewhere('saya di tambun', kotaBekasi)?.id).toContain('Kabupaten Bekasi');
    expect(elsewhere('di rawalumbu', kotaBekasi)).toBeUndefined();
  });

  it('takes every official name, spaced or joined, with its level word', () => {
    for (const kecamatan of kotaBekasi.kecamatan) {
      const value = { kecamatan: kecamatan.name };
      expect(readPlace(`kec. ${kecamatan.name}`, kotaBekasi)).toMatchObject({
        value,
        confidence: 'full',
      });
      for (const kelurahan of kecamatan.kelurahan) {
        const place = { ...value, kelurahan: kelurahan.name };
        for (const name of [
          kelurahan.name,
          kelurahan.name.toLowerCase(),
          kelurahan.name.replaceAll(' ', ''),
        ]) {
          expect(readPlace(`kel. ${name}`, kotaBekasi)).toMatchObject({
            value: place,
            confidence: 'full',
          });
        }
      }
    }
  });

  it('never takes one slip in a name for another place without asking', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const names = kotaBekasi.kecamatan.flatMap(({ name, kelurahan }) =>
      kelurahan.map((each) => ({ kecamatan: name, kelurahan: each.name })),
    );
    const exact = new Set(names.map(({ kelurahan }) => kelurahan.toLowerCase().replace(/ /g, '')));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom(...letters),
        (place, at, letter) => {
          const key = place.kelurahan.toLowerCase().replace(/ /g, '');
          const position = at % key.length;
          const typed = key.slice(0, position) + letter + key.slice(position + 1);
          fc.pre(!exact.has(typed) || typed === key);
          const reading = readPlace(typed, kotaBekasi);
          if (reading.result !== 'understood' || reading.confidence !== 'full') return;
          expect(reading.value.kecamatan).toBe(place.kecamatan);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes a pin to the nearest kelurahan and always confirms it', () => {
    expect(nearestKelurahan(-6.2284, 106.9751, kotaBekasi)).toMatchObject({
      result: 'understood',
      confidence: 'confirm',
      value: { kecamatan: 'Bekasi Barat', kelurahan: 'Kranji' },
    });
    expect(nearestKelurahan(-6.9, 107.6, kotaBekasi)).toEqual({
      result: 'other',
      looksLike: 'place',
    });
    expect(nearestKelurahan(Number.NaN, 107, kotaBekasi)).toEqual({
      result: 'other',
      looksLike: 'place',
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readPlace(text, kotaBekasi);
        elsewhere(text, kotaBekasi);
      }),
    );
  });

  it('answers 10,000 characters in under 5 ms', () => {
    for (const text of [
      'bekasi '.repeat(1430),
      'jati '.repeat(2000),
      'a'.repeat(10000),
      'kel kec '.repeat(1250),
    ]) {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        readPlace(text, kotaBekasi);
        return performance.now() - start;
      });
      expect(times.sort((a, b) => a - b)[0]).toBeLessThan(5);
    }
  });
});
