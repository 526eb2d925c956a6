/** The content words of a product or a need, in a form in which the same thing is the same word. */

const FILLER = new Set(
  (
    'dan atau yang untuk dari di ke per dengan serta juga bisa ada jual jualan menjual bikin buat membuat ' +
    'usaha produk produksi pengadaan belanja pembelian penyediaan kebutuhan butuh perlu cari mencari kami saya ' +
    'aneka macam berbagai segala jenis lain lainnya dll dsb the and for of a an'
  ).split(' '),
);

/** Distinct content words of three letters or more, lower case, without digits. */
export function contentWords(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]+/g, ' ')
    .split(' ')
    .filter((word) => word.length > 2 && !FILLER.has(word));
  return new Set(words);
}
