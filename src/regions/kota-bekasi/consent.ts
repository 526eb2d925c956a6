/**
 * What people agree to before anything is stored (UU 27/2022). A change of these words needs a new
 * version.
 */
import type { Region } from '../../domain/region.ts';
import { office } from './office.ts';

const notice = {
  id: `Siapa: ${office.name}, program BIG HUG.
Untuk apa: mencarikan mitra usaha dan membantu izin, bukan untuk pajak.
Dilihat siapa: petugas program; perusahaan melihat produknya, nomor HP baru dibuka kalau kedua pihak setuju.
Berapa lama: selama terdaftar, lalu dihapus. Petugas pelindungan data: ${office.dataProtection}.`,
  en: `Who: ${office.name}, the BIG HUG programme.
What for: finding you business partners and helping with licences, not for tax.
Who sees it: our staff; companies see what you make, your number only once both sides agree.
How long: while you are registered, then deleted. Data protection officer: ${office.dataProtection}.`,
};

const more = {
  id: `Cerita lengkapnya, sesuai UU 27/2022 tentang Pelindungan Data Pribadi:

Yang kami simpan: nama, nomor HP, usaha dan produk, kemampuan produksi, kecamatan dan kelurahan, izin usaha, foto yang Ibu/Bapak kirim, isi percakapan ini. Omzet dan modal cukup kisaran, boleh tidak dijawab. Kami tidak meminta NIK, foto KTP, atau nomor rekening.

Dasarnya: persetujuan Ibu/Bapak. Versi, waktu, dan salurannya kami catat.

Siapa yang melihat: petugas program dan pendamping. Perusahaan melihat produk, kemampuan, kecamatan, dan izin. Nama dan nomor HP baru dibuka setelah Ibu/Bapak dan perusahaan sama-sama setuju.

Aplikasi chat: pesan lewat Telegram atau WhatsApp juga melewati server penyedianya di luar negeri. Dengan setuju, Ibu/Bapak mengizinkan itu. Kalau keberatan, silakan datang ke kantor kami.

Berapa lama: pendaftaran yang tidak selesai 90 hari. Profil yang 24 bulan tidak aktif kami tanyakan dulu, lalu dihapus. Berkas perjanjian dan pengaduan mengikuti aturan arsip kota.

Hak Ibu/Bapak, cukup ketik di sini:
• "data saya": melihat dan mendapat salinan data
• "ubah": membetulkan data
• "hapus data saya": menghapus data
• "tarik persetujuan": kami berhenti memakai data
• "berhenti": tidak dikirimi pengingat lagi
• "minta dinilai petugas": orang memeriksa lagi penilaian otomatis
Kami kerjakan paling lama 3 x 24 jam. Kalau data sampai bocor, Ibu/Bapak kami kabari tertulis dalam waktu itu juga.

Tidak setuju tidak apa-apa: bertanya dan melapor masalah tetap bisa. Kalau ada yang mengganjal, hubungi petugas pelindungan data: ${office.dataProtection}.`,
  en: `The whole story, as Law 27/2022 on personal data protection asks:

What we keep: your name, phone number, business and products, capacity, kecamatan and kelurahan, licences, photos you send, and this chat. Sales and capital only as bands, and you may decline. We do not ask for your NIK, a photo of your KTP, or a bank account number.

On what ground: your consent. We record which version you saw, when, and on which channel.

Who sees it: programme staff and companions. Companies see products, capacity, kecamatan and licences. Your name and number are shown only after both you and the company have said yes.

Chat apps: messages on Telegram or WhatsApp also pass through their providers' servers abroad. By agreeing you allow this. If you would rather not, please visit our office.

How long: unfinished registrations for 90 days. A profile that is quiet for 24 months: we ask you first, then delete it. Agreements and complaints follow the city's archive rules.

Your rights, just type it here:
• "my data": see your data and get a copy
• "edit": correct it
• "delete my data": have it deleted
• "withdraw consent": we stop using your data
• "stop": no more reminders
• "ask staff to review": a person looks again at an automatic score
We act within 3 x 24 hours. Should data ever leak, we tell you in writing within that time too.

Saying no is fine: you can still ask questions and report problems. Questions or worries: our data protection officer, ${office.dataProtection}.`,
};

export const consent: Region['consent'] = {
  version: '2026-11',
  notice,
  more,
  reminders: {
    id: 'Boleh kami kirim pengingat dan kabar, misalnya kalau izin hampir habis atau ada jadwal pelatihan? Bisa berhenti kapan saja, cukup ketik "berhenti".',
    en: 'May we send you reminders and news, for example when a licence is about to expire or a training is coming up? You can end this any time by typing "stop".',
  },
};

/** What an owner without a chat signs. The photo of the sheet is kept as the proof. */
export const consentSheet: Region['consentSheet'] = {
  version: '2026-11-lembar',
  text: {
    id: `LEMBAR PERSETUJUAN (UU 27/2022 tentang Pelindungan Data Pribadi)

Saya, {{name}}, setuju data usaha saya (nama, nomor HP, produk, kemampuan produksi, tempat, izin usaha) disimpan dan dipakai program BIG HUG, ${office.name}, untuk mencarikan mitra usaha dan membantu izin. Bukan untuk pajak.

Yang melihat: petugas program dan pendamping saya. Perusahaan melihat produknya; nama dan nomor HP saya baru dibuka kalau saya juga setuju.
Pendamping saya menyampaikan tawaran lewat telepon dan menuliskan jawaban saya.
Data disimpan selama terdaftar. Saya boleh melihat, membetulkan, menghapus, atau menarik persetujuan kapan saja lewat pendamping atau kantor. Petugas pelindungan data: ${office.dataProtection}.

Nama lengkap: ____________________
Nomor HP: ____________________
Tempat, tanggal: ____________________
Tanda tangan atau cap jempol: ____________________`,
    en: `CONSENT SHEET (Law 27/2022 on personal data protection)

I, {{name}}, agree that the data of my business (name, phone number, product, capacity, place, licences) is kept and used by the programme BIG HUG, ${office.name}, to find me business partners and help with licences. Not for tax.

Who sees it: programme staff and my companion. Companies see what I make; my name and number only once I have said yes as well.
My companion tells me of offers by telephone and writes down my answers.
The data is kept while I am registered. I may see, correct or delete it, or withdraw my consent, at any time through my companion or the office. Data protection officer: ${office.dataProtection}.

Full name: ____________________
Phone number: ____________________
Place, date: ____________________
Signature or thumbprint: ____________________`,
  },
};
