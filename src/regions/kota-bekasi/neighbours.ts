/**
 * Places next door that people name, and where their owners are helped; every name here is outside
 * Kota Bekasi.
 */
import type { Region } from '../../domain/region.ts';

function refer(area: string, agency: string): { id: string; en: string } {
  return {
    id: `Mohon maaf, program ini untuk usaha yang tempatnya di Kota Bekasi. Untuk ${area}, silakan ke ${agency}. Kalau tempat usahanya ada di Kota Bekasi, boleh lanjut daftar ya.`,
    en: `Sorry, this programme is for businesses located in Kota Bekasi. For ${area}, please ask ${agency}. If the place of business is in Kota Bekasi, you are welcome to go on.`,
  };
}

export const neighbours: Region['neighbours'] = [
  {
    // The 23 kecamatan of Kabupaten Bekasi (32.16), and its names in daily use.
    names: [
      ...[
        'kabupaten bekasi',
        'kab bekasi',
        'bekasi kabupaten',
        'tambun',
        'tambun selatan',
        'tambun utara',
        'jatimulya',
        'grand wisata',
      ],
      ...['cikarang', 'cikarang barat', 'cikarang pusat', 'cikarang selatan', 'cikarang timur'],
      ...[
        'cikarang utara',
        'lippo cikarang',
        'jababeka',
        'deltamas',
        'cibitung',
        'setu',
        'serang baru',
      ],
      ...['cibarusah', 'bojongmangu', 'kedungwaringin', 'karangbahagia', 'babelan', 'tarumajaya'],
      ...[
        'tambelang',
        'sukawangi',
        'sukatani',
        'sukakarya',
        'pebayuran',
        'cabangbungin',
        'muaragembong',
      ],
    ],
    refer: refer('Kabupaten Bekasi', 'DPMPTSP Kabupaten Bekasi di Cikarang'),
  },
  {
    names: [
      ...[
        'jakarta',
        'dki jakarta',
        'jakarta timur',
        'jaktim',
        'jakarta utara',
        'jakut',
        'jakarta pusat',
      ],
      ...[
        'jakpus',
        'jakarta barat',
        'jakbar',
        'jakarta selatan',
        'jaksel',
        'cakung',
        'duren sawit',
      ],
      ...['jatinegara', 'cibubur', 'bintaro', 'kelapa gading', 'matraman'],
      ...[
        'pulogadung',
        'pulo gebang',
        'pondok kopi',
        'pondok kelapa',
        'pondok bambu',
        'pondok indah',
        'pondok ranggon',
        'lubang buaya',
        'cilincing',
      ],
    ],
    refer: refer('Jakarta', 'DPMPTSP Provinsi DKI Jakarta'),
  },
  {
    names: ['depok', 'kota depok', 'cimanggis', 'tapos', 'sawangan', 'sukmajaya'],
    refer: refer('Depok', 'DPMPTSP Kota Depok'),
  },
  {
    names: [
      ...['bogor', 'kabupaten bogor', 'kab bogor', 'kota bogor', 'gunung putri', 'cileungsi'],
      ...['klapanunggal', 'jonggol', 'cibinong', 'citeureup'],
    ],
    refer: refer('Bogor', 'DPMPTSP Kabupaten atau Kota Bogor'),
  },
  {
    names: [
      'karawang',
      'kabupaten karawang',
      'kab karawang',
      'kerawang',
      'rengasdengklok',
      'cikampek',
    ],
    refer: refer('Karawang', 'DPMPTSP Kabupaten Karawang'),
  },
];
