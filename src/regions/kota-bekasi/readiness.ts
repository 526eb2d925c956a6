/**
 * The readiness questionnaire: 24 questions whose weights sum to 100, in the order asked; the
 * office sets weights and levels.
 */
import type { ReadinessQuestion, Region } from '../../domain/region.ts';

type Option = ReadinessQuestion['options'][number];

function option(
  id: string,
  label: string,
  en: string,
  score: number | null,
  from?: number,
): Option {
  return { id, label: { id: label, en }, score, ...(from === undefined ? {} : { from }) };
}

const questions: ReadinessQuestion[] = [
  {
    code: 'P1',
    axis: 'produksi',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Paling banyak, berapa banyak yang bisa Ibu/Bapak buat atau layani dalam seminggu? Sebut angka dan satuannya, misalnya 50 kg atau 200 bungkus.',
      en: 'At most, how much can you make or serve in a week? Please give a number and its unit, for example 50 kg or 200 packs.',
    },
    answer: 'quantity',
    options: [
      option('exact', 'Tahu angkanya', 'I know the number', 4),
      option('approximate', 'Kira-kira', 'Roughly', 3),
      option('unknown', 'Belum tahu', "Don't know yet", 0),
    ],
    knownFrom: 'capacity',
    weakBelow: 3,
    offer: {
      id: 'Petugas atau pendamping bisa datang membantu menghitung kemampuan produksi.',
      en: 'An officer or companion can visit and help you work out your capacity.',
    },
  },
  {
    code: 'P2',
    axis: 'produksi',
    weight: 6,
    appliesTo: 'semua',
    question: {
      id: 'Kalau ada pesanan dua kali lebih banyak dari biasanya, kapan bisa siap?',
      en: 'If an order were twice as big as usual, when could it be ready?',
    },
    answer: 'choice',
    options: [
      option('langsung', 'Bisa langsung', 'Right away', 4),
      option('minggu', 'Perlu 1–2 minggu persiapan', 'After 1–2 weeks of preparation', 3),
      option('bulan', 'Perlu sebulan atau lebih', 'After a month or more', 1),
      option('belum', 'Belum bisa', 'Not possible yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Pesanan besar bisa dikerjakan bersama UMK sejenis; kami juga bantu mencari jalan untuk alat dan modal kerja.',
      en: 'Big orders can be shared with similar businesses; we also help you find equipment and working capital.',
    },
  },
  {
    code: 'P3',
    axis: 'produksi',
    weight: 6,
    appliesTo: 'semua',
    question: {
      id: 'Tiga bulan terakhir, seberapa sering pesanan selesai tepat waktu?',
      en: 'In the last three months, how often were orders finished on time?',
    },
    answer: 'choice',
    options: [
      option('hampir_selalu', 'Hampir selalu', 'Almost always', 4),
      option('lebih_sering', 'Lebih sering tepat', 'More often than not', 3),
      option('sering_telat', 'Sering telat', 'Often late', 1),
      option('belum_pernah', 'Belum pernah terima pesanan', 'No orders so far', 1),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada pelatihan mengatur jadwal produksi, dan boleh mulai dari pesanan percobaan yang kecil.',
      en: 'There is training in planning production, and you can start with a small trial order.',
    },
  },
  {
    code: 'P4',
    axis: 'produksi',
    weight: 5,
    appliesTo: 'barang',
    question: {
      id: 'Bahan utama biasanya dari mana?',
      en: 'Where do your main materials usually come from?',
    },
    answer: 'choice',
    options: [
      option('dua_pemasok', 'Dua pemasok tetap atau lebih', 'Two regular suppliers or more', 4),
      option('satu_pemasok', 'Satu pemasok tetap', 'One regular supplier', 3),
      option('eceran', 'Beli eceran saat perlu', 'Bought retail when needed', 1),
      option('sering_kosong', 'Sering kosong', 'Often out of stock', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Kami pertemukan dengan pemasok, atau belanja bersama lewat koperasi supaya lebih murah.',
      en: 'We can introduce suppliers, or you can buy together through a cooperative for a better price.',
    },
  },
  {
    code: 'P5',
    axis: 'produksi',
    weight: 5,
    appliesTo: 'semua',
    question: { id: 'Alat kerjanya bagaimana?', en: 'What about your equipment?' },
    answer: 'choice',
    options: [
      option('cukup', 'Milik sendiri dan cukup', 'My own, and enough', 4),
      option('kurang', 'Milik sendiri tapi kurang', 'My own, but not enough', 3),
      option('sewa', 'Sewa atau pinjam', 'Rented or borrowed', 2),
      option('belum', 'Belum punya', 'None yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Kami bantu mencari jalan untuk alat: bantuan dinas, sewa, atau kredit usaha (KUR).',
      en: 'We help you find equipment: support from a city agency, renting, or a business loan (KUR).',
    },
  },
  {
    code: 'P6',
    axis: 'produksi',
    weight: 4,
    appliesTo: 'semua',
    question: { id: 'Tempat buat/kerjanya di mana?', en: 'Where do you make things or work?' },
    answer: 'choice',
    options: [
      option('khusus', 'Tempat khusus di luar rumah', 'A separate place, not at home', 4),
      option('ruang_khusus', 'Di rumah, ruang khusus', 'At home, in a room of its own', 3),
      option(
        'campur',
        'Di rumah, campur dapur/ruang keluarga',
        'At home, in the kitchen or living room',
        1,
      ),
      option('belum_tetap', 'Belum tetap', 'No fixed place yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada bantuan menata tempat kerja, termasuk syarat dapur bersih untuk usaha makanan rumahan.',
      en: 'There is help with arranging your workplace, including clean-kitchen rules for home food makers.',
    },
  },
  {
    code: 'S1',
    axis: 'sdm',
    weight: 3,
    appliesTo: 'semua',
    question: {
      id: 'Yang kerja ada berapa orang, termasuk Ibu/Bapak sendiri?',
      en: 'How many people work in the business, including yourself?',
    },
    answer: 'people',
    options: [
      option('10_lebih', '10 atau lebih', '10 or more', 4, 10),
      option('4_9', '4–9', '4–9', 4, 4),
      option('2_3', '2–3', '2–3', 3, 2),
      // "Gak ada karyawan" is 0 helpers: the owner works alone, which is never weak.
      option('sendiri', 'Sendiri', 'Just me', 3, 0),
    ],
    knownFrom: 'workforce',
    weakBelow: 1,
    offer: {
      id: 'Kalau pesanannya besar, bisa dikerjakan bersama UMK sejenis.',
      en: 'When an order is big, it can be shared with similar businesses.',
    },
  },
  {
    code: 'S2',
    axis: 'sdm',
    weight: 5,
    appliesTo: 'semua',
    question: {
      id: 'Kalau Ibu/Bapak sakit atau pergi seminggu, usahanya bagaimana?',
      en: 'If you were ill or away for a week, what would happen to the business?',
    },
    answer: 'choice',
    options: [
      option('jalan', 'Tetap jalan', 'It goes on', 4),
      option('sebagian', 'Jalan sebagian', 'It goes on in part', 2),
      option('berhenti', 'Berhenti', 'It stops', 0),
    ],
    weakBelow: 2,
    offer: {
      id: 'Ada pelatihan membagi kerja dan menulis cara kerja yang sederhana.',
      en: 'There is training in sharing out work and writing down how it is done.',
    },
  },
  {
    code: 'S3',
    axis: 'sdm',
    weight: 3,
    appliesTo: 'semua',
    question: {
      id: 'Dua tahun terakhir pernah ikut pelatihan usaha atau keterampilan?',
      en: 'In the last two years, did you join any business or skills training?',
    },
    answer: 'choice',
    options: [
      option('sertifikat', 'Pernah, ada sertifikat', 'Yes, with a certificate', 4),
      option('tanpa_sertifikat', 'Pernah, tanpa sertifikat', 'Yes, without a certificate', 3),
      option('mau', 'Belum, tapi mau', 'No, but I would like to', 1),
      option('belum', 'Belum', 'No', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Boleh kami daftarkan ke pelatihan terdekat, misalnya keamanan pangan, menjahit, pencatatan, atau jualan online.',
      en: 'We can sign you up for a training nearby, such as food safety, sewing, bookkeeping or selling online.',
    },
  },
  {
    code: 'S4',
    axis: 'sdm',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Siapa yang balas pesanan, kirim barang, dan menagih?',
      en: 'Who answers orders, delivers, and collects payment?',
    },
    answer: 'choice',
    options: [
      option('khusus', 'Ada orang khusus', 'Somebody whose job it is', 4),
      option('keluarga', 'Keluarga bantu', 'Family helps', 3),
      option('sendiri', 'Saya sendiri semua', 'I do it all', 1),
      option('belum', 'Belum ada yang urus', 'Nobody yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada pelatihan mengurus pesanan dan tagihan supaya lebih ringan.',
      en: 'There is training that makes handling orders and invoices easier.',
    },
  },
  {
    code: 'L1',
    axis: 'legalitas',
    weight: 9,
    appliesTo: 'semua',
    question: {
      id: 'Sudah punya NIB (Nomor Induk Berusaha)? Kalau sudah, tulis 13 angkanya atau kirim fotonya.',
      en: 'Do you have an NIB (business identification number)? If so, please type its 13 digits or send a photo.',
    },
    answer: 'choice',
    options: [
      option('ada', 'Sudah', 'Yes', 4),
      option('proses', 'Sedang diurus', 'In progress', 1),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    knownFrom: 'nib',
    weakBelow: 4,
    offer: {
      id: 'NIB gratis, dan petugas kami siap membantu membuatnya sampai jadi.',
      en: 'The NIB is free, and our staff will help you until you have it.',
    },
  },
  {
    code: 'L2',
    axis: 'legalitas',
    weight: 3,
    appliesTo: 'punya_nib',
    question: {
      id: 'Kegiatan usaha yang tertulis di NIB sama dengan yang dijalankan sekarang?',
      en: 'Is the activity written in your NIB the one you do now?',
    },
    answer: 'choice',
    options: [
      option('sama', 'Sama', 'Yes, the same', 4),
      option('sebagian', 'Sebagian', 'In part', 2),
      option('beda', 'Beda atau tidak tahu', 'No, or not sure', 0),
    ],
    weakBelow: 4,
    offer: {
      id: 'Kami bantu memperbarui kegiatan usaha di NIB (sekarang memakai KBLI 2025).',
      en: 'We help you bring the activity in your NIB up to date (it now follows KBLI 2025).',
    },
  },
  {
    code: 'L3',
    axis: 'legalitas',
    weight: 3,
    appliesTo: 'semua',
    question: {
      id: 'Punya NPWP? Tidak perlu kirim nomornya.',
      en: 'Do you have an NPWP (tax number)? No need to send it.',
    },
    answer: 'choice',
    options: [
      option('ada', 'Punya', 'Yes', 4),
      option('tidak_yakin', 'Tidak yakin', 'Not sure', 2),
      option('belum', 'Belum', 'No', 0),
    ],
    knownFrom: 'npwp',
    weakBelow: 4,
    offer: {
      id: 'Perusahaan biasanya meminta NPWP pemasoknya. Kami bisa jelaskan caranya, tidak dikirim ke mana-mana.',
      en: 'Companies usually ask suppliers for an NPWP. We can explain how to get one; nothing is passed on.',
    },
  },
  {
    code: 'L4',
    axis: 'legalitas',
    weight: 5,
    appliesTo: 'izin_edar',
    question: {
      id: 'Produk ini sudah ada izin edarnya (PIRT, BPOM MD, notifikasi kosmetik, atau SNI)?',
      en: 'Is this product licensed for sale (PIRT, BPOM MD, cosmetics notification, or SNI)?',
    },
    answer: 'choice',
    options: [
      option('ada', 'Sudah, masih berlaku', 'Yes, and valid', 4),
      option('hampir_habis', 'Sudah, hampir/sudah habis', 'Yes, but expired or nearly so', 2),
      option('proses', 'Sedang diurus', 'In progress', 1),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    knownFrom: 'izin_edar',
    weakBelow: 4,
    offer: {
      id: 'Kami bantu mengurus PIRT, BPOM, atau SNI sesuai produknya.',
      en: 'We help you get the PIRT, BPOM or SNI that your product needs.',
    },
  },
  {
    code: 'L5',
    axis: 'legalitas',
    weight: 3,
    appliesTo: 'pangan',
    question: { id: 'Sudah bersertifikat halal?', en: 'Is it certified halal?' },
    answer: 'choice',
    options: [
      option('ada', 'Sudah (nomor ID…)', 'Yes (number ID…)', 4),
      option('proses', 'Sedang diurus', 'In progress', 2),
      option('bebas', 'Bebas (bahan segar)', 'Not needed (fresh produce)', null),
      option('tidak_halal', 'Tidak halal (dicantumkan)', 'Not halal (and labelled so)', null),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    knownFrom: 'halal',
    weakBelow: 4,
    offer: {
      id: 'Ada pendamping halal, dan selama kuota masih ada sertifikatnya gratis untuk usaha kecil.',
      en: 'Halal companions can help, and while places last the certificate is free for small businesses.',
    },
  },
  {
    code: 'L6',
    axis: 'legalitas',
    weight: 2,
    appliesTo: 'semua',
    question: {
      id: 'Merek atau logo sudah didaftarkan (HKI)?',
      en: 'Is your brand or logo registered as a trademark?',
    },
    answer: 'choice',
    options: [
      option('ada', 'Sudah terdaftar', 'Registered', 4),
      option('proses', 'Sudah diajukan', 'Applied for', 3),
      option('belum', 'Belum', 'Not yet', 1),
      option('tanpa_merek', 'Belum punya merek', 'No brand yet', 0),
    ],
    knownFrom: 'merek',
    weakBelow: 3,
    offer: {
      id: 'Kami bantu mendaftarkan merek, dengan surat rekomendasi supaya biayanya lebih ringan.',
      en: 'We help you register your brand, with a letter that lowers the fee.',
    },
  },
  {
    code: 'K1',
    axis: 'keuangan',
    weight: 5,
    appliesTo: 'semua',
    question: { id: 'Uang masuk dan keluar dicatat?', en: 'Do you write down money in and out?' },
    answer: 'choice',
    options: [
      option('aplikasi', 'Rutin di aplikasi/komputer', 'Always, in an app or computer', 4),
      option('buku', 'Rutin di buku', 'Always, in a book', 3),
      option('kadang', 'Kadang-kadang', 'Sometimes', 1),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada kelas pencatatan yang sederhana dan aplikasi gratisnya.',
      en: 'There is a simple bookkeeping class, and a free app to go with it.',
    },
  },
  {
    code: 'K2',
    axis: 'keuangan',
    weight: 3,
    appliesTo: 'semua',
    question: {
      id: 'Punya rekening bank untuk usaha?',
      en: 'Do you have a bank account for the business?',
    },
    answer: 'choice',
    options: [
      option('khusus', 'Khusus usaha', 'Yes, for the business only', 4),
      option('campur', 'Campur pribadi', 'Shared with my own', 2),
      option('belum', 'Belum punya', 'Not yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Bank mitra bisa membantu membuka rekening usaha dan QRIS.',
      en: 'A partner bank can help you open a business account and QRIS.',
    },
  },
  {
    code: 'K3',
    axis: 'keuangan',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Perusahaan biasanya bayar belakangan. Sanggup menunggu berapa lama?',
      en: 'Companies usually pay later. How long can you wait?',
    },
    answer: 'choice',
    options: [
      option('30_hari', '30 hari atau lebih', '30 days or more', 4),
      option('14_hari', '14 hari', '14 days', 3),
      option('7_hari', '7 hari', '7 days', 2),
      option('tunai', 'Harus tunai', 'Cash only', 1),
    ],
    weakBelow: 3,
    offer: {
      id: 'Uang muka bisa ditulis di perjanjian, dan ada pembiayaan tagihan atau KUR.',
      en: 'A down payment can be put in the agreement, and there is invoice financing or a KUR loan.',
    },
  },
  {
    code: 'M1',
    axis: 'mutu',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Supaya hasilnya selalu sama, ada takaran, ukuran, atau contoh tertulis?',
      en: 'So that the result is always the same, do you have written measures, sizes or samples?',
    },
    answer: 'choice',
    options: [
      option('selalu', 'Ada, selalu dipakai', 'Yes, always used', 4),
      option('kadang', 'Ada, kadang dipakai', 'Yes, sometimes used', 3),
      option('hafal', 'Hafal saja', 'Only in my head', 1),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Pendamping bisa membantu menulis resep atau ukuran baku.',
      en: 'A companion can help you write down a standard recipe or sizes.',
    },
  },
  {
    code: 'M2',
    axis: 'mutu',
    weight: 3,
    appliesTo: 'barang',
    question: { id: 'Kemasan dan labelnya bagaimana?', en: 'What about packaging and label?' },
    answer: 'choice',
    options: [
      option('lengkap', 'Ada nama, isi, tanggal, izin', 'Name, contents, date, licence', 4),
      option('nama', 'Ada nama saja', 'Name only', 2),
      option('polos', 'Plastik polos', 'Plain plastic', 1),
      option('belum', 'Belum', 'None yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada klinik kemasan dan label, gratis.',
      en: 'There is a free clinic for packaging and labels.',
    },
  },
  {
    code: 'M3',
    axis: 'mutu',
    weight: 3,
    appliesTo: 'semua',
    question: {
      id: 'Kalau pembeli mengeluh atau barang dikembalikan, apa yang dilakukan?',
      en: 'When a buyer complains or sends something back, what do you do?',
    },
    answer: 'choice',
    options: [
      option('dicatat', 'Diganti dan dicatat', 'Replace it and write it down', 4),
      option('diganti', 'Diganti', 'Replace it', 3),
      option('maaf', 'Minta maaf saja', 'Say sorry', 1),
      option('belum_pernah', 'Belum pernah ada keluhan', 'No complaints so far', 3),
    ],
    weakBelow: 3,
    offer: {
      id: 'Ada latihan singkat menangani keluhan, lengkap dengan contoh suratnya.',
      en: 'There is a short exercise in handling complaints, with a sample letter.',
    },
  },
  {
    code: 'D1',
    axis: 'digital',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Bisa kirim foto produk, daftar harga, dan nota lewat HP?',
      en: 'Can you send product photos, a price list and receipts from your phone?',
    },
    answer: 'choice',
    options: [
      option('semua', 'Bisa semua', 'Yes, all of it', 4),
      option('foto_harga', 'Foto dan harga saja', 'Photos and prices only', 3),
      option('dibantu', 'Perlu dibantu', 'With some help', 1),
      option('belum', 'Belum', 'Not yet', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Pendamping bisa mengajari memakai HP untuk usaha; contoh notanya kami siapkan.',
      en: 'A companion can show you how to use your phone for business; we have a sample receipt.',
    },
  },
  {
    code: 'D2',
    axis: 'digital',
    weight: 4,
    appliesTo: 'semua',
    question: {
      id: 'Sekarang jualan atau terima bayar lewat apa?',
      en: 'How do you sell or take payment now?',
    },
    answer: 'choice',
    options: [
      option(
        'online',
        'QRIS/transfer dan toko online/katalog',
        'QRIS/transfer and an online shop',
        4,
      ),
      option('qris', 'QRIS/transfer saja', 'QRIS/transfer only', 3),
      option('whatsapp', 'WhatsApp saja', 'WhatsApp only', 2),
      option('tunai', 'Tunai langsung saja', 'Cash only', 0),
    ],
    weakBelow: 3,
    offer: {
      id: 'Kami bantu memasang QRIS dan masuk katalog, misalnya katalog lokal, PaDI, atau e-Katalog.',
      en: 'We help you get QRIS and join a catalogue, such as the local one, PaDI or e-Katalog.',
    },
  },
];

export const readiness: Region['readiness'] = {
  questions,
  readyFrom: 70,
  almostFrom: 50,
  // The three axes of the programme's own procedure: each must reach half for "ready".
  seedAxes: ['produksi', 'sdm', 'legalitas'],
  seedAxisMin: 50,
  perSitting: 8,
};
