/** The words around a yes, a no and a not yet, in the normal forms of intentWords.ts; data only. */

/** A message of these words only is a yes … */
export const yesWords = `
  ya oke siap betul benar boleh sudah punya ada setuju lanjut gas mau bisa baik baiklah tentu
  tentunya
  pasti jelas sure cocok pas yakin dengan senang hati aman absolutely of course gapapa gpp rapopo
  teu
  nanaon semua semuanya sekali sesuai jadi mantap mantul good great fine perfect tentulah pastinya jalan
`;

/** … unless it holds nothing but these. */
export const yesBesides =
  'dengan senang hati semua semuanya sekali of course nanaon teu jalan jadi';

/** A refusal begins with one of these … */
export const noWords = 'tidak bukan ogah jangan usah';

/** … and goes on with these only. */
export const afterNo = `
  tidak bukan ada punya mau setuju usah butuh betul benar boleh bisa minat dulu ikut cocok pas
  sesuai
  terimakasih terima kasih siap sudah begitu sama sekali pernah kok apapun satupun satu pun
  samasekali
  lagi sanggup berkenan bersedia kuat akan untuk saat sekarang sekalipun masalah do you pun kayak
  ogah
  ya oke deal jual yakin memiliki begitu setuju lanjut blas pisan babar any one way`;

/** A not yet holds "belum" and these only. */
export const afterNotYet = `
  belum ada punya sempat bikin buat urus proses jadi selesai keluar pernah bisa siap daftar mau juga
  dulu lengkap terbit lagi semua sama sekali nanti rencana sudah tidak lanjut kelar beres mulai
  aktif
  terdaftar cek dapat dapet memiliki dibuat masih sedang untuk sampai sekarang kok minat butuh
  setuju
  keburu dikasih turun oke ya bikinin jalan samasekali satupun apapun pun saat gitu nyampe betul
  benar
  nduwe kesampaian kesempatan niat akan tahun minggu bulan depan besok insyaallah insya allah`;

/** Something that is being seen to. */
export const underWay = `
  masih|sedang|lagi|baru|dalam|on|tahap|otw
  proses|progress|progres|bikin|buat|nunggu|menunggu|daftar|mengajukan|pembuatan|pengurusan|verifikasi
  * /
  masih|sedang|lagi|baru dalam|di|tahap|mau proses|bikin|buat|daftar * /
  proses / sedang proses * / baru mau|akan|rencana * / on|in progress|proses|process / otw /
  menunggu|nunggu|sebentar terbit|keluar|jadi|sertifikat|selesai * /
  sudah daftar|proses tapi|tinggal|cuma? belum|nunggu|menunggu|sebentar * / proses sudah? belum * /
  masih|sedang|lagi di|ke|dalam proses|dinas|notaris|oss *`;

/** A first word of these answers a yes-or-no question, whatever is explained after it … */
export const clearYes = 'ya oke betul benar setuju siap boleh sudah';

/** … unless the sentence turns round with one of these. */
export const turning = 'tapi tetapi cuma kecuali asal asalkan nanti kalau kalo jika but cuman';
