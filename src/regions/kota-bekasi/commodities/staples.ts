/** Food as it is bought to cook, to keep or to resell: fresh, processed, groceries, gas and water. */
import { commoditiesOf } from './make.ts';

export const staples = [
  ...commoditiesOf('B1', [
    [
      'pangan_segar',
      `bahan pangan segar, hasil bumi, hasil panen, bahan mentah masakan`,
      { asked: 'bahan pangan, pangan segar, bahan masakan' },
    ],
    [
      'sayur',
      `sayur segar, sayuran, sayur mayur, jual sayur, cabai, bawang merah, bawang putih, tomat, wortel, kentang, bayam, kangkung, jamur tiram, tauge`,
      { in: 'pangan_segar' },
    ],
    [
      'buah',
      `buah segar, buah buahan, jual buah, toko buah, semangka, melon, jeruk, apel, mangga, alpukat, durian, nanas, salak`,
      { in: 'pangan_segar' },
    ],
    [
      'daging',
      `daging sapi, daging ayam, daging kambing, ayam potong, ayam mentah, bebek potong, jual daging, penyembelihan, giling daging, karkas`,
      { in: 'pangan_segar' },
    ],
    [
      'ikan_segar',
      `ikan segar, ikan laut, ikan mentah, jual ikan, udang, cumi, lele segar, ikan asin, teri, ikan konsumsi`,
      { in: 'pangan_segar' },
    ],
    [
      'telur',
      `telur ayam, telur mentah, telur bebek, telur puyuh, jual telur`,
      { in: 'pangan_segar' },
    ],
    [
      'bumbu',
      `bumbu dapur, bumbu giling, rempah, empon empon, kelapa parut, santan, gula aren, gula merah, terasi, bumbu masak`,
      { in: 'pangan_segar' },
    ],
  ]),
  ...commoditiesOf('P1', [
    [
      'pangan_olahan',
      `makanan beku, frozen food, pangan olahan, produk olahan pangan, pengolahan pangan, home industry makanan`,
      { asked: 'diversifikasi pangan olahan' },
    ],
    [
      'olahan_daging',
      `nugget, sosis ayam, bakso kemasan, bakso frozen, abon, dendeng, kornet, rolade, galantin, rendang kemasan, olahan daging, olahan ayam`,
      { in: 'pangan_olahan' },
    ],
    [
      'olahan_ikan',
      `olahan ikan, bandeng presto, pindang, ikan asap, otak otak ikan, nugget ikan, ikan presto, pengolahan ikan`,
      { in: 'pangan_olahan' },
    ],
    [
      'tahu_tempe',
      `buat tahu, pabrik tahu, pengrajin tempe, tempe kedelai, oncom, buat+tahu, buat+tempe, tahu putih, produksi+tempe, produksi+tahu`,
      { in: 'pangan_olahan' },
    ],
    [
      'sambal_saus',
      `sambal kemasan, sambal botol, saus, kecap, bumbu instan, bumbu pecel, bumbu jadi, bawang goreng, tepung bumbu`,
      { in: 'pangan_olahan' },
    ],
    ['telur_asin', `telur asin`, { in: 'pangan_olahan' }],
    [
      'mie_mentah',
      `mie basah, mie kering, bihun, soun, kulit lumpia, kulit pangsit, kulit risol`,
      { in: 'pangan_olahan' },
    ],
    [
      'madu_selai',
      `madu, selai, manisan, gula semut, nata de coco, rumput laut, minyak kelapa, vco, keju, mentega`,
      { in: 'pangan_olahan' },
    ],
    [
      'mpasi',
      `mpasi, bubur bayi, makanan bayi`,
      { in: 'pangan_olahan', asked: 'makanan pendamping asi, pemberian makanan tambahan balita' },
    ],
  ]),
  ...commoditiesOf('S1', [
    [
      'kelontong',
      `kelontong, toko kelontong, warung kelontong, kebutuhan sehari hari, kebutuhan rumah tangga, kebutuhan harian, minimarket, toserba,
      barang kebutuhan, warung madura`,
      {
        asked:
          'logistik kantor, bahan logistik, bahan logistik kantor, family kit, hygiene kit, perlengkapan pengungsi',
      },
    ],
    [
      'sembako',
      `sembako, toko sembako, paket sembako, kebutuhan pokok, bahan pokok, grosir sembako, sembilan bahan pokok`,
      {
        in: 'kelontong',
        asked: `natura, pakan natura, natura dan pakan natura, belanja natura, bantuan sembako, bantuan pangan, bahan makanan pokok, paket lebaran`,
      },
    ],
    [
      'beras',
      `beras, jual beras, agen beras, toko beras, beras premium, beras organik`,
      { in: 'sembako', asked: 'cadangan pangan, cadangan beras' },
    ],
    [
      'minyak_gula',
      `minyak goreng, gula pasir, tepung terigu, mie instan, garam, tepung tapioka`,
      { in: 'sembako' },
    ],
    [
      'sabun_harian',
      `sabun mandi, sampo, pasta gigi, detergen, tisu, popok, tisu toilet`,
      { in: 'kelontong', asked: 'perlengkapan mandi' },
    ],
    ['rokok', `rokok, warung rokok, agen rokok`, { in: 'kelontong' }],
  ]),
  ...commoditiesOf('U1', [
    [
      'air_galon',
      `air galon, galon isi ulang, air isi ulang, depot air minum, isi ulang air, air mineral galon, air minum isi ulang`,
      { asked: 'air minum, air galon kantor, air mineral galon kantor' },
    ],
    [
      'gas',
      `gas elpiji, elpiji, gas 3 kg, tabung gas, agen gas, pangkalan gas, isi tabung`,
      { asked: 'pengisian tabung gas, isi ulang gas' },
    ],
    [
      'air_kemasan',
      `air mineral botol, air mineral kemasan, air minum kemasan, air kemasan botol, air mineral dus`,
      { asked: 'air mineral, air mineral gelas, air kemasan' },
    ],
    ['air_bersih', `air bersih, tangki air bersih, jual air bersih`],
  ]),
  ...commoditiesOf('N1', [
    [
      'tanaman',
      `tanaman hias, tanaman, pot bunga, bonsai, anggrek, aglonema, jual tanaman, pembibitan tanaman`,
      {
        asked:
          'sewa tanaman, tanaman hias kantor, penghijauan, penanaman pohon, bibit pohon, pohon pelindung',
      },
    ],
    [
      'bibit',
      `bibit tanaman, benih, bibit, bibit buah, bibit sayuran, benih padi, benih cabai, bibit pohon, polybag, media tanam, hidroponik instalasi`,
      {
        in: 'tanaman',
        asked:
          'benih unggul, perbenihan, bibit hijauan, bahan bibit tanaman, pekarangan pangan lestari, bibit alpukat, bibit durian, bibit kopi',
      },
    ],
    [
      'pupuk',
      `pupuk, pupuk organik, pupuk kandang, kompos, pestisida, obat tanaman`,
      { in: 'tanaman', asked: 'sarana produksi pertanian, saprodi, obat obatan pertanian' },
    ],
    [
      'taman',
      `taman, tukang taman, jasa taman, dekorasi taman, pertamanan, landscape, rumput taman, kolam taman`,
      {
        in: 'tanaman',
        asked:
          'penataan taman, pemeliharaan taman, penataan landscape, ruang terbuka hijau, perawatan taman',
      },
    ],
    [
      'bunga',
      `karangan bunga, bunga papan, florist, toko bunga, bunga segar, rangkai bunga, bunga hias`,
      { asked: 'papan ucapan, ucapan duka' },
    ],
    [
      'bibit_ikan',
      `bibit ikan, benih ikan, budidaya ikan, bibit lele, calon induk ikan, induk ikan, pembenihan ikan, budidaya lele, ikan koi, ikan hias, ikan cupang, akuarium`,
      {
        asked:
          'restoking ikan, penebaran ikan, bibit ternak ikan, perikanan budidaya, budi daya ikan',
      },
    ],
    [
      'ternak',
      `ternak, bibit ternak, ternak kambing, ternak ayam, domba, sapi hidup, kambing hidup, hewan kurban, ayam hidup, ayam kampung hidup, kelinci, unggas`,
      { asked: 'bibit domba, pengadaan ternak, bibit ayam, ruminansia' },
    ],
    [
      'pakan',
      `pakan, pakan ternak, pakan burung, pakan ikan, pakan hewan, pelet, dedak, jangkrik, kroto`,
      { in: 'ternak', asked: 'pakan ikan protein, pakan mandiri' },
    ],
    [
      'peliharaan',
      `hewan peliharaan, burung, burung kicau, sangkar burung, pet shop, kucing, makanan kucing, grooming`,
    ],
  ]),
];
