/**
 * The texts of the partnership agreement, version 2026-11. A draft by the makers of this program after UU 20/2008 art. 26–36, PP 7/2021
 * art. 104–123 and UU 27/2022: A LAWYER OF THE OFFICE MUST CHECK THEM before the first agreement is made. A change of these words is
 * a new set with a new version beside this one; what was made from this one stays as it was.
 */
import type { ClauseSet } from '../../domain/clause.ts';
import { joint, patternArticles, reselling, supplying } from './clausePatterns.ts';
import { english202611 } from './clausesEnglish.ts';

export const clauses202611: ClauseSet = {
  version: '2026-11',
  title: 'PERJANJIAN KERJA SAMA KEMITRAAN USAHA',
  opening:
    'Perjanjian ini dibuat melalui program {{programme}} {{office}} antara para pihak yang tersebut di bawah, dengan asas saling memerlukan, saling mempercayai, saling memperkuat, dan saling menguntungkan.',
  chapters: [
    {
      id: 'pihak',
      title: 'Para Pihak',
      articles: [
        {
          text: 'PIHAK KESATU: {{company}}, NIB {{companyNib}}, beralamat di {{companyAddress}}, diwakili oleh {{companySigner}}.',
        },
        {
          text: 'PIHAK KEDUA: {{umkName}}, NIB {{umkNib}}, beralamat di {{umkAddress}}, diwakili oleh pemiliknya, {{umkOwner}}.',
          each: true,
          group: false,
        },
        {
          text: 'PIHAK KEDUA, anggota ke-{{ordinal}}: {{umkName}}, NIB {{umkNib}}, beralamat di {{umkAddress}}, diwakili oleh pemiliknya, {{umkOwner}}.',
          each: true,
          group: true,
        },
        {
          text: 'Para anggota kelompok bersama-sama disebut PIHAK KEDUA. Masing-masing bertanggung jawab atas bagiannya sendiri sebagaimana Lampiran Kelompok, dan tidak atas bagian anggota lain.',
          group: true,
        },
        {
          text: 'PIHAK KEDUA adalah usaha mikro atau kecil sebagaimana dimaksud dalam Peraturan Pemerintah Nomor 7 Tahun 2021.',
        },
      ],
    },
    {
      id: 'kegiatan',
      title: 'Kegiatan Usaha dan Pola Kemitraan',
      articles: [
        { text: 'Kegiatan usaha yang dimitrakan adalah: {{object}}.' },
        {
          text: 'Kemitraan dilaksanakan dengan pola {{pattern}} sebagaimana Pasal 26 Undang-Undang Nomor 20 Tahun 2008 dan Pasal 106 Peraturan Pemerintah Nomor 7 Tahun 2021.',
        },
        ...patternArticles,
      ],
    },
    {
      id: 'mutu',
      title: 'Mutu',
      articles: [
        { text: 'Mutu yang disepakati: {{quality}}.' },
        {
          patterns: supplying,
          text: 'PIHAK KESATU memeriksa hasil saat diterima. Hasil yang tidak sesuai diberitahukan paling lambat 2 (dua) hari kerja setelah diterima, dengan alasan, agar PIHAK KEDUA dapat memperbaiki atau menggantinya. Hasil yang tidak diberitahukan dalam waktu itu dianggap diterima.',
        },
        {
          patterns: reselling,
          text: 'PIHAK KEDUA memeriksa barang saat diterima. Barang yang rusak atau tidak sesuai diberitahukan paling lambat 2 (dua) hari kerja setelah diterima, dan PIHAK KESATU menggantinya tanpa biaya.',
        },
      ],
    },
    {
      id: 'volume',
      title: 'Volume, Jadwal, dan Penyerahan',
      articles: [
        { text: 'Volume yang disepakati: {{volume}}.' },
        { text: 'Jadwal penyerahan: {{schedule}}.', patterns: [...supplying, ...reselling] },
        { text: 'Jadwal kegiatan: {{schedule}}.', patterns: joint },
        { text: 'Penyerahan: {{delivery}}.', where: 'delivery' },
        {
          patterns: [...supplying, ...reselling],
          text: 'Setiap penyerahan dicatat dan disetujui kedua pihak (berita acara serah terima), di atas kertas atau lewat layanan {{programme}}.',
        },
        {
          patterns: supplying,
          text: 'PIHAK KESATU memberitahukan perubahan pesanan paling lambat 7 (tujuh) hari sebelumnya. Hasil yang sudah dibuat menurut pesanan semula tetap diterima dan dibayar.',
        },
      ],
    },
    {
      id: 'harga',
      title: 'Harga atau Bagi Hasil',
      articles: [
        {
          text: 'Harga yang disepakati: {{price}}. Harga itu tidak dipotong biaya apa pun yang tidak tertulis dalam perjanjian ini.',
          where: 'price',
        },
        {
          text: 'Perkiraan nilai seluruhnya selama jangka waktu perjanjian: {{value}}.',
          where: 'value',
        },
        {
          text: 'Hasil bersih dibagi: PIHAK KEDUA {{profit}} dan PIHAK KESATU {{companyProfit}}. Hasil bersih adalah penerimaan setelah dikurangi biaya langsung yang dicatat dan ditunjukkan kepada kedua pihak setiap bulan.',
          where: 'profit',
        },
        {
          patterns: [...supplying, ...joint],
          text: 'Kalau harga bahan baku naik atau turun lebih dari 10% (sepuluh persen), salah satu pihak dapat meminta pembicaraan ulang. Selama belum ada kesepakatan baru, ketentuan ini tetap berlaku.',
        },
      ],
    },
    {
      id: 'bayar',
      title: 'Pembayaran',
      articles: [
        { text: 'Pembayaran: {{payment}}.' },
        { text: 'Uang muka: {{downPayment}}.', where: 'downPayment' },
        {
          patterns: [...supplying, ...joint],
          text: 'PIHAK KESATU membayar langsung kepada setiap anggota kelompok sesuai bagiannya dalam Lampiran Kelompok. Tidak ada anggota yang menerima pembayaran untuk anggota lain.',
          group: true,
        },
        {
          patterns: supplying,
          text: 'Kalau pembayaran terlambat, PIHAK KESATU memberitahukan sebab dan tanggal pembayarannya. PIHAK KEDUA berhak menunda penyerahan berikutnya sampai yang terlambat dibayar, tanpa dianggap melanggar perjanjian.',
        },
        {
          patterns: [...reselling, ...joint],
          text: 'Kalau pembayaran terlambat, pihak yang wajib membayar segera memberitahukan sebab dan tanggal pembayarannya kepada pihak lain.',
        },
      ],
    },
    {
      id: 'kewajiban',
      title: 'Hak dan Kewajiban',
      articles: [
        {
          patterns: supplying,
          text: 'PIHAK KESATU wajib: memberi keterangan yang lengkap tentang pesanan; menerima hasil yang sesuai; membayar tepat waktu; dan melaksanakan pembinaan. PIHAK KESATU berhak menerima hasil yang sesuai mutu, volume, dan jadwal.',
        },
        {
          patterns: supplying,
          text: 'PIHAK KEDUA wajib: menyerahkan hasil sesuai mutu, volume, dan jadwal; menjaga izin usaha dan izin produknya tetap berlaku; dan segera memberi kabar bila ada hambatan. PIHAK KEDUA berhak menerima pembayaran penuh dan pembinaan.',
        },
        {
          patterns: reselling,
          text: 'PIHAK KESATU wajib: menyediakan barang, merek, atau sistem usaha sesuai mutu dan jadwal; memberi keterangan yang lengkap; dan melaksanakan pembinaan. PIHAK KESATU berhak menerima pembayaran tepat waktu dan catatan penjualan.',
        },
        {
          patterns: reselling,
          text: 'PIHAK KEDUA wajib: menjual dengan jujur menurut perjanjian ini; mencatat penjualan; membayar tepat waktu; dan menjaga izinnya tetap berlaku. PIHAK KEDUA berhak menerima barang atau sistem yang sesuai, bagian atau komisinya secara penuh, dan pembinaan.',
        },
        {
          patterns: joint,
          text: 'Para pihak wajib: menyerahkan modal, alat, atau tenaga yang disepakati; mencatat penerimaan dan biaya; membagi hasil tepat waktu; dan segera memberi kabar bila ada hambatan. PIHAK KEDUA berhak menerima bagiannya secara penuh dan pembinaan.',
        },
        {
          patterns: joint,
          text: 'Para pihak berhak melihat catatan usaha bersama setiap saat. Keputusan yang mengubah modal, harga, atau pembagian hasil diambil bersama.',
        },
        {
          text: 'Yang terhalang oleh keadaan kahar (bencana, kebakaran, kerusuhan, wabah, atau kebijakan pemerintah) memberi kabar dalam 3 (tiga) hari dan tidak dianggap melanggar selama keadaan itu berlangsung.',
        },
      ],
    },
    {
      id: 'pembinaan',
      title: 'Bentuk Pengembangan',
      articles: [
        {
          text: 'Sesuai Pasal 34 Undang-Undang Nomor 20 Tahun 2008, PIHAK KESATU membina PIHAK KEDUA dengan: {{development}}.',
        },
        { text: 'Pembinaan itu tidak dipungut biaya dan tidak dipotong dari pembayaran.' },
      ],
    },
    {
      id: 'mandiri',
      title: 'Kemandirian',
      articles: [
        {
          text: 'PIHAK KESATU tidak memiliki dan tidak menguasai PIHAK KEDUA sebagai mitra usahanya, langsung maupun tidak langsung, sebagaimana Pasal 35 Undang-Undang Nomor 20 Tahun 2008.',
        },
        {
          text: 'Perjanjian ini tidak menimbulkan ketergantungan: PIHAK KEDUA tetap bebas menjual kepada pihak lain dan membeli bahan dari pihak lain, sepanjang volume dan mutu dalam perjanjian ini dipenuhi.',
        },
      ],
    },
    {
      id: 'rahasia',
      title: 'Kerahasiaan dan Data Pribadi',
      articles: [
        {
          text: 'Resep, desain, harga, dan keterangan usaha yang diterima dari pihak lain hanya dipakai untuk perjanjian ini dan tidak diberikan kepada siapa pun tanpa persetujuan, juga setelah perjanjian berakhir.',
        },
        {
          text: 'Data pribadi dipakai hanya untuk melaksanakan perjanjian ini, dijaga, dan dihapus bila tidak diperlukan lagi, sesuai Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.',
        },
      ],
    },
    {
      id: 'waktu',
      title: 'Jangka Waktu, Perubahan, dan Pengakhiran',
      articles: [
        { text: 'Perjanjian berlaku sejak {{start}} sampai dengan {{end}}.' },
        {
          text: 'Perubahan dan perpanjangan hanya berlaku bila disetujui semua pihak secara tertulis, di atas kertas atau sebagai adendum lewat layanan {{programme}}. Sampai semua menyetujui, naskah yang ada tetap berlaku.',
        },
        {
          text: 'Salah satu pihak dapat mengakhiri perjanjian dengan pemberitahuan tertulis {{notice}} hari sebelumnya disertai alasan, di atas kertas atau lewat layanan {{programme}}. Semua yang sudah diserahkan tetap dibayar, dan uang muka yang belum dipakai dikembalikan.',
        },
        {
          text: 'Anggota kelompok yang berhenti dapat diganti usaha mikro atau kecil lain dengan persetujuan semua pihak. Sampai ada pengganti, bagiannya dapat dibagi kepada anggota lain yang bersedia.',
          group: true,
        },
      ],
    },
    {
      id: 'sengketa',
      title: 'Penyelesaian Perselisihan',
      articles: [
        { text: 'Perselisihan diselesaikan lebih dahulu dengan musyawarah antara para pihak.' },
        {
          text: 'Bila dalam 14 (empat belas) hari tidak tercapai, para pihak meminta mediasi Forum {{programme}} melalui {{office}}.',
        },
        {
          text: 'Dugaan pelanggaran kemitraan dapat dilaporkan kepada Komisi Pengawas Persaingan Usaha (KPPU) sesuai Pasal 36 Undang-Undang Nomor 20 Tahun 2008. Perselisihan lain diselesaikan di pengadilan negeri tempat kedudukan PIHAK KEDUA.',
        },
      ],
    },
    {
      id: 'lapor',
      title: 'Pelaporan dan Ketentuan Penutup',
      articles: [
        {
          text: 'Perjanjian ini dilaporkan kepada pejabat yang berwenang melalui {{office}}, yang mencatat pelaksanaannya dan mengevaluasinya setiap tahun bersama kedua pihak.',
        },
        {
          text: 'Perjanjian ini dibuat dalam Bahasa Indonesia. Bila ada terjemahan dan terdapat perbedaan, naskah Bahasa Indonesia yang berlaku.',
        },
        {
          text: 'Persetujuan lewat chat dicatat dengan waktu, nama, dan sidik digital (SHA-256) naskah ini. Persetujuan lewat chat bukan tanda tangan elektronik tersertifikasi; perjanjian mengikat setelah ditandatangani di atas meterai Rp10.000.',
        },
        {
          text: 'Perjanjian ini disahkan Forum {{programme}} dan ditandatangani dalam rangkap yang cukup bagi semua pihak; setiap rangkap mempunyai kekuatan yang sama.',
        },
      ],
    },
    {
      id: 'kelompok',
      title: 'Lampiran Kelompok',
      articles: [
        {
          text: 'Bagian {{umkName}}: {{umkShare}} dari volume ({{umkVolume}}), dan dari pembayaran dalam bagian yang sama.',
          each: true,
          group: true,
        },
        {
          text: 'Setiap anggota menyerahkan, menagih, dan menerima pembayaran sendiri atas bagiannya.',
          group: true,
        },
      ],
    },
    {
      id: 'adendum',
      title: 'Adendum',
      articles: [
        {
          text: 'Naskah ini adalah adendum ke-{{nth}}. Sejak semua pihak menyetujuinya, naskah ini menggantikan naskah ke-{{replaces}}; yang sudah diserahkan dan dibayar menurut naskah itu tetap berlaku.',
          where: 'nth',
        },
        { text: 'Yang diubah: {{changes}}.', where: 'changes' },
        {
          text: 'Persetujuan atas adendum ini dicatat lewat chat terhadap sidik digital (SHA-256) naskah ini. Setiap pihak dapat meminta agar adendum ini juga ditandatangani di atas meterai.',
          where: 'nth',
        },
      ],
    },
  ],
  noticeDays: 30,
  closing:
    'Dibaca, dimengerti, dan ditandatangani oleh para pihak di {{region}}, pada tanggal ______________________',
  stamp: 'Tempat meterai Rp10.000',
  witness: 'Saksi, Forum {{programme}}',
  english: english202611,
};
