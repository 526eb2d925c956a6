/**
 * The words by which owners introduce themselves, their business, product, people and year in one
 * message; data only.
 */

function set(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/));
}

/** After these comes the product. */
export const productVerbs = set(`
  jual jualan jualin berjualan menjual dagang dagangan berdagang dodolan sadean bikin buat bwt
  membuat produksi memproduksi
  produk produknya produkku produknye mengolah olah olahan menyediakan sedia supply suplai
  mensuplai jualannya dagangannya
  menerima terima nerima bikinan buatan jualane ngajual gawe nggawe ngadamel dagangin menjahit
  jahit mencetak
  masak memasak ternak budidaya beternak barangnya komoditas pengrajin perajin penjual pembuat
  produsen pedagang`);
/** A product verb that is itself part of what is done ("jahit baju", "ternak lele"). */
export const keptVerbs = set('menjahit jahit ternak budidaya olahan mencetak masak memasak jasa');
/** A product begins with it ("jasa las", "katering harian"). */
export const productStarts = set('jasa');
/** Between a verb and the product. */
export const afterVerb = set(`saya nya ku adalah yaitu berupa itu ialah yakni yg yang namanya
  utama utamanya aneka2 dan ada sama`);

/** After these comes the name of the business or its kind. */
export const businessWords = set(
  'usaha usahanya usahaku usahane merek merk brand bisnis bisnisnya umkm umk',
);
/** Legal forms and kinds that open a business's name. */
export const businessOpeners = set('cv pt ud pd fa koperasi kub poktan');
export const placesOfBusiness = set(`toko warung dapur rumah kedai bengkel resto kantin depot
  konveksi katering catering laundry salon griya omah kios`);

export const selves = set(
  'saya sy sya aku gue gua gw ane aye abdi kulo perkenalkan kenalin ini dengan',
);
export const nameWords = set('nama namaku nm namanya name panggil panggilan');
export const betweenName = set(`saya sy sya ku aku lengkap adalah nya gue gw yaitu ialah pemilik
  owner pemiliknya aja saja is my itu`);

export const workers = set(`
  orang org karyawan kryawan karyawannya karyawati pegawai pegawainya pekerja pekerjanya penjahit
  tukang kru crew staf staff
  pengrajin perajin buruh asisten koki juru tim anggota tenaga org2 wong jiwa worker workers
  employees orangnya kurir helper teknisi montir`);
export const workerHeads = set(`karyawan kryawan karyawannya pegawai pegawainya pekerja
  pekerjanya tim buruh tenaga staf anggota anak`);
export const workerFill = set(`kerja kerjanya buah buahnya ada cuma hanya total jumlah jumlahnya
  sekitar punya nya saya termasuk sebanyak`);
export const alone = set(
  'sendiri sendirian dhewe dewe sorangan berdua bertiga berempat berlima seorang',
);

export const yearLeads = set(`dari sejak mulai semenjak buka berdiri tahun thn taun th since
  didirikan dirintis jalan mulainya saking ti awal dr udah sudah start merintis dibuka`);

/** Where any running phrase ends. */
export const stops = set(`
  di dari sejak mulai buka berdiri sanggup mampu bisa kapasitas kapasitasnya karyawan karyawannya
  pegawai pegawainya pekerja
  lokasi lokasinya alamat alamatnya alamate tinggal daerah wilayah kec kecamatan kel kelurahan
  nama namanya usaha usahanya produk
  produknya punya pemilik owner sehari seminggu sebulan setahun per perhari perbulan perminggu
  tiap setiap hp wa no nomor nohp
  dengan dgn sendiri sendirian omset omzet modal saya sy aku gue gw yang yg untuk buat rt rw
  sekitar kira kurang lebih
  kemampuan produksinya produksi hasil sudah udah biasa biasanya dibantu dikerjakan total rata
  jumlah ada cuma hanya dapat
  tahun thn taun mau ingin pengen pingin minta tolong jl jln jalan gg gang ke pada cabang deket
  dekat minimal maksimal maksimum milik
  kepunyaan dr deh nih bu pak kak min in at from since by kapasitas2 sekali`);
/** Padding that is cut off both ends. */
export const ends = set(`ya bu pak kak min aja saja deh dong nih kok juga dan itu ini sih lah ibu
  bapak gitu yah kakak mas mbak bang nya serta sama sy saya skrg sekarang`);

/** No name of a person. */
export const noName = set(`
  jual jualan mau ingin punya usaha tinggal dari di bikin buat produksi umur pemilik owner warga
  sudah udah baru pengusaha pedagang
  penjual penjahit tukang ibu bapak orang asli lagi sedang ada adalah yang yg produk dagang buka
  bisa ke belum minat tertarik daftar
  setuju juga cuma hanya kerja kerjanya karyawan pelaku umkm umk pengrajin produsen masih tidak
  gak ga nggak memproduksi membuat menjual
  berjualan menerima terima rumah warung toko sendiri sendirian kecamatan kelurahan kec kel
  sanggup mohon minta butuh cari tanya nama
  namanya berdagang kuliner jasa dagangan suplier supplier keripik kue nasi dan sama dibantu
  seorang itu ini produknya perusahaan pt cv bengkel konveksi katering catering laundry salon kedai
  resto kantin depot`);
