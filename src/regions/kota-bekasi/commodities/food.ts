/** What is eaten and drunk, ready: catering, meals, snacks, cakes, drinks. */
import { commoditiesOf } from './make.ts';

export const food = [
  ...commoditiesOf('C1', [
    [
      'katering',
      `katering, jasa boga, prasmanan, nasi prasmanan, masakan pesanan, makanan pesta, masakan hajatan, pesanan makanan,
      pesanan masakan, penyediaan konsumsi, layanan katering, tata boga, dapur katering`,
      {
        asked: `makanan minuman, makan minum, makanan dan minuman rapat, makanan minuman rapat, makan minum rapat,
        konsumsi, konsumsi rapat, konsumsi kegiatan, konsumsi peserta, konsumsi panitia, jamuan, jamuan tamu, jamuan makan,
        makanan minuman jamuan tamu, makanan minuman aktivitas lapangan, makan siang, makan malam, makan peserta,
        makanan siapsaji, makanan siap saji, boga, extra fooding, makanan tambahan`,
      },
    ],
    [
      'nasi_box',
      `nasi box, nasi kotak, nasi dus, lunch box, bento, box meal, nasi bungkus pesanan, nasi box ayam, paket nasi, nasi berkat,
      berkat, nasi besek`,
      { in: 'katering', asked: 'makan siang rapat, makan siang peserta, paket makan' },
    ],
    [
      'snack_box',
      `snack box, snack kotak, snack dus, snack pesanan, pesanan snack, coffee break, kue box, kue kotak, snack arisan,
      snack hajatan`,
      {
        in: 'katering',
        asked: `snack, kudapan, snack rapat, kudapan rapat, makanan ringan rapat, kudapan snack, snack peserta, rehat kopi`,
      },
    ],
    [
      'tumpeng',
      `tumpeng, nasi tumpeng, tumpeng mini, nasi kuning pesanan, bancakan`,
      { in: 'katering' },
    ],
    ['aqiqah', `aqiqah, katering aqiqah, kambing guling, paket aqiqah`, { in: 'katering' }],
    [
      'makan_karyawan',
      `makan karyawan, makanan karyawan, makan siang karyawan, makan siang kantor, katering karyawan, katering pabrik, rantangan, katering harian, katering rumahan, makan bergizi, dapur mbg`,
      {
        in: 'katering',
        asked: 'makan pegawai, makan pekerja, makan buruh, kantin karyawan, makan siang gratis',
      },
    ],
  ]),
  ...commoditiesOf('W1', [
    [
      'makanan_siap_saji',
      `warung makan, rumah makan, warteg, warung nasi, restoran, kafe, kedai makan, makanan siap saji, siap saji, makanan matang,
      masakan matang, masakan rumahan, angkringan, warung makanan, kuliner, depot makan, siap santap`,
    ],
    [
      'nasi',
      `nasi goreng, nasi padang, nasi uduk, nasi kuning, nasi liwet, nasi pecel, nasi rames, nasi campur, nasi bakar,
      nasi bungkus, nasi kucing, nasi sayur, nasi kebuli, nasi gudeg, nasi timlo, nasi ayam, nasi telur, masakan padang`,
      { in: 'makanan_siap_saji' },
    ],
    [
      'mie_bakso',
      `mie ayam, bakso, mie goreng, mie rebus, bakmi, kwetiau, bakso kuah, warung bakso, warung bakmi, pangsit kuah, capcay, ramen,
      bihun goreng`,
      { in: 'makanan_siap_saji' },
    ],
    [
      'soto_sop',
      `soto, soto ayam, soto betawi, sop, sop iga, rawon, tongseng, tengkleng, gulai, timlo, bubur ayam, bubur`,
      { in: 'makanan_siap_saji' },
    ],
    [
      'lauk',
      `lauk pauk, lauk matang, sayur matang, ayam goreng, ayam bakar, ayam geprek, ayam penyet, ayam krispi, fried chicken, bebek goreng,
      pecel lele, ikan bakar, seafood, sate, sate ayam, sate kambing, rendang, opor, gudeg, sayur lodeh`,
      { in: 'makanan_siap_saji' },
    ],
    [
      'pecel_gado',
      `gado gado, pecel, ketoprak, karedok, lotek, tahu kupat, kupat tahu, lontong sayur, lontong, ketupat, rujak cingur`,
      { in: 'makanan_siap_saji' },
    ],
  ]),
  ...commoditiesOf('J1', [
    [
      'jajanan',
      `jajanan, jajanan anak, jajanan sekolah, gorengan, aneka gorengan, street food, makanan kaki lima, aneka bakaran`,
    ],
    [
      'aci',
      `cilok, cireng, cimol, cilor, seblak, pentol, bakso goreng, bakso bakar, batagor, siomay, dimsum, pempek, otak otak, papeda`,
      { in: 'jajanan' },
    ],
    [
      'gorengan_isi',
      `risol, lumpia, pastel, kroket, bakwan, tahu isi, tahu bulat, tahu walik, mendoan, martabak, pisang goreng, molen, piscok,
      singkong keju`,
      { in: 'jajanan' },
    ],
    [
      'jajanan_barat',
      `kebab, burger, hotdog, corndog, pizza, takoyaki, sosis bakar, sempol, telur gulung, kentang goreng, roti bakar, waffle, crepes,
      popcorn`,
      { in: 'jajanan' },
    ],
    [
      'rujak_salad',
      `rujak, rujak buah, asinan, salad buah, lotis, jasuke, jagung bakar`,
      { in: 'jajanan' },
    ],
  ]),
  ...commoditiesOf('K1', [
    [
      'kue',
      `kue, aneka kue, kue ulang tahun, kue tart, toko kue, bolu, brownies, cake, cupcake, tart, dessert, dessert box, puding, pudding`,
    ],
    [
      'kue_kering',
      `kue kering, nastar, kastengel, putri salju, cookies, kue lebaran, kue toples, semprit, lidah kucing, sagu keju`,
      { in: 'kue' },
    ],
    [
      'kue_basah',
      `kue basah, jajanan pasar, jajan pasar, lemper, onde onde, klepon, nagasari, kue lapis, serabi, putu, getuk, lupis, wajik, arem arem,
      kue tradisional, kue tampah, snack tampah, dadar gulung, bika ambon, bugis, talam, kue lumpur`,
      { in: 'kue', asked: 'jajan tradisional' },
    ],
    [
      'roti',
      `roti, bakery, roti manis, roti tawar, roti sobek, donat, pastry, croissant, bakpao, bakpia, toko roti, pizza roti`,
      { in: 'kue' },
    ],
    [
      'dodol',
      `dodol, jenang, moci, wingko, tape ketan, tape, permen, coklat, oleh oleh khas`,
      { in: 'kue' },
    ],
  ]),
  ...commoditiesOf('K2', [
    [
      'camilan_kering',
      `camilan kering, snack kering, makanan ringan kemasan, camilan kemasan, snack kiloan, makanan kering, oleh oleh kering, camilan pedas`,
    ],
    [
      'keripik',
      `keripik, keripik singkong, keripik pisang, keripik tempe, keripik usus, keripik kentang, sale pisang, slondok, basreng`,
      { in: 'camilan_kering' },
    ],
    [
      'kerupuk',
      `kerupuk, kerupuk kulit, kerupuk ikan, karak, rengginang, rambak, opak, emping, simping`,
      { in: 'camilan_kering' },
    ],
    [
      'peyek_kacang',
      `peyek, kacang goreng, kacang bawang, kacang telur, kacang oven, stik bawang, kembang goyang, pilus, egg roll`,
      { in: 'camilan_kering' },
    ],
  ]),
  ...commoditiesOf('M1', [
    [
      'minuman',
      `minuman dingin, minuman segar, aneka minuman, minuman kekinian, warung es, aneka es, minuman kemasan botol`,
      { asked: 'air minum kemasan rapat' },
    ],
    [
      'es',
      `es teh, es jeruk, es buah, es campur, es dawet, es cendol, dawet, cendol, es kelapa muda, kelapa muda, es boba, boba, es cincau, es teler, es kopyor`,
      { in: 'minuman' },
    ],
    [
      'es_krim',
      `es krim, ice cream, es puter, es lilin, es mambo, es goreng, es potong`,
      { in: 'minuman' },
    ],
    ['es_batu', `es batu, es kristal, es balok`, { in: 'minuman' }],
    [
      'kopi',
      `kopi susu, kopi bubuk, kedai kopi, coffee shop, kopi keliling, es kopi, biji kopi, sangrai kopi, barista`,
      { in: 'minuman', asked: 'kopi, pengolahan kopi' },
    ],
    [
      'jamu',
      `jamu, jamu gendong, jamu tradisional, kunir asem, beras kencur, minuman herbal, wedang uwuh, wedang jahe, bandrek, bajigur, rosela`,
      { in: 'minuman' },
    ],
    ['jus', `jus, jus buah, smoothies, sari buah, sirup, infused water`, { in: 'minuman' }],
    [
      'susu',
      `susu segar, susu sapi, susu kambing, susu kedelai, sari kedelai, yogurt, yoghurt, kefir, milkshake, susu murni`,
      { in: 'minuman' },
    ],
  ]),
];
