/** Whether somebody tells that goods of theirs are refused today, in everyday words; what happened another day is none. */
import { wordsOf } from './normalise.ts';

/** "ditolak", "ga diterima", "dipulangin", "diretur", "reject" … as they are typed. */
const REFUSED =
  /^(?:di)?(?:tolak|nolak|retur|reject|rijek|rejek|balikin|balikkan|kembalikan|kembaliin|pulangin|pulangkan|suruhpulang)(?:ed|kan|in|nya)?$|^(?:menolak|nolak|returned|refused|rejected|refuse)$/;
const NOT = new Set('gak ga nggak ngga enggak tidak tdk tak kagak gk g blm belum not'.split(' '));
const ACCEPTED = /^(?:di)?(?:terima|trima|bongkar|ambil)(?:in)?$|^(?:masuk|accepted)$/;
const GOODS =
  /^(?:barang|brg|kiriman|pesanan|orderan|order|pengiriman|paket|muatan|truk|mobil|stok|produk|dagangan|makanan|nasi|kotak|goods|delivery|shipment)(?:nya|ku|saya|an)?$/;
const NOW =
  /^(?:hariini|hari|tadi|td|barusan|baru|sekarang|skrg|skr|siang|pagi|sore|malam|detik|saat|lagi|today|now|just|morning)$/;
/** Told of another time, or of what is no delivery. */
const THEN =
  /^(?:kemarin|kemaren|kmrn|lalu|dulu|minggu|bulan|tahun|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|yesterday|last|week|month|tomorrow|proposal|lamaran|pengajuan|permohonan|tawaran|penawaran|kalau|kalo|takut|jangan|if)$/;

export function refusedToday(typed: string): boolean {
  const words = wordsOf(typed);
  const refused = words.some(
    (word, at) =>
      (REFUSED.test(word) && !NOT.has(words[at - 1] ?? '')) ||
      (ACCEPTED.test(word) && NOT.has(words[at - 1] ?? '') && words.some((one) => GOODS.test(one))),
  );
  if (!refused || words.some((word) => THEN.test(word))) return false;
  // Of goods at least, or of this very day: "proposal ditolak" is neither.
  const goods = words.some((word) => GOODS.test(word));
  return (
    goods &&
    words.some((word, at) => NOW.test(word) && !(word === 'hari' && words[at + 1] !== 'ini'))
  );
}
