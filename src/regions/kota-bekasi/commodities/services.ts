/** What is done around people, vehicles, goods and buildings: washing, beauty, garage, transport, building, and what is none of these. */
import { commoditiesOf } from './make.ts';

export const services = [
  ...commoditiesOf('L1', [
    [
      'laundry',
      `laundry, laundry kiloan, binatu, cuci+setrika, cuci setrika, cuci+pakaian, cuci+karpet, dry clean, laundry sepatu, cuci linen, setrika`,
      { asked: 'jasa laundry, pencucian linen, cuci gorden, pencucian pakaian' },
    ],
  ]),
  ...commoditiesOf('L2', [
    [
      'salon',
      `salon, salon kecantikan, potong rambut, creambath, smoothing, rebonding, perawatan wajah, spa, facial, nail art`,
      { asked: 'perawatan kecantikan' },
    ],
    ['barber', `barbershop, pangkas rambut, cukur rambut, barber, tukang cukur`, { in: 'salon' }],
    [
      'rias',
      `rias, rias pengantin, tata rias, make up, makeup, mua, perias`,
      { in: 'salon', asked: 'tata rias dan busana, jasa rias' },
    ],
    ['pijat', `pijat, refleksi, bekam, baby spa, terapi, lulur`, { asked: 'jasa pijat' }],
  ]),
  ...commoditiesOf('O1', [
    [
      'bengkel',
      `bengkel, bengkel motor, bengkel mobil, servis+motor, servis+mobil, servis+kendaraan, ganti oli, montir, tune up, body repair, ketok magic, cat mobil`,
      {
        asked: `pemeliharaan kendaraan, pemeliharaan kendaraan dinas, kendaraan dinas operasional, kendaraan dinas jabatan, kendaraan perorangan dinas, pemeliharaan alat angkutan, alat angkutan darat bermotor, kendaraan bermotor beroda dua, kendaraan roda empat, kendaraan roda dua, servis kendaraan, perbaikan kendaraan, pemeliharaan alat besar`,
      },
    ],
    ['ban', `tambal ban, ban, jual ban, vulkanisir, velg, balancing, spooring`, { in: 'bengkel' }],
    [
      'onderdil',
      `onderdil, sparepart, suku cadang, oli, pelumas, aki, jual+oli, variasi motor, variasi mobil, kampas rem`,
      {
        in: 'bengkel',
        asked:
          'suku cadang kendaraan, pelumas kendaraan, suku cadang alat angkutan, suku cadang alat besar',
      },
    ],
    [
      'cuci_kendaraan',
      `cuci+motor, cuci+mobil, cuci steam, car wash, salon mobil`,
      { in: 'bengkel' },
    ],
    [
      'kendaraan',
      `jual+motor, jual+mobil, motor bekas, mobil bekas, sepeda, sepeda motor, dealer, jual+sepeda`,
      { asked: 'pengadaan kendaraan, kendaraan roda tiga, kendaraan bermotor' },
    ],
  ]),
  ...commoditiesOf('V1', [
    [
      'angkutan',
      `jasa angkut, angkutan, ekspedisi, pengiriman barang, logistik, truk, pick up, cargo, bongkar muat, mobil box, pindahan`,
      {
        asked: 'jasa angkutan, jasa pengiriman, jasa ekspedisi, distribusi barang, angkutan barang',
      },
    ],
    [
      'kurir',
      `kurir, ojek, ojek online, antar paket, antar barang, kirim paket, delivery, jasa antar`,
      { in: 'angkutan' },
    ],
    [
      'sewa_kendaraan',
      `rental mobil, sewa+mobil, sewa+bus, sewa+kendaraan, sewa+motor, travel, antar jemput, bus pariwisata, sopir, jemputan`,
      {
        asked: `sewa kendaraan dinas, sewa kendaraan bermotor, kendaraan bermotor penumpang, sewa kendaraan bermotor penumpang, sewa kendaraan operasional, angkutan karyawan, antar jemput karyawan, transportasi peserta`,
      },
    ],
  ]),
  ...commoditiesOf('X1', [
    [
      'bahan_bangunan',
      `bahan bangunan, toko bangunan, material bangunan, semen, pasir, batu bata, genteng, paving block, batako, cat tembok, keramik, baja ringan, pipa, besi beton`,
      {
        asked: `bahan bangunan dan konstruksi, bahan konstruksi, material konstruksi, patok, bahan bahan bangunan`,
      },
    ],
    [
      'tukang',
      `tukang bangunan, tukang batu, renovasi, renovasi rumah, borongan, tukang cat, pengecatan, pasang keramik, pasang plafon, tukang`,
      {
        asked: `pemeliharaan bangunan, pemeliharaan bangunan gedung, pemeliharaan gedung, rehabilitasi, rehab, perbaikan gedung, perbaikan atap, pemeliharaan toilet, lantai keramik, perbaikan lantai, penataan gedung, rutilahu, rumah tidak layak huni`,
      },
    ],
    [
      'kontraktor',
      `kontraktor, konstruksi, pembangunan, bangun rumah, cor beton, beton`,
      {
        asked: `pembangunan gedung, pembangunan jalan, peningkatan jalan, pemeliharaan jalan, jalan lingkungan, jembatan, irigasi, drainase, tpt, tembok penahan, spal, psu, penataan tpu, tpu, penataan alun alun, trotoar, gapura, pemagaran, hotmix, lapang, venue, pematangan tanah, pengurugan, talang, selasar, area parkir, bumi perkemahan, ruang kelas, ruang radiologi, penataan ruang`,
      },
    ],
    [
      'air_sanitasi',
      `sumur bor, bor sumur, septic tank, sedot wc, instalasi air, saluran air, pipa air, pompa air bangunan, sanitasi`,
      {
        asked: `sumur, sumur bumdes, sumur bumkel, jamban, mck, toilet, spam, plumbing, instalasi plumbing, air tanah dangkal, sumber air, ipal`,
      },
    ],
    [
      'arsitek',
      `arsitek, gambar bangunan, jasa arsitek, drafter`,
      {
        asked:
          'ded, detail engineering design, perencanaan teknis, jasa konsultansi perencanaan, jasa konsultansi pengawasan, konsultansi konstruksi, masterplan, feasibility, fs, tenaga ahli sipil, tenaga ahli arsitek, review design',
      },
    ],
  ]),
  ...commoditiesOf('Z1', [
    [
      'pelatihan',
      `pelatihan, kursus, bimbingan belajar, bimbel, les privat, les`,
      {
        asked:
          'kursus singkat, kursus singkat pelatihan, jasa pelatihan, pelatihan kursus, bimbingan teknis, bimtek, sosialisasi, sertifikasi, tenaga terampil, diklat, jasa pelatihan kursus singkat',
      },
    ],
    [
      'kesehatan',
      `obat, apotek, alat kesehatan, klinik, tenaga kesehatan, bidan, kaki palsu, kursi roda`,
      { asked: 'bahan medis, obat obatan, jasa tenaga kesehatan, alat kedokteran' },
    ],
    [
      'penginapan',
      `kost, kontrakan, hotel, penginapan, homestay`,
      { asked: 'biaya hotel, akomodasi, paket meeting, rapat hotel' },
    ],
    [
      'olahraga',
      `alat olahraga, shuttlecock, raket, bola, alat fitness, perlengkapan silat`,
      { asked: 'perlengkapan olahraga, peralatan olahraga' },
    ],
    ['mainan', `mainan, mainan anak, toko mainan, kaset, album musik`],
    ['kosmetik', `kosmetik, skincare, parfum, minyak wangi`, { asked: 'produk kecantikan' }],
    [
      'jasa_profesi',
      `notaris, konsultan, jasa pajak, jasa hukum, akuntan, pembukuan, asuransi`,
      {
        asked:
          'kajian, tenaga ahli hukum, jasa konsultansi, penyusunan dokumen, studi penelitian, naskah akademik, evaluasi, penyusunan, tenaga ahli, fasilitator, tenaga pendamping, pendampingan, roadmap, survey, tenaga pendukung, tenaga administrasi',
      },
    ],
    [
      'keamanan',
      `satpam, jasa keamanan, keamanan, parkir`,
      { asked: 'tenaga keamanan, jasa pengamanan, petugas keamanan' },
    ],
    [
      'bahan_bakar',
      `bahan bakar minyak, bbm, bensin, bensin eceran, pertamax, arang`,
      { asked: 'bahan bakar, bahan bakar dan pelumas, bahan bakar kendaraan' },
    ],
    [
      'tagihan',
      `tagihan listrik, tagihan telepon, tagihan air`,
      { asked: 'tagihan, rekening listrik, rekening air, pajak, perizinan, retribusi, honorarium' },
    ],
  ]),
];
