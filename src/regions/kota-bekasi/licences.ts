/**
 * What owners are told of each licence, and the clinic; a proposal that the office checks before going live. Confidence:
 * who issues what, the NIB's being free and without end, P-IRT's five years and its commitments after OSS, halal's 12
 * working days by self-declaration and its having no end, and the trademark's ten years follow from rules (facts of PP
 * 24/2018, BPOM on SPP-IRT, UU 6/2023, PP 42/2024, UU 20/2016); every other cost or time is said with care and sent to an
 * officer. Place, days and places of the clinic are the office's to set.
 */
import type { LicenceGuide, Region } from '../../domain/region.ts';
import { office } from './office.ts';

const ask = {
  id: 'tanyakan ke petugas, karena bisa berubah',
  en: 'ask an officer, because it may change',
};

const nib: LicenceGuide = {
  kind: 'nib',
  purpose: {
    id: 'Nomor resmi usaha (13 angka); jadi syarat izin lain dan perjanjian dengan perusahaan.',
    en: "The business's official number (13 digits); other licences and agreements with companies need it.",
  },
  issuer: { id: 'Pemerintah lewat OSS (oss.go.id)', en: 'The government through OSS (oss.go.id)' },
  cost: { id: 'gratis', en: 'free' },
  time: {
    id: 'biasanya cepat untuk usaha kecil kalau datanya lengkap',
    en: 'usually quick for a small business once the data is complete',
  },
  prepare: [
    {
      id: 'ktp',
      label: {
        id: 'KTP (dibawa, jangan dikirim di sini)',
        en: 'ID card (bring it, never send it)',
      },
      photo: false,
    },
    {
      id: 'hp',
      label: { id: 'Nomor HP dan e-mail yang aktif', en: 'A working phone number and e-mail' },
      photo: false,
    },
    {
      id: 'tempat',
      label: { id: 'Foto tempat usaha', en: 'A photo of where you work' },
      photo: true,
    },
    { id: 'produk', label: { id: 'Foto produk', en: 'A photo of the product' }, photo: true },
  ],
  steps: [
    { id: 'Buat akun di oss.go.id.', en: 'Make an account at oss.go.id.' },
    {
      id: 'Isi data usaha dan pilih bidangnya (KBLI).',
      en: 'Fill in the business and choose its field (KBLI).',
    },
    { id: 'Setujui pernyataan di akhir.', en: 'Agree to the statements at the end.' },
    { id: 'Unduh NIB dan simpan.', en: 'Download the NIB and keep it.' },
  ],
};

const pirt: LicenceGuide = {
  kind: 'pirt',
  purpose: {
    id: 'Izin edar makanan dan minuman rumahan yang tahan lama, misalnya keripik atau kue kering.',
    en: 'Lets home-made food and drinks that keep be sold, such as crisps or biscuits.',
  },
  issuer: {
    id: 'Pemerintah kota lewat OSS; penyuluhan dan pemeriksaan oleh Dinas Kesehatan',
    en: 'The city through OSS; training and visit by the health office',
  },
  cost: ask,
  time: {
    id: 'nomornya sekitar sehari; penyuluhan dan pemenuhan lain menyusul 3–6 bulan',
    en: 'the number in about a day; training and other commitments follow within 3–6 months',
  },
  prepare: [
    { id: 'nib', label: { id: 'NIB', en: 'The NIB' }, photo: true },
    {
      id: 'kemasan',
      label: { id: 'Foto kemasan dan labelnya', en: 'A photo of the packaging and label' },
      photo: true,
    },
    {
      id: 'dapur',
      label: { id: 'Foto dapur atau tempat produksi', en: 'A photo of the kitchen or workshop' },
      photo: true,
    },
    {
      id: 'bahan',
      label: { id: 'Daftar bahan dan cara membuatnya', en: 'The ingredients and how it is made' },
      photo: true,
    },
  ],
  steps: [
    { id: 'Siapkan NIB dan label kemasan.', en: 'Have the NIB and a label ready.' },
    {
      id: 'Ajukan di oss.go.id, lalu sppirt.pom.go.id.',
      en: 'Apply at oss.go.id, then sppirt.pom.go.id.',
    },
    {
      id: 'Nomor P-IRT terbit; pasang di label.',
      en: 'The number is issued; print it on the label.',
    },
    {
      id: 'Ikut penyuluhan keamanan pangan dan pemeriksaan tempat.',
      en: 'Attend food safety training and the visit.',
    },
    {
      id: 'Berlaku paling lama 5 tahun; perpanjang 6 bulan sebelumnya.',
      en: 'Valid for up to 5 years; renew 6 months before.',
    },
  ],
};

const halal: LicenceGuide = {
  kind: 'halal',
  purpose: {
    id: 'Sertifikat bahwa produk halal; wajib untuk makanan dan minuman usaha kecil sejak 17 Oktober 2026.',
    en: 'Certifies that the product is halal; food and drinks of small businesses need it since 17 October 2026.',
  },
  issuer: { id: 'BPJPH', en: 'BPJPH, the halal agency' },
  cost: {
    id: 'gratis lewat pernyataan sendiri selama kuotanya ada; selain itu tanyakan ke petugas',
    en: 'free by self-declaration while places last; otherwise ask an officer',
  },
  time: {
    id: '12 hari kerja lewat pernyataan sendiri; lewat pemeriksaan tanyakan ke petugas',
    en: '12 working days by self-declaration; with an audit ask an officer',
  },
  prepare: [
    { id: 'nib', label: { id: 'NIB', en: 'The NIB' }, photo: true },
    {
      id: 'bahan',
      label: { id: 'Daftar bahan dengan mereknya', en: 'The ingredients with their brands' },
      photo: true,
    },
    {
      id: 'proses',
      label: { id: 'Foto proses pembuatan', en: 'A photo of how it is made' },
      photo: true,
    },
    { id: 'produk', label: { id: 'Foto produk', en: 'A photo of the product' }, photo: true },
  ],
  steps: [
    { id: 'Siapkan NIB dan daftar bahan.', en: 'Have the NIB and the ingredients ready.' },
    { id: 'Daftar di ptsp.halal.go.id.', en: 'Sign up at ptsp.halal.go.id.' },
    {
      id: 'Pendamping halal memeriksa bahan dan prosesnya.',
      en: 'A halal companion checks ingredients and process.',
    },
    { id: 'Sertifikat diunduh setelah disetujui.', en: 'Download the certificate once approved.' },
    {
      id: 'Tidak ada masa habisnya selama bahan dan proses sama.',
      en: 'It does not run out while ingredients and process stay the same.',
    },
  ],
};

const bpom: LicenceGuide = {
  kind: 'bpom',
  purpose: {
    id: 'Izin edar untuk makanan pabrikan, kosmetik, dan jamu. Makanan rumahan biasanya cukup P-IRT.',
    en: 'For factory-made food, cosmetics and herbal products. P-IRT is usually enough for home-made food.',
  },
  issuer: { id: 'Badan POM', en: 'The food and drug agency (Badan POM)' },
  cost: ask,
  time: ask,
  prepare: [
    { id: 'nib', label: { id: 'NIB', en: 'The NIB' }, photo: true },
    {
      id: 'label',
      label: { id: 'Rancangan label kemasan', en: 'The draft of the label' },
      photo: true,
    },
    {
      id: 'tempat',
      label: { id: 'Foto tempat produksi', en: 'A photo of the workshop' },
      photo: true,
    },
    {
      id: 'uji',
      label: { id: 'Hasil uji produk kalau sudah ada', en: 'Test results if you have them' },
      photo: true,
    },
  ],
  steps: [
    { id: 'Pastikan produknya memang perlu BPOM.', en: 'Make sure the product needs it.' },
    { id: 'Tempat produksi diperiksa.', en: 'The workshop is inspected.' },
    { id: 'Ajukan pendaftaran produk ke Badan POM.', en: 'Register the product with Badan POM.' },
    { id: 'Nomor terbit; pasang di label.', en: 'The number is issued; print it on the label.' },
  ],
};

const sni: LicenceGuide = {
  kind: 'sni',
  purpose: {
    id: 'Tanda bahwa barang sesuai standar nasional; wajib untuk barang tertentu saja.',
    en: 'Shows that goods meet the national standard; only certain goods need it.',
  },
  issuer: {
    id: 'Lembaga sertifikasi produk; untuk risiko rendah ada SNI Bina UMK lewat OSS',
    en: 'A certification body; for low risk there is SNI Bina UMK through OSS',
  },
  cost: ask,
  time: ask,
  prepare: [
    { id: 'nib', label: { id: 'NIB', en: 'The NIB' }, photo: true },
    { id: 'produk', label: { id: 'Foto produk', en: 'A photo of the product' }, photo: true },
    {
      id: 'proses',
      label: { id: 'Foto proses pembuatan', en: 'A photo of how it is made' },
      photo: true,
    },
  ],
  steps: [
    { id: 'Cari tahu SNI mana yang cocok.', en: 'Find out which SNI fits.' },
    {
      id: 'Risiko rendah: nyatakan SNI Bina UMK saat mengurus NIB di OSS.',
      en: 'Low risk: declare SNI Bina UMK with the NIB in OSS.',
    },
    {
      id: 'Lainnya: uji produk dan pemeriksaan oleh lembaga sertifikasi.',
      en: 'Others: tests and a visit by a certification body.',
    },
  ],
};

const merek: LicenceGuide = {
  kind: 'merek',
  purpose: {
    id: 'Melindungi nama dan logo usaha supaya tidak dipakai orang lain.',
    en: 'Protects the name and logo so that nobody else uses them.',
  },
  issuer: {
    id: 'Direktorat Jenderal Kekayaan Intelektual (DJKI)',
    en: 'The directorate general of intellectual property (DJKI)',
  },
  cost: {
    id: 'ada tarif untuk usaha kecil; tanyakan ke petugas',
    en: 'there is a rate for small businesses; ask an officer',
  },
  time: {
    id: 'berbulan-bulan karena diumumkan dan diperiksa dulu; tanyakan ke petugas',
    en: 'months, because it is published and examined first; ask an officer',
  },
  prepare: [
    { id: 'logo', label: { id: 'Gambar merek atau logo', en: 'The mark or logo' }, photo: true },
    { id: 'nib', label: { id: 'NIB', en: 'The NIB' }, photo: true },
    {
      id: 'ttd',
      label: { id: 'Tanda tangan pemilik (dibawa)', en: "The owner's signature (bring it)" },
      photo: false,
    },
  ],
  steps: [
    { id: 'Periksa apakah namanya sudah dipakai orang lain.', en: 'Check that the name is free.' },
    { id: 'Ajukan di merek.dgip.go.id.', en: 'Apply at merek.dgip.go.id.' },
    { id: 'Diumumkan, lalu diperiksa.', en: 'It is published, then examined.' },
    {
      id: 'Sertifikat berlaku 10 tahun dan bisa diperpanjang.',
      en: 'The certificate is valid for 10 years and can be renewed.',
    },
  ],
};

export const licences: Region['licences'] = [nib, pirt, halal, bpom, sni, merek];

export const clinic: Region['clinic'] = {
  place: {
    id: `Klinik izin ${office.name}, ${office.address}`,
    en: `Licence clinic of ${office.name}, ${office.address}`,
  },
  days: [2, 4],
  times: ['09:00', '10:30', '13:00'],
  places: 4,
  daysAhead: 30,
  reminderHour: 9,
};
