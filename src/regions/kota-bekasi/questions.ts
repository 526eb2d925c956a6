/**
 * What people ask that is no form, with many ways of asking; nobody here ever asks for money or an
 * OTP, and answers say so.
 */
import type { CommonQuestion } from '../../domain/region.ts';
import { office } from './office.ts';

const trust: CommonQuestion[] = [
  {
    id: 'biaya',
    phrases: [
      ...[
        'bayar gak',
        'bayar nggak',
        'bayar ga',
        'bayar tidak',
        'bayar berapa',
        'harus bayar',
        'gratis gak',
      ],
      ...[
        'gratis',
        'ini gratis',
        'biayanya berapa',
        'ada biaya',
        'ada biayanya',
        'daftarnya bayar',
        'dipungut biaya',
      ],
      ...['ada potongan gak', 'komisinya berapa', 'is it free', 'how much does it cost', 'any fee'],
    ],
    answer: {
      id: 'Gratis, Bu/Pak, dari daftar sampai dapat mitra. Petugas BIG HUG tidak pernah meminta uang atau kode OTP.',
      en: 'It is free, from signing up to finding a partner. BIG HUG staff never ask for money or an OTP code.',
    },
  },
  {
    id: 'penipuan',
    phrases: [
      ...[
        'ini penipuan bukan',
        'penipuan ya',
        'takut penipuan',
        'takut ketipu',
        'takut ditipu',
        'ini modus ya',
      ],
      ...[
        'aman gak ini',
        'ini aman',
        'jangan jangan penipu',
        'hoax bukan',
        'is this a scam',
        'is it safe',
      ],
    ],
    answer: {
      id: `Wajar kalau hati-hati, Bu/Pak. Ini layanan resmi ${office.name}, gratis, dan tidak pernah meminta uang atau kode OTP. Boleh dicek dulu ke kantor: ${office.phone}.`,
      en: `It is wise to be careful. This is an official, free service of ${office.name}, and it never asks for money or an OTP code. Feel free to check with the office: ${office.phone}.`,
    },
  },
  {
    id: 'diminta_uang',
    phrases: [
      ...[
        'ada yang minta uang',
        'ada yang minta transfer',
        'saya diminta transfer',
        'diminta kode otp',
      ],
      ...[
        'kok minta otp',
        'ada yang minta otp',
        'disuruh bayar admin',
        'ada yang ngaku petugas minta uang',
      ],
      ...['someone asked me for money', 'someone asked for an otp'],
    ],
    answer: {
      id: `Tolong jangan dibayar dan jangan kirim kodenya, itu bukan dari kami. Kami tidak pernah meminta uang atau kode OTP. Ketik "lapor" supaya kami tindak lanjuti, atau telepon ${office.phone}.`,
      en: `Please do not pay and do not send the code, that was not us. We never ask for money or an OTP. Type "lapor" to report it, or call ${office.phone}.`,
    },
  },
  {
    id: 'resmi',
    phrases: [
      ...[
        'ini beneran pemkot',
        'beneran dari pemkot',
        'ini resmi',
        'resmi gak',
        'ini dari dinas apa',
        'ini siapa ya',
      ],
      ...[
        'beneran dari dinas',
        'dari pemerintah ya',
        'asli apa bukan',
        'ini dari mana ya',
        'is this official',
      ],
      ...['who are you', 'is this really the city government'],
    ],
    answer: {
      id: `Betul, ini layanan resmi Pemkot Bekasi lewat ${office.name}. Kalau ingin memastikan, boleh datang ke ${office.address}, atau telepon ${office.phone}.`,
      en: `Yes, this is an official service of the City of Bekasi, run by ${office.name}. To make sure, visit ${office.address}, or call ${office.phone}.`,
    },
  },
  {
    id: 'pajak',
    phrases: [
      ...[
        'buat pajak ya',
        'ini buat pajak',
        'nanti kena pajak',
        'nanti dipajakin',
        'dipajakin gak',
        'takut kena pajak',
      ],
      ...[
        'datanya dikasih ke orang pajak',
        'dilaporin ke pajak',
        'hubungannya sama pajak',
        'kok nanya omzet',
      ],
      ...['kenapa tanya omzet', 'is this for tax', 'will i be taxed'],
    ],
    answer: {
      id: 'Bukan untuk pajak, Bu/Pak. Data dipakai untuk mencarikan mitra dan membantu izin usaha. Omzet cukup kisaran, dan boleh tidak dijawab.',
      en: 'No, this is not for tax. Your data is used to find partners and help with licences. Sales are asked only as a range, and you may decline.',
    },
  },
  {
    id: 'data_saya',
    phrases: [
      ...[
        'siapa yang lihat data saya',
        'data saya dilihat siapa',
        'data saya aman gak',
        'datanya buat apa',
      ],
      ...[
        'data saya dijual gak',
        'nomor saya disebar gak',
        'nomor hp saya dikasih ke siapa',
        'data saya dipakai buat apa',
      ],
      ...['who sees my data', 'is my data safe', 'what is my data used for'],
    ],
    answer: {
      id: 'Data hanya dilihat petugas program. Perusahaan melihat produknya dulu; nama dan nomor HP baru dibuka kalau kedua pihak setuju. Ketik "data saya" untuk melihat, atau "hapus data saya" untuk menghapus.',
      en: 'Only programme staff see your data. Companies first see your products; your name and number are shown once both sides agree. Type "data saya" to see it, or "hapus data saya" to have it deleted.',
    },
  },
  {
    id: 'ktp',
    phrases: [
      ...[
        'perlu ktp gak',
        'harus pakai ktp',
        'kirim foto ktp',
        'perlu nik',
        'minta ktp gak',
        'ktp bekasi bukan',
      ],
      ...['harus ktp bekasi', 'perlu kk gak', 'do i need my id card', 'do you need my ktp'],
    ],
    answer: {
      id: 'Tidak perlu, Bu/Pak. Tolong jangan kirim foto KTP atau NIK di sini. Yang penting tempat usahanya ada di Kota Bekasi.',
      en: 'No need. Please do not send a photo of your KTP or your NIK here. What matters is that the place of business is in Kota Bekasi.',
    },
  },
  {
    id: 'robot',
    phrases: [
      ...[
        'ini robot ya',
        'ini bot ya',
        'ini orang apa robot',
        'ini orang beneran',
        'yang balas siapa',
      ],
      ...['ini mesin ya', 'are you a bot', 'is this a robot', 'am i talking to a person'],
    ],
    answer: {
      id: `Ini asisten otomatis BIG HUG, siap kapan saja. Kalau ingin bicara dengan orang, ketik "petugas" (${office.hours.id}).`,
      en: `This is BIG HUG's automatic assistant, here at any time. To talk to a person, type "petugas" (${office.hours.en}).`,
    },
  },
];

const reachingUs: CommonQuestion[] = [
  {
    id: 'alamat',
    phrases: [
      ...[
        'kantornya di mana',
        'loketnya di mana',
        'alamat kantor',
        'alamatnya di mana',
        'lokasi kantor',
      ],
      ...[
        'datang ke mana',
        'kantor dpmptsp di mana',
        'mpp di mana',
        'mal pelayanan publik di mana',
      ],
      ...['where is the office', 'office address'],
    ],
    answer: {
      id: `Kami di ${office.address}. Buka ${office.hours.id}; sebelum datang boleh telepon ${office.phone}.`,
      en: `We are at ${office.address}. Open ${office.hours.en}; you can call ${office.phone} before you come.`,
    },
  },
  {
    id: 'jam_buka',
    phrases: [
      ...[
        'jam buka',
        'buka jam berapa',
        'jam berapa buka',
        'tutup jam berapa',
        'jam kerja',
        'jam kantor',
      ],
      ...['jam pelayanan', 'hari ini buka', 'besok buka gak', 'opening hours', 'when are you open'],
    ],
    answer: {
      id: `Kantor buka ${office.hours.id}, kecuali hari libur. Chat ini bisa dipakai kapan saja.`,
      en: `The office is open ${office.hours.en}, except on public holidays. This chat is here at any time.`,
    },
  },
  {
    id: 'hari_libur',
    phrases: [
      ...[
        'hari libur buka',
        'sabtu buka gak',
        'minggu buka gak',
        'sabtu minggu buka',
        'tanggal merah buka',
      ],
      ...[
        'cuti bersama buka',
        'weekend buka',
        'hari sabtu bisa ke kantor',
        'open on weekends',
        'open on holidays',
      ],
    ],
    answer: {
      id: 'Sabtu, Minggu, tanggal merah, dan cuti bersama petugas kami libur. Chat tetap bisa dipakai; pesan untuk petugas dibaca di hari kerja berikutnya.',
      en: 'Our staff are off on Saturdays, Sundays, public holidays and collective leave. The chat still works; messages for staff are read on the next working day.',
    },
  },
  {
    id: 'telepon',
    phrases: [
      ...[
        'nomor telepon kantor',
        'no telp kantor',
        'nomor kantor berapa',
        'bisa ditelepon gak',
        'telepon ke mana',
      ],
      ...[
        'nomor yang bisa dihubungi',
        'hubungi siapa',
        'kontaknya mana',
        'phone number',
        'how can i call you',
      ],
    ],
    answer: {
      id: `Telepon kantor ${office.phone}, ${office.hours.id}. Ketik "petugas" kalau ingin dibantu orang lewat chat ini.`,
      en: `The office number is ${office.phone}, ${office.hours.en}. Type "petugas" to be helped by a person in this chat.`,
    },
  },
  {
    id: 'whatsapp',
    phrases: [
      ...[
        'bisa lewat wa',
        'bisa lewat whatsapp',
        'ada nomor wa',
        'nomor wa berapa',
        'wa nya berapa',
        'bisa pakai telegram',
      ],
      ...[
        'harus download aplikasi',
        'ada aplikasinya',
        'harus bikin akun',
        'can i use whatsapp',
        'is there an app',
      ],
    ],
    answer: {
      id: `Cukup lewat chat ini, tidak perlu aplikasi atau akun baru. Nomor WhatsApp resmi bisa ditanyakan ke kantor (${office.phone}); jangan percaya nomor lain yang mengaku BIG HUG.`,
      en: `This chat is all you need, no new app or account. Ask the office (${office.phone}) for the official WhatsApp number; please do not trust other numbers that claim to be BIG HUG.`,
    },
  },
];

const joining: CommonQuestion[] = [
  {
    id: 'apa_itu',
    phrases: [
      ...[
        'apa itu big hug',
        'big hug itu apa',
        'big hug apa sih',
        'ini apa',
        'ini program apa',
        'programnya apa',
      ],
      ...[
        'untuk apa ini',
        'manfaatnya apa',
        'untungnya apa buat saya',
        'gunanya apa',
        'what is big hug',
        'what is this',
      ],
    ],
    answer: {
      id: 'BIG HUG program Pemkot Bekasi yang mempertemukan usaha kecil dengan perusahaan yang butuh pemasok. Ibu/Bapak ceritakan usahanya, kami carikan yang cocok dan kami dampingi. Gratis.',
      en: 'BIG HUG is a City of Bekasi programme that brings small businesses together with companies that need suppliers. Tell us what you make; we look for a match and stay with you. It is free.',
    },
  },
  {
    id: 'cara_daftar',
    phrases: [
      ...[
        'cara daftar',
        'gimana cara daftar',
        'bagaimana cara daftarnya',
        'daftarnya gimana',
        'daftar di mana',
      ],
      ...[
        'cara ikut',
        'cara gabung',
        'mau gabung gimana',
        'cara ikutnya gimana',
        'how do i register',
        'how to join',
      ],
    ],
    answer: {
      id: 'Gampang, ketik "daftar" di sini lalu jawab sekitar tujuh pertanyaan. Boleh berhenti di tengah jalan, nanti dilanjutkan lagi.',
      en: 'Easy: type "daftar" here and answer about seven questions. You can stop half way and go on later.',
    },
  },
  {
    id: 'syarat',
    phrases: [
      ...[
        'syaratnya apa',
        'syarat daftar',
        'apa saja syaratnya',
        'persyaratannya apa',
        'perlu bawa apa',
        'siapkan apa',
      ],
      ...[
        'perlu berkas apa',
        'dokumennya apa saja',
        'siapa yang boleh ikut',
        'what are the requirements',
        'who can join',
      ],
    ],
    answer: {
      id: 'Syaratnya cuma usaha mikro atau kecil yang tempatnya di Kota Bekasi. Izin belum lengkap tidak apa-apa, nanti dibantu.',
      en: 'You only need a micro or small business located in Kota Bekasi. It is fine if your licences are not complete, we will help.',
    },
  },
  {
    id: 'berapa_lama',
    phrases: [
      ...[
        'berapa lama',
        'prosesnya berapa lama',
        'kapan dapat mitra',
        'kapan dapat pesanan',
        'lama gak prosesnya',
      ],
      ...[
        'kapan dihubungi',
        'kapan dikabari',
        'berapa hari jadinya',
        'how long does it take',
        'when will i hear',
      ],
    ],
    answer: {
      id: 'Daftarnya sekitar lima menit. Dapat mitra tergantung kebutuhan perusahaan, jadi waktunya tidak bisa dipastikan; begitu ada yang cocok langsung kami kabari. Ketik "status" untuk melihat sudah sampai mana.',
      en: 'Signing up takes about five minutes. Finding a partner depends on what companies need, so we cannot promise when; we tell you as soon as something fits. Type "status" to see where things are.',
    },
  },
  {
    id: 'jaminan',
    phrases: [
      ...[
        'pasti dapat pesanan',
        'dijamin dapat mitra',
        'pasti dapat order gak',
        'kalau gak ada yang cocok',
      ],
      ...['jaminannya apa', 'pasti laku gak', 'is it guaranteed', 'will i surely get orders'],
    ],
    answer: {
      id: 'Kami tidak bisa menjanjikan pesanan, Bu/Pak, karena perusahaan yang memilih. Yang kami janjikan: usahanya ikut dicarikan dengan adil, dan kami beri tahu apa yang bisa diperbaiki.',
      en: 'We cannot promise orders, since companies choose. What we do promise: a fair search, and telling you what could be improved.',
    },
  },
  {
    id: 'luar_kota',
    phrases: [
      ...[
        'saya di tambun boleh gak',
        'saya dari kabupaten bekasi',
        'saya tinggal di cikarang',
        'usaha saya di luar bekasi',
      ],
      ...[
        'luar kota bekasi boleh',
        'bukan warga bekasi boleh',
        'rumah di jakarta usaha di bekasi',
        'harus di kota bekasi',
      ],
      ...['kabupaten bekasi boleh', 'i live outside bekasi', 'my business is outside the city'],
    ],
    answer: {
      id: 'Yang dilihat tempat usahanya: kalau di Kota Bekasi boleh ikut, meski rumahnya di luar. Kalau usahanya di Tambun, Cikarang, atau daerah lain, silakan ke DPMPTSP daerah itu ya.',
      en: 'What counts is the place of business: if it is in Kota Bekasi you can join, even if you live elsewhere. If it is in Tambun, Cikarang or another area, please ask the DPMPTSP there.',
    },
  },
  {
    id: 'usaha_kecil',
    phrases: [
      ...[
        'usaha rumahan boleh',
        'usaha saya masih kecil',
        'baru mulai boleh',
        'baru buka usaha boleh',
        'usaha sendirian boleh',
      ],
      ...[
        'cuma jualan kecil kecilan',
        'belum punya karyawan boleh',
        'usaha kecil banget boleh gak',
        'pedagang kaki lima boleh',
      ],
      ...['my business is very small', 'i work from home can i join'],
    ],
    answer: {
      id: 'Boleh sekali, Bu/Pak, usaha rumahan dan yang dikerjakan sendiri juga bisa. Kalau pesanannya besar, beberapa usaha bisa digabung.',
      en: 'Of course, home businesses and people working alone are welcome. When an order is big, several businesses can share it.',
    },
  },
  {
    id: 'reseller',
    phrases: [
      ...[
        'saya reseller boleh',
        'reseller boleh gak',
        'dropship boleh',
        'saya cuma jual lagi',
        'bukan produksi sendiri',
      ],
      ...[
        'pedagang boleh ikut',
        'cuma dagang boleh',
        'agen boleh ikut',
        'i am a reseller',
        'can resellers join',
      ],
    ],
    answer: {
      id: 'Boleh. Ceritakan saja barang apa yang dijual dan berapa banyak yang bisa disediakan. Perusahaan kadang mengutamakan yang membuat sendiri, jadi mohon dijawab apa adanya.',
      en: 'Yes. Just tell us what you sell and how much you can supply. Some companies prefer makers, so please answer as it is.',
    },
  },
  {
    id: 'jasa',
    phrases: [
      ...[
        'usaha jasa boleh',
        'jasa boleh ikut',
        'saya usaha jasa',
        'saya punya laundry boleh',
        'bengkel boleh ikut',
      ],
      ...[
        'selain makanan boleh',
        'cuma buat makanan ya',
        'usaha apa saja yang boleh',
        'can services join',
        'i run a service',
      ],
    ],
    answer: {
      id: 'Boleh, Bu/Pak. Jasa seperti laundry, servis, angkutan, cetak, atau katering juga dicari perusahaan.',
      en: 'Yes. Companies also look for services such as laundry, repairs, transport, printing or catering.',
    },
  },
  {
    id: 'perusahaan',
    phrases: [
      ...[
        'saya dari perusahaan',
        'perusahaan daftarnya gimana',
        'perusahaan kami cari pemasok',
        'kami butuh pemasok',
      ],
      ...[
        'cari vendor',
        'perusahaan mau ikut',
        'pt boleh ikut',
        'cv boleh daftar',
        'we are a company',
        'we need suppliers',
      ],
    ],
    answer: {
      id: 'Terima kasih, perusahaan sangat kami tunggu. Ketik "daftar" lalu pilih perusahaan; petugas memeriksa dulu sebelum kebutuhannya diteruskan ke pelaku usaha.',
      en: 'Thank you, companies are very welcome. Type "daftar" and choose company; staff check it before your needs reach any business owner.',
    },
  },
];

const papers: CommonQuestion[] = [
  {
    id: 'nib',
    phrases: [
      ...[
        'apa itu nib',
        'nib itu apa',
        'nib buat apa',
        'cara bikin nib',
        'cara buat nib',
        'bikin nib gimana',
        'mau bikin nib',
      ],
      ...[
        'bikin nib di mana',
        'bikin nib bayar gak',
        'urus nib',
        'oss itu apa',
        'what is nib',
        'how do i get an nib',
      ],
    ],
    answer: {
      id: `NIB itu nomor resmi usaha, 13 angka, gratis. Bisa dibuat sendiri di oss.go.id, biasanya cepat untuk usaha kecil. Kalau mau dibantu, petugas kami siap di kantor (${office.phone}).`,
      en: `The NIB is a business's official 13-digit number, free of charge. You can make it yourself at oss.go.id, usually quickly for a small business. If you would like help, our staff are at the office (${office.phone}).`,
    },
  },
  {
    id: 'belum_nib',
    phrases: [
      ...[
        'belum punya nib boleh',
        'kalau belum punya nib',
        'gak punya nib boleh gak',
        'tanpa nib bisa daftar',
        'harus punya nib',
      ],
      ...[
        'wajib nib gak',
        'belum ada izin boleh',
        'gak ada izin usaha boleh',
        'can i join without an nib',
        'i have no licence',
      ],
    ],
    answer: {
      id: 'Boleh daftar dulu, Bu/Pak. NIB baru diperlukan sebelum tanda tangan perjanjian dengan perusahaan, dan kami bantu membuatnya, gratis.',
      en: 'You can sign up without it. The NIB is needed only before you sign an agreement with a company, and we help you get it, free of charge.',
    },
  },
  {
    id: 'pirt',
    phrases: [
      ...[
        'apa itu pirt',
        'pirt itu apa',
        'cara bikin pirt',
        'cara urus pirt',
        'pirt buat apa',
        'harus punya pirt',
      ],
      ...['bikin pirt di mana', 'pirt berapa lama', 'what is pirt', 'how do i get pirt'],
    ],
    answer: {
      id: 'PIRT izin edar untuk makanan dan minuman rumahan yang tahan lama, seperti keripik atau kue kering. Diurus lewat oss.go.id setelah punya NIB, lalu ikut penyuluhan keamanan pangan. Berlaku paling lama 5 tahun.',
      en: 'PIRT is the licence for home-made food and drinks that keep, such as crisps or biscuits. You apply at oss.go.id once you have an NIB, then attend food safety training. It is valid for up to 5 years.',
    },
  },
  {
    id: 'halal',
    phrases: [
      ...[
        'apa itu sertifikat halal',
        'cara bikin halal',
        'cara urus halal',
        'sertifikat halal gimana',
        'halal wajib gak',
      ],
      ...[
        'harus halal',
        'halal gratis gak',
        'biaya sertifikat halal',
        'sehati itu apa',
        'how do i get halal certified',
        'is halal required',
      ],
    ],
    answer: {
      id: 'Makanan dan minuman usaha kecil wajib bersertifikat halal sejak 17 Oktober 2026; yang memang tidak halal cukup diberi keterangan. Selama kuotanya ada, usaha kecil bisa mengurusnya gratis dengan pendamping. Belum punya pun tetap boleh daftar di sini.',
      en: 'Food and drinks of small businesses have needed a halal certificate since 17 October 2026; what is not halal only has to say so. While places last it is free for small businesses, with a companion to help. You can sign up here without it.',
    },
  },
  {
    id: 'izin_lain',
    phrases: [
      ...[
        'apa itu bpom',
        'cara urus bpom',
        'cara daftar merek',
        'daftar merek gimana',
        'cara urus sni',
        'apa itu sni',
      ],
      ...[
        'apa itu hki',
        'izin kosmetik gimana',
        'jamu izinnya apa',
        'how do i register a trademark',
        'what is bpom',
      ],
    ],
    answer: {
      id: 'BPOM untuk makanan pabrikan, kosmetik, dan jamu; SNI untuk barang tertentu; merek untuk melindungi nama usaha. Tidak semua usaha perlu. Ketik "petugas" supaya dilihat mana yang cocok.',
      en: 'BPOM is for factory-made food, cosmetics and herbal products; SNI for certain goods; a trademark protects your name. Not every business needs them. Type "petugas" and we will see which fits.',
    },
  },
];

const otherHelp: CommonQuestion[] = [
  {
    id: 'loker',
    phrases: [
      ...[
        'ada loker',
        'loker',
        'lowongan kerja',
        'ada lowongan',
        'cari kerja',
        'saya mau kerja',
        'info lowongan',
      ],
      ...['butuh karyawan gak', 'mau melamar', 'job vacancy', 'looking for a job'],
    ],
    answer: {
      id: 'Mohon maaf, di sini bukan lowongan kerja, melainkan kemitraan usaha. Untuk loker silakan ke Dinas Tenaga Kerja Kota Bekasi. Kalau Ibu/Bapak punya usaha, dengan senang hati kami bantu.',
      en: 'Sorry, this is about business partnerships, not jobs. For vacancies please ask the Dinas Tenaga Kerja of Kota Bekasi. If you have a business, we are glad to help.',
    },
  },
  {
    id: 'bansos',
    phrases: [
      ...[
        'ada bansos',
        'bansos',
        'bantuan sosial',
        'dapat bantuan uang',
        'bantuan umkm',
        'blt umkm',
        'bpum',
        'bantuan tunai',
      ],
      ...['dapat sembako gak', 'pkh', 'kapan bantuan cair', 'social assistance', 'cash aid'],
    ],
    answer: {
      id: 'Mohon maaf, program ini tidak membagikan bantuan uang atau sembako. Untuk bansos silakan tanya kelurahan atau Dinas Sosial Kota Bekasi. Kalau ada yang menjanjikan bantuan lalu meminta uang atau OTP, jangan diberi ya.',
      en: 'Sorry, this programme does not give out cash or groceries. For social assistance please ask your kelurahan or the Dinas Sosial of Kota Bekasi. If somebody promises aid and asks for money or an OTP, please refuse.',
    },
  },
  {
    id: 'modal',
    phrases: [
      ...[
        'ada modal',
        'butuh modal',
        'mau pinjam modal',
        'pinjaman modal',
        'bisa pinjam uang',
        'ada pinjaman',
        'mau pinjaman',
      ],
      ...[
        'bantuan modal',
        'kur gimana',
        'cara dapat kur',
        'kredit usaha',
        'can i get a loan',
        'i need capital',
      ],
    ],
    answer: {
      id: 'Kami tidak memberi pinjaman, tapi bisa menunjukkan jalannya, misalnya KUR di bank. Hati-hati dengan pinjaman online yang memakai nama kami. Ketik "petugas" kalau ingin dibantu.',
      en: 'We do not lend money, but we can point the way, for example to a KUR loan at a bank. Beware of online lenders using our name. Type "petugas" if you would like help.',
    },
  },
  {
    id: 'pelatihan',
    phrases: [
      ...[
        'ada pelatihan',
        'pelatihan apa saja',
        'ikut pelatihan gimana',
        'ada kursus',
        'jadwal pelatihan',
        'mau belajar usaha',
      ],
      ...['ada bazar', 'ada pameran', 'is there any training', 'training schedule'],
    ],
    answer: {
      id: 'Ada, dan gratis, misalnya pencatatan, kemasan, dan jualan online. Setelah daftar, kami kabari yang cocok kalau Ibu/Bapak setuju dikirimi kabar.',
      en: 'Yes, and free of charge, for example bookkeeping, packaging and selling online. Once you have signed up we tell you what fits, if you agree to receive news.',
    },
  },
  {
    id: 'masalah_mitra',
    phrases: [
      ...[
        'mitra belum bayar gimana',
        'perusahaan gak bayar',
        'kalau perusahaan ingkar',
        'kalau telat bayar gimana',
      ],
      ...[
        'kalau ada masalah gimana',
        'kalau ditipu perusahaan',
        'what if the company does not pay',
        'what if there is a problem',
      ],
    ],
    answer: {
      id: 'Ketik "lapor" lalu ceritakan masalahnya, tidak perlu daftar dulu. Yang mendesak kami tanggapi paling lama 7 hari kerja, dan kami bantu bicara dengan kedua pihak.',
      en: 'Type "lapor" and tell us what happened; no need to register first. Urgent reports are answered within 7 working days, and we help both sides to talk.',
    },
  },
];

export const questions: CommonQuestion[] = [
  ...trust,
  ...reachingUs,
  ...joining,
  ...papers,
  ...otherHelp,
];
