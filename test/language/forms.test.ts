/** One message that holds several answers: what is clear is filled in, nothing is invented. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readForm } from '../../src/language/form.ts';
import type { Form } from '../../src/language/form.ts';
import { kotaBekasi } from '../../src/regions/kota-bekasi.ts';

const now = new Date('2026-11-22T03:00:00Z');

function amount(count: number, unit: string, period?: string): NonNullable<Form['quantity']> {
  const exact = { min: count * 1000, max: count * 1000, unit };
  return period === undefined ? exact : { ...exact, period };
}
function at(kecamatan: string, kelurahan?: string): NonNullable<Form['place']> {
  return kelurahan === undefined ? { kecamatan } : { kecamatan, kelurahan };
}

type Row = [text: string, form: Form, confidence?: 'confirm'];
const rows: Row[] = [
  [
    'keripik singkong 500 bungkus sebulan di Bekasi Timur',
    {
      produk: 'keripik singkong',
      quantity: amount(500, 'bungkus', 'bulan'),
      place: at('Bekasi Timur'),
    },
  ],
  [
    'saya ibu Rina jual kue basah 200 pcs per hari di jatiasih',
    { nama: 'Rina', sapaan: 'bu', produk: 'kue basah', quantity: amount(200, 'pcs', 'hari') },
    'confirm',
  ],
  [
    'nama saya Budi Santoso, usaha bengkel motor, di Bekasi Utara sejak 2015',
    { nama: 'Budi Santoso', usaha: 'bengkel motor', place: at('Bekasi Utara'), year: 2015 },
  ],
  [
    'Siti Aminah, keripik pisang, 300 bks per bulan, rawalumbu',
    {
      nama: 'Siti Aminah',
      produk: 'keripik pisang',
      quantity: amount(300, 'bungkus', 'bulan'),
      place: at('Rawalumbu'),
    },
  ],
  [
    'pak joko bikin tahu 100 kg sehari, karyawan 5, kel. kranji',
    {
      nama: 'Joko',
      sapaan: 'pak',
      produk: 'tahu',
      quantity: amount(100, 'kg', 'hari'),
      people: 5,
      place: at('Bekasi Barat', 'Kranji'),
    },
  ],
  [
    'sy Dewi, nama usaha Dapur Mama Dewi, jualan katering 50 box sehari, kec. pondok gede',
    {
      nama: 'Dewi',
      usaha: 'Dapur Mama Dewi',
      produk: 'katering',
      quantity: amount(50, 'kotak', 'hari'),
      place: at('Pondokgede'),
    },
  ],
  [
    'halo kak, saya Andi dari pekayon jaya jual es teh 100 cup per hari',
    {
      nama: 'Andi',
      produk: 'es teh',
      quantity: amount(100, 'cup', 'hari'),
      place: at('Bekasi Selatan', 'Pekayonjaya'),
    },
  ],
  [
    'usaha jahit di harapan jaya, 2 orang, dari tahun 2017',
    { usaha: 'jahit', people: 2, year: 2017, place: at('Bekasi Utara', 'Harapanjaya') },
  ],
  ['produksi kaos 5 lusin seminggu', { produk: 'kaos', quantity: amount(5, 'lusin', 'minggu') }],
  [
    'CV Maju Jaya, produk meja kursi, 20 unit per bulan, medan satria',
    { usaha: 'CV Maju Jaya', produk: 'meja kursi', quantity: amount(20, 'unit', 'bulan') },
    'confirm',
  ],
  [
    'bikin peyek sendirian 30 toples seminggu di jatimekar',
    {
      produk: 'peyek',
      people: 1,
      quantity: amount(30, 'toples', 'minggu'),
      place: at('Jatiasih', 'Jatimekar'),
    },
  ],
  [
    'sebulan bisa 500 pcs donat, bekasi selatan',
    { produk: 'donat', quantity: amount(500, 'pcs', 'bulan'), place: at('Bekasi Selatan') },
  ],
  [
    'teh lilis, jual seblak 40 porsi sehari, kel jatirahayu',
    {
      nama: 'Lilis',
      sapaan: 'teh',
      produk: 'seblak',
      quantity: amount(40, 'porsi', 'hari'),
      place: at('Pondokmelati', 'Jatirahayu'),
    },
  ],
  [
    'assalamualaikum, nama sy Umi Kalsum usaha rempeyek sejak 2010 di mustikasari',
    { nama: 'Umi Kalsum', usaha: 'rempeyek', year: 2010, place: at('Mustikajaya', 'Mustikasari') },
  ],
  [
    'Toko Kue Melati, brownies, 25 loyang seminggu, kec. bekasi barat',
    {
      usaha: 'Toko Kue Melati',
      produk: 'brownies',
      quantity: amount(25, 'loyang', 'minggu'),
      place: at('Bekasi Barat'),
    },
  ],
  [
    'saya ahmad, punya usaha konveksi, 8 karyawan, 1000 pcs sebulan, jatisampurna',
    { nama: 'Ahmad', usaha: 'konveksi', people: 8, quantity: amount(1000, 'pcs', 'bulan') },
    'confirm',
  ],
  [
    'usaha saya laundry kiloan, 30 kg sehari, pegawai 2 orang, kayuringin jaya',
    {
      usaha: 'laundry kiloan',
      quantity: amount(30, 'kg', 'hari'),
      people: 2,
      place: at('Bekasi Selatan', 'Kayuringinjaya'),
    },
  ],
  [
    'produk: sambal bawang, kapasitas: 200 botol/bulan, lokasi: kel. pengasinan',
    {
      produk: 'sambal bawang',
      quantity: amount(200, 'botol', 'bulan'),
      place: at('Rawalumbu', 'Pengasinan'),
    },
  ],
  [
    'saya mau jual dimsum frozen 50 pack seminggu, tinggal di tambun',
    { produk: 'dimsum frozen', quantity: amount(50, 'pack', 'minggu') },
    'confirm',
  ],
  [
    'jualan nasi kuning tiap hari 60 bungkus di teluk pucung mulai 2021',
    {
      produk: 'nasi kuning',
      quantity: amount(60, 'bungkus', 'hari'),
      year: 2021,
      place: at('Bekasi Utara', 'Teluk Pucung'),
    },
  ],
  [
    'bang Jamal, servis AC, kel. margahayu, 3 orang',
    {
      nama: 'Jamal',
      sapaan: 'bang',
      produk: 'servis AC',
      people: 3,
      place: at('Bekasi Timur', 'Margahayu'),
    },
  ],
  [
    'jual telur asin 2 ribu butir sebulan, di cikiwul, dibantu 2 orang',
    {
      produk: 'telur asin',
      quantity: amount(2000, 'butir', 'bulan'),
      people: 2,
      place: at('Bantargebang', 'Cikiwul'),
    },
  ],
  [
    'usaha kerupuk kulit pak Slamet, 50 kg seminggu, sejak 1998, kel jatikramat',
    {
      nama: 'Slamet',
      sapaan: 'pak',
      usaha: 'kerupuk kulit',
      quantity: amount(50, 'kg', 'minggu'),
      year: 1998,
      place: at('Jatiasih', 'Jatikramat'),
    },
  ],
  ['jual gorengan', { produk: 'gorengan' }],
  [
    'nama: Sri Wahyuni; usaha: Kue Sri; produk: kue kering; kelurahan: Pejuang; karyawan: 1',
    {
      nama: 'Sri Wahyuni',
      usaha: 'Kue Sri',
      produk: 'kue kering',
      people: 1,
      place: at('Medansatria', 'Pejuang'),
    },
  ],
  [
    'bikin sandal 3 kodi seminggu, di bojong menteng, 4 pekerja',
    {
      produk: 'sandal',
      quantity: amount(3, 'kodi', 'minggu'),
      people: 4,
      place: at('Rawalumbu', 'Bojongmenteng'),
    },
  ],
  [
    'saya Rudi, bikin pagar dan kanopi, di jatibening baru, tahun 2014',
    {
      nama: 'Rudi',
      produk: 'pagar dan kanopi',
      year: 2014,
      place: at('Pondokgede', 'Jatibening Baru'),
    },
  ],
  [
    'tempe mendoan 100 potong sehari',
    { produk: 'tempe mendoan', quantity: amount(100, 'potong', 'hari') },
  ],
  [
    'Kami produksi paving block 1000 m2 per bulan, PT Batu Jaya, kecamatan bantargebang, tenaga kerja 12 orang, berdiri 2009',
    {
      produk: 'paving block',
      usaha: 'PT Batu Jaya',
      quantity: amount(1000, 'm2', 'bulan'),
      people: 12,
      year: 2009,
      place: at('Bantargebang'),
    },
  ],
  [
    'kue lapis bu haji nur, 20 loyang per minggu, harapan baru',
    {
      nama: 'Nur',
      sapaan: 'bu',
      produk: 'kue lapis',
      quantity: amount(20, 'loyang', 'minggu'),
      place: at('Bekasi Utara', 'Harapanbaru'),
    },
  ],
  [
    'nama Wati usaha catering Wati 100 kotak per hari bekasi timur',
    {
      nama: 'Wati',
      usaha: 'catering Wati',
      quantity: amount(100, 'kotak', 'hari'),
      place: at('Bekasi Timur'),
    },
  ],
  ['jual sayur di bekasi', { produk: 'sayur' }, 'confirm'],
  [
    'saya mbak Ningsih, bikin bakpia 15 dus sehari',
    { nama: 'Ningsih', sapaan: 'mbak', produk: 'bakpia', quantity: amount(15, 'dus', 'hari') },
  ],
];

describe('forms', () => {
  for (const [text, form, confidence] of rows) {
    it(text, () => {
      const reading = readForm(text, kotaBekasi, now);
      expect(reading.result).toBe('understood');
      if (reading.result !== 'understood') return;
      expect(reading.value).toEqual(form);
      expect(reading.confidence).toBe(confidence ?? 'full');
    });
  }

  it('finds nothing where nothing is said', () => {
    for (const text of ['', 'ya', 'bu', 'halo kak', '081234567890', 'terima kasih banyak', '???']) {
      expect(readForm(text, kotaBekasi, now)).toEqual({ result: 'other', looksLike: 'text' });
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readForm(text, kotaBekasi, now);
      }),
    );
    const words = fc.constantFrom(
      ...'saya bu siti jual keripik 500 bungkus sebulan di kel kec kranji bekasi , 2 orang sejak 2019 usaha nama pak CV per'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        readForm(parts.join(' '), kotaBekasi, now);
      }),
    );
  });

  it('answers 10,000 characters in under 5 ms', () => {
    for (const text of [
      'saya bu siti, '.repeat(720),
      'jual '.repeat(2000),
      '1 2 '.repeat(2500),
      'a'.repeat(10000),
    ]) {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        readForm(text, kotaBekasi, now);
        return performance.now() - start;
      });
      // Other work on the machine only adds to a run, so the quickest ones tell.
      expect(times.sort((a, b) => a - b)[0]).toBeLessThan(5);
    }
  });
});
