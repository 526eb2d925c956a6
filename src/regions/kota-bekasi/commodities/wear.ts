/** What is worn and carried, and what is made by hand: sewing, cloth, shoes, crafts, furniture, metal. */
import { commoditiesOf } from './make.ts';

export const wear = [
  ...commoditiesOf('F1', [
    [
      'konveksi',
      `konveksi, garmen, makloon, maklon, cmt, buat+pakaian, buat+baju, produksi+pakaian, produksi+baju, buat+kaos, buat+kemeja, buat+jaket, buat+celana,
      baju custom, pakaian pesanan, baju pesanan`,
      { asked: 'pakaian, belanja pakaian, pengadaan pakaian, atribut pakaian' },
    ],
    [
      'seragam',
      `seragam, seragam kerja, seragam kantor, buat+seragam, baju seragam, jas almamater, almamater, toga, kemeja pdl, wearpack, rompi, seragam pabrik,
      pakaian kerja, baju kerja, coverall`,
      {
        in: 'konveksi',
        asked: `pakaian dinas, pakaian dinas harian, pakaian dinas lapangan, pdl, pdh, pakaian sipil, pakaian adat, pakaian batik, pakaian batik tradisional,
        batik seragam, pakaian khusus, pakaian pelindung, seragam sekolah, seragam linmas, seragam satpam, baju lapangan, pakaian upacara`,
      },
    ],
    [
      'kaos',
      `kaos custom, kaos olahraga, jersey, kaos panitia, kaos partai, kaos lengan pendek, kaos polo`,
      {
        in: 'konveksi',
        asked: 'kaos, belanja kaos, pakaian olahraga, baju olahraga, training olahraga',
      },
    ],
    [
      'jahit',
      `jahit, penjahit, jasa jahit, tailor, modiste, terima jahitan, obras, bordir, sulam, payet, emblem, jahit pesanan`,
      { in: 'konveksi' },
    ],
    ['vermak', `vermak, vermak levis, permak jeans, potong celana`, { in: 'jahit' }],
    [
      'jahit_rumah_tangga',
      `buat+sprei, buat+gorden, buat+mukena, buat+bantal, buat+selimut, buat+sarung bantal`,
      { in: 'konveksi' },
    ],
  ]),
  ...commoditiesOf('F2', [
    [
      'pakaian_jadi',
      `jual+pakaian, jual+baju, toko pakaian, toko baju, pakaian jadi, baju jadi, butik, distro, dagang pakaian, baju anak, pakaian anak, baju muslim, daster, grosir baju, baju bekas, thrift`,
    ],
    [
      'hijab',
      `jual+jilbab, jual+hijab, jual+kerudung, jual+gamis, jual+mukena, mukena, sajadah`,
      { in: 'pakaian_jadi' },
    ],
    [
      'kain',
      `kain, toko kain, tekstil, kain batik, kain perca, kain meteran, bahan kain, jual+kain, lurik`,
      { asked: 'kain tenun, bahan pakaian' },
    ],
    ['batik', `jual+batik, baju batik, batik cap, batik printing`, { in: 'pakaian_jadi' }],
    [
      'linen',
      `sprei, bed cover, selimut, handuk, taplak, gorden, korden`,
      { asked: 'linen, perlengkapan tidur, horden, gorden kantor, vertical blind' },
    ],
  ]),
  ...commoditiesOf('F3', [
    [
      'sepatu',
      `sepatu, sandal, alas kaki, sepatu kulit, buat+sepatu, buat+sandal, sepatu kerja, sepatu safety, sol sepatu, reparasi sepatu`,
      { asked: 'sepatu dinas, sepatu lapangan, sepatu boot, sepatu pdl' },
    ],
    [
      'tas',
      `tas, buat+tas, tas kulit, tas rajut, goodie bag, totebag, tote bag, tas seminar, tas kain, tas blacu, ransel, dompet, tas spunbond`,
      { asked: 'tas peserta, tas kegiatan, seminar kit, kantong belanja' },
    ],
    [
      'topi',
      `topi, blangkon, peci, kopiah, ikat pinggang, dasi, kaos kaki, topi pet`,
      { asked: 'atribut, topi lapangan' },
    ],
    [
      'masker',
      `masker, masker kain, sarung tangan, konektor masker`,
      { asked: 'alat pelindung diri, apd' },
    ],
    [
      'aksesori',
      `aksesoris wanita, aksesori, kalung, gelang, anting, bros, perhiasan, jepit rambut, bando, manik manik`,
    ],
    [
      'alat_jahit',
      `alat jahit, benang, kancing, resleting, perlengkapan jahit, jarum`,
      { asked: 'mesin jahit' },
    ],
  ]),
  ...commoditiesOf('R1', [
    [
      'kerajinan',
      `kerajinan, kerajinan tangan, kriya, handmade, craft, kerajinan kayu, kerajinan kulit, kerajinan rotan, ecoprint, jumputan, batik tulis, membatik`,
      { asked: 'bahan kerajinan, produk kerajinan, dekranasda' },
    ],
    [
      'souvenir',
      `souvenir, cinderamata, souvenir pernikahan, merchandise, hampers, parcel, kado, buket, buket bunga, bucket, boneka wisuda`,
      {
        in: 'kerajinan',
        asked: `cindera mata, cendera mata, suvenir cendera mata, souvenir kegiatan, hadiah, hadiah lomba, bingkisan, parsel`,
      },
    ],
    [
      'plakat',
      `plakat, vandel, piala, trofi, medali, samir`,
      { in: 'souvenir', asked: 'piala dan medali, penghargaan, tropi, trophy' },
    ],
    [
      'anyaman',
      `anyaman, anyaman bambu, rotan, anyaman rotan, bambu kerajinan, tikar anyaman, besek`,
      { in: 'kerajinan' },
    ],
    ['rajut', `rajut, rajutan, makrame, crochet, boneka, flanel`, { in: 'kerajinan' }],
    [
      'seni_rupa',
      `lukisan, lukis, mural, kaligrafi, patung, ukiran, ukir, pigura, bingkai, miniatur, relief`,
      { in: 'kerajinan', asked: 'lukisan dinding' },
    ],
    [
      'alat_musik',
      `alat musik, gamelan, angklung, gitar, rebana, drum band, wayang`,
      { asked: 'alat kesenian, perlengkapan kesenian, drumband' },
    ],
    ['seserahan', `seserahan, hantaran, mahar, parcel hantaran, janur`, { in: 'kerajinan' }],
  ]),
  ...commoditiesOf('R2', [
    [
      'mebel',
      `mebel, furniture, meubelair, tukang kayu, pengrajin kayu, kayu jati, kayu olahan, buat+lemari, buat+meja, buat+kursi, jual mebel`,
      {
        asked: `belanja mebel, meubelair kantor, pengadaan mebel, pemeliharaan mebel, perabot kantor, alat penyimpan perlengkapan kantor, perlengkapan ruang arsip, mebelair sekolah`,
      },
    ],
    [
      'meja_kursi',
      `meja kursi, meja, kursi, kursi tamu, meja kerja, meja sekolah, meja belajar, bangku`,
      { in: 'mebel', asked: 'kursi rapat, meja rapat, kursi kerja, kursi tunggu' },
    ],
    [
      'lemari',
      `lemari, lemari kayu, rak kayu, rak, bufet, lemari arsip, filing cabinet, brankas`,
      { in: 'mebel', asked: 'roll opack, rak arsip, lemari besi' },
    ],
    ['sofa', `sofa, jok sofa, servis+sofa, springbed, jok kursi`, { in: 'mebel' }],
    [
      'interior',
      `interior, desain interior, kitchen set, partisi, backdrop tv, wallpaper, vinyl, hpl, gorden kantor, vertical blind`,
      {
        asked:
          'penataan ruang kerja, pemeliharaan partisi, penataan interior, horden, horden vertical, gordyn',
      },
    ],
    [
      'kusen',
      `kusen, kusen kayu, daun pintu, pintu kayu, pintu jendela, gebyok, gazebo`,
      { asked: 'pemeliharaan pintu' },
    ],
    [
      'kayu',
      `penggergajian kayu, palet kayu, pallet kayu, peti kayu, papan kayu, triplek potong, serbuk kayu`,
    ],
  ]),
  ...commoditiesOf('R3', [
    [
      'las',
      `las, bengkel las, tukang las, las listrik, konstruksi baja, fabrikasi, jasa las, besi tempa`,
      { asked: 'pekerjaan las' },
    ],
    [
      'pagar_kanopi',
      `pagar, pagar besi, teralis, kanopi, folding gate, rolling door, tangga besi, railing`,
      { in: 'las', asked: 'pemasangan kanopi, atap kanopi, selasar kanopi' },
    ],
    [
      'aluminium',
      `aluminium, kusen aluminium, etalase aluminium, lemari aluminium, kaca aluminium, rak aluminium, etalase kaca`,
    ],
    [
      'bubut',
      `bubut, jasa bubut, cnc, mold, dies, stamping, komponen logam, sparepart mesin, jig, pengecoran logam, cor logam`,
      {
        asked:
          'komponen mesin, suku cadang mesin, part mesin, part plastik, komponen plastik, injection molding, plastik injection',
      },
    ],
    [
      'gerobak',
      `gerobak, buat+gerobak, gerobak dorong, roda sampah, gerobak sampah, tong besi`,
      { asked: 'bak sampah besi' },
    ],
    [
      'alat_logam',
      `pandai besi, panci+buat, dandang, buat+pisau, loyang+buat, oven+buat, tandon besi, stainless steel`,
      { asked: 'alat pertanian, pisau rajang' },
    ],
    ['lapis', `krom, powder coating, cat duco, galvanis, plating`],
  ]),
  ...commoditiesOf('H1', [
    [
      'perabot',
      `perabot rumah tangga, perabot, alat rumah tangga, alat dapur, peralatan dapur, pecah belah, gelas piring, panci, wajan, kompor, sendok, tupperware`,
      {
        asked: `peralatan rumah tangga, alat rumah tangga lainnya, home use, perlengkapan dapur, peralatan rumah tangga kantor`,
      },
    ],
    [
      'alat_kebersihan',
      `alat kebersihan, peralatan kebersihan, sapu, pel, ember, kemoceng, keset, tong sampah, tempat sampah, lap`,
      {
        asked: `bahan kebersihan, alat pembersih, peralatan kebersihan kantor, alat dan bahan kebersihan, perlengkapan kebersihan`,
      },
    ],
    [
      'bahan_pembersih',
      `sabun cair, pembersih lantai, karbol, cairan pembersih, disinfektan, hand sanitizer, pewangi laundry, parfum laundry, sabun cuci piring, buat+sabun, pengharum ruangan, pewangi`,
      {
        in: 'alat_kebersihan',
        asked: `pewangi ruangan, refil pengharum, bahan pembersih, bahan kimia pembersih`,
      },
    ],
    [
      'jasa_kebersihan',
      `jasa kebersihan, cleaning service, bersih rumah, pembersihan kaca, kuras toren, pembasmi hama, pest control, fumigasi, anti rayap`,
      {
        in: 'alat_kebersihan',
        asked: `tenaga kebersihan, jasa pembersihan, pengendalian hama, petugas kebersihan, pembersihan gedung`,
      },
    ],
    [
      'plastik',
      `plastik, kantong plastik, kemasan plastik, botol plastik, plastik kresek, toko plastik, karung plastik, terpal`,
      { asked: 'karung, karung kebencanaan, terpal bencana' },
    ],
    [
      'kemasan',
      `kardus, karton box, lakban, bubble wrap, stretch film, plastik packing, dus makanan, dus kue, kemasan, standing pouch, paper bag, kotak kue, mika, styrofoam, cup plastik, kertas nasi, packaging`,
      { asked: `bahan kemasan, kemasan produk, kemas, kotak kemasan` },
    ],
    [
      'kasur',
      `kasur, bantal, guling, matras busa, kapuk, karpet, tikar`,
      { asked: 'tempat tidur lipat, perlengkapan tidur, velbed' },
    ],
  ]),
  ...commoditiesOf('Q1', [
    [
      'rongsok',
      `rongsok, barang bekas, besi tua, kardus bekas, kertas bekas, plastik bekas, pengepul, loak, besi bekas, botol bekas`,
      { asked: 'pembelian limbah, pengambilan limbah, penjualan scrap, scrap' },
    ],
    [
      'daur_ulang',
      `daur ulang, bank sampah, daur ulang plastik, olah sampah, jelantah, minyak jelantah, limbah`,
      {
        in: 'rongsok',
        asked: 'pengelolaan sampah, pengangkutan limbah, pengelolaan limbah, pilah sampah',
      },
    ],
  ]),
];
