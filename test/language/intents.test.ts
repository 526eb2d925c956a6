/**
 * Everyday ways of saying yes, no, back, help and the rest, and sentences that only look like
 * them.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readGreeting, readIntent, readSapaan, reservedWord } from '../../src/language/intent.ts';
import type { Asked, Intent } from '../../src/language/intent.ts';

const spoken: Partial<Record<Intent, string>> = {
  ya: `iyaa | iye | yoii | yup | yap | yes please | iya bu | iya pak betul | ok siap | oke deh |
   okee | okay | sip | siap bu | bolehh | boleh dong |
    udah kok | udah punya | sdh ada | punya kak | ada bu | setuju kak | saya setuju bu | stuju |
     lanjut | lanjut dong | gas | gaskeun | hayu | muhun | enya |
    inggih | nggih | njih pak | iyo | sampun | betul sekali | bener banget | benar pak |
     mau banget | mau dong | mau kak | iya mau | iya lanjut | sudah dong | sudah bu sudah |
    👍 | 👌 | ✅ | 👍👍 | iya 🙏 | ya sudah | yaudah | baik bu | baik | heeh | he eh | ho oh | tentu |
     pasti | sure | yeah | monggo | leres | iya saya mau | oke lanjut`,
  tidak: `tidaak | gaa | gak kak | enggak ah | ngga deh | nggak usah | ga usah | gak perlu |
   ndak | ora | mboten | henteu | teu | kagak | kaga ada | ga punya | gak punya bu |
    tidak punya | nope | no thanks | tidak terima kasih | gak setuju | saya tidak setuju | ogah |
     emoh | bukan itu | bkn | ga dulu deh | tidak dulu | nggak mau | jangan | 👎 | ❌ | tdk ada |
    gak dulu | tidak mau kak | gamau | gaada | moal | ga bisa | tidak minat | enggak kok`,
  belum: `belum ada | blm punya | blom | belon | belum bu | belum sempet | durung | dereng |
   teu acan | masih diurus | lagi diurus | lagi proses | sedang proses | belum sama sekali |
   blm ada kak |
    belum jadi | belum pernah | not yet | belum selesai | masih dalam proses | baru mau ngurus |
     belum daftar | belum bikin | belum keluar | blm jadi | lagi ngurus | belum lah`,
  batal: `batalkan saja | batal aja | batal deh | cancel dong | gajadi | ga jadi deh |
   nggak jadi | tidak jadi | tdk jadi | mau batal | batalin aja | batal daftar | gak jadi daftar |
   cancel aja | kensel | ora sido`,
  kembali: `balik lagi | kembali dong | kembali ke sebelumnya | mundur dulu |
   ke pertanyaan sebelumnya | back dong | go back | balik ke pertanyaan tadi |
   kembali ke pertanyaan sebelumnya | mundur satu | bisa balik gak | kmbali |
   pertanyaan sebelumnya`,
  lewati: `lewati aja | skip aja | skip dulu | lewatin dulu | lewat dulu | skip kak | lompat |
   lompati | nanti aja | lewati pertanyaan ini | skip pertanyaan ini | nanti dulu | loncatin |
   dilewati saja | skp | lewati dulu ya | next`,
  menu: `menu dong | ke menu | menu awal | kembali ke menu | balik ke menu utama |
   tampilkan menu | main menu | liat menu | menunya mana | menu kak | beranda | ke menu utama |
   ke awal`,
  bantuan: `bantu dong | tolong kak | tolong bantu | minta bantuan | butuh bantuan | help me |
   saya bingung | bingung kak | ga ngerti caranya | cara pakenya gimana | gimana cara pakainya |
   gimana ini caranya | caranya gimana kak | gimana cara ngisinya | ini gimana | ? | ??? |
    bantuin dong | cara pakai | maksudnya apa | maksudnya gimana | mau tanya | numpang nanya |
     kumaha carana | piye carane`,
  mulai: `/mulai | mau mulai | daftar dong | saya mau daftar | mau daftar usaha |
   mau daftarin usaha saya | pendaftaran | register | ayo mulai | daftar umkm | pengen daftar |
   gimana cara daftar | mau gabung | mulai daftar | cara daftar gimana | mau ikut |
   mau registrasi | bisa daftar disini`,
  status: `status saya | status pendaftaran | status pendaftaran saya | cek status dong |
   mau cek status | pendaftaran saya gimana | sudah sampai mana | udah sampe mana ya |
   data saya sudah diproses belum | udah diterima belum | cek progres |
   gimana status pendaftaran saya | lihat status | status dong kak`,
  lapor: `mau lapor dong | saya mau melapor | lapor masalah | komplain | saya mau komplain |
   mau mengadu | ada kendala sama mitra | mitra belum bayar | perusahaan belum bayar |
   pembayaran telat | uang belum dibayar | belum dibayar sama mitra |
   ada masalah dengan perusahaan | ada masalah pembayaran | pembayaran macet |
    laporkan masalah | mau ngadu | saya ditipu mitra | mau bikin laporan |
     barang saya ditolak mitra | report | tagihan belum dibayar`,
  petugas: `mau ngomong sama petugas | minta petugas | panggil admin | hubungi admin |
   customer service | mau bicara dengan petugas | bisa bicara dengan orang | operator |
   ngobrol sama orang | admin dong | mau chat admin | tolong hubungkan ke petugas |
   sambungkan ke petugas | petugasnya mana | mau tanya petugas | bisa ngomong sama admin`,
  ubah: `ubah data | edit data | ganti nama usaha | mau ubah alamat | mau edit | salah tulis |
   salah input | ada yang salah | mau ralat | koreksi | ganti nomor | ubah jawaban |
   mau betulin data | typo | data saya salah | mau ganti alamat usaha | nomor saya ganti`,
  hapus_data: `hapus data | hapus semua data saya | hapus akun saya | tolong data saya dihapus |
   delete my data | saya ingin data saya dihapus | hapus dataku | mau hapus data |
   hapus data pribadi saya | hilangkan data saya`,
  tarik_persetujuan: `tarik persetujuan saya | cabut persetujuan | saya mau tarik persetujuan |
   mau cabut izin data | saya mau mencabut persetujuan`,
  berhenti: `stop dulu | berhenti kirim pesan | stop kirim pesan | jangan kirim lagi |
   jangan wa saya lagi | saya mau berhenti | unsub | jangan hubungi saya lagi | stop notifikasi |
   ga mau terima pesan lagi | jangan kirim pesan ke saya | stop langganan | brenti`,
  salam: `assalamu'alaikum | assalamualaikum wr wb | asalamualaikum | ass wr wb | halo kak |
   hallo | haloo min | hai min | hi | hello | p | permisi | punten | selamat siang |
   selamat sore pak | siang kak | malam bu | met pagi | good morning | sampurasun | kulo nuwun |
   halo apa kabar | pagi | sore min | assalamualaikum bu`,
  terima_kasih: `terimakasih | makasih ya | makasih banyak | terima kasih banyak | makasi bu |
   thx | thank you | tq | hatur nuhun | matur nuwun | suwun | oke makasih |
   terima kasih atas bantuannya | siap terima kasih | trimakasih kak | tengkyu | 🙏 |
   makasih infonya | thanks ya`,
  tidak_tahu: `ga tau | gatau | nggak tau | kagak tau | gak ngerti | ga tahu kak | kurang tahu |
   kurang tau bu | ora ngerti | teu terang | mboten ngertos | entahlah | ga inget | lupa |
   lupa lagi | belum tau | tidak tau | i don't know | dunno | tdk tahu | gak hafal`,
  jeda: `lagi penuh | libur dulu | libur sampai lebaran | sedang penuh orderan |
   gak terima pesanan dulu | lagi full order`,
  pesanan: `ada pesanan? | ada orderan apa kak | pesanan apa aja yang ada | lihat pesanan |
   ada order baru gak`,
  minat: `minat | saya minat | saya berminat kak | tertarik dong`,
  perusahaan: `saya dari perusahaan | daftar perusahaan | mau daftar perusahaan`,
  kebutuhan: `pasang kebutuhan | cari supplier katering | kami butuh pemasok`,
  data_saya: `data saya | lihat data saya | profil saya`,
  gabung: `gabung | GABUNG ABCD2345 | gabung abcd 2345 | gabung kode abcd2345 | join ABCD2345 |
   halo bu, gabung ABCD2345 | gabung a b c d 2 3 4 5`,
  undang: `tambah orang | mau tambah orang | undang suami | tambah pic | undang rekan baru |
   kode undangan`,
  minta_dinilai: `minta dinilai petugas | mau dinilai orang | saya minta dinilai petugas |
   minta dinilai oleh petugas | minta dinilai ulang | tolong dinilai petugas`,
  kesiapan: `cek kesiapan | kesiapan usaha | cek kesiapan usaha | kesiapan usaha saya |
   mau cek kesiapan usaha | lihat kesiapan`,
  calon: `calon | lihat calon | calon mitra | lihat calon mitra | cek calon pemasok`,
  kemitraan: `kemitraan saya | lihat kemitraan saya | cek kemitraan`,
  bahasa: `english please | bahasa inggris | ganti bahasa | basa sunda`,
  lanjut_nanti: `bntr ya | bentar | sebentar bu | nanti lanjut | lagi sibuk | besok lagi |
   tunggu sebentar | ntar lanjut lagi`,
  lain: `nasi uduk 40 porsi | jual ya ampun | ada masalah sama mesin jahit saya beli baru |
   jl melati no 5 rt 3 | harga minyak goreng naik | hari ini panas | kue kering | Siti Aminah |
   25 pcs seminggu | 500rb |
    warung bu siti | teh botol | toko batik balik nama | sate padang | bantal guling |
     menu sehat catering | jual stop kontak | stop kontak dan kabel | saya jual pulsa |
     ayam geprek | rumah makan | bekasi timur | 081234567890 | es teh |
    lapis legit | status wa saya lucu | bikin kue buat lebaran | jagung bakar | cari bahan kain |
     besok ada bazar | harga sembako | batik tulis | ganti oli motor | mulai 2015 |
     kembali modal | jual beli mobil bekas | gabungan kelompok tani | kacamata calon pengantin |
     kesiapan alat saya kurang | orang dinilai dari baju | bersama mitra saya jual kue`,
};

const inContext: readonly (readonly [string, Asked, Intent])[] = [
  ['belum', 'has_paper', 'belum'],
  ['belum punya nib', 'has_paper', 'belum'],
  ['nib belum ada', 'has_paper', 'belum'],
  ['masih diurus di dinas', 'has_paper', 'belum'],
  ['udah punya nib bu', 'has_paper', 'ya'],
  ['punya, tapi belum jadi', 'has_paper', 'lain'],
  ['gak punya izin', 'has_paper', 'tidak'],
  ['lanjut', 'form', 'ya'],
  ['stop', 'form', 'berhenti'],
  ['iya bu saya setuju banget deh', 'yes_no', 'ya'],
  ['iya tapi nanti ya', 'yes_no', 'lain'],
  ['nggak deh kayaknya kejauhan', 'yes_no', 'tidak'],
  ['ada masalah sama mesin jahit saya beli baru', 'yes_no', 'lain'],
  ['Batal Jaya', 'text', 'lain'],
  ['Menu Sehat', 'text', 'lain'],
  ['batal', 'text', 'batal'],
  ['gak tau', 'text', 'tidak_tahu'],
  ['mau lapor ke dinas soal keripik', 'text', 'lain'],
];

describe('intents', () => {
  for (const [intent, list] of Object.entries(spoken)) {
    for (const text of list.split(/\s+\|\s+/)) {
      it(`${text.trim()} → ${intent}`, () => {
        expect(readIntent(text)).toBe(intent);
      });
    }
  }
  for (const [text, asked, intent] of inContext) {
    it(`${text} at ${asked} → ${intent}`, () => {
      expect(readIntent(text, asked)).toBe(intent);
    });
  }

  it('acts only on exact reserved words at a free-text question', () => {
    expect(reservedWord('Batal')).toBe('batal');
    expect(reservedWord('skip aja')).toBe('lewati');
    expect(reservedWord('/menu')).toBe('menu');
    expect(reservedWord('STOP')).toBe('berhenti');
    expect(reservedWord('Batal Jaya')).toBeUndefined();
    expect(reservedWord('Menu Sehat')).toBeUndefined();
    expect(reservedWord('Bu Petugas 2')).toBeUndefined();
    expect(reservedWord('')).toBeUndefined();
  });

  it('strips greetings and leaves the rest as typed', () => {
    expect(readGreeting('assalamualaikum bu, mau tanya')).toEqual({
      salam: 'islam',
      rest: 'mau tanya',
    });
    expect(readGreeting('Selamat pagi kak')).toEqual({ salam: 'time', rest: '' });
    expect(readGreeting('Halo, saya Bu Siti')).toEqual({ salam: 'plain', rest: 'saya Bu Siti' });
    expect(readGreeting('malam minggu jual sate')).toEqual({ rest: 'malam minggu jual sate' });
    expect(readGreeting('pak, mau daftar')).toEqual({ rest: 'mau daftar' });
    expect(readGreeting('')).toEqual({ rest: '' });
  });

  it('reads how people call themselves, not how they call us', () => {
    expect(readSapaan('saya bu siti')).toBe('bu');
    expect(readSapaan('Ibu Siti')).toBe('bu');
    expect(readSapaan('Pak Dedi')).toBe('pak');
    expect(readSapaan('panggil aja teh Lilis')).toBe('teh');
    expect(readSapaan('nama saya mas Joko')).toBe('mas');
    expect(readSapaan('bu mau tanya')).toBeUndefined();
    expect(readSapaan('iya bu')).toBeUndefined();
    expect(readSapaan('halo pak')).toBeUndefined();
    expect(readSapaan('jual teh botol')).toBeUndefined();
    expect(readSapaan('Siti')).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readIntent(text);
        readIntent(text, 'yes_no');
        readIntent(text, 'text');
        readSapaan(text);
        reservedWord(text);
        expect(readGreeting(text).rest.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('answers 10,000 characters in under 5 ms', () => {
    for (const text of [
      'iya '.repeat(2500),
      'tidak a'.repeat(1430),
      'a'.repeat(10000),
      '👍'.repeat(5000),
      ' '.repeat(10000),
    ]) {
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        readIntent(text);
        readSapaan(text);
        return performance.now() - start;
      });
      expect(times.sort((a, b) => a - b)[0]).toBeLessThan(5);
    }
  });
});
