/** What offices and events need: printing, stationery, telephones, events, pictures and software, repairs. */
import { commoditiesOf } from './make.ts';

export const office = [
  ...commoditiesOf('G1', [
    [
      'percetakan',
      `percetakan, cetak, barang cetakan, offset, cetak buku, cetak nota, nota, brosur, leaflet, kalender, kartu nama, kop surat, undangan, map cetak, sertifikat cetak, blanko, piagam, buku panduan`,
      {
        asked: `bahan cetak, bahan cetakan, cetakan, cetakan bahan, cetak buku laporan, cetak laporan, cetakan karcis, karcis, karcis retribusi, formulir, blangko, bahan sosialisasi cetak, pencetakan, cetak dokumen, barang cetakan penggandaan, buku saku, buku pedoman`,
      },
    ],
    [
      'spanduk',
      `spanduk, banner, baliho, cetak spanduk, cetak banner, digital printing, backdrop, umbul umbul, x banner, bendera, poster`,
      {
        in: 'percetakan',
        asked: `spanduk kegiatan, backdrop kegiatan, media luar ruang, roll banner`,
      },
    ],
    [
      'reklame',
      `reklame, neon box, huruf timbul, papan nama, advertising, plang, letter, akrilik, billboard, signage`,
      {
        asked: `iklan, jasa iklan, iklan reklame, sewa billboard, publikasi, papan informasi, papan petunjuk, plang nama, jasa iklan reklame film pemotretan, penunjuk arah`,
      },
    ],
    [
      'sablon',
      `sablon, sablon kaos, jasa sablon, dtf, sublim, kaos sablon, print kain, sablon plastik`,
      { in: 'percetakan' },
    ],
    [
      'stiker_label',
      `stiker, cutting sticker, label kemasan, cetak label, label, hologram, wrapping`,
      { in: 'percetakan', asked: 'label barang, kemasan cetak, desain kemasan' },
    ],
    [
      'stempel',
      `stempel, plat nomor, cap, pin, id card, gantungan kunci, lanyard, mug custom, mug`,
      { in: 'percetakan', asked: 'tanda pengenal, name tag, kartu anggota' },
    ],
    [
      'desain_grafis',
      `desain grafis, jasa desain, desain logo, branding, desainer grafis, ilustrasi`,
      { asked: 'dkv, tenaga ahli dkv, desain komunikasi visual' },
    ],
  ]),
  ...commoditiesOf('Y1', [
    [
      'atk',
      `atk, alat tulis, alat tulis kantor, perlengkapan kantor, alat kantor, bolpoin, pulpen, pensil, spidol, amplop, map, alat sekolah, perlengkapan sekolah`,
      {
        asked: `alat bahan kegiatan kantor, perlengkapan peralatan kantor, kelengkapan alat tulis, atk kertas, bahan kegiatan kantor, alat tulis kegiatan, benda pos, materai, meterai, arsip keluarga`,
      },
    ],
    [
      'kertas',
      `kertas, kertas hvs, kertas cover, kertas karton, rim kertas`,
      { in: 'atk', asked: 'kertas dan cover, kertas dokumen' },
    ],
    [
      'tinta',
      `tinta printer, toner, isi tinta, cartridge, refill tinta, bahan komputer, flashdisk`,
      {
        in: 'atk',
        asked: 'tinta, kertas tinta, tinta dan toner, suku cadang komputer habis pakai',
      },
    ],
    [
      'buku',
      `buku, toko buku, buku pelajaran, buku tulis, majalah, koran, alquran, buku cerita, komik`,
      {
        asked: `bahan bacaan, surat kabar, langganan majalah, langganan surat kabar, jurnal, peraturan perundang undangan, koleksi perpustakaan, buku perpustakaan`,
      },
    ],
    [
      'fotokopi',
      `fotokopi, penggandaan, jilid, penjilidan, laminating, print dokumen, ngeprint, pengetikan, jasa ketik`,
      {
        in: 'atk',
        asked: 'penggandaan dokumen, foto copy, fotokopi dan jilid, penjilidan laporan',
      },
    ],
    [
      'alat_peraga',
      `alat peraga, alat gambar, alat lukis, papan tulis, mainan edukasi`,
      { in: 'atk', asked: 'alat peraga edukatif, ape, whiteboard' },
    ],
  ]),
  ...commoditiesOf('T1', [
    [
      'pulsa',
      `pulsa, paket data, kartu perdana, voucher, kuota, konter, top up, e money`,
      { asked: 'paket internet peserta, pulsa dan paket data, voucher data' },
    ],
    [
      'ppob',
      `ppob, token listrik, brilink, pembayaran listrik, loket pembayaran, agen pembayaran, transfer uang`,
    ],
    [
      'handphone',
      `jual+hp, jual+handphone, toko hp, handphone bekas, jual beli hp, headset, charger, aksesoris hp, casing hp, tablet`,
      {
        asked:
          'alat komunikasi, alat komunikasi telephone, telepon, telepon seluler, telephone, telepon genggam, pesawat telepon, handy talky',
      },
    ],
  ]),
  ...commoditiesOf('A1', [
    [
      'acara',
      `event organizer, eo, penyelenggaraan acara, jasa acara, wedding organizer, mc, pembawa acara, outbound, master of ceremony`,
      {
        asked: `jasa penyelenggaraan acara, jasa event organizer, penyelenggaraan kegiatan, peringatan hari besar, launching, festival, pameran, stand pameran, bazaar, expo, gebyar, lomba, jambore, gathering, family gathering`,
      },
    ],
    [
      'dekorasi',
      `dekorasi, dekorasi pernikahan, dekorasi pelaminan, dekorasi acara, balon dekorasi, dekorasi balon, dekor, photobooth`,
      { in: 'acara', asked: 'penataan dan dekorasi, dekorasi panggung, dekorasi ruangan' },
    ],
    [
      'sewa_tenda',
      `sewa+tenda, sewa+kursi, tenda, tratag, panggung, alat pesta, sewa+alat pesta, sewa+panggung, sewa tenda kursi, tarub`,
      {
        in: 'sewa_alat',
        asked: 'sewa tenda dan kursi, tenda kerucut, sewa meja kursi, sewa perlengkapan acara',
      },
    ],
    [
      'sewa_sound',
      `sound system, sewa+sound, audio system, lighting, sewa+lampu, sewa+genset`,
      {
        in: 'sewa_alat',
        asked:
          'peralatan studio audio, sewa peralatan studio audio, sewa sound, sewa videotron, videotron, sewa proyektor',
      },
    ],
    [
      'sewa_alat',
      `sewa+alat, sewa+peralatan, rental alat, sewa+outdoor, alat outdoor, camping, sewa+kostum`,
      { asked: 'sewa alat kantor, sewa peralatan, sewa perlengkapan, sewa alat lainnya' },
    ],
    [
      'hiburan',
      `hiburan, band, orgen tunggal, organ tunggal, penyanyi, badut, campursari, dangdut, karaoke, orkes, dj`,
      { asked: 'jasa hiburan, pengisi acara' },
    ],
    [
      'kesenian',
      `kesenian, tari, karawitan, wayang kulit pertunjukan, pertunjukan, hadroh, marawis, reog, kuda lumping, pencak silat pertunjukan, sanggar tari`,
      {
        in: 'hiburan',
        asked: 'tenaga kesenian, kesenian dan kebudayaan, pentas seni, penari, pagelaran',
      },
    ],
    [
      'permainan',
      `playstation, rental ps, sewa+playstation, odong odong, mandi bola, kereta mini, permainan anak, sewa+mainan`,
    ],
  ]),
  ...commoditiesOf('D1', [
    [
      'foto_video',
      `fotografi, jasa foto, studio foto, fotografer, videografi, jasa video, shooting video, editing video, dokumentasi, drone, foto produk, prewedding, produksi film`,
      {
        asked: `film pendek, video pendek, pemotretan, dokumentasi kegiatan, video profil, film video, peliputan`,
      },
    ],
    [
      'perangkat_lunak',
      `aplikasi, software, programmer, sistem informasi, pembuatan aplikasi, coding, pembuatan website, website, web, database, server, hosting`,
      {
        asked: `pengembangan aplikasi, pengembangan sistem, updating sistem, lisensi, license, programmer android, programer, web designer, webdesigner, data base, keamanan informasi, penetration test, teknologi informasi, informasi teknologi, tenaga informasi dan teknologi, cloud, penyimpanan cloud, operator komputer, pengelolaan data, analisa data, satu data, walidata, pemeliharaan aplikasi, e retribusi, big data`,
      },
    ],
    [
      'jaringan',
      `jaringan komputer, jaringan internet, fiber optik, instalasi jaringan, cctv, pemasangan cctv, wifi, internet`,
      {
        asked: `langganan internet, internet tv berlangganan, kawat faksimili internet, peralatan jaringan, pemeliharaan jaringan, jaringan internal, bandwidth, landing point, komputer jaringan`,
      },
    ],
    [
      'media_sosial',
      `media sosial, admin medsos, digital marketing, konten kreator, konten, iklan online, sosial media`,
      {
        asked:
          'tenaga ahli media sosial, petugas media sosial, publikasi media online, live streaming, podcast',
      },
    ],
    [
      'komputer',
      `komputer, laptop, personal computer, jual+komputer, jual+laptop, printer, rental komputer, aksesoris komputer`,
      {
        asked: `belanja komputer, personal komputer, peralatan personal computer, peralatan komputer, pc, notebook, scanner, perangkat komputer, sewa komputer`,
      },
    ],
  ]),
  ...commoditiesOf('E1', [
    [
      'servis_ac',
      `servis+ac, cuci ac, pasang ac, ac, teknisi ac, servis+kulkas, freon`,
      {
        in: 'servis_elektronik',
        asked:
          'pemeliharaan ac, pengadaan ac, pemasangan ac, alat pendingin, pendingin ruangan, cuci freon',
      },
    ],
    [
      'servis_komputer',
      `servis+komputer, servis+laptop, servis+printer, instal ulang, it support`,
      {
        in: 'servis_elektronik',
        asked:
          'pemeliharaan komputer, pemeliharaan peralatan komputer, pemeliharaan printer, perbaikan komputer',
      },
    ],
    ['servis_hp', `servis+hp, servis+handphone, hp rusak`, { in: 'servis_elektronik' }],
    [
      'servis_elektronik',
      `servis+elektronik, reparasi elektronik, perbaikan elektronik, servis+tv, servis+kipas, servis+pompa, teknisi, servis+mesin cuci, dinamo, gulung dinamo`,
      {
        asked: `pemeliharaan alat kantor, pemeliharaan peralatan, pemeliharaan alat kantor dan rumah tangga, pemeliharaan peralatan dan mesin, perbaikan peralatan kantor, pemeliharaan genset, genset dan trafo`,
      },
    ],
    [
      'listrik',
      `instalasi listrik, alat listrik, lampu, kabel, saklar, panel listrik, pemasangan listrik, jasa listrik, komponen listrik`,
      {
        asked: `komponen instalasi listrik, penerangan bangunan kantor, alat listrik dan elektronik, bahan listrik, lampu sorot, instalasi penerangan, kelistrikan, elektrikal, mekanikal elektrikal, lampu lapang, box app, peralatan pju, ballast, fitting`,
      },
    ],
    [
      'elektronik',
      `elektronik, toko elektronik, jual+elektronik, barang elektronik, televisi, kulkas, mesin cuci, kipas angin, speaker, ups, genset`,
      {
        asked: `alat elektronik, belanja elektronik, dispenser, vending machine, pengadaan ups, microphone, alat studio`,
      },
    ],
    ['kunci', `kunci duplikat, duplikat kunci, ahli kunci, tukang kunci`],
  ]),
];
